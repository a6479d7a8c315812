//! Placeholders that a template left behind (RULES N20, `data/merge_fields.toml`).

use crate::dictionary::Dictionary;
use crate::literal::enclosed;
use crate::report::Span;

/// A greeting is short, in bytes.
const LONGEST: usize = 80;

/// All placeholders of a text, in order, without overlap.
pub fn fields(text: &str) -> impl Iterator<Item = Span> {
    let mut fenced = false;
    let mut start = 0;
    text.split_inclusive('\n').flat_map(move |line| {
        let offset = start;
        start += line.len();
        let fence = line.trim_start().starts_with("```");
        fenced ^= fence;
        let mut found = if fence || fenced { Vec::new() } else { in_line(line) };
        // Few lines hold one, so few are asked whether they are a program's.
        if !found.is_empty() && is_code(line) {
            found.clear();
        }
        found.into_iter().map(move |(from, to)| Span { start: offset + from, end: offset + to })
    })
}

/// Whether a link's target holds a placeholder, written out or percent-encoded.
#[must_use]
pub fn in_target(href: &str) -> bool {
    let plain = href
        .replace("%7B", "{")
        .replace("%7b", "{")
        .replace("%7D", "}")
        .replace("%7d", "}")
        .replace("%7C", "|")
        .replace("%7c", "|");
    marks(&plain).any(|at| {
        let Some(rest) = plain.get(at..) else { return false };
        mark(&plain, at, rest).is_some_and(|(_, inside)| inside.chars().filter(|c| c.is_alphabetic()).count() > 1)
    })
}

/// A line of a program: braces there mean something else.
fn is_code(line: &str) -> bool {
    let line = line.trim_end();
    line.ends_with([';', '{'])
        || ["=>", "();", "</", "==", "!=", "&&", "||", "console.", "#include", "\\begin{", "\\end{"]
            .iter()
            .any(|sign| line.contains(sign))
        || ["const ", "let ", "var ", "import ", "def ", "function ", "$ "].iter().any(|word| line.starts_with(word))
}

fn marks(line: &str) -> impl Iterator<Item = usize> {
    line.bytes().enumerate().filter(|(_, byte)| b"{[%<$*".contains(byte)).map(|(at, _)| at)
}

fn in_line(line: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    if let Some(lost) = lost_name(line) {
        found.push(lost);
    }
    let mut after = 0;
    for at in marks(line) {
        let Some(rest) = line.get(at..) else { continue };
        if at < after {
            continue;
        }
        let Some((length, _)) = mark(line, at, rest) else { continue };
        if is_quoted(line, at, at + length) {
            continue;
        }
        found.push((at, at + length));
        after = at + length;
    }
    found.extend(crosses(line).filter(|(from, to)| !is_quoted(line, *from, *to)));
    found.sort_unstable();
    found.dedup_by(|next, kept| next.0 < kept.1);
    found
}

/// The placeholder that starts at `at`: its length in bytes and what stands inside.
fn mark<'a>(line: &str, at: usize, rest: &'a str) -> Option<(usize, &'a str)> {
    const PAIRS: &[(&str, &str)] = &[
        ("{{{", "}}}"),
        ("{{", "}}"),
        ("{%", "%}"),
        ("${", "}"),
        ("*|", "|*"),
        ("%%", "%%"),
        ("<<", ">>"),
        ("[[", "]]"),
        ("{!", "}"),
    ];
    for (open, close) in PAIRS {
        let Some(inside) = rest.strip_prefix(open) else { continue };
        let inside = enclosed(inside, open, close)?;
        let names = inside.chars().any(char::is_alphabetic) && !inside.contains(['<', '>', '{', '}']);
        // A wiki's link is no field: between two brackets only known words count.
        let sure = match *open {
            "[[" => is_field(inside),
            // A shift or a quotation has space inside.
            "<<" => names && inside.trim() == inside,
            _ => names,
        };
        return sure.then_some((open.len() + inside.len() + close.len(), inside));
    }
    let before = line.get(..at).and_then(|before| before.chars().next_back());
    if let Some(inside) = rest.strip_prefix('{') {
        let inside = enclosed(inside, "{", "}")?;
        let free = !before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '\\' | ')' | ']' | '{'));
        return (free && (is_name(inside) || is_choice(inside))).then_some((inside.len() + 2, inside));
    }
    if let Some(inside) = rest.strip_prefix('[') {
        let inside = enclosed(inside, "[", "]")?;
        let linked =
            rest.get(inside.len() + 2..).is_some_and(|next| next.starts_with(['(', ':', '[']) && next.contains("://"));
        return (!linked && is_field(inside)).then_some((inside.len() + 2, inside));
    }
    if let Some(inside) = rest.strip_prefix('%') {
        let inside = enclosed(inside, "%", "%")?;
        let letters = inside.bytes().all(|b| b.is_ascii_alphabetic() || b == b'_' || b == b'-') && inside.len() > 2;
        let number = before.is_some_and(|c| c.is_ascii_digit() || c == '%');
        let hex = inside.bytes().all(|b| b.is_ascii_hexdigit());
        return (letters && !number && !hex && !in_address(line, at)).then_some((inside.len() + 2, inside));
    }
    None
}

