//! The opt-out: an offer to stop, and a way that works (RULES section 6).

use super::{evidence, link};
use crate::reading::{Reading, join};
use crate::report::{Evidence, Span, Strength};
use crate::tokens::{Kind, Sentence};
use crate::topic::Topic;

/// What was found of an opt-out.
pub struct OptOut {
    pub evidence: Evidence,
    /// A link or placeholder that offers to stop and leads nowhere.
    pub dead: Option<(Span, String)>,
    /// It stands in a paragraph with other matter.
    pub amid: bool,
}

/// How a reader can act on an offer.
#[derive(Default)]
struct Ways {
    /// A link, an address or a number that works.
    direct: Option<Span>,
    /// As `direct`, but it takes a login.
    login: Option<Span>,
    dead: Option<(Span, String)>,
    /// An answer to the mail.
    reply: Option<Span>,
}

/// Sentences at the end of a longer paragraph are not brought to anybody's attention.
const LONG_DISCLAIMER: usize = 600;

pub fn find(reading: &Reading<'_>, repliable: bool) -> OptOut {
    let mut best = evidence(Strength::Absent, None);
    let mut dead = None;
    let mut better = |strength: Strength, span: Span| {
        let strength = if strength == Strength::Present && buried(reading, span) { Strength::Weak } else { strength };
        if strength > best.strength {
            best = evidence(strength, Some(span));
        }
    };
    for (index, sentence) in reading.tokens.sentences.iter().enumerate() {
        let says = |topic| reading.says(index, topic).and_then(|m| reading.span(m));
        if says(Topic::OptOutVeto).is_some() {
            continue;
        }
        let (offer, promise, label) = (says(Topic::Offer), says(Topic::Promise), says(Topic::Label));
        let wish = says(Topic::Wish);
        let Some(words) = offer.or(promise).or(label).or(wish) else { continue };
        let ways = ways(reading, index, sentence);
        if let Some(found) = ways.dead.filter(|_| offer.or(label).is_some()) {
            dead.get_or_insert(found);
        }
        if let Some(way) = ways.direct.filter(|_| offer.or(label).is_some()) {
            better(Strength::Present, join(words, way));
        } else if let Some(way) = ways.login.filter(|_| offer.or(label).is_some()) {
            better(Strength::Weak, join(words, way));
        }
        if let Some(reply) = ways.reply {
            if !repliable {
                continue;
            }
            let kept = offer.or(promise).or(label).is_some();
            better(if kept { Strength::Present } else { Strength::Weak }, join(words, reply));
        } else if offer.or(promise).or(wish).is_some() {
            better(Strength::Weak, words);
        }
    }
    for (index, topic) in &reading.linked {
        let Some(target) = reading.links.get(*index).filter(|_| matches!(topic, Topic::Offer | Topic::Label)) else {
            continue;
        };
        let around = reading.tokens.sentence_of(reading.tokens.within(target.span).start);
        if around.is_some_and(|s| reading.says(s, Topic::OptOutVeto).is_some()) {
            continue;
        }
        if link::dead(target.href) {
            dead.get_or_insert((target.span, target.href.to_owned()));
        } else if link::needs_login(target.href) {
            better(Strength::Weak, target.span);
        } else {
            better(Strength::Present, target.span);
        }
    }
    // A placeholder that names the way stands for a link that nobody set.
    for (_, span) in reading.kinds(0, reading.tokens.all.len(), Kind::Placeholder) {
        let name = reading.slice(span);
        if dead.is_none() && link::leaves(name) {
            dead = Some((span, name.to_owned()));
        }
    }
    let amid = best.span.is_some_and(|span| amid(reading, span));
    OptOut { evidence: best, dead, amid }
}

