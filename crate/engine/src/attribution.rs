//! Attributions ("On Tue, Ada Roe wrote:") in whatever language and however broken over lines.

use crate::signs::{OPENERS, VERBS, head_of, is_colon, plain};

/// Longest attribution, in bytes; real ones have a name, an address and a date.
pub(crate) const LONGEST: usize = 400;

/// How sure words are an attribution.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Attribution {
    /// Only where a quote follows.
    BeforeQuote,
    /// In any case, though it may begin earlier.
    Tail,
    /// In any case, and whole.
    Whole,
}

/// Reads a joined candidate.
pub(crate) fn attribution(text: &str) -> Option<Attribution> {
    if text.len() > LONGEST {
        return None;
    }
    let text = plain(text);
    let text = text.trim_start_matches(['*', '_', '>', '|', ' ']).trim_end_matches(['*', '_', ' ']);
    let ended = text.ends_with(is_colon);
    let bare = text.trim_end_matches(is_colon).trim_end();
    let verb = VERBS.iter().any(|v| has_phrase(bare, v));
    let dashed = bare.starts_with("--") && bare.ends_with("--");
    if dashed && verb {
        return Some(Attribution::Whole);
    }
    let ends_verb = verb && VERBS.iter().any(|v| bare.ends_with(v));
    let address = has_address(bare);
    let date = has_date(bare);
    let time = has_time(bare);
    let opens = opens_attribution(bare);
    if ended || ends_verb {
        if verb && date && opens && (address || time) {
            return Some(Attribution::Whole);
        }
        if ended && date && time && address && opens {
            return Some(Attribution::Whole);
        }
        if ended && verb && date && address && begins_with_name(bare) {
            return Some(Attribution::Whole);
        }
        if verb && address && ended {
            return Some(Attribution::Tail);
        }
        if (ended || date) && (verb || address || date && time) && (date || address || verb && ended) {
            return Some(Attribution::BeforeQuote);
        }
    }
    // Old Gmail: "2017-02-05 13:29 GMT+02:00 Name <a@b.example>:", its end often lost.
    let begins_date = text.chars().next().is_some_and(|c| c.is_ascii_digit()) && date;
    if begins_date && time && bare.contains(" gmt") && bare.split(' ').count() < 14 {
        return Some(Attribution::Whole);
    }
    (begins_date && address && bare.ends_with('>')).then_some(Attribution::BeforeQuote)
}

/// Whether a line can be the last of an attribution: the cheap test before the careful one.
pub(crate) fn may_end_attribution(line: &str) -> bool {
    let line = line.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '_'));
    line.ends_with([':', '：', '>']) || line.ends_with("--") || line.contains(" GMT") || {
        let start = line.char_indices().rev().nth(24).map_or(0, |(at, _)| at);
        let tail = plain(line.get(start..).unwrap_or_default());
        VERBS.iter().any(|v| tail.ends_with(v))
    }
}

/// Whether an attribution's first word stands here: an opener, a weekday or a date.
pub(crate) fn opens_attribution(text: &str) -> bool {
    let text = plain(head_of(text));
    let text = text.trim_start_matches(['*', '_', '>', ' ']);
    let head: Vec<&str> = text.split(' ').take(7).collect();
    if !head.iter().any(|w| w.chars().any(|c| c.is_ascii_digit())) {
        return false;
    }
    let first = head.first().copied().unwrap_or_default();
    // A weekday is short and followed by a digit or a comma, whatever the language.
    let second_digit = head.get(1).is_some_and(|w| w.starts_with(|c: char| c.is_ascii_digit()));
    let weekday =
        second_digit && first.chars().count() <= 12 && (first.ends_with([',', '.']) || first.chars().count() <= 3);
    let date = first.starts_with(|c: char| c.is_ascii_digit())
        && !first.contains(|c: char| c.is_ascii_alphabetic() || c == '@');
    begins_with_opener(text) || weekday || date
}

/// Neither an address nor the verb comes first, so that nothing was broken off.
fn begins_with_name(text: &str) -> bool {
    let first = text.split(' ').next().unwrap_or_default();
    !first.contains(['<', '>', '@']) && !VERBS.iter().any(|v| v.starts_with(first))
}

fn begins_with_opener(text: &str) -> bool {
    let goes_on = |rest: &str| rest.starts_with(|c: char| c == ' ' || c.is_ascii_digit());
    OPENERS.iter().any(|o| text.strip_prefix(o).is_some_and(goes_on))
}

/// Byte where an attribution begins in the middle of a line ("reply On Wed, … wrote:").
pub(crate) fn opens_within(line: &str) -> Option<usize> {
    let first = line.ceil_char_boundary(line.len().saturating_sub(LONGEST));
    let starts = || {
        line.match_indices(' ').map(|(at, _)| at + 1).skip_while(move |at| *at < first).filter(|&at| {
            let rest = line.get(at..).unwrap_or_default();
            rest.starts_with(char::is_uppercase)
                && opens_attribution(rest)
                && attribution(rest) == Some(Attribution::Whole)
        })
    };
    let opener = |at: &usize| begins_with_opener(&plain(line.get(*at..).unwrap_or_default()));
    // Without an opener's word, what stands after an address is still the attribution that the address is part of.
    let sentence = |at: &usize| !line.get(..*at).unwrap_or_default().contains('@');
    starts().filter(opener).last().or_else(|| starts().find(sentence))
}

