//! How mail programs announce history in words: attributions, header blocks, separators, their own signatures.

include!(concat!(env!("OUT_DIR"), "/attributions.rs"));

/// Longest attribution, in bytes; real ones have a name, an address and a date.
pub(crate) const LONGEST: usize = 400;

/// What a line of a header block says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Label {
    From,
    Sent,
    To,
    Subject,
}

/// A line in lower case, spaces made one, emphasis marks and quote marks around it gone.
pub(crate) fn plain(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    for word in
        line.split(|c: char| c.is_whitespace() || matches!(c, '\u{200e}' | '\u{200f}' | '\u{200b}' | '\u{feff}'))
    {
        if !word.is_empty() {
            if !out.is_empty() {
                out.push(' ');
            }
            out.extend(word.chars().flat_map(char::to_lowercase));
        }
    }
    out
}

/// Labels of a header line in order; empty where it is none. A line can hold several.
pub(crate) fn labels(line: &str) -> Vec<Label> {
    let mut found = Vec::new();
    let Some(colon) = line.char_indices().take(40).find(|(_, c)| is_colon(*c)).map(|(at, _)| at) else { return found };
    let head = plain(line.get(..colon).unwrap_or_default());
    let Some(first) = label(&head) else { return found };
    found.push(first);
    let rest = head_of(line.get(colon..).unwrap_or_default());
    let mut before = "";
    for word in rest.split_whitespace().skip(1) {
        let end = if is_colon_word(word) { Some(before) } else { word.strip_suffix(is_colon) };
        if let Some(next) = end.and_then(|w| label(&plain(w))) {
            found.push(next);
        }
        before = word;
    }
    found
}

fn head_of(text: &str) -> &str {
    text.get(..text.floor_char_boundary(LONGEST)).unwrap_or_default()
}

fn is_colon_word(word: &str) -> bool {
    matches!(word, ":" | "：")
}

fn is_colon(c: char) -> bool {
    matches!(c, ':' | '：')
}

fn label(word: &str) -> Option<Label> {
    let word = word.trim_matches(['*', '_', ' ', '>', '|']);
    let in_table = |table: &[&str]| table.binary_search(&word).is_ok();
    if in_table(FROM) {
        Some(Label::From)
    } else if in_table(SENT) {
        Some(Label::Sent)
    } else if in_table(SUBJECT) {
        Some(Label::Subject)
    } else if in_table(TO) {
        Some(Label::To)
    } else {
        None
    }
}

/// A label in whatever language: one to three short words.
pub(crate) fn is_label_like(text: &str) -> bool {
    let text = text.trim_matches(|c: char| c.is_whitespace() || c == '*');
    !text.is_empty()
        && text.chars().count() <= 24
        && text.split_whitespace().count() <= 3
        && text.chars().all(|c| c.is_alphabetic() || c.is_whitespace() || matches!(c, '.' | '-' | '\''))
}

/// Whether a line of a header block holds what proves it one.
pub(crate) fn has_address_or_date(line: &str) -> bool {
    has_address(line) || has_date(line)
}

/// "-----Original Message-----", "Begin forwarded message:" and the like.
pub(crate) fn is_marker(line: &str) -> bool {
    if line.len() > 120 {
        return false;
    }
    let dashed = line.trim().starts_with("--") || line.trim().starts_with("__") || line.trim().starts_with("==");
    let text = plain(line);
    let inner = text.trim_matches(['-', '_', '=', '*', ' ']);
    let bare = inner.trim_end_matches([':', '：']).trim_end();
    let known = |t: &str| MARKERS.binary_search(&t).is_ok();
    if dashed {
        known(bare) || MARKERS.iter().any(|m| bare.starts_with(m) && bare.len() > m.len() && bare.ends_with('-'))
    } else {
        bare.len() < inner.len() && known(bare)
    }
}

