//! The postal address: street or box with town or postcode, in the forms of many countries.

use super::contact::folded;
use super::evidence;
use crate::policy::Policy;
use crate::reading::{Reading, join};
use crate::report::{Evidence, Span, Strength};
use crate::tokens::{Kind, Token};
use crate::words;

/// A town or postcode stands within so many words.
const NEAR: usize = 9;

pub fn find(reading: &Reading<'_>, policy: &Policy) -> Evidence {
    if let Some(span) = policy.organisation.postal_address.as_deref().and_then(|a| profile(reading, a)) {
        return evidence(Strength::Present, Some(span));
    }
    let tokens = &reading.tokens.all;
    let word = |index: usize| tokens.get(index).map_or("", |t| reading.tokens.word(t));
    // Most texts hold few numbers: those are looked for first.
    let numbers: Vec<usize> = (0..tokens.len()).filter(|i| house_number(word(*i))).collect();
    for (index, token) in tokens.iter().enumerate() {
        let near = numbers.partition_point(|number| number + 3 < index);
        if numbers.get(near).is_none_or(|number| *number > index + 3) {
            continue;
        }
        let here = reading.tokens.word(token);
        let street = words::holds(words::STREETS, here)
            || (here.len() > 4 && words::STREET_ENDS.iter().any(|e| here.ends_with(e)));
        let boxed = words::holds(words::BOXES, here) && tokens.get(index + 1).is_some_and(|t| t.kind == Kind::Number);
        if !(street || boxed) {
            continue;
        }
        let capital = reading.slice(token.span).starts_with(char::is_uppercase);
        let from = index.saturating_sub(if capital { 3 } else { 1 });
        let before = (from..index).any(|i| house_number(word(i)));
        // "via Roma 12"; a year behind a street word is no house number.
        let named = capital || tokens.get(index + 1).is_some_and(|t| t.kind == Kind::Name);
        let after = here.len() > 1 && named && (index + 1..index + 4).any(|i| house_number(word(i)) && !year(word(i)));
        if !(before || after || boxed) || (here.len() <= 2 && !capital && here != "ul") {
            continue;
        }
        let town = (from..index + NEAR).rfind(|i| tokens.get(*i).is_some_and(|t| postcode(reading, t, word(i + 1))));
        let town = town.or_else(|| capital_town(reading, index));
        if let Some(span) = town.and_then(|t| tokens.get(t)) {
            let start = tokens.get(from..index).and_then(|t| t.iter().find(|t| house_number(reading.tokens.word(t))));
            return evidence(Strength::Present, Some(join(start.unwrap_or(token).span, span.span)));
        }
    }
    if let Some(span) = japanese(reading) {
        return evidence(Strength::Present, Some(span));
    }
    if let Some(span) = labelled(reading) {
        return evidence(Strength::Present, Some(span));
    }
    let weak = reading.kinds(0, tokens.len(), Kind::Placeholder).find(|(_, s)| {
        let name = folded(reading.slice(*s));
        ["postal", "address", "adresse", "anschrift", "street"].iter().any(|w| name.contains(w))
            && !name.contains("mail")
    });
    weak.map_or(evidence(Strength::Absent, None), |(_, s)| evidence(Strength::Weak, Some(s)))
}

/// The words of a profile's value, one after the other.
pub fn profile(reading: &Reading<'_>, address: &str) -> Option<Span> {
    let wanted = crate::tokens::Tokens::read(address);
    let words: Vec<&str> = wanted.all.iter().map(|t| wanted.word(t)).collect();
    let first = words.first()?;
    let text = &reading.tokens;
    let starts = text.all.iter().enumerate().filter(|(_, t)| text.word(t) == *first).take(50);
    starts.map(|(i, _)| i).find_map(|i| {
        let there = text.all.get(i..i + words.len())?;
        there.iter().zip(&words).all(|(t, w)| text.word(t) == *w).then(|| text.span(i, i + words.len()))?
    })
}

fn year(word: &str) -> bool {
    word.len() == 4 && (word.starts_with("19") || word.starts_with("20"))
}

