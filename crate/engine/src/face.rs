//! From a report to what the face shows, in the words of the UI's language.

use crate::audience::shown;
use crate::check::Judged;
use crate::country::Confidence;
use crate::footer::{self, Composed, Part};
use crate::gate::{self, Barrier};
use crate::known::Answer;
use crate::policy::{Override, Policy};
use crate::report::{AddressKind, AudienceKind, Because, Finding, Severity, Verdict};
use crate::snapshot::{Channel, Degree, Field, Recipient, Snapshot};
use crate::view::{Action, Badge, Button, Gate, Highlight, Line, Notices, Panel, Term, Tone, View};
use crate::wording::Wording;
use crate::{citation, country, rules};

/// Words a report.
pub fn view(snapshot: &Snapshot, judged: &Judged<'_>, policy: &Policy, wording: &Wording) -> View {
    let face = Face { snapshot, judged, policy, wording, highlights: highlights(judged) };
    let (tone, count) = face.tone();
    View {
        badge: face.badge(tone, count),
        panel: face.panel(tone, count),
        highlights: face.highlights.iter().map(|(_, mark)| mark.clone()).collect(),
        gate: gate::barrier(judged, policy).map(|barrier| face.gate(&barrier)),
    }
}

struct Face<'a> {
    snapshot: &'a Snapshot,
    judged: &'a Judged<'a>,
    policy: &'a Policy,
    wording: &'a Wording,
    /// Index of the finding and its mark.
    highlights: Vec<(usize, Highlight)>,
}

fn highlights(judged: &Judged<'_>) -> Vec<(usize, Highlight)> {
    let marks = judged.report.findings.iter().enumerate().filter_map(|(index, finding)| {
        let extent = judged.draft.extent(finding.span.filter(|span| span.end > span.start)?)?;
        Some((index, Highlight { severity: finding.severity, from: extent.from, to: extent.to }))
    });
    marks.collect()
}

