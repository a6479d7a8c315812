//! The rules, one file each, and what they see of a draft. `docs/rules.md` is made from this list.

use crate::audience::{Person, candidates};
use crate::country::{Calls, Confidence, Country, Regime};
use crate::date::Date;
use crate::draft::Draft;
use crate::footer::Part;
use crate::known::{Consent, Known, Relationship};
use crate::policy::{Level, Policy};
use crate::report::{AddressKind, Audience, AudienceKind, Disclosures, Severity, Span, Strength};
use crate::signals::Signals;
use crate::snapshot::{Channel, Snapshot};
use crate::tokens::Tokens;
use crate::words;

/// What a rule needs before it is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// What the draft must say: outreach only, silent when a stop removes all recipients.
    Disclosure,
    /// Whether it may go out: outreach only.
    Permission,
    /// Faults of any message with an outsider among its recipients.
    Outsider,
    /// Whether somebody may be called: calls of which nobody said that they are no outreach.
    Call,
    /// Questions where a fact that decides is unknown.
    House,
}

/// One rule: what it is for its readers, and how it finds.
#[derive(Debug)]
pub struct Rule {
    /// Kebab-case name of the fault; also its file, wording key and policy key.
    pub id: &'static str,
    /// Version that brought it.
    pub since: &'static str,
    /// When it is asked.
    pub group: Group,
    /// Severity where neither the case nor a policy says otherwise.
    pub severity: Severity,
    /// Keys of `data/citations.toml`, or `country`.
    pub citations: &'static [&'static str],
    /// The part of the footer that mends it.
    pub adds: Option<Part>,
    /// What, why and do, in Markdown; empty without the feature `wordings`.
    pub doc: &'static str,
    /// Finds the fault.
    pub find: fn(&Case<'_>) -> Vec<Hit>,
}

/// What a rule found; [`crate::check()`] makes a finding of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// Severity of this case, before policy and caps.
    pub severity: Option<Severity>,
    /// The most that policy may make of it: a fact or a row of the country table is not sure enough for more.
    pub cap: Severity,
    /// The words.
    pub span: Option<Span>,
    /// Values for the wording.
    pub values: Vec<(&'static str, String)>,
}

impl Default for Hit {
    fn default() -> Self {
        Self { severity: None, cap: Severity::Stop, span: None, values: Vec::new() }
    }
}

impl Hit {
    /// At the words that prove it.
    #[must_use]
    pub fn at(span: Option<Span>) -> Self {
        Self { span, ..Self::default() }
    }

    /// With another severity than the rule's own.
    #[must_use]
    pub fn of(self, severity: Severity) -> Self {
        Self { severity: Some(severity), ..self }
    }

    /// Never more than that.
    #[must_use]
    pub fn at_most(self, cap: Severity) -> Self {
        Self { cap: self.cap.min(cap), ..self }
    }

    /// With a value for the wording's placeholder.
    #[must_use]
    pub fn with(self, name: &'static str, value: impl Into<String>) -> Self {
        self.valued(name, value.into())
    }

    /// Once in the WASM, not once a rule.
    #[inline(never)]
    fn valued(mut self, name: &'static str, value: String) -> Self {
        self.values.push((name, value));
        self
    }

    /// Rests on a row of the country table: names it, and is no more severe than the row is sure.
    #[must_use]
    pub fn by_row(self, country: &'static Country, weak: bool) -> Self {
        self.by(country, country.confidence, weak)
    }

    /// Rests on what a row says of calls, which is often less sure than what it says of emails.
    #[must_use]
    pub fn by_calls(self, country: &'static Country, calls: &Calls, weak: bool) -> Self {
        self.by(country, calls.confidence, weak)
    }

    #[inline(never)]
    fn by(self, country: &'static Country, confidence: Confidence, weak: bool) -> Self {
        self.at_most(if weak { Severity::Hint } else { cap(confidence) })
            .with("country", country.code)
            .with("confidence", sure(weak, confidence))
    }
}

/// How the panel words that a row is not sure: a weak sign of the country, or a row from our notes.
fn sure(weak: bool, confidence: Confidence) -> &'static str {
    match confidence {
        _ if weak => "weak",
        Confidence::V => "",
        Confidence::S | Confidence::K => "notes",
    }
}

/// The most that a row of that confidence may back (RULES section 1.2).
fn cap(confidence: Confidence) -> Severity {
    match confidence {
        Confidence::V => Severity::Stop,
        Confidence::S => Severity::Warn,
        Confidence::K => Severity::Hint,
    }
}

/// What rules see.
#[derive(Debug)]
pub struct Case<'a> {
    /// The composer.
    pub snapshot: &'a Snapshot,
    /// Its draft.
    pub draft: &'a Draft,
    /// What the register knows.
    pub known: &'a Known,
    /// The organisation.
    pub policy: &'a Policy,
    /// What the text says of its purpose.
    pub signals: &'a Signals,
    /// What the draft discloses.
    pub disclosures: &'a Disclosures,
    /// Who it is for.
    pub audience: &'a Audience,
    /// All recipients.
    pub people: &'a [Person<'a>],
    /// Whether an answer by reply reaches somebody.
    pub repliable: bool,
    /// The day.
    pub today: Date,
}

