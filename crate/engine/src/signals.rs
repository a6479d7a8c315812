//! What the text alone says of its purpose: offers, meetings, templates on one side; invoices, orders, private talk on
//! the other. Scored by features that are data of each language, and explained.

use crate::draft::Draft;
use crate::language::Language;
use crate::report::Span;

/// What the text says of its purpose.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Signals {
    /// Does it read as outreach?
    pub outreach: Likelihood,
    /// The strongest words for that, offer or invitation.
    pub offer: Option<Span>,
    /// Words that mark an invoice, an order, a meeting already agreed.
    pub transactional: Option<Span>,
    /// Words that follow up an earlier message without an answer ("following up on my last mail").
    pub follow_up: Option<Span>,
    /// An introduction of two people to each other.
    pub introduction: Option<Span>,
}

/// How sure a reading is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likelihood {
    /// It reads as something else.
    No,
    /// Not to be told, or the language is not supported.
    #[default]
    Unknown,
    /// It does.
    Yes,
}

/// Reads the purpose of a draft from its text and subject.
#[must_use]
pub fn read(_draft: &Draft, _subject: Option<&str>, _language: Option<&'static Language>) -> Signals {
    Signals::default()
}