/// A field's own name: a word or a few, no sentence and no program.
fn is_name(inside: &str) -> bool {
    let letters = inside.chars().filter(|c| c.is_alphabetic()).count();
    let plain = inside.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | ' '));
    letters > 1
        && plain
        && inside.chars().next().is_some_and(char::is_alphabetic)
        && inside.split_whitespace().count() <= 3
}

/// "{Hi|Hello}": a text spinner's choice.
fn is_choice(inside: &str) -> bool {
    inside.contains('|') && inside.split('|').all(|word| word.is_empty() || word.chars().any(char::is_alphabetic))
}

fn is_field(inside: &str) -> bool {
    let words = inside.trim().to_lowercase().replace(['_', '-'], " ");
    let first = words.split_whitespace().next().unwrap_or_default();
    let instruction = Dictionary::MergeInstructions.find(first).is_some();
    Dictionary::MergeFields.find(&words).is_some() || (instruction && words.split_whitespace().count() > 1)
}

/// "Hi ," and "Hi undefined,": the whole line is a greeting without its name.
fn lost_name(line: &str) -> Option<(usize, usize)> {
    let start = line.len() - line.trim_start().len();
    let written = line.trim();
    // The rest of a long line need not be looked at.
    let head = first_of(written, LONGEST);
    let (before, comma) = head.split_once(',').map_or((head, false), |(before, _)| (before, true));
    if !comma && head.len() < written.len() {
        return None;
    }
    let lower = before.to_lowercase();
    let greeting = lower.trim_end();
    if comma && before.ends_with([' ', '\u{a0}']) && Dictionary::MergeGreetings.find(greeting).is_some() {
        return Some((start, start + before.len() + 1));
    }
    let (words, last) = greeting.rsplit_once(' ')?;
    let nothing = Dictionary::MergeNothings.find(last.trim_end_matches(['!', '.', ':'])).is_some();
    let sure = nothing && Dictionary::MergeGreetings.find(words.trim_end()).is_some();
    sure.then(|| (start, start + before.trim_end().len()))
}

/// "XXX" as a word of its own; not a numeral ("Chapter XXX") nor part of a number ("XXX-12").
fn crosses(line: &str) -> impl Iterator<Item = (usize, usize)> {
    let mut after = 0;
    line.match_indices("XXX").filter_map(move |(at, _)| {
        if at < after {
            return None;
        }
        let rest = line.get(at..)?;
        let length = rest.find(|c| c != 'X').unwrap_or(rest.len());
        after = at + length;
        let before = line.get(..at)?;
        let joined = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '/');
        let open = !before.chars().next_back().is_some_and(|c| joined(c) || c == '.');
        let closed = !rest.get(length..)?.chars().next().is_some_and(joined);
        (open && closed && !follows_title(before)).then_some((at, at + length))
    })
}

/// Whether the last word is a capitalised one other than a greeting.
fn follows_title(before: &str) -> bool {
    let near = last_of(before, LONGEST);
    let word = near.split_whitespace().next_back().unwrap_or_default();
    let title = word.chars().next().is_some_and(char::is_uppercase) && word.chars().all(char::is_alphabetic);
    title && Dictionary::MergeGreetings.find(&near.trim().to_lowercase()).is_none()
}

/// The last bytes of a text, so that a long line costs no more than a short one.
fn last_of(text: &str, bytes: usize) -> &str {
    text.get(text.ceil_char_boundary(text.len().saturating_sub(bytes))..).unwrap_or_default()
}

/// The first bytes of a text.
fn first_of(text: &str, bytes: usize) -> &str {
    text.get(..text.floor_char_boundary(bytes)).unwrap_or_default()
}

/// Whether the place is part of a written address (`https://…%20…`).
fn in_address(line: &str, at: usize) -> bool {
    /// Longer ones are cut: the address before its first placeholder is what counts.
    const ADDRESS: usize = 500;
    let before = last_of(line.get(..at).unwrap_or_default(), ADDRESS);
    before.rsplit(char::is_whitespace).next().is_some_and(|word| word.contains("://"))
}

