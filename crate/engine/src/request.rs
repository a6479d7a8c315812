//! Requests of data subjects in incoming mail (RULES section 10).

use crate::draft::Draft;
use crate::language::{self, Language};
use crate::reading::Reading;
use crate::report::Span;
use crate::topic::Topic;
use serde::{Deserialize, Serialize};

/// A request that a person made.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Found {
    /// The most far-reaching kind.
    pub kind: RequestKind,
    /// How sure, 0 to 1.
    pub score: f32,
    /// The words that ask; empty where only the subject does.
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

/// A text of fewer words may be of any language.
const SHORT: usize = 12;

/// Tells whether an incoming mail asks for something.
#[must_use]
pub fn classify(draft: &Draft, subject: Option<&str>) -> Option<Found> {
    let subject = subject.unwrap_or_default();
    let text = Reading::of(draft, None);
    let told = language::detect_in(&text.tokens, &draft.text);
    let languages: Vec<&'static Language> = match told.language {
        Some(language) if text.tokens.all.len() >= SHORT => vec![language],
        Some(first) => {
            std::iter::once(first).chain(language::all().iter().copied().filter(|l| l.code != first.code)).collect()
        }
        None if text.tokens.all.len() < SHORT => language::all().to_vec(),
        None => Vec::new(),
    };
    let mut body = text;
    let mut headline = Reading::plain(subject, None);
    for language in languages {
        body = body.again(&language.incoming);
        headline = headline.again(&language.incoming);
        if let Some(found) = decide(&body, &headline, subject) {
            return Some(found);
        }
    }
    None
}

/// What text and subject ask for together.
fn decide(body: &Reading<'_>, headline: &Reading<'_>, subject: &str) -> Option<Found> {
    let asked = strongest(body);
    let by_subject = strongest(headline).filter(|_| !answers(subject));
    match (asked, by_subject) {
        (Some((kind, span)), Some((other, _))) => Some(Found { kind: kind.max(other), score: 0.98, span }),
        (Some((kind, span)), None) => Some(Found { kind, score: 0.95, span }),
        // A subject alone asks only where the text says nothing else.
        (None, Some((kind, _))) if body.said.iter().all(|(_, m)| m.topic != Topic::AskVeto) => {
            Some(Found { kind, score: 0.8, span: Span { start: 0, end: 0 } })
        }
        _ => None,
    }
}

/// "Re: ..." holds our own words.
fn answers(subject: &str) -> bool {
    let head = subject.trim_start();
    let mark = head.split([':', '：']).next().unwrap_or_default();
    mark.len() < head.len() && mark.chars().count() <= 4
}

/// The most far-reaching request that no sentence takes back.
fn strongest(reading: &Reading<'_>) -> Option<(RequestKind, Span)> {
    let asks = reading.said.iter().filter_map(|(sentence, found)| {
        let kind = match found.topic {
            Topic::AskUnsubscribe => RequestKind::Unsubscribe,
            Topic::AskWithdrawal => RequestKind::Withdrawal,
            Topic::AskObjection => RequestKind::Objection,
            Topic::AskAccess => RequestKind::Access,
            Topic::AskErasure => RequestKind::Erasure,
            _ => return None,
        };
        let vetoed = reading.says(*sentence, Topic::AskVeto).is_some();
        (!vetoed).then_some((kind, reading.span(*found)?))
    });
    asks.max_by(|a, b| a.0.cmp(&b.0).then(b.1.start.cmp(&a.1.start)))
}
