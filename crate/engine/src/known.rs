//! What the register knows of the people a draft goes to.

use crate::date::Date;
use crate::snapshot::Channel;
use serde::{Deserialize, Serialize};

/// Facts about the recipients of one draft, looked up by who calls [`crate::check`].
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Known {
    /// One entry for a recipient of whom anything is known, by his index in `Snapshot::recipients`.
    pub people: Vec<KnownPerson>,
    /// Answers that the rep gave for this very draft.
    pub answers: Vec<Answer>,
    /// Whether a legitimate-interest assessment is on record for this outreach.
    pub assessed: Option<bool>,
}

/// What is known of one recipient.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct KnownPerson {
    /// Index in `Snapshot::recipients`.
    pub recipient: u32,
    /// How we stand to him.
    pub relationship: Relationship,
    /// On the suppression list, himself or his domain.
    pub suppressed: bool,
    /// Country by the register, ISO 3166-1 alpha-2.
    pub country: Option<String>,
    /// Day on which he was told source and reason (first communication made).
    pub disclosed: Option<Date>,
    /// Day on which his data were obtained.
    pub obtained: Option<Date>,
    /// Whether his address was first seen on `LinkedIn`.
    pub seen_on_linkedin: Option<bool>,
    /// Consents on record, with their scope; empty where none is.
    pub consents: Vec<Consent>,
    /// What was noted for calls.
    pub call: CallRecord,
}

impl KnownPerson {
    /// Whether a consent that is in force covers that channel; `None` where none was ever recorded with its scope.
    #[must_use]
    pub fn consented(&self, channel: Channel) -> Option<bool> {
        let covers = |consent: &Consent| consent.withdrawn.is_none() && consent.channels.contains(&channel);
        (!self.consents.is_empty()).then(|| self.consents.iter().any(covers))
    }
}

/// A consent on record (Article 7 GDPR, RULES section 11). Proof and wording stay in the register.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Consent {
    /// What it was given for.
    pub channels: Vec<Channel>,
    /// The purpose that was named; `None` was not noted.
    pub purpose: Option<String>,
    /// The organisation that was named; `None` was not noted.
    pub controller: Option<String>,
    /// Day on which it was given.
    pub given: Option<Date>,
    /// Day on which it was withdrawn; its use ends at once.
    pub withdrawn: Option<Date>,
}

/// What the register noted for calls to one person (RULES section 9). Each fact is yes, no or unknown.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct CallRecord {
    /// The number is a private person's, not a business's.
    pub private: Option<bool>,
    /// Day on which the concrete facts that speak for presumed consent were noted (UWG § 7(2) no. 1).
    pub facts_noted: Option<Date>,
    /// Day on which the number was last looked up in the country's registers.
    pub registers_checked: Option<Date>,
    /// The five answers without which a call cannot rest on legitimate interest.
    pub checklist: Checklist,
    /// The call is recorded.
    pub recorded: Option<bool>,
    /// The recording is announced and its basis noted.
    pub announced: Option<bool>,
}

/// Legitimate interest for calls needs yes to all five (RULES section 9).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Checklist {
    /// Who calls whom, why and with which data is written down.
    pub rules_written: Option<bool>,
    /// Notes of the conversation are kept safely.
    pub notes_safe: Option<bool>,
    /// A bought lead: where from, proof of notice or consent, and its date; yes where none was bought.
    pub lead_proven: Option<bool>,
    /// The interest was weighed before the call.
    pub interest_weighed: Option<bool>,
    /// The call says clearly how to go on and how to get out.
    pub way_out_said: Option<bool>,
}

impl Checklist {
    /// How many of the five are not answered with yes.
    #[must_use]
    pub fn missing(self) -> usize {
        let answers = [self.rules_written, self.notes_safe, self.lead_proven, self.interest_weighed, self.way_out_said];
        answers.iter().filter(|answer| **answer != Some(true)).count()
    }
}

/// How the organisation stands to a person.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Relationship {
    /// Nothing on record: unknown, not "stranger".
    #[default]
    Unknown,
    /// On record as a stranger: no relationship.
    None,
    /// Both sides already write to each other.
    Known,
    /// Customer, partner or supplier.
    Customer,
    /// Consented to marketing by this channel.
    Consented,
    /// A colleague.
    Internal,
}

/// What the rep answers in the panel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// This draft is no outreach (kept for this draft's thread or recipients).
    NotOutreach,
    /// This draft is outreach.
    Outreach,
    /// The person is known.
    AlreadyTalk,
    /// The person is a customer.
    Customer,
    /// The person has consented.
    Consented,
}
