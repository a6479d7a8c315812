//! What the text alone says of its purpose: offers, meetings, templates on one side; invoices, orders, private talk on
//! the other. Scored by features that are data of each language, and explained.

use crate::draft::Draft;
use crate::evidence::host;
use crate::language::Language;
use crate::pattern::Match;
use crate::reading::Reading;
use crate::report::Span;
use crate::subject;
use crate::tokens::{Kind, Tokens};
use crate::topic::Topic;
use crate::words;

/// What the text says of its purpose.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Signals {
    /// Does it read as outreach?
    pub outreach: Likelihood,
    /// It does, but little more would change that.
    pub barely: bool,
    /// The strongest words for that, offer or invitation.
    pub offer: Option<Span>,
    /// Words that mark an invoice, an order, a meeting already agreed.
    pub transactional: Option<Span>,
    /// Words that follow up an earlier message without an answer ("following up on my last mail").
    pub follow_up: Option<Span>,
    /// An introduction of two people to each other.
    pub introduction: Option<Span>,
    /// Words that claim a consent of the reader ("as you agreed", "you signed up").
    pub consent_claim: Option<Span>,
    /// Words that only ask whether marketing may be sent.
    pub consent_ask: Option<Span>,
    /// Words that tell the reader something about his own health, belief and the like (Articles 9 and 10 GDPR).
    pub special: Option<Span>,
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

/// What features must sum up to.
const OUTREACH: i32 = 6;
/// From here on it is sure, below it is asked.
const SURE: i32 = 8;
/// What patterns count at most before single words do.
const ENOUGH: i32 = 12;
/// What features must sum up to on the other side.
const ORDINARY: i32 = -4;

/// What some parts of a letter count above the features that back them: an answer to a customer has these parts too.
const UNBACKED: i32 = 2;

/// What a link to somebody's calendar counts.
const BOOKING: i32 = 3;

/// What it counts that an answer stops further mail: notices of a service have links for that.
const ASKED_BACK: i32 = 3;

/// What single words must weigh together for a point; half of it is rounded up.
const POINT: i32 = 10;

/// What single words count at most for outreach, and against it: they tip the scales where patterns leave it open.
const FOR: i32 = 3;
const AGAINST: i32 = 4;

/// How many of them are told.
const TOLD: usize = 8;

/// What a subject takes back that announces an answer; a follow-up answers oneself.
const ANSWERS: i32 = 1;

/// The parts of a first letter, see [`letter`].
const PARTS: [Topic; 6] = [
    Topic::PitchProposal,
    Topic::PitchSelf,
    Topic::PitchReader,
    Topic::PitchGain,
    Topic::PitchAsk,
    Topic::PitchQuestion,
];

/// A mark of this weight settles that the two know each other, or that the writer is who buys, applies or asks.
const SETTLED: i32 = 8;

/// Reads the purpose of a draft from its text and subject.
#[must_use]
pub fn read(draft: &Draft, subject: Option<&str>, language: Option<&'static Language>) -> Signals {
    let Some(language) = language else { return Signals::default() };
    purpose(&Reading::of(draft, Some(&language.outgoing)), subject, language)
}

/// As [`read`], of a draft that was read with the language's patterns already.
pub(crate) fn purpose(reading: &Reading<'_>, subject: Option<&str>, language: &'static Language) -> Signals {
    let headline = Reading::plain(subject.unwrap_or_default(), Some(&language.outgoing));
    let counted = weigh(reading, &headline, subject);
    let booking = counted.calendar;
    let patterns: i32 = counted.found.iter().map(|(_, points)| points).sum();
    let told =
        patterns + counted.letter + counted.names + counted.stops - counted.answer + booking.map_or(0, |_| BOOKING);
    let score = told.min(ENOUGH) + counted.words;
    let settled = counted.found.iter().any(|(_, points)| *points <= -SETTLED);
    let mut in_text = counted.found.iter().take(counted.in_text);
    let strongest = in_text.find(|(_, points)| *points > 0).and_then(|(found, _)| reading.span(*found));
    let span = |topic: Topic| reading.about(topic).find_map(|(_, m): (usize, Match)| reading.span(m));
    let unless = |topic: Topic, veto: Topic| {
        let mut said = reading.about(topic).filter(|(sentence, _)| reading.says(*sentence, veto).is_none());
        said.find_map(|(_, m)| reading.span(m))
    };
    let outreach = match score {
        _ if settled => Likelihood::No,
        _ if score >= OUTREACH => Likelihood::Yes,
        _ if score <= ORDINARY => Likelihood::No,
        _ => Likelihood::Unknown,
    };
    let offer = span(Topic::SignalOffer).or(booking).or(strongest);
    Signals {
        outreach,
        barely: outreach == Likelihood::Yes && score < SURE,
        offer: offer.filter(|_| outreach != Likelihood::No),
        transactional: span(Topic::Transactional),
        follow_up: span(Topic::FollowUp),
        introduction: span(Topic::Introduction),
        consent_claim: unless(Topic::ConsentClaim, Topic::ConsentVeto),
        consent_ask: unless(Topic::ConsentAsk, Topic::ConsentVeto),
        special: unless(Topic::Special, Topic::SpecialVeto),
    }
}

