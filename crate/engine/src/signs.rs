//! Lines that announce history or a signature by themselves: header lines, separators, what mail programs add.

use crate::dictionary::Dictionary;
use crate::words::Words;

include!(concat!(env!("OUT_DIR"), "/attributions.rs"));

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
            let start = out.len();
            out.push_str(word);
            match out.get_mut(start..) {
                Some(word) if word.is_ascii() => word.make_ascii_lowercase(),
                _ => {
                    out.truncate(start);
                    out.extend(word.chars().flat_map(char::to_lowercase));
                }
            }
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

/// What is looked at of a line: its first 400 bytes.
pub(crate) fn head_of(text: &str) -> &str {
    text.get(..text.floor_char_boundary(400)).unwrap_or_default()
}

fn is_colon_word(word: &str) -> bool {
    matches!(word, ":" | "：")
}

pub(crate) fn is_colon(c: char) -> bool {
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

/// "-----Original Message-----", "Begin forwarded message:" and the like.
pub(crate) fn is_marker(line: &str) -> bool {
    if line.len() > 120 {
        return false;
    }
    let trimmed = line.trim().trim_matches('*');
    let dashed = trimmed.starts_with("--") || trimmed.starts_with("__") || trimmed.starts_with("==");
    if !dashed && !trimmed.ends_with(is_colon) {
        return false;
    }
    let text = plain(line);
    let inner = text.trim_matches(['-', '_', '=', '*', ' ']);
    let bare = inner.trim_end_matches([':', '：']).trim_end();
    let known = |t: &str| MARKERS.binary_search(&t).is_ok();
    if dashed {
        // "----- Forwarded by Ada Roe on 6 Oct -----"
        known(bare) || line.trim_end().ends_with("--") && MARKERS.iter().any(|m| bare.starts_with(m))
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

/// A line of symbols as Japanese signatures stand between.
pub(crate) fn is_ornament(line: &str) -> bool {
    let is_symbol = |c: char| {
        matches!(c, '-' | '_' | '=' | '*' | '~' | '+' | '#' | '―' | '—' | '－' | '＝' | '＊' | '＿' | '〜' | '・' | '･')
            || ('\u{2500}'..='\u{25ff}').contains(&c)
            || ('\u{2600}'..='\u{2606}').contains(&c)
    };
    line.len() <= 400 && line.chars().count() >= 8 && line.chars().all(is_symbol)
}

/// Whether a line says how to reach somebody: address, link, telephone, postcode.
pub(crate) fn is_contact(line: &str) -> bool {
    let digits = line.bytes().filter(u8::is_ascii_digit).count();
    line.contains(['@', '〒']) || line.contains("://") || line.contains("www.") || digits >= 8
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
            "----- Forwarded by Ada Roe/Acme on 06/10/2026 -----",
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
