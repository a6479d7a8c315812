//! From a snapshot to a report: read, judge the audience, ask the rules, draw the verdict.

use crate::address;
use crate::audience::{self, Person, Sight, candidates};
use crate::date::Date;
use crate::draft::Draft;
use crate::known::Known;
use crate::policy::{Level, Policy};
use crate::reading::Reading;
use crate::report::{AudienceKind, Disclosures, Finding, Report, Severity, Strength, Verdict};
use crate::rules::{self, Case, Group, Hit, Rule};
use crate::snapshot::{Channel, Degree, Snapshot};
use crate::{evidence, signals};

/// Judges a draft. Pure, deterministic, no panic on any input, linear in the draft's length.
#[must_use]
pub fn check(snapshot: &Snapshot, known: &Known, policy: &Policy, today: Date) -> Report {
    judge(snapshot, known, policy, today).report
}

/// A report and what it was made of, for the face and the footer.
pub struct Judged<'a> {
    /// The draft, taken apart.
    pub draft: Draft,
    /// Its recipients.
    pub people: Vec<Person<'a>>,
    /// Whether an answer by reply reaches somebody.
    pub repliable: bool,
    /// The report.
    pub report: Report,
}

/// Judges a draft and keeps what the judgement was made of.
pub fn judge<'a>(snapshot: &'a Snapshot, known: &'a Known, policy: &'a Policy, today: Date) -> Judged<'a> {
    let draft = snapshot.body.as_ref().map(Draft::read).unwrap_or_default();
    let subject = snapshot.subject.as_deref();
    // Taken apart once; the language's patterns are found once.
    let mut reading = Reading::of(&draft, None);
    let detected = reading.written_in();
    if let Some(language) = detected.language {
        reading = reading.again(&language.outgoing);
    }
    let from = snapshot.from.as_ref().and_then(|from| from.address.as_deref());
    let repliable = !from.is_some_and(address::is_no_reply);
    let signals = detected.language.map(|language| signals::purpose(&reading, subject, language)).unwrap_or_default();
    let disclosures = match snapshot.body {
        Some(_) => evidence::disclosed(&reading, &draft, detected.language, policy, from, repliable),
        None => Disclosures::default(),
    };
    let sight = Sight { snapshot, draft: &draft, signals: &signals, known, policy, language: detected.code };
    let people = audience::people(&sight, &snapshot.recipients, known);
    let audience = audience::judge(&sight, &people);
    let case = Case {
        snapshot,
        draft: &draft,
        known,
        policy,
        signals: &signals,
        disclosures: &disclosures,
        audience: &audience,
        people: &people,
        repliable,
        today,
    };
    let (found, audited) = ask(&case);
    // Of one severity, the order of the list of rules.
    let of = |severity| found.iter().filter(move |finding| finding.severity == severity).cloned();
    let findings: Vec<Finding> = of(Severity::Stop).chain(of(Severity::Warn)).chain(of(Severity::Hint)).collect();
    let verdict = verdict(&case, &findings);
    let readable = readable(snapshot);
    let report = Report { language: detected.code, audience, disclosures, findings, audited, verdict, readable };
    Judged { draft, people, repliable, report }
}

/// Whether the body and at least one recipient (or that there is none yet) could be read.
fn readable(snapshot: &Snapshot) -> bool {
    let unread =
        |channel| channel == Channel::Email && snapshot.recipients.iter().all(|recipient| recipient.address.is_none());
    let nobody = !snapshot.recipients.is_empty() && unread(snapshot.channel);
    // Before a call nothing is written.
    (snapshot.body.is_some() || snapshot.channel == Channel::Call) && snapshot.recipients_read && !nobody
}

