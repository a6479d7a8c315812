//! Who writes and how to reach the organisation.

use super::{evidence, link};
use crate::fold;
use crate::policy::Policy;
use crate::reading::Reading;
use crate::report::{Evidence, Span, Strength};
use crate::tokens::{Kind, Tokens};
use crate::topic::Topic;
use crate::words;

/// Email, phone, form or address of the organisation.
pub fn contact(reading: &Reading<'_>, policy: &Policy, postal: Evidence) -> Evidence {
    let all = reading.tokens.all.len();
    let no_reply = |address: &str| {
        let local: String = address.chars().filter(char::is_ascii_alphanumeric).take(16).collect();
        let local = local.to_ascii_lowercase();
        local.starts_with("noreply") || local.starts_with("donotreply") || local.starts_with("nepasrepondre")
    };
    let mails = reading.kinds(0, all, Kind::Email).map(|(_, s)| (s, reading.slice(s)));
    let links = reading.links.iter().filter(|l| l.href.starts_with("mailto:") && !link::dead(l.href));
    let links = links.map(|l| (l.span, l.href.trim_start_matches("mailto:")));
    if let Some((span, _)) = mails.chain(links).filter(|(_, a)| !no_reply(a)).last() {
        return evidence(Strength::Present, Some(span));
    }
    let tel = reading.links.iter().find(|l| l.href.starts_with("tel:") && !link::dead(l.href)).map(|l| l.span);
    if let Some(span) = tel.or_else(|| phone(reading, 0, all)) {
        return evidence(Strength::Present, Some(span));
    }
    if postal.strength == Strength::Present {
        return postal;
    }
    let ours = |href: &str| {
        let host = link::host(href);
        policy.sender.domains.iter().any(|d| link::same_site(&host, &d.to_lowercase()))
    };
    let own = reading.links.iter().find(|l| ours(l.href) && !link::leaves(l.href)).map(|l| l.span);
    let weak = own.or_else(|| reading.about(Topic::ContactWeak).find_map(|(_, m)| reading.span(m)));
    weak.map_or(evidence(Strength::Absent, None), |s| evidence(Strength::Weak, Some(s)))
}

/// A telephone number between two tokens: seven digits or more that start like one.
pub fn phone(reading: &Reading<'_>, first: usize, end: usize) -> Option<Span> {
    let tokens = reading.tokens.all.get(first..end)?;
    let mut run: Option<(Span, usize, bool)> = None;
    for token in tokens {
        if token.kind != Kind::Number {
            if run.is_some_and(|(_, d, starts)| starts && (7..=15).contains(&d)) {
                break;
            }
            run = None;
            continue;
        }
        let text = reading.slice(token.span);
        let digits = text.bytes().filter(u8::is_ascii_digit).count();
        let near = run.is_some_and(|(s, _, _)| {
            let gap = reading.text.get(s.end..token.span.start).unwrap_or_default();
            gap.len() <= 4
                && gap.chars().all(|c| matches!(c, ' ' | '(' | ')' | '-' | '/' | '.' | '\u{a0}' | '\u{202f}' | '–'))
        });
        let before = reading.text.get(..token.span.start).unwrap_or_default().trim_end_matches(['(', ' ']);
        run = match run {
            Some((span, count, starts)) if near => {
                Some((Span { start: span.start, end: token.span.end }, count + digits, starts))
            }
            Some(found @ (_, d, true)) if (7..=15).contains(&d) => {
                run = Some(found);
                break;
            }
            _ => {
                let plus = before.ends_with(['+', '＋']);
                let zero = text.starts_with('0') && !text.contains([':', ',']) && (digits > 2 || !text.contains('.'));
                let date = text.matches(['.', '/']).count() == 2;
                Some((token.span, digits, (plus || zero || calls(before)) && !date))
            }
        };
    }
    run.filter(|(_, digits, starts)| *starts && (7..=15).contains(digits)).map(|(span, _, _)| span)
}

/// Whether the word before a number says that it is one to call.
fn calls(before: &str) -> bool {
    let start = before.floor_char_boundary(before.len().saturating_sub(8));
    let last = before.get(start..).unwrap_or_default().to_lowercase();
    ["tel:", "tel.", "telefon", "telefon:", "kom.", "kom.:", "phone:", "mobil:", "téléphone :", "電話"]
        .iter()
        .any(|w| last.ends_with(w))
}

/// The organisation's name: the profile's, or without one any that the sender gives as his.
pub fn identity(reading: &Reading<'_>, policy: &Policy, from: Option<&str>) -> Evidence {
    let profile = policy.organisation.name.as_deref().map(str::trim).filter(|n| !n.is_empty());
    if let Some(span) = profile.and_then(|name| named(reading, name)) {
        return evidence(Strength::Present, Some(span));
    }
    let said = reading.about(Topic::Identity).find_map(|(_, m)| reading.span(m));
    let found = said.or_else(|| legal_form(reading)).or_else(|| by_domain(reading, from));
    match found {
        Some(span) if profile.is_none() => evidence(Strength::Present, Some(span)),
        // Some organisation, but not by the name of the profile.
        Some(span) => evidence(Strength::Weak, Some(span)),
        None => evidence(Strength::Absent, None),
    }
}

