//! Requests of data subjects in incoming mail (RULES section 10).

use crate::draft::Draft;
use crate::report::Span;
use serde::{Deserialize, Serialize};

/// A request that a person made.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Found {
    /// The most far-reaching kind.
    pub kind: RequestKind,
    /// How sure, 0 to 1.
    pub score: f32,
    /// The words that ask.
    pub span: Span,
}

/// Kinds of requests, least far-reaching first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RequestKind {
    /// Stop writing.
    Unsubscribe,
    /// Withdraws consent (Article 7(3) GDPR).
    Withdrawal,
    /// Objects to processing or marketing (Article 21 GDPR).
    Objection,
    /// Asks what is held (Article 15 GDPR).
    Access,
    /// Asks to erase (Article 17 GDPR).
    Erasure,
}

/// Tells whether an incoming mail asks for something.
#[must_use]
pub fn classify(_draft: &Draft, _subject: Option<&str>) -> Option<Found> {
    None
}
