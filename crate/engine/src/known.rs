//! What the register knows of the people a draft goes to.

use crate::date::Date;
use serde::{Deserialize, Serialize};

/// Facts about the recipients of one draft, looked up by who calls [`crate::check`].
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Known {
    /// One entry for a recipient of whom anything is known, by his index in `Snapshot::recipients`.
    pub people: Vec<KnownPerson>,
    /// Answers that the rep gave for this very draft.
    pub answers: Vec<Answer>,
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
