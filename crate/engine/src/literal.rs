//! Addresses, numbers and placeholders: what stands for a word without being one, at the start of a text.

use crate::tokens::Kind;
use crate::words;

/// Placeholders are short; a bracket that closes after more bytes closes something else.
const LONGEST_PLACEHOLDER: usize = 80;

/// The chunk of an address at the start of `text`: its length, and its kind where it is one.
pub fn address(text: &str) -> (usize, Option<Kind>) {
    // Most words end before any mark that an address has.
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'/' | b'!' | b'?');
    let end = text.bytes().position(|byte| !plain(byte)).unwrap_or(text.len());
    if let None | Some(b' ' | b'\n' | b',' | b'\'' | 0x80..) = text.as_bytes().get(end) {
        return (end, None);
    }
    let begins = |with: &str| text.get(..with.len()).is_some_and(|start| start.eq_ignore_ascii_case(with));
    let web = begins("http://") || begins("https://");
    let long = web || begins("mailto:");
    let stop = |c: char| {
        c.is_whitespace()
            || !c.is_ascii()
            || matches!(c, '<' | '>' | '"' | '(' | ')' | '[' | ']' | '{' | '}' | '|' | '*')
            || (!long && matches!(c, ':' | ',' | ';' | '\'' | '='))
    };
    let mut end = text.find(stop).unwrap_or(text.len());
    if web && text.get(end..).is_some_and(|t| t.starts_with(['{', '[', '*', '|'])) {
        // A placeholder in the path belongs to the address.
        end = text.find(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | ')')).unwrap_or(text.len());
    }
    let chunk = text.get(..end).unwrap_or_default();
    let trimmed = chunk.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '_', '`']);
    let kind = if web || begins("www.") {
        Some(Kind::Url)
    } else if !trimmed.bytes().any(|byte| matches!(byte, b'.' | b'@')) {
        None
    } else if let Some((local, host)) = trimmed.split_once('@') {
        (!local.is_empty() && host.contains('.') && !host.contains('@') && !host.starts_with('.'))
            .then_some(Kind::Email)
    } else {
        is_host(trimmed).then_some(Kind::Url)
    };
    if kind.is_some() { (trimmed.len(), kind) } else { (end, None) }
}

fn is_host(chunk: &str) -> bool {
    let host = chunk.split(['/', '?', '#']).next().unwrap_or_default();
    let Some((name, top)) = host.rsplit_once('.') else { return false };
    words::holds(words::TOP_DOMAINS, top)
        && name.len() > 1
        && host.len() < 100
        && name.split('.').all(|l| !l.is_empty() && l.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-'))
}

/// Length of the number at the start of `text`; 0 where letters follow it.
pub fn number(text: &str) -> usize {
    if !text.starts_with(|c: char| c.is_ascii_digit()) {
        return 0;
    }
    let mut end = 0;
    let mut bytes = text.bytes().enumerate().peekable();
    while let Some((i, b)) = bytes.next() {
        let next_digit = bytes.peek().is_some_and(|(_, n)| n.is_ascii_digit());
        match b {
            b'0'..=b'9' => end = i + 1,
            b'.' | b',' | b'-' | b'/' | b':' if end > 0 && next_digit => {}
            b'A'..=b'Z' | b'a'..=b'z' => return 0,
            _ => break,
        }
    }
    end
}

/// Length of the placeholder at the start of `text`: `{{x}}`, `{x}`, `[X]`, `<<x>>`, `%x%`, `%%x%%`, `${x}`, `$X$`,
/// `*|X|*`.
pub fn placeholder(text: &str) -> Option<usize> {
    const FORMS: &[(&str, &str)] = &[
        ("{{", "}}"),
        ("<<", ">>"),
        ("%%", "%%"),
        ("*|", "|*"),
        ("${", "}"),
        ("{", "}"),
        ("[", "]"),
        ("%", "%"),
        ("$", "$"),
    ];
    // Of a run of marks the last ones open it.
    let [first, second, third, ..] = text.as_bytes() else { return None };
    if first == second && second == third {
        return None;
    }
    let (open, close) = FORMS.iter().find(|(open, _)| text.starts_with(open))?;
    let name = enclosed(text.get(open.len()..)?, open, close)?;
    let whole = open.len() + name.len() + close.len();
    let single = matches!(*open, "%" | "$");
    let good = name.chars().any(char::is_alphabetic)
        && !name.contains(['<', '>'])
        && (!single || name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-')))
        && (*open != "[" || !matches!(name, "sic" | "x" | "X" | " " | "…" | "..."))
        && !text.get(whole..).is_some_and(|t| *open == "[" && t.starts_with('('));
    good.then_some(whole)
}

/// What stands before `close` at the start of `text`, which follows `open`: on one line, no longer than a placeholder is,
/// and without another mark of the kind inside, so that a run of marks costs no more than other text.
pub fn enclosed<'a>(text: &'a str, open: &str, close: &str) -> Option<&'a str> {
    let ends = |c: char| c == '\n' || open.starts_with(c) || close.starts_with(c);
    let end = text.get(..text.floor_char_boundary(LONGEST_PLACEHOLDER))?.find(ends)?;
    text.get(end..)?.starts_with(close).then(|| text.get(..end))?
}
