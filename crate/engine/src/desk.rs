//! The way in for the extension: a request from the content script in, a worded reply and what to store out. Pure.

use crate::date::Date;
use crate::known::{Answer, Known};
use crate::policy::Policy;
use crate::view::{Reply, Request};
use crate::wording::Wording;

/// A reply and what its caller has to store before he passes it on.
#[derive(Debug, Clone, PartialEq)]
pub struct Answered {
    /// What to tell the content script.
    pub reply: Reply,
    /// What to store.
    pub save: Vec<Save>,
}

/// Something to store.
#[derive(Debug, Clone, PartialEq)]
pub enum Save {
    /// The policy as it now stands in `storage.local.policy`.
    Policy(Policy),
    /// What the rep answered about the recipients of the draft.
    Answer(Answer),
}

/// What a desk works with.
#[derive(Debug)]
pub struct Desk<'a> {
    /// What the register knows of the draft's recipients.
    pub known: &'a Known,
    /// The policy in force: managed over local.
    pub policy: &'a Policy,
    /// The local policy alone, which a form changes.
    pub local: &'a Policy,
    /// Policy paths that managed storage sets (`organisation.name`).
    pub locked: &'a [String],
    /// The UI's words.
    pub wording: &'a Wording,
    /// The day.
    pub today: Date,
}

/// Answers a request of the content script.
#[must_use]
pub fn answer(_request: &Request, _desk: &Desk<'_>) -> Answered {
    Answered { reply: Reply::Nothing { text: String::new() }, save: Vec::new() }
}