fn has_phrase(text: &str, phrase: &str) -> bool {
    let glued = phrase.chars().next().is_some_and(|c| c >= '\u{3000}');
    text.match_indices(phrase).any(|(at, _)| {
        let before = text.get(..at).and_then(|t| t.chars().next_back());
        let after = text.get(at + phrase.len()..).and_then(|t| t.chars().next());
        glued || !(before.is_some_and(char::is_alphanumeric) || after.is_some_and(char::is_alphanumeric))
    })
}

pub(crate) fn has_address(text: &str) -> bool {
    text.match_indices('@').any(|(at, _)| {
        let letter = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '+' | '.'));
        letter(text.get(..at).and_then(|t| t.chars().next_back()))
            && letter(text.get(at + 1..).and_then(|t| t.chars().next()))
    })
}

/// A year, or a day and a month written in digits.
pub(crate) fn has_date(text: &str) -> bool {
    text.split(|c: char| !(c.is_ascii_digit() || matches!(c, '/' | '.' | '-'))).any(|token| {
        let token = token.trim_matches(['/', '.', '-']);
        let numbers: Vec<&str> = token.split(['/', '.', '-']).collect();
        match *numbers.as_slice() {
            [year] => is_year(year),
            [a, b, c] => {
                [a, b, c].iter().all(|n| matches!(n.len(), 1 | 2 | 4))
                    && token.bytes().all(|b| !b.is_ascii_alphabetic())
            }
            _ => numbers.iter().any(|n| is_year(n)),
        }
    }) || has_day_and_month_name(text)
}

fn is_year(text: &str) -> bool {
    text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit()) && (text.starts_with("19") || text.starts_with("20"))
}

/// "5 oct.", "28. apr", "oct 5,": a day beside a word, near a time.
fn has_day_and_month_name(text: &str) -> bool {
    let words: Vec<&str> = text.split([' ', ',']).filter(|w| !w.is_empty()).collect();
    let day = |w: &str| {
        let digits = w.trim_end_matches(['.', 'º', '°']);
        matches!(digits.len(), 1 | 2) && digits.bytes().all(|b| b.is_ascii_digit())
    };
    let name = |w: &str| w.chars().count() >= 3 && w.chars().all(|c| c.is_alphabetic() || c == '.');
    has_time(text) && words.windows(2).any(|pair| matches!(*pair, [a, b] if day(a) && name(b) || name(a) && day(b)))
}

/// "14:20", "9.05", "7 pm" (the dot only beside a digit on both sides).
fn has_time(text: &str) -> bool {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    bytes.iter().enumerate().any(|(at, b)| {
        matches!(b, b':' | b'.')
            && at > 0
            && digit(at - 1)
            && digit(at + 1)
            && digit(at + 2)
            && !digit(at + 3)
            && (*b == b':' || bytes.get(at + 3) != Some(&b'.') && !(at > 2 && bytes.get(at - 3) == Some(&b'.')))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributions_of_many_programs_are_whole() {
        for line in [
            "On Tue, Oct 6, 2026 at 6:42\u{202f}PM Ada Roe <ada@acme.example> wrote:",
            "On 06.10.2026 14:41, Ada Roe wrote:",
            "Le mar. 6 oct. 2026 à 18:42, Ada Roe <ada@acme.example> a écrit\u{a0}:",
            "Am 06.10.2026 um 18:42 schrieb Ada Roe:",
            "Am Di., 6. Okt. 2026 um 18:42 Uhr schrieb Ada Roe <ada@acme.example>:",
            "El mar, 6 oct 2026 a las 18:42, Ada Roe (<ada@acme.example>) escribió:",
            "Il giorno mar 6 ott 2026 alle ore 18:42 Ada Roe <ada@acme.example> ha scritto:",
            "Op di 6 okt 2026 om 18:42 schreef Ada Roe <ada@acme.example>:",
            "Em ter., 6 de out. de 2026 às 18:42, Ada Roe <ada@acme.example> escreveu:",
            "W dniu 6.10.2026 o 18:42, Ada Roe pisze:",
            "wt., 6 paź 2026 o 18:42 Ada Roe <ada@acme.example> napisał(a):",
            "Den tis 6 okt. 2026 kl 18:42 skrev Ada Roe <ada@acme.example>:",
            "Den 06-10-2026 kl. 18:42 skrev Ada Roe:",
            "ti 6. lokak. 2026 klo 18.42 Ada Roe <ada@acme.example> kirjoitti:",
            "út 6. 10. 2026 v 18:42 odesílatel Ada Roe <ada@acme.example> napsal:",
            "tir. 6. okt. 2026 kl. 18:42 skrev Ada Roe <ada@acme.example>:",
            "вт, 6 окт. 2026 г. в 18:42, Ada Roe <ada@acme.example>:",
            "2026年10月6日(火) 18:42 Ada Roe <ada@acme.example>:",
            "2026/10/06 18:42、Ada Roeのメール:",
            "在 2026年10月6日，18:42，Ada Roe <ada@acme.example> 写道：",
            "---- Ada Roe wrote ----",
        ] {
            assert_eq!(attribution(line), Some(Attribution::Whole), "{line}");
            assert!(may_end_attribution(line), "{line}");
        }
    }

    #[test]
    fn sentences_are_no_attributions() {
        for line in [
            "I wanted to respond to your points:",
            "On Monday we start with three teams:",
            "Here is what our customer wrote:",
            "In 2025 the regulator wrote:",
            "Our address for questions is info@acme.example:",
            "On this day",
            "Book here: https://cal.example/2026/10/06",
            "We meet on 6 October 2026 at 10:00",
        ] {
            assert!(attribution(line) < Some(Attribution::Tail), "{line}: {:?}", attribution(line));
        }
        assert_eq!(attribution("I wanted to respond to your points:"), None);
    }
}