fn house_number(word: &str) -> bool {
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    (1..=5).contains(&digits) && word.len() <= digits + 3
}

/// A postcode: four to six digits, in one piece or as three and two ("111 22 Stockholm"), or British or Dutch or American
/// letters and digits.
fn postcode(reading: &Reading<'_>, token: &Token, next: &str) -> bool {
    let word = reading.tokens.word(token);
    let upper = reading.slice(token.span).starts_with(char::is_uppercase);
    let digits = word.bytes().filter(u8::is_ascii_digit).count();
    let outward = upper
        && (2..=4).contains(&word.len())
        && (1..=2).contains(&digits)
        && !word.starts_with(|c: char| c.is_ascii_digit());
    let inward = next.len() == 3
        && next.starts_with(|c: char| c.is_ascii_digit())
        && next.bytes().skip(1).all(|b| b.is_ascii_alphabetic());
    let plain = token.kind == Kind::Number && (word.len() == digits || word.contains('-')) && (4..=6).contains(&digits);
    let parted = word.len() == 3 && digits == 3 && next.len() == 2 && next.bytes().all(|b| b.is_ascii_digit());
    (plain && !year(word)) || parted || (outward && inward)
}

/// A capitalised word after a comma or line break behind the street.
fn capital_town(reading: &Reading<'_>, street: usize) -> Option<usize> {
    let tokens = reading.tokens.all.get(street..(street + 5).min(reading.tokens.all.len()))?;
    tokens.windows(2).zip(street + 1..).find_map(|(pair, index)| {
        let [before, token] = pair else { return None };
        let gap = reading.text.get(before.span.end..token.span.start).unwrap_or_default();
        let text = reading.slice(token.span);
        let name = text.starts_with(char::is_uppercase) && text.chars().count() > 2;
        (gap.contains(',') && name && matches!(token.kind, Kind::Word | Kind::Name)).then_some(index)
    })
}

/// Prefecture and town with a number, or the mark of a postcode.
fn japanese(reading: &Reading<'_>) -> Option<Span> {
    let text = reading.text;
    if !words::eastern(text) {
        return None;
    }
    let mark = text.find('〒').filter(|at| {
        text.get(at + '〒'.len_utf8()..).is_some_and(|t| t.chars().take(10).filter(|c| c.is_numeric()).count() >= 7)
    });
    let towns = text.char_indices().filter(|(_, c)| matches!(c, '都' | '道' | '府' | '県'));
    let town = towns.map(|(at, _)| at).find(|at| {
        let rest = text.get(*at..).unwrap_or_default();
        let near: Vec<char> = rest.chars().take(28).take_while(|c| *c != '\n' && *c != '。').collect();
        let place = near.iter().position(|c| matches!(c, '市' | '区' | '町' | '村' | '郡'));
        place.is_some_and(|p| near.iter().skip(p).any(|c| c.is_numeric()))
    });
    let at = mark.or(town)?;
    let end = text.get(at..)?.find(['\n', '/', '。']).map_or(text.len(), |i| at + i);
    Some(Span { start: at, end })
}

/// "Postal address: ..." with a number in it.
fn labelled(reading: &Reading<'_>) -> Option<Span> {
    reading.tokens.sentences.iter().enumerate().find_map(|(index, sentence)| {
        let label = reading.tokens.words(sentence.first, sentence.end);
        words::ADDRESS_LABELS.iter().any(|l| label.starts_with(l)).then_some(())?;
        let mut end = sentence.end;
        // The address may stand on the lines below its label.
        if sentence.end - sentence.first <= 3 {
            end = reading.tokens.sentences.get(index + 1)?.end;
        }
        let digits = (sentence.first..end).filter_map(|i| reading.tokens.all.get(i)).any(|t| {
            t.kind != Kind::Url && t.kind != Kind::Email && reading.slice(t.span).chars().any(char::is_numeric)
        });
        (digits && end - sentence.first >= 3).then(|| reading.tokens.span(sentence.first, end))?
    })
}