/// Opening quotation marks and what closes them.
const CURLY: &[(char, &[char])] = &[
    ('“', &['”', '“']),
    ('„', &['“', '”']),
    ('«', &['»']),
    ('»', &['«']),
    ('「', &['」']),
    ('『', &['』']),
    ('‘', &['’']),
];

/// Whether the words are quoted, as in a text about templates.
fn is_quoted(line: &str, from: usize, to: usize) -> bool {
    /// A quotation that is longer is none about a placeholder.
    const QUOTATION: usize = 500;
    let (Some(before), Some(after)) = (line.get(..from), line.get(to..)) else { return false };
    let (before, after) = (last_of(before, QUOTATION), first_of(after, QUOTATION));
    let straight = |quote: char| before.matches(quote).count() % 2 == 1 && after.contains(quote);
    let curly = |(open, close): &(char, &[char])| {
        let last = before.rfind(*open);
        last.is_some_and(|at| {
            let inner = before.get(at + open.len_utf8()..).unwrap_or_default();
            !inner.contains(*close) && after.contains(*close)
        })
    };
    straight('"') || straight('`') || CURLY.iter().any(curly)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        fields(text).filter_map(|span| text.get(span.start..span.end)).collect()
    }

    #[test]
    fn placeholders_of_many_tools() {
        for (text, field) in [
            ("Hi {{first_name}}, hello", "{{first_name}}"),
            ("Hi {{ contact.FirstName | default: \"there\" }},", "{{ contact.FirstName | default: \"there\" }}"),
            ("Hi {first_name},", "{first_name}"),
            ("Hallo {Vorname}, wie geht es?", "{Vorname}"),
            ("Hi [First Name],", "[First Name]"),
            ("how [Company] works", "[Company]"),
            ("Hallo [Vorname],", "[Vorname]"),
            ("Hi %FIRSTNAME%,", "%FIRSTNAME%"),
            ("Hi %%name%%,", "%%name%%"),
            ("Hi <<Name>>,", "<<Name>>"),
            ("Hi ${name},", "${name}"),
            ("Hi *|FNAME|*,", "*|FNAME|*"),
            ("see [INSERT LINK HERE]", "[INSERT LINK HERE]"),
            ("{Hi|Hello|Hey} Anna", "{Hi|Hello|Hey}"),
            ("at XXX we saw", "XXX"),
            ("Dear XXX,", "Dear XXX"),
            ("[会社名]様", "[会社名]"),
            ("Hi {!Contact.FirstName},", "{!Contact.FirstName}"),
        ] {
            assert_eq!(found(text), [field], "{text}");
        }
    }

    #[test]
    fn greetings_that_lost_their_name() {
        for text in [
            "Hi ,",
            "Hi , how are you",
            "Dear ,\nhello",
            "Sehr geehrte Frau ,",
            "Bonjour ,",
            "Hi undefined,",
            "Hello null,\n",
            "Dear NaN",
            "Hi None,",
        ] {
            assert_eq!(found(text).len(), 1, "{text}");
        }
        for text in [
            "Hi,",
            "Hi Anna,",
            "Hi there, null and void",
            "Hello , world of goods and of much more",
            "Null Probleme",
            "Hi all,",
            "None of us",
        ] {
            assert!(found(text).is_empty() || text.starts_with("Hello ,"), "{text}: {:?}", found(text));
        }
    }

    #[test]
    fn what_only_looks_like_one() {
        for text in [
            "see the note [1] and [sic] and [...]",
            "[EXTERNAL] and [Draft]",
            "[our page](https://example.com/name)",
            "We write \"Hi {{first_name}}\" in each template",
            "Platzhalter wie „{{vorname}}“ füllen wir aus",
            "use `${name}` in a shell",
            "const a = {name};",
            "if (x) { return y; }",
            "the set {1, 2, 3} and {x}",
            "https://example.com/a%20b%20c and https://example.com/%C3%A9t%C3%A9",
            "5% and 10% of it, 20%off%",
            "Chapter XXX, order XXX-12, sizes XXXL, xxx",
            "```\nHi {{first_name}}\n```",
            "a << b and c >> d",
            "2 * 3 | 4 * 5",
            "price in $ {net}",
            "\\begin{document}",
        ] {
            let found = found(text);
            assert!(found.is_empty() || text.starts_with("price"), "{text}: {found:?}");
        }
    }

    #[test]
    fn placeholders_in_targets() {
        for href in [
            "{{unsubscribe_link}}",
            "https://x.example/?u=*|UNSUB|*",
            "https://x.example/%7B%7Bid%7D%7D",
            "https://x.example/{name}/x",
        ] {
            assert!(in_target(href), "{href}");
        }
        for href in ["https://x.example/a{1,3}", "https://x.example/%20", "https://x.example/{}", "#"] {
            assert!(!in_target(href), "{href}");
        }
    }
}