impl Face<'_> {
    fn say(&self, key: &str) -> String {
        self.wording.say(key, &[])
    }

    /// State of the badge and the number of stops and warnings.
    fn tone(&self) -> (Tone, usize) {
        let report = &self.judged.report;
        let count = report.findings.iter().filter(|finding| finding.severity >= Severity::Warn).count();
        let tone = match report.verdict {
            _ if !report.readable => Tone::NotReadable,
            Verdict::Ready if self.policy.organisation.name.is_none() => Tone::SetupNeeded,
            Verdict::Ready => Tone::Ready,
            Verdict::Fix => Tone::Fix,
            Verdict::Stop => Tone::Stop,
            Verdict::NotOutreach => Tone::NotOutreach,
            Verdict::Hint => Tone::Hint,
        };
        (tone, count)
    }

    fn badge(&self, tone: Tone, count: usize) -> Badge {
        let count = count.to_string();
        let text = self.wording.say(&format!("badge.{}", tone_key(tone)), &[("count", &count)]);
        let names: Vec<&str> = self.snapshot.recipients.iter().map(shown).filter(|name| !name.is_empty()).collect();
        let description = if names.is_empty() {
            self.say("badge.nobody")
        } else {
            self.wording.say("badge.to", &[("recipient", &names.join(", "))])
        };
        Badge { tone, name: self.wording.say("badge.name", &[("state", &text)]), text, description }
    }

    fn gate(&self, barrier: &Barrier<'_>) -> Gate {
        let note = match barrier.how {
            Override::Never => "gate.never",
            Override::Acknowledge => "gate.acknowledge",
            Override::Reason => "gate.reason_note",
            Override::FalseAlarm => "gate.false_alarm",
        };
        Gate {
            name: self.say("gate.name"),
            title: self.say("gate.title"),
            lines: barrier.findings.iter().map(|(index, finding)| self.line(*index, finding, false).what).collect(),
            note: self.say(note),
            reason: (barrier.how == Override::Reason).then(|| self.say("gate.reason")),
            open: barrier.how != Override::Never,
            fix: self.say("gate.fix"),
            send: self.say("gate.send"),
            cancel: self.say("gate.cancel"),
            again: self.say("gate.again"),
        }
    }

    fn panel(&self, tone: Tone, count: usize) -> Panel {
        let count = count.to_string();
        let empty = self.judged.draft.text.trim().is_empty() && tone == Tone::Hint;
        let title = if empty { "title.empty".to_owned() } else { format!("title.{}", tone_key(tone)) };
        let addable = self.addable();
        Panel {
            name: self.say("panel.name"),
            title: self.wording.say(&title, &[("count", &count)]),
            lines: self
                .judged
                .report
                .findings
                .iter()
                .enumerate()
                .map(|(index, finding)| self.line(index, finding, addable))
                .collect(),
            judged_name: self.say("judged.name"),
            judged: self.terms(),
            buttons: self.buttons(addable),
            close: self.say("button.close"),
            foot: self.say("panel.foot"),
            notices: Notices {
                inserted: self.say("notice.inserted"),
                copied: self.say("notice.copied"),
                failed: self.say("notice.failed"),
                working: self.say("notice.working"),
            },
        }
    }

    /// Whether `Insert footer` would add or replace something, or ask for it.
    fn addable(&self) -> bool {
        match footer::plan(self.snapshot, self.judged, self.policy) {
            Composed::Footer(_) | Composed::Ask(_) | Composed::TooLong => true,
            Composed::Complete | Composed::Unreadable => false,
        }
    }

    fn line(&self, index: usize, finding: &Finding, addable: bool) -> Line {
        let rule = finding.rule;
        let words: Vec<(&str, String)> =
            finding.values.iter().map(|(name, value)| (*name, self.value(name, value))).collect();
        let code = finding.values.iter().find(|(name, _)| *name == "country").map(|(_, value)| value.as_str());
        let law = citation::resolve("country", code).map(|law| law.text).unwrap_or_default();
        let mut values: Vec<(&str, &str)> = words.iter().map(|(name, value)| (*name, value.as_str())).collect();
        values.push(("law", &law));
        let variant = finding.values.iter().find(|(name, _)| *name == "variant").map(|(_, value)| value);
        let say = |part: &str| {
            let own = variant.map(|variant| format!("rule.{rule}.{part}_{variant}"));
            let key = own.filter(|key| self.wording.get(key).is_some());
            self.wording.say(&key.unwrap_or_else(|| format!("rule.{rule}.{part}")), &values)
        };
        let mut why = say("why");
        if let Some(doubt) = self.doubt(finding, code) {
            why = format!("{why} {doubt}");
        }
        Line {
            rule: rule.to_owned(),
            severity: finding.severity,
            severity_text: self.say(match finding.severity {
                Severity::Hint => "severity.hint",
                Severity::Warn => "severity.warn",
                Severity::Stop => "severity.stop",
            }),
            what: say("what"),
            why,
            to_do: say("do"),
            citations: finding.citations.iter().filter_map(|key| citation::resolve(key, code)).collect(),
            buttons: self.line_buttons(index, finding, addable),
        }
    }

    /// A value of a finding, as its reader knows it.
    fn value(&self, name: &str, value: &str) -> String {
        match name {
            "country" if value.is_empty() => self.say("country.unknown"),
            "country" => {
                let in_text = self.wording.get(&format!("country_of.{value}")).map(str::to_owned);
                in_text.unwrap_or_else(|| self.say(&format!("country.{value}")))
            }
            "condition" => self.say(&format!("condition.{value}")),
            "degree" => self.say(&format!("degree.{value}")),
            "problem" => self.say(&format!("problem.{value}")),
            _ => value.to_owned(),
        }
    }

    /// How sure the rule is, where it rests on a row of the country table (RULES section 12).
    fn doubt(&self, finding: &Finding, code: Option<&str>) -> Option<String> {
        code.filter(|code| !code.is_empty())?;
        let (_, confidence) = finding.values.iter().find(|(name, _)| *name == "confidence")?;
        match confidence.as_str() {
            "weak" => Some(self.say("confidence.language")),
            "notes" => Some(self.say("confidence.notes")),
            _ => None,
        }
    }

    fn button(&self, key: &str, action: Action, primary: bool) -> Button {
        Button { text: self.say(key), action, primary }
    }

    fn line_buttons(&self, index: usize, finding: &Finding, addable: bool) -> Vec<Button> {
        let mut buttons = Vec::new();
        let answer = |answer| Action::Answer { answer };
        if let Some(at) = self.highlights.iter().position(|(of, _)| *of == index) {
            buttons.push(self.button(
                "button.jump",
                Action::Jump { highlight: u32::try_from(at).unwrap_or(u32::MAX) },
                false,
            ));
        }
        let entry = self.policy.organisation.register_entry.is_some();
        let part = rules::by_id(finding.rule).and_then(|rule| rule.adds);
        if addable && part.is_some_and(|part| part != Part::Register || entry) {
            buttons.push(self.button("button.add", Action::InsertFooter, false));
        }
        let consent = ["consent-needed", "consumer-address", "condition-unconfirmed", "consent-claimed-not-recorded"];
        if consent.contains(&finding.rule) {
            buttons.push(self.button("button.consented", answer(Answer::Consented), false));
            buttons.push(self.button("button.customer", answer(Answer::Customer), false));
        }
        buttons
    }

    fn buttons(&self, addable: bool) -> Vec<Button> {
        let mut buttons = Vec::new();
        let answer = |answer| Action::Answer { answer };
        if addable {
            buttons.push(self.button("button.insert_footer", Action::InsertFooter, true));
        }
        let kind = self.judged.report.audience.kind;
        let outreach = matches!(kind, AudienceKind::OutreachFirst | AudienceKind::OutreachFollowUp);
        let asked = self.judged.report.findings.iter().any(|finding| finding.rule == "audience-unknown");
        if outreach || kind == AudienceKind::Unknown {
            buttons.push(self.button("button.not_outreach", answer(Answer::NotOutreach), false));
            buttons.push(self.button("button.already_talk", answer(Answer::AlreadyTalk), false));
        }
        if (!outreach || asked) && kind != AudienceKind::Internal {
            buttons.push(self.button("button.outreach", answer(Answer::Outreach), false));
        }
        buttons
    }

    fn terms(&self) -> Vec<Term> {
        let report = &self.judged.report;
        let audience = &report.audience;
        let unknown = || self.say("judged.unknown");
        let term = |key: &str, value: String, origin: Option<String>| Term {
            term: self.say(&format!("term.{key}")),
            value,
            origin,
        };
        let mut terms = vec![
            term(
                "channel",
                self.say(channel_key(self.snapshot.channel)),
                self.origin("channel").or_else(|| self.site()),
            ),
            term("to", self.recipients(), self.origin("recipients")),
        ];
        if matches!(
            self.snapshot.channel,
            Channel::LinkedinMessage | Channel::LinkedinInmail | Channel::LinkedinInvitation
        ) {
            terms.push(term(
                "degree",
                self.say(&format!("degree.{}", degree_key(self.snapshot.degree))),
                self.origin("degree"),
            ));
        }
        terms.push(term("audience", self.say(audience_key(audience.kind)), self.because(&audience.kind_because)));
        let address = match audience.address_kind {
            AddressKind::NamedBusiness => self.say("address.named"),
            AddressKind::GenericBusiness => self.say("address.generic"),
            AddressKind::Consumer => self.say("address.consumer"),
            AddressKind::Unknown => unknown(),
        };
        terms.push(term("address", address, self.because(&audience.address_because)));
        let country = audience.country.map_or_else(unknown, |code| self.say(&format!("country.{code}")));
        terms.push(term("country", country, self.law(self.whose(self.because(&audience.country_because)))));
        let language = report.language.map_or_else(unknown, |code| {
            self.wording.get(&format!("language.{code}")).map_or_else(|| code.to_owned(), str::to_owned)
        });
        terms.push(term("language", language, report.language.map(|_| self.say("because.language_words"))));
        terms
    }

    fn recipients(&self) -> String {
        if !self.snapshot.recipients_read && self.snapshot.recipients.is_empty() {
            return self.say("judged.unknown");
        }
        if self.snapshot.recipients.is_empty() {
            return self.say("judged.nobody");
        }
        self.snapshot.recipients.iter().map(|recipient| self.recipient(recipient)).collect::<Vec<_>>().join("; ")
    }

    fn recipient(&self, recipient: &Recipient) -> String {
        let shown = shown(recipient);
        let who = match recipient.address.as_deref() {
            Some(address) if address == shown => address.to_owned(),
            Some(address) => format!("{shown} <{address}>"),
            None if self.snapshot.channel == Channel::Email => {
                self.wording.say("judged.unread", &[("recipient", shown)])
            }
            None => shown.to_owned(),
        };
        match recipient.field {
            Field::Cc => format!("{}: {who}", self.say("field.cc")),
            Field::Bcc => format!("{}: {who}", self.say("field.bcc")),
            Field::To | Field::Unknown => who,
        }
    }

    fn origin(&self, fact: &str) -> Option<String> {
        let origin = self.snapshot.origins.iter().find(|origin| origin.fact == fact)?;
        Some(self.wording.say("judged.read", &[("hook", &origin.hook)]))
    }

    fn site(&self) -> Option<String> {
        let site = self.snapshot.site.as_str();
        (!site.is_empty()).then(|| self.wording.say("judged.site", &[("site", site)]))
    }

    fn because(&self, because: &Because) -> Option<String> {
        let value = because.value.as_deref().unwrap_or_default();
        (!because.key.is_empty()).then(|| self.wording.say(&format!("because.{}", because.key), &[("value", value)]))
    }

    /// With several recipients: whose country decides.
    fn whose(&self, because: Option<String>) -> Option<String> {
        let deciding =
            self.judged.people.iter().find(|person| Some(person.index) == self.judged.report.audience.recipient);
        match deciding.filter(|_| self.judged.people.len() > 1) {
            Some(person) => {
                let strictest = self.wording.say("judged.strictest", &[("recipient", person.shown())]);
                Some(because.map_or_else(|| strictest.clone(), |because| format!("{because}; {strictest}")))
            }
            None => because,
        }
    }

    /// The country's law, and how sure its row is, behind the reason for the country.
    fn law(&self, because: Option<String>) -> Option<String> {
        let row = self.judged.report.audience.country.and_then(country::by_code);
        let Some((row, law)) = row.and_then(|row| Some((row, citation::resolve("country", Some(row.code))?))) else {
            return because;
        };
        let confidence = if self.snapshot.channel == Channel::Call { row.calls().confidence } else { row.confidence };
        let sure = self.say(match confidence {
            Confidence::V => "confidence.read",
            Confidence::S | Confidence::K => "confidence.notes",
        });
        Some(because.into_iter().chain([law.text, sure]).collect::<Vec<_>>().join(" · "))
    }
}