impl<'a> Case<'a> {
    /// Any outreach.
    #[must_use]
    pub fn outreach(&self) -> bool {
        matches!(self.audience.kind, AudienceKind::OutreachFirst | AudienceKind::OutreachFollowUp)
    }

    /// The first message.
    #[must_use]
    pub fn first(&self) -> bool {
        self.audience.kind == AudienceKind::OutreachFirst
    }

    /// By email.
    #[must_use]
    pub fn email(&self) -> bool {
        self.snapshot.channel == Channel::Email
    }

    /// A LinkedIn message, paid or not.
    #[must_use]
    pub fn direct_message(&self) -> bool {
        matches!(self.snapshot.channel, Channel::LinkedinMessage | Channel::LinkedinInmail)
    }

    /// The recipient who decides.
    #[must_use]
    pub fn person(&self) -> Option<&Person<'a>> {
        self.people.iter().find(|person| Some(person.index) == self.audience.recipient)
    }

    /// His country's row and whether it was told by the language alone.
    #[must_use]
    pub fn row(&self) -> Option<(&'static Country, bool)> {
        self.person().and_then(|person| Some((person.place.country?, person.place.weak)))
    }

    /// Rows of all outsiders without a relationship.
    pub fn rows(&self) -> impl Iterator<Item = (&Person<'a>, &'static Country, bool)> {
        candidates(self.people).filter_map(|person| Some((person, person.place.country?, person.place.weak)))
    }

    /// What his law asks of a first email; unknown countries by the table's own word for them.
    #[must_use]
    pub fn regime(&self) -> Option<Regime> {
        match self.row() {
            Some((country, _)) => Some(country.regime(self.audience.address_kind)),
            None => {
                self.person().filter(|person| person.place.european).map(|_| Regime::OptInUnless("counsel_cleared"))
            }
        }
    }

    /// Whether a private address is what makes the message one that needs consent.
    #[must_use]
    pub fn consumer(&self) -> bool {
        self.audience.address_kind == AddressKind::Consumer
    }

    /// Words that claim a consent of a stranger's of which nothing is on record.
    #[must_use]
    pub fn unrecorded_claim(&self) -> Option<Span> {
        let channel = matches!(self.snapshot.channel, Channel::Email | Channel::Call);
        let mut nothing = candidates(self.people).filter(|person| {
            person.recipient.address.is_some() && person.known.is_none_or(|known| known.consents.is_empty())
        });
        self.signals.consent_claim.filter(|_| channel && nothing.next().is_some())
    }

    /// Why the consents on record of a person do not cover this message (wording `problem.<key>`); `None` where one
    /// does, or where none is.
    #[must_use]
    pub fn consent_problem(&self, person: &Person<'_>) -> Option<&'static str> {
        let known = person.known.filter(|known| {
            !matches!(known.relationship, Relationship::Known | Relationship::Customer | Relationship::Internal)
        })?;
        let problem = |consent: &Consent| match self.snapshot.channel {
            // Of channel and withdrawal the rules for calls speak.
            Channel::Call if consent.withdrawn.is_some() || !consent.channels.contains(&Channel::Call) => None,
            Channel::LinkedinMessage | Channel::LinkedinInmail | Channel::LinkedinInvitation => None,
            _ if consent.withdrawn.is_some() => Some("withdrawn"),
            channel if !consent.channels.contains(&channel) => Some("channel"),
            _ if consent.controller.as_deref().is_some_and(|named| !self.is_ours(named)) => Some("controller"),
            _ => None,
        };
        known.consents.iter().try_fold(None, |_, consent| problem(consent).map(Some)).flatten()
    }

    /// Whether a name is that of our organisation, legal forms aside; where ours is not known it may be.
    fn is_ours(&self, name: &str) -> bool {
        let plain = |name: &str| {
            let tokens = Tokens::read(name);
            let mut plain = String::new();
            for word in tokens.all.iter().map(|token| tokens.word(token)) {
                plain.push_str(if words::holds(words::LEGAL_FORMS, word) { "" } else { word });
            }
            plain
        };
        self.policy.organisation.name.as_deref().is_none_or(|ours| plain(ours) == plain(name))
    }

    /// Whether a finding about the very consent speaks in place of one that none is on record (RULES section 1.6). Words
    /// of a draft do not talk away what a policy blocks.
    #[must_use]
    pub fn consent_told(&self, rule: &str) -> bool {
        let blocked = self.policy.rules.get(rule) == Some(&Level::Block);
        let told = self.unrecorded_claim().is_some() || self.person().and_then(|p| self.consent_problem(p)).is_some();
        told && !blocked
    }

    /// Whether there is an outsider: a recipient who is none of ours, or nobody read yet.
    #[must_use]
    pub fn outsider(&self) -> bool {
        self.audience.kind != AudienceKind::Internal
    }
}