/// "-Ada Roe": a dash and a name, as a sign-off on a line of its own.
pub(crate) fn is_dashed_name(line: &str) -> bool {
    let Some(name) = line.trim().strip_prefix(['-', '–', '—', '~']) else { return false };
    let name = name.strip_prefix(['-', ' ']).unwrap_or(name);
    let words: Vec<&str> = name.split(' ').collect();
    let is_name = |w: &&str| {
        w.chars().next().is_some_and(char::is_uppercase)
            && w.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '-' | '\'' | '’'))
    };
    name.len() <= 40 && (1..=3).contains(&words.len()) && words.iter().all(is_name)
}

/// `>>> https://… <<<`: arrows that point, not quote.
pub(crate) fn is_arrow(line: &str) -> bool {
    line.ends_with("<<") || line.ends_with('←')
}

/// A line of nothing but dashes or the like, as mail programs draw above history.
pub(crate) fn is_rule(line: &str) -> bool {
    let line = line.trim().trim_matches('*');
    line.len() >= 5 && line.chars().all(|c| matches!(c, '-' | '_' | '=' | '—' | '─'))
}

/// "Sent from my iPhone": a line that a mail program adds on its own.
pub(crate) fn is_mobile(line: &str) -> bool {
    if line.len() > 160 {
        return false;
    }
    let text = plain(line);
    let text = text.trim_start_matches(['*', '_', '<', '[']);
    MOBILE.iter().any(|m| text.strip_prefix(m).is_some_and(ends_word))
}

fn ends_word(rest: &str) -> bool {
    // Scripts without spaces go straight on.
    rest.chars().next().is_none_or(|c| !c.is_alphabetic() || c >= '\u{3000}')
}

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

fn has_address(text: &str) -> bool {
    text.match_indices('@').any(|(at, _)| {
        let letter = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '+' | '.'));
        letter(text.get(..at).and_then(|t| t.chars().next_back()))
            && letter(text.get(at + 1..).and_then(|t| t.chars().next()))
    })
}

/// A year, or a day and a month written in digits.
fn has_date(text: &str) -> bool {
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
    fn tables_are_sorted_for_the_search() {
        for table in [FROM, SENT, TO, SUBJECT, MARKERS, OPENERS, VERBS, MOBILE] {
            assert!(table.is_sorted());
            assert!(table.iter().all(|w| *w == plain(w)), "{table:?}");
        }
    }

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

    #[test]
    fn header_lines_are_told_by_their_labels() {
        assert_eq!(labels("*From:* Ada"), [Label::From]);
        assert_eq!(labels("De\u{a0}: Ada"), [Label::From]);
        assert_eq!(labels("From: a@b.example Date: Thu, 24 Mar 2016"), [Label::From, Label::Sent]);
        assert_eq!(labels("À : a@b.example Objet : Abc"), [Label::To, Label::Subject]);
        assert_eq!(labels("送信日時：2026年"), [Label::Sent]);
        assert!(labels("Price: from: 3").is_empty());
        assert!(labels("Our offer").is_empty());
    }

    #[test]
    fn separators_and_mobile_signatures() {
        for line in [
            "-----Original Message-----",
            "----- Ursprüngliche Nachricht -----",
            "---------- Forwarded message ---------",
            "Begin forwarded message:",
            "-------- Message d'origine --------",
            "---------- 元のメッセージ ----------",
        ] {
            assert!(is_marker(line), "{line}");
        }
        for line in ["The original message", "Original message", "--", "-----", "- forwarded message of Ada"] {
            assert!(!is_marker(line), "{line}");
        }
        for line in [
            "Sent from my iPhone",
            "Von meinem iPhone gesendet",
            "Envoyé de mon iPad",
            "iPhoneから送信",
            "Get Outlook for iOS<https://x.example>",
        ] {
            assert!(is_mobile(line), "{line}");
        }
        for line in
            ["Sent from our office in Leeds", "  // Sent from my mailer", "I have sent from my side all that you need"]
        {
            assert!(!is_mobile(line), "{line}");
        }
    }
}