/// Whether the paragraph of an opt-out says other things too, longer than a greeting.
fn amid(reading: &Reading<'_>, opt_out: Span) -> bool {
    /// In bytes, so that Japanese counts fairly.
    const OTHER: usize = 60;
    let tokens = &reading.tokens;
    let Some(own) = tokens.sentence_of(tokens.within(opt_out).start) else { return false };
    let Some(paragraph) = tokens.sentences.get(own).map(|sentence| sentence.paragraph) else { return false };
    let other = tokens.sentences.iter().enumerate().filter(|(index, sentence)| {
        let about = [Topic::Offer, Topic::Label, Topic::Promise, Topic::Reply, Topic::Wish];
        sentence.paragraph == paragraph && !about.iter().any(|topic| reading.says(*index, *topic).is_some())
    });
    let spans = other.filter_map(|(_, sentence)| tokens.span(sentence.first, sentence.end));
    let apart = spans.filter(|span| span.end <= opt_out.start || opt_out.end <= span.start);
    apart.map(|span| span.end - span.start).sum::<usize>() >= OTHER
}

/// Whether a text that nobody sees offers to stop.
pub fn mentions(reading: &Reading<'_>) -> bool {
    reading
        .said
        .iter()
        .any(|(s, m)| matches!(m.topic, Topic::Offer | Topic::Label) && reading.says(*s, Topic::OptOutVeto).is_none())
}

/// The ways that a sentence or its neighbours name.
fn ways(reading: &Reading<'_>, index: usize, sentence: &Sentence) -> Ways {
    let mut ways = Ways::default();
    direct(reading, index, sentence, &mut ways);
    let next = reading.tokens.sentences.get(index + 1);
    if ways.direct.is_none()
        && ways.dead.is_none()
        && let Some(next) = next.filter(|n| n.paragraph <= sentence.paragraph + 1)
    {
        // "Unsubscribe:" and the address on a line of its own.
        let short = next.end - next.first <= 4;
        let says = |topic| reading.says(index + 1, topic).is_some();
        let points = sentence.mark == ':' || short || (sentence.mark == '?' && sentence.paragraph == next.paragraph);
        if points && !says(Topic::OptOutVeto) && !says(Topic::Offer) && !says(Topic::Label) {
            direct(reading, index + 1, next, &mut ways);
        }
    }
    let reply = |s: usize| {
        let near =
            reading.tokens.sentences.get(s)?.paragraph.abs_diff(sentence.paragraph) <= usize::from(s == index + 1);
        let says = reading.says(s, Topic::Reply).filter(|_| near && reading.says(s, Topic::OptOutVeto).is_none())?;
        reading.span(says)
    };
    ways.reply = reply(index).or_else(|| reply(index + 1)).or_else(|| index.checked_sub(1).and_then(reply));
    ways
}

/// Links, addresses and numbers of one sentence.
fn direct(reading: &Reading<'_>, index: usize, sentence: &Sentence, ways: &mut Ways) {
    let (first, end) = (sentence.first, sentence.end);
    let login = reading.says(index, Topic::Login).is_some();
    let mut way = |span: Span, href: &str| {
        if link::dead(href) {
            ways.dead.get_or_insert((span, href.to_owned()));
        } else if (login && !link::leaves(href)) || link::needs_login(href) {
            ways.login.get_or_insert(span);
        } else {
            ways.direct.get_or_insert(span);
        }
    };
    for (_, link) in reading.links_in(first, end) {
        way(link.span, link.href);
    }
    for (token, span) in reading.kinds(first, end, Kind::Url).chain(reading.kinds(first, end, Kind::Email)) {
        if !reading.is_linked(token) {
            let text = reading.slice(span);
            let mail = text.contains('@') && !text.contains("//");
            way(span, &if mail { format!("mailto:{}", text.trim_start_matches("mailto:")) } else { with_scheme(text) });
        }
    }
    for (_, span) in reading.kinds(first, end, Kind::Placeholder) {
        let name = reading.slice(span).to_lowercase();
        if link::leaves(&name) || name.contains("link") || name.contains("url") {
            ways.dead.get_or_insert((span, reading.slice(span).to_owned()));
        }
    }
    if let Some(span) = super::contact::phone(reading, first, end) {
        ways.direct.get_or_insert(span);
    }
}

fn with_scheme(address: &str) -> String {
    if address.contains("//") { address.to_owned() } else { format!("https://{address}") }
}

/// Whether words stand at the very end of a long paragraph.
fn buried(reading: &Reading<'_>, span: Span) -> bool {
    let before = reading.text.get(..span.start).unwrap_or_default();
    let start = before.rfind('\n').map_or(0, |i| i + 1);
    span.start - start > LONG_DISCLAIMER
}