/// What single words are called in [`explain`].
pub const SINGLE_WORDS: &str = "single words";

/// The words of a draft and its subject, folded as patterns find them, and as written; ideographs that stand side by side
/// are one.
#[must_use]
pub fn spoken(draft: &Draft, subject: Option<&str>) -> Vec<(String, String)> {
    let mut words: Vec<(String, String)> = Vec::new();
    for text in [subject.unwrap_or_default(), &draft.text] {
        let tokens = Tokens::read(text);
        let mut after = 0;
        for token in tokens.all.iter().filter(|token| matches!(token.kind, Kind::Word | Kind::Name)) {
            let (word, written) = (tokens.word(token), text.get(token.span.start..token.span.end).unwrap_or_default());
            match words.last_mut() {
                Some(last) if after == token.span.start && after > 0 && words::eastern(written) => {
                    last.0.push_str(word);
                    last.1.push_str(written);
                }
                _ => words.push((word.to_owned(), written.to_owned())),
            }
            after = token.span.end;
        }
    }
    words
}

/// What counts for outreach or against it in a draft, and how much: patterns with their words in the order of their weight,
/// text before subject, then what belongs to no pattern of its own.
#[must_use]
pub fn explain(draft: &Draft, subject: Option<&str>, language: &'static Language) -> Vec<(i32, String)> {
    let text = Reading::of(draft, Some(&language.outgoing));
    let headline = Reading::plain(subject.unwrap_or_default(), Some(&language.outgoing));
    let counted = weigh(&text, &headline, subject);
    let quoted = |reading: &Reading<'_>, found: Match| {
        format!("“{}”", reading.span(found).map(|span| reading.slice(span)).unwrap_or_default())
    };
    let parts = PARTS.iter().filter_map(|topic| Some(quoted(&text, text.about(*topic).next()?.1)));
    let parts = parts.collect::<Vec<_>>().join(", ");
    let mut told = Vec::new();
    for (index, (found, points)) in counted.found.iter().enumerate() {
        told.push((*points, quoted(if index < counted.in_text { &text } else { &headline }, *found)));
    }
    let mut weighed = [&headline, &text].map(weighty).concat();
    weighed.sort_by_key(|(weight, _)| -weight.abs());
    let weighed = weighed.iter().take(TOLD).map(|(_, word)| *word).collect::<Vec<_>>().join(", ");
    told.push((counted.words, format!("{SINGLE_WORDS}: {weighed}")));
    told.push((counted.letter, format!("parts of a first letter: {parts}")));
    told.push((counted.names, "placeholders for names".to_owned()));
    told.push((counted.stops, "an answer that stops further mail".to_owned()));
    told.push((-counted.answer, "a subject that announces an answer".to_owned()));
    told.push((counted.calendar.map_or(0, |_| BOOKING), "a link to a calendar".to_owned()));
    told.retain(|(points, _)| *points != 0);
    told
}

/// Words with what they weigh.
fn weighty<'a>(reading: &'a Reading<'_>) -> Vec<(i32, &'a str)> {
    let word =
        |(first, end, weight): &(usize, usize, i32)| Some((*weight, reading.slice(reading.tokens.span(*first, *end)?)));
    reading.weighed.iter().filter_map(word).collect()
}

/// What counts for outreach, or against it where below 0.
struct Weighed {
    /// Patterns found in the text, the heaviest first, then further ones in the subject.
    found: Vec<(Match, i32)>,
    /// How many of them the text has.
    in_text: usize,
    letter: i32,
    names: i32,
    /// What single words count.
    words: i32,
    /// What an offer counts to stop on an answer.
    stops: i32,
    /// What the subject takes back.
    answer: i32,
    /// A link to somebody's calendar.
    calendar: Option<Span>,
}