/// Where the text holds a name, legal form aside; or its brand, the first word, if that is not a common one.
fn named(reading: &Reading<'_>, name: &str) -> Option<Span> {
    let tokens = Tokens::read(name);
    let words: Vec<&str> = tokens.all.iter().map(|t| tokens.word(t)).filter(|w| !w.is_empty()).collect();
    if words.is_empty() {
        // A name like a web address.
        let at = reading.text.find(name)?;
        return Some(Span { start: at, end: at + name.len() });
    }
    let east = words.iter().all(|w| w.chars().count() == 1);
    let folded: String = words.concat();
    let core: Vec<&str> = if east {
        let form = words::EASTERN_FORMS.iter().find(|f| folded.contains(*f)).map_or(0, |f| f.chars().count());
        let front = words::EASTERN_FORMS.iter().any(|f| folded.starts_with(f));
        let keep = words.len() - form;
        if front { words.iter().skip(form).copied().collect() } else { words.iter().take(keep).copied().collect() }
    } else {
        let end = words.iter().rposition(|w| !words::holds(words::LEGAL_FORMS, w)).map_or(words.len(), |i| i + 1);
        words.iter().take(end).copied().collect()
    };
    let text = &reading.tokens;
    let find = |needle: &[&str]| {
        let first = *needle.first()?;
        let mut starts = text.all.iter().enumerate().filter(|(_, t)| text.word(t) == first);
        starts.find_map(|(i, _)| {
            let there = text.all.get(i..i + needle.len())?;
            there.iter().zip(needle).all(|(t, w)| text.word(t) == *w).then(|| text.span(i, i + needle.len()))?
        })
    };
    find(&core).or_else(|| {
        let brand = core.first().filter(|w| !east && core.len() > 1 && w.len() >= 5)?;
        let capital = |t: &&crate::tokens::Token| reading.slice(t.span).starts_with(char::is_uppercase);
        text.all.iter().filter(|t| text.word(t) == *brand).find(capital).map(|t| t.span)
    })
}

/// A name with a legal form.
fn legal_form(reading: &Reading<'_>) -> Option<Span> {
    let tokens = &reading.tokens.all;
    for (index, token) in tokens.iter().enumerate().skip(1) {
        let before = index
            .checked_sub(1)
            .and_then(|i| tokens.get(i))
            .filter(|t| reading.slice(t.span).starts_with(char::is_uppercase) || t.kind == Kind::Placeholder);
        let Some(before) = before.filter(|b| token.span.start - b.span.end <= 3) else { continue };
        if words::holds(words::CERTAIN_FORMS, reading.tokens.word(token))
            || matches!(reading.slice(token.span), "AG" | "AB")
        {
            return Some(Span { start: before.span.start, end: token.span.end });
        }
    }
    if !words::eastern(reading.text) {
        return None;
    }
    let (at, form) = words::EASTERN_FORMS.iter().filter_map(|f| Some((reading.text.find(f)?, f))).min()?;
    let span = Span { start: at, end: at + form.len() };
    Some(span)
}

/// A capitalised word that is also the domain of a web or mail address in the text, or of the sender's.
fn by_domain(reading: &Reading<'_>, from: Option<&str>) -> Option<Span> {
    let all = reading.tokens.all.len();
    let slice = |(_, s): (usize, Span)| reading.slice(s);
    let texts = reading.kinds(0, all, Kind::Url).map(slice).chain(reading.kinds(0, all, Kind::Email).map(slice));
    let addresses = texts.chain(reading.links.iter().map(|l| l.href)).chain(from).take(40);
    let labels: Vec<String> = addresses
        .filter_map(|a| {
            let host = link::host(a.rsplit('@').next().unwrap_or(a));
            let mut labels =
                host.rsplit('.').skip(1).filter(|l| l.len() > 3 || !matches!(*l, "co" | "com" | "org" | "ac"));
            let label = labels.next()?.replace('-', "");
            (label.len() >= 3 && !words::holds(words::SHARED_HOSTS, label.as_str())).then_some(label)
        })
        .collect();
    if labels.is_empty() {
        return None;
    }
    let tokens = &reading.tokens.all;
    tokens.iter().enumerate().find_map(|(index, token)| {
        let text = reading.slice(token.span);
        if !text.starts_with(|c: char| c.is_uppercase()) || !matches!(token.kind, Kind::Word | Kind::Name) {
            return None;
        }
        let mut word = reading.tokens.word(token).to_owned();
        let mut end = token.span.end;
        // "Dellen Connect" is dellenconnect.example or dellen.example.
        for next in 1..=3 {
            if labels.iter().any(|l| *l == word || (word.len() >= 5 && l.starts_with(&word))) {
                return Some(Span { start: token.span.start, end });
            }
            let follower = tokens.get(index + next).filter(|t| t.span.start - end <= 1)?;
            word.push_str(reading.tokens.word(follower));
            end = follower.span.end;
        }
        None
    })
}

/// The folded form of a short text, words parted by blanks.
pub fn folded(text: &str) -> String {
    let mut folded = String::new();
    for c in text.chars() {
        match fold::shape(fold::narrow(c)) {
            fold::Shape::Letter | fold::Shape::Ideograph => fold::push(c, &mut folded),
            fold::Shape::Silent | fold::Shape::Apostrophe => {}
            _ if !folded.is_empty() && !folded.ends_with(' ') => folded.push(' '),
            _ => {}
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}
