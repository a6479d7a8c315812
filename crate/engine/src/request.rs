//! Requests of data subjects in incoming mail (RULES section 10).

use crate::draft::Draft;
use crate::language::{self, Language};
use crate::reading::Reading;
use crate::report::Span;
use crate::subject;
use crate::topic::Topic;
use serde::{Deserialize, Serialize};

/// A request that a person made.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// The most far-reaching kind.
    pub kind: RequestKind,
    /// All kinds that are asked for, the most far-reaching first: each must be answered.
    pub kinds: Vec<RequestKind>,
    /// The access request is about the source of the data alone ("where did you get my address?").
    pub source_alone: bool,
    /// ISO 639-1 code of the language that it was understood in.
    pub language: &'static str,
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

/// Tells whether an incoming mail asks for something.
#[must_use]
pub fn classify(draft: &Draft, subject: Option<&str>) -> Option<Found> {
    let subject = subject.unwrap_or_default();
    let text = Reading::of(draft, None);
    let told = language::detect_in(&text.tokens, &draft.text);
    let languages: Vec<&'static Language> = match told.language {
        Some(language) if text.tokens.all.len() >= language::FEW => vec![language],
        Some(first) => {
            std::iter::once(first).chain(language::all().iter().copied().filter(|l| l.code != first.code)).collect()
        }
        // "Stop" is said in many languages: English, where nothing tells.
        None if text.tokens.all.len() < language::FEW => {
            let english = |l: &&'static Language| l.code == "en";
            let all = || language::all().iter().copied();
            all().filter(english).chain(all().filter(|l| !english(l))).collect()
        }
        None => Vec::new(),
    };
    let mut body = text;
    let mut headline = Reading::plain(subject, None);
    for language in languages {
        body = body.again(&language.incoming);
        headline = headline.again(&language.incoming);
        if let Some((score, span, kinds)) = decide(&body, &headline, subject) {
            let kind = *kinds.first()?;
            let said = || body.said.iter().chain(&headline.said).map(|(_, found)| found.topic);
            let source_alone = said().any(|t| t == Topic::AskSource) && said().all(|t| t != Topic::AskAccess);
            return Some(Found { kind, kinds, source_alone, language: language.code, score, span });
        }
        // What one language takes back is not asked for in its sister language.
        if told.language.is_some() && body.said.iter().any(|(_, found)| found.topic == Topic::AskVeto) {
            return None;
        }
    }
    None
}

/// What text and subject ask for together: how sure, where, and all kinds, the most far-reaching first.
fn decide(body: &Reading<'_>, headline: &Reading<'_>, subject: &str) -> Option<(f32, Span, Vec<RequestKind>)> {
    let asked = asked(body);
    // "Re: ..." holds our own words.
    let by_subject = if subject::prefix(subject).is_some() { Vec::new() } else { self::asked(headline) };
    let span = |asked: &[(RequestKind, Span)]| {
        let first = asked.iter().max_by(|a, b| a.0.cmp(&b.0).then(b.1.start.cmp(&a.1.start)));
        first.map(|(_, span)| *span)
    };
    let (score, span) = match (span(&asked), by_subject.is_empty()) {
        (Some(span), false) => (0.98, span),
        (Some(span), true) => (0.95, span),
        // A subject alone asks only where the text says nothing else.
        (None, false) if body.said.iter().all(|(_, m)| m.topic != Topic::AskVeto) => (0.8, Span { start: 0, end: 0 }),
        _ => return None,
    };
    let all = || asked.iter().chain(&by_subject).map(|(kind, _)| *kind);
    let kinds = [
        RequestKind::Erasure,
        RequestKind::Access,
        RequestKind::Objection,
        RequestKind::Withdrawal,
        RequestKind::Unsubscribe,
    ];
    Some((score, span, kinds.into_iter().filter(|kind| all().any(|asked| asked == *kind)).collect()))
}

/// The requests that no sentence takes back and that stand above a newsletter's own words, with theirs.
fn asked(reading: &Reading<'_>) -> Vec<(RequestKind, Span)> {
    let footer = reading.about(Topic::Newsletter).next().map_or(usize::MAX, |(sentence, _)| sentence);
    let asks = reading.said.iter().filter_map(|(sentence, found)| {
        let kind = match found.topic {
            Topic::AskUnsubscribe => RequestKind::Unsubscribe,
            Topic::AskWithdrawal => RequestKind::Withdrawal,
            Topic::AskObjection => RequestKind::Objection,
            Topic::AskAccess | Topic::AskSource => RequestKind::Access,
            Topic::AskErasure => RequestKind::Erasure,
            _ => return None,
        };
        let vetoed = *sentence >= footer || reading.says(*sentence, Topic::AskVeto).is_some();
        (!vetoed).then_some((kind, reading.span(*found)?))
    });
    asks.collect()
}