fn weigh(reading: &Reading<'_>, headline: &Reading<'_>, subject: Option<&str>) -> Weighed {
    let mut rules = Vec::new();
    let mut found = features(reading, &mut rules);
    let in_text = found.len();
    found.extend(features(headline, &mut rules));
    let names = template(reading).min(3);
    let backing = found.iter().map(|(_, points)| points.max(&0)).sum::<i32>() + names;
    let (letter, answer) = (letter(reading, backing), answer(reading, subject));
    let weight: i32 = reading.weighed.iter().chain(&headline.weighed).map(|(_, _, weight)| weight).sum();
    let words = (weight + POINT / 2).div_euclid(POINT).clamp(-AGAINST, FOR);
    Weighed { found, in_text, letter, names, words, stops: stops(reading), answer, calendar: booking(reading) }
}

/// The features that count and how much: each pattern once, unless it is among `rules` already, and of those that share
/// words only the heaviest.
fn features(reading: &Reading<'_>, rules: &mut Vec<usize>) -> Vec<(Match, i32)> {
    let mut all: Vec<(Match, i32)> = Vec::new();
    for (_, found) in &reading.said {
        let sign = match found.topic {
            Topic::Outreach => 1,
            Topic::Ordinary => -1,
            _ => continue,
        };
        if !rules.contains(&found.rule) {
            rules.push(found.rule);
            let lighter = all.partition_point(|(other, _)| other.weight >= found.weight);
            all.insert(lighter, (*found, sign * i32::from(found.weight)));
        }
    }
    let mut counted: Vec<(Match, i32)> = Vec::new();
    for (found, points) in all {
        let shares = |(other, others): &(Match, i32)| {
            (*others > 0) == (points > 0) && found.first < other.end && other.first < found.end
        };
        if !counted.iter().any(shares) {
            counted.push((found, points));
        }
    }
    counted
}

/// What a first letter to a stranger is made of, whatever it sells: none of its parts proves much, together they do,
/// or beside features that weigh `backing`.
fn letter(reading: &Reading<'_>, backing: i32) -> i32 {
    let says = |topic: Topic| reading.about(topic).next().is_some();
    let questions = |sentence: usize| reading.tokens.sentences.get(sentence).is_some_and(|s| s.mark == '?');
    let asks = says(Topic::PitchAsk) || reading.about(Topic::PitchQuestion).any(|(sentence, _)| questions(sentence));
    let proposals = reading.about(Topic::PitchProposal);
    let proposed = proposals
        .fold((0, None), |(count, last), (sentence, _)| (count + u8::from(last != Some(sentence)), Some(sentence)));
    let more = proposed.0 > 1;
    let parts = [says(Topic::PitchSelf), says(Topic::PitchReader), says(Topic::PitchGain), asks, more];
    match (proposed.0 > 0, parts.iter().filter(|said| **said).count()) {
        (true, 4 | 5) => 10,
        (true, 3) => (backing + UNBACKED).min(8),
        (true, 2) => (backing + UNBACKED).min(4),
        (true, 1) | (false, 4) => 3,
        (false, 3) => 1,
        _ => 0,
    }
}

/// What it counts that the reader is told to answer if he wants no further mail.
fn stops(reading: &Reading<'_>) -> i32 {
    let says = |sentence, topic| reading.says(sentence, topic).is_some();
    let offers = |sentence| {
        let offer =
            [Topic::Offer, Topic::Label, Topic::Promise, Topic::Wish].iter().any(|topic| says(sentence, *topic));
        offer && !says(sentence, Topic::OptOutVeto)
    };
    if reading.about(Topic::Reply).any(|(sentence, _)| offers(sentence)) { ASKED_BACK } else { 0 }
}

/// What a subject takes back that announces an answer, unless the text takes up an unanswered message.
fn answer(reading: &Reading<'_>, subject: Option<&str>) -> i32 {
    let announced = subject.is_some_and(|subject| subject::prefix(subject).is_some());
    if announced && reading.about(Topic::FollowUp).next().is_none() { ANSWERS } else { 0 }
}

/// Placeholders that name a person or a company: sales templates have them.
fn template(reading: &Reading<'_>) -> i32 {
    let all = reading.tokens.all.len();
    let names = reading.kinds(0, all, Kind::Placeholder).map(|(_, s)| reading.slice(s).to_lowercase());
    i32::try_from(names.filter(|n| words::NAME_FIELDS.iter().any(|w| n.contains(w))).take(2).count())
        .unwrap_or_default()
}

fn booking(reading: &Reading<'_>) -> Option<Span> {
    let books = |href: &str| {
        let host = host(href);
        words::BOOKING_HOSTS.iter().any(|b| host == *b || host.ends_with(&format!(".{b}"))) || href.contains("bookings")
    };
    let urls = reading.kinds(0, reading.tokens.all.len(), Kind::Url).map(|(_, s)| (s, reading.slice(s)));
    let mut links = reading.links.iter().map(|l| (l.span, l.href)).chain(urls);
    links.find(|(_, href)| books(href)).map(|(span, _)| span)
}