/// Asks every rule that applies; what is shown and what is only recorded.
fn ask(case: &Case<'_>) -> (Vec<Finding>, Vec<Finding>) {
    let (mut shown, mut audited) = (Vec::new(), Vec::new());
    let gone = everybody_suppressed(case);
    for rule in rules::catalogue() {
        let applies = match rule.group {
            Group::Disclosure => case.outreach() && !gone,
            Group::Permission => case.outreach(),
            Group::Outsider => case.outsider(),
            Group::Call => case.call().is_some(),
            Group::House => true,
        };
        let level = case.policy.rules.get(rule.id).copied();
        if !applies || (level == Some(Level::Off) && !is_fixed(rule.id)) {
            continue;
        }
        let marketing = matches!(rule.group, Group::Disclosure | Group::Permission);
        for hit in (rule.find)(case) {
            let hit = if marketing && case.doubtful() { hit.at_most(Severity::Hint) } else { hit };
            let list = if level == Some(Level::Audit) && !is_fixed(rule.id) { &mut audited } else { &mut shown };
            list.push(finding(rule, hit, level));
        }
    }
    (shown, audited)
}

/// A stop that removes every outsider leaves nobody to whom anything must be disclosed.
fn everybody_suppressed(case: &Case<'_>) -> bool {
    let mut outsiders = candidates(case.people).peekable();
    outsiders.peek().is_some() && outsiders.all(|person| person.known.is_some_and(|known| known.suppressed))
}

/// Whoever objected stays protected, whatever a policy says (Article 21(3) GDPR).
pub(crate) fn is_fixed(rule: &str) -> bool {
    matches!(rule, "suppressed-recipient" | "call-suppressed")
}

fn finding(rule: &Rule, hit: Hit, level: Option<Level>) -> Finding {
    let own = hit.severity.unwrap_or(rule.severity);
    let asked = match level.filter(|_| !is_fixed(rule.id)) {
        Some(Level::Hint) => Severity::Hint,
        Some(Level::Warn) => Severity::Warn,
        Some(Level::Block) => Severity::Stop,
        Some(Level::Off | Level::Audit) | None => own,
    };
    Finding {
        rule: rule.id,
        severity: asked.min(hit.cap),
        span: hit.span,
        values: hit.values,
        citations: rule.citations,
    }
}

fn verdict(case: &Case<'_>, findings: &[Finding]) -> Verdict {
    match findings.iter().map(|finding| finding.severity).max() {
        Some(Severity::Stop) => return Verdict::Stop,
        Some(Severity::Warn) => return Verdict::Fix,
        Some(Severity::Hint) | None => {}
    }
    match case.audience.kind {
        AudienceKind::Internal | AudienceKind::Reply | AudienceKind::Known | AudienceKind::Transactional => {
            Verdict::NotOutreach
        }
        AudienceKind::Unknown => Verdict::Hint,
        AudienceKind::OutreachFirst | AudienceKind::OutreachFollowUp => {
            // Paid delivery to somebody who is no connection stays a question, whatever else is in order.
            let inmail =
                case.snapshot.channel == Channel::LinkedinInmail && case.snapshot.degree != Some(Degree::First);
            let open = case.doubtful()
                || case.degree_undecided()
                || case.unread().next().is_some()
                || case.disclosures_undecided();
            if open || inmail { Verdict::Hint } else { Verdict::Ready }
        }
    }
}

impl<'a> Case<'a> {
    /// Outreach on LinkedIn where the degree could not be read.
    #[must_use]
    pub fn degree_undecided(&self) -> bool {
        let linkedin = self.direct_message() || self.snapshot.channel == Channel::LinkedinInvitation;
        linkedin && self.outreach() && self.snapshot.degree.is_none()
    }

    /// A mail that just reads as a first contact, and nobody has said whether it is one: what it lacks is a question.
    #[must_use]
    pub fn doubtful(&self) -> bool {
        let first = self.audience.kind == AudienceKind::OutreachFirst;
        self.email() && first && self.signals.barely && self.known.answers.is_empty()
    }

    /// Recipients of an email whose address the page does not show.
    pub fn unread(&self) -> impl Iterator<Item = &Person<'a>> {
        let addressed = matches!(self.snapshot.channel, Channel::Email | Channel::Call);
        self.people.iter().filter(move |person| addressed && person.recipient.address.is_none())
    }

    /// Outreach by email of which nobody could tell what it discloses.
    #[must_use]
    pub fn disclosures_undecided(&self) -> bool {
        self.email() && self.outreach() && self.disclosures.opt_out.strength == Strength::Unknown
    }
}