impl Degree {
    /// Key below `degree.` in the wording files.
    #[must_use]
    pub fn key(self) -> &'static str {
        degree_key(Some(self))
    }
}

fn degree_key(degree: Option<Degree>) -> &'static str {
    match degree {
        Some(Degree::First) => "first",
        Some(Degree::Second) => "second",
        Some(Degree::Third) => "third",
        Some(Degree::Out) => "out",
        None => "unknown",
    }
}

fn tone_key(tone: Tone) -> &'static str {
    match tone {
        Tone::Ready => "ready",
        Tone::Fix => "fix",
        Tone::Stop => "stop",
        Tone::NotOutreach => "not_outreach",
        Tone::Hint => "hint",
        Tone::NotReadable => "not_readable",
        Tone::SetupNeeded => "setup_needed",
    }
}

fn channel_key(channel: Channel) -> &'static str {
    match channel {
        Channel::Email => "channel.email",
        Channel::LinkedinMessage => "channel.linkedin_message",
        Channel::LinkedinInmail => "channel.linkedin_inmail",
        Channel::LinkedinInvitation => "channel.linkedin_invitation",
        Channel::Call => "channel.call",
    }
}

fn audience_key(kind: AudienceKind) -> &'static str {
    match kind {
        AudienceKind::Internal => "audience.internal",
        AudienceKind::Reply => "audience.reply",
        AudienceKind::Known => "audience.known",
        AudienceKind::Transactional => "audience.transactional",
        AudienceKind::OutreachFirst => "audience.outreach_first",
        AudienceKind::OutreachFollowUp => "audience.outreach_follow_up",
        AudienceKind::Unknown => "audience.unknown",
    }
}