/// Whether a disclosure is certainly missing.
#[must_use]
pub fn absent(strength: Strength) -> bool {
    strength == Strength::Absent
}

/// Nothing found.
#[must_use]
pub fn silent() -> Vec<Hit> {
    Vec::new()
}

/// One finding where the condition holds.
#[must_use]
pub fn when(condition: bool, hit: Hit) -> Vec<Hit> {
    if condition { vec![hit] } else { silent() }
}

/// Declares a rule: its doc comment is what users read in `docs/rules.md` and `fairreach rules`.
macro_rules! rule {
    ($(#[doc = $doc:literal])+ $name:ident { id: $id:literal, since: $since:literal, group: $group:ident, severity: $severity:ident,
      citations: [$($citation:literal),* $(,)?], adds: $adds:expr }) => {
        $(#[doc = $doc])+
        pub static $name: $crate::rules::Rule = $crate::rules::Rule {
            id: $id,
            since: $since,
            group: $crate::rules::Group::$group,
            severity: $crate::report::Severity::$severity,
            citations: &[$($citation),*],
            adds: $adds,
            doc: if cfg!(feature = "wordings") { concat!($($doc, "\n"),+) } else { "" },
            find,
        };
    };
}

/// Lists the rules in the order in which findings of one severity are shown.
macro_rules! rules {
    ($($file:ident::$name:ident),* $(,)?) => {
        $(mod $file;)*
        static RULES: &[&Rule] = &[$(&$file::$name),*];
    };
}

rules! {
    audience_unknown::AUDIENCE_UNKNOWN,
    suppressed_recipient::SUPPRESSED_RECIPIENT,
    call_suppressed::CALL_SUPPRESSED,
    merge_field_unfilled::MERGE_FIELD_UNFILLED,
    bulk_exposure::BULK_EXPOSURE,
    deceptive_subject::DECEPTIVE_SUBJECT,
    consent_claimed_not_recorded::CONSENT_CLAIMED_NOT_RECORDED,
    consent_scope::CONSENT_SCOPE,
    consent_needed::CONSENT_NEEDED,
    consumer_address::CONSUMER_ADDRESS,
    generic_not_exempt::GENERIC_NOT_EXEMPT,
    condition_unconfirmed::CONDITION_UNCONFIRMED,
    consent_request_is_marketing::CONSENT_REQUEST_IS_MARKETING,
    call_consent_needed::CALL_CONSENT_NEEDED,
    call_consent_other_channel::CALL_CONSENT_OTHER_CHANNEL,
    call_presumed_consent::CALL_PRESUMED_CONSENT,
    call_register_unchecked::CALL_REGISTER_UNCHECKED,
    call_recording::CALL_RECORDING,
    call_li_checklist::CALL_LI_CHECKLIST,
    linkedin_degree::LINKEDIN_DEGREE,
    opt_out_link_dead::OPT_OUT_LINK_DEAD,
    opt_out_hidden::OPT_OUT_HIDDEN,
    opt_out_missing::OPT_OUT_MISSING,
    opt_out_weak::OPT_OUT_WEAK,
    opt_out_missing_dm::OPT_OUT_MISSING_DM,
    objection_not_separate::OBJECTION_NOT_SEPARATE,
    source_missing::SOURCE_MISSING,
    source_weak::SOURCE_WEAK,
    reason_missing::REASON_MISSING,
    identity_missing::IDENTITY_MISSING,
    contact_missing::CONTACT_MISSING,
    no_reply_sender::NO_REPLY_SENDER,
    privacy_notice_missing::PRIVACY_NOTICE_MISSING,
    postal_address_missing::POSTAL_ADDRESS_MISSING,
    register_details_missing::REGISTER_DETAILS_MISSING,
    notice_language::NOTICE_LANGUAGE,
    subject_label_missing::SUBJECT_LABEL_MISSING,
    notice_overdue::NOTICE_OVERDUE,
    linkedin_data_copied::LINKEDIN_DATA_COPIED,
    li_assessment_missing::LI_ASSESSMENT_MISSING,
    special_category_detail::SPECIAL_CATEGORY_DETAIL,
    tracking_pixel::TRACKING_PIXEL,
    tracking_link::TRACKING_LINK,
    list_attachment::LIST_ATTACHMENT,
    linkedin_opt_in_hint::LINKEDIN_OPT_IN_HINT,
    invitation_pitch::INVITATION_PITCH,
    degree_unknown::DEGREE_UNKNOWN,
    recipient_unread::RECIPIENT_UNREAD,
    disclosures_unknown::DISCLOSURES_UNKNOWN,
    country_unknown::COUNTRY_UNKNOWN,
}

/// All rules, in the order in which findings of one severity are shown.
#[must_use]
pub fn catalogue() -> &'static [&'static Rule] {
    RULES
}

/// The rule with that id.
#[must_use]
pub fn by_id(id: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.id == id).copied()
}

#[cfg(test)]
pub(crate) mod testing;
#[cfg(test)]
mod tests;
