//! Source, reason and privacy notice.

use super::{evidence, first, link};
use crate::policy::Policy;
use crate::reading::{Reading, join};
use crate::report::{Evidence, Span, Strength};
use crate::tokens::Kind;
use crate::topic::Topic;
use crate::words;

/// Where the data come from: a place is present, a kind of place weak (N10 to N13).
pub fn source(reading: &Reading<'_>) -> Evidence {
    let told = first(reading, Topic::Source, Topic::SourceVeto).map(|(_, span)| span);
    if let Some(span) = told.or_else(|| deed(reading)) {
        return evidence(Strength::Present, Some(span));
    }
    match first(reading, Topic::SourceVague, Topic::SourceVeto) {
        Some((_, span)) => evidence(Strength::Weak, Some(span)),
        None => evidence(Strength::Absent, None),
    }
}

/// A deed and that this is why the message comes, in one sentence or in two beside each other.
fn deed(reading: &Reading<'_>) -> Option<Span> {
    let free = |sentence: &usize| reading.says(*sentence, Topic::SourceVeto).is_none();
    reading.about(Topic::SourceHence).filter(|(at, _)| free(at)).find_map(|(at, hence)| {
        let mut near = [at, at + 1, at.wrapping_sub(1)].into_iter().filter(free);
        let deed = near.find_map(|sentence| reading.says(sentence, Topic::SourceDeed))?;
        Some(join(reading.span(deed)?, reading.span(hence)?))
    })
}

/// What ties this reader to this offer.
pub fn reason(reading: &Reading<'_>) -> Evidence {
    if let Some((_, span)) = first(reading, Topic::Reason, Topic::ReasonVeto) {
        return evidence(Strength::Present, Some(span));
    }
    match first(reading, Topic::ReasonWeak, Topic::ReasonVeto) {
        Some((_, span)) => evidence(Strength::Weak, Some(span)),
        None => evidence(Strength::Absent, None),
    }
}

fn names_privacy(text: &str) -> bool {
    let lower = text.to_lowercase();
    words::PRIVACY_STEMS.iter().any(|s| lower.contains(s))
}

/// The privacy notice: a link whose words or path say so and that is no other's, or words that lead to one with a link.
pub fn privacy(reading: &Reading<'_>, policy: &Policy) -> Evidence {
    let ours: Vec<String> = {
        let organisation = &policy.organisation;
        let urls = organisation.privacy_url.iter().map(|u| link::host(u));
        urls.chain(policy.sender.domains.iter().map(|d| d.to_lowercase())).collect()
    };
    let good = |href: &str| {
        let host = link::host(href);
        !link::dead(href)
            && !href.contains('@')
            && if ours.is_empty() {
                !words::FOREIGN_NOTICES.iter().any(|o| link::same_site(&host, o))
            } else {
                ours.iter().any(|o| link::same_site(&host, o))
            }
    };
    let mut weak: Option<Span> = None;
    for link in &reading.links {
        if good(link.href) && (names_privacy(reading.slice(link.span)) || names_privacy(&link::path(link.href))) {
            return evidence(Strength::Present, Some(link.span));
        }
    }
    let all = reading.tokens.all.len();
    for (_, span) in reading.kinds(0, all, Kind::Url) {
        let url = reading.slice(span);
        if good(url) && (names_privacy(&link::path(url)) || policy.organisation.privacy_url.as_deref() == Some(url)) {
            return evidence(Strength::Present, Some(span));
        }
    }
    for (index, found) in reading.about(Topic::Privacy) {
        let Some(span) = reading.span(found).filter(|_| reading.says(index, Topic::PrivacyVeto).is_none()) else {
            continue;
        };
        // In the sentence, or alone on the next line.
        let next = |s: &crate::tokens::Sentence| s.end - s.first <= 3;
        let sentences = [index, index + 1].into_iter().filter_map(|i| Some((i, reading.tokens.sentences.get(i)?)));
        for (_, sentence) in sentences.filter(|(i, s)| *i == index || next(s)) {
            let mut links = reading.links_in(sentence.first, sentence.end).map(|(_, l)| (l.span, l.href));
            let mut urls = reading.kinds(sentence.first, sentence.end, Kind::Url).map(|(_, s)| (s, reading.slice(s)));
            if let Some((place, _)) = links.find(|(_, h)| good(h)).or_else(|| urls.find(|(_, u)| good(u))) {
                return evidence(Strength::Present, Some(join(span, place)));
            }
        }
        weak.get_or_insert(span);
    }
    let weak = weak.or_else(|| first(reading, Topic::PrivacyWeak, Topic::PrivacyVeto).map(|(_, s)| s));
    weak.map_or(evidence(Strength::Absent, None), |span| evidence(Strength::Weak, Some(span)))
}
