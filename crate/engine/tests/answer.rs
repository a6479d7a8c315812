//! Answers to requests: every kind, every language, and nothing in them that nobody asked for.

#![cfg(test)]

use fairreach_engine::answer::{Answer, Asked, compose};
use fairreach_engine::date::Date;
use fairreach_engine::draft::Draft;
use fairreach_engine::language::{self, Language};
use fairreach_engine::policy::{self, Policy};
use fairreach_engine::request::{Found, RequestKind, classify};
use fairreach_engine::snapshot::Body;
use proptest::prelude::*;

const KINDS: [RequestKind; 5] = [
    RequestKind::Erasure,
    RequestKind::Access,
    RequestKind::Objection,
    RequestKind::Withdrawal,
    RequestKind::Unsubscribe,
];

fn policy() -> Policy {
    policy::parse(r#"{"organisation":{"name":"Nordlicht Tools Inc."},"sender":{"name":"Mika Rep"}}"#).unwrap()
}

fn asked(kinds: &[RequestKind]) -> Asked<'_> {
    Asked {
        kinds,
        source_alone: false,
        name: Some("Ada Roe"),
        received: Date::new(2026, 1, 31).unwrap(),
        today: Date::new(2026, 2, 2).unwrap(),
        source: Some("acme.example/team"),
        kept_to_ourselves: false,
    }
}

fn english() -> &'static Language {
    language::by_code("en").unwrap()
}

fn answer(asked: &Asked<'_>) -> Answer {
    compose(asked, english(), &policy()).unwrap()
}

fn found(text: &str) -> Found {
    classify(&Draft::read(&Body::from_text(text)), None).unwrap_or_else(|| panic!("{text}"))
}

#[test]
fn all_kinds_of_one_message_are_told() {
    let kinds = |text: &str| found(text).kinds;
    assert_eq!(
        kinds("Please delete all my data. Before that, send me a copy of my personal data. And stop emailing me."),
        [RequestKind::Erasure, RequestKind::Access, RequestKind::Unsubscribe]
    );
    assert_eq!(
        kinds("Hiermit widerrufe ich meine Einwilligung und widerspreche der Nutzung meiner Daten für Werbezwecke."),
        [RequestKind::Objection, RequestKind::Withdrawal]
    );
    for text in ["Unsubscribe", "Please take me off your list."] {
        assert_eq!(kinds(text), [RequestKind::Unsubscribe]);
    }
}

#[test]
fn who_asks_only_for_the_source_is_told_the_source() {
    for (text, alone) in [
        ("Where did you get my email address?", true),
        ("Woher haben Sie meine Adresse?", true),
        ("D'où tenez-vous mon adresse ?", true),
        ("Where did you get my address, and what data do you hold about me?", false),
        ("What data do you hold about me?", false),
    ] {
        let found = found(text);
        assert_eq!((found.kind, found.source_alone), (RequestKind::Access, alone), "{text}");
    }
    let kinds = [RequestKind::Access];
    let alone = Asked { source_alone: true, ..asked(&kinds) };
    let text = answer(&alone).text;
    assert!(text.contains("from this source: acme.example/team.") && !text.contains("kinds of data"), "{text}");
    // Nothing is invented: he is told by when.
    let text = answer(&Asked { source: None, ..alone }).text;
    assert!(text.contains("by 28 February 2026 at the latest") && !text.contains("source"), "{text}");
}

#[test]
fn each_kind_says_what_the_law_wants_it_to_say() {
    let says = |kinds: &[RequestKind], parts: &[&str], not: &[&str]| {
        let Answer { subject, text, .. } = answer(&asked(kinds));
        assert_eq!(subject, "Your request of 31 January 2026");
        assert!(text.starts_with("Hello Ada Roe,\n\n"), "{text}");
        assert!(text.ends_with("\n\nKind regards\nMika Rep\nNordlicht Tools Inc."), "{text}");
        for part in parts {
            assert!(text.contains(part), "{kinds:?}: {part} in {text}");
        }
        for part in not {
            assert!(!text.contains(part), "{kinds:?}: {part} in {text}");
        }
    };
    let (stop, kept, told, court) =
        ("As of 2 February 2026", "suppression list", "passed your data", "judicial remedy");
    says(&[RequestKind::Unsubscribe], &[stop, "not write to you again"], &[kept, told, court]);
    says(&[RequestKind::Objection], &[stop, "direct marketing", kept], &[told]);
    says(&[RequestKind::Withdrawal], &[stop, "remains lawful"], &[told]);
    says(&[RequestKind::Erasure], &["On 2 February 2026 we erased", told, kept, court], &["source: "]);
    says(
        &[RequestKind::Access],
        &["Nordlicht Tools Inc. holds", "where the data come from: acme.example/team", court],
        &[told, kept],
    );
    // Nobody was told where nobody had anything.
    let kinds = [RequestKind::Erasure];
    assert!(!answer(&Asked { kept_to_ourselves: true, ..asked(&kinds) }).text.contains(told));
}

#[test]
fn an_unknown_source_is_left_open() {
    let kinds = [RequestKind::Access];
    let text = answer(&Asked { source: None, ..asked(&kinds) }).text;
    assert!(text.contains("\n- where the data come from:\n"), "{text}");
}

#[test]
fn access_needs_the_controllers_name() {
    let kinds = [RequestKind::Access];
    assert_eq!(compose(&asked(&kinds), english(), &Policy::default()), Err(vec!["organisation.name"]));
    let kinds = [RequestKind::Unsubscribe];
    assert!(compose(&asked(&kinds), english(), &Policy::default()).is_ok());
}

#[test]
fn an_address_is_no_name() {
    let kinds = [RequestKind::Unsubscribe];
    let text = answer(&Asked { name: Some("ada@acme.example"), ..asked(&kinds) }).text;
    assert!(text.starts_with("Hello,\n"), "{text}");
}

/// Every subset of kinds by its bits.
fn subset(bits: u8) -> Vec<RequestKind> {
    KINDS.into_iter().enumerate().filter(|(index, _)| bits >> index & 1 == 1).map(|(_, kind)| kind).collect()
}

#[test]
fn every_language_answers_every_mixture_whole() {
    for language in language::all() {
        for bits in 1..32 {
            let kinds = subset(bits);
            for source in [None, Some("acme.example/team")] {
                for source_alone in [false, true] {
                    let one = Asked { source, source_alone, ..asked(&kinds) };
                    let Answer { subject, text, html } = compose(&one, language, &policy()).unwrap();
                    for part in [&subject, &text, &html] {
                        assert!(!part.contains(['{', '}']) && !part.trim().is_empty(), "{}: {part}", language.code);
                    }
                    assert!(text.contains("Ada Roe") && text.contains("Mika Rep"), "{}: {text}", language.code);
                    assert!(text.split("\n\n").all(|paragraph| !paragraph.trim().is_empty()), "{text}");
                    let asked_source = kinds.contains(&RequestKind::Access) && source.is_some();
                    assert_eq!(text.contains("acme.example/team"), asked_source, "{}: {text}", language.code);
                    // Both say the same.
                    let plain = html.replace("</p>", "\n\n").replace("<p>", "").replace("<br>", "\n");
                    let plain = plain.replace("&#39;", "'").replace("&quot;", "\"").replace("&amp;", "&");
                    assert_eq!(plain.trim(), text, "{}", language.code);
                }
            }
        }
    }
}

#[test]
fn an_answer_sells_nothing_and_asks_for_nothing() {
    for language in language::all() {
        let Answer { text, html, .. } = compose(&asked(&KINDS), language, &policy()).unwrap();
        assert!(!text.contains("http") && !html.contains("href"), "{text}");
        for question in ['?', '？', '؟'] {
            assert!(!text.contains(question), "{}: {text}", language.code);
        }
    }
}

proptest! {
    #[test]
    fn whatever_the_values_are_no_markup_and_no_placeholder_gets_out(
        name in any::<Option<String>>(), source in any::<Option<String>>(), company in "\\PC{1,40}", bits in 1_u8..32,
        alone in any::<bool>(), which in any::<prop::sample::Index>()
    ) {
        let mut policy = Policy::default();
        policy.organisation.name = Some(format!("{company} x"));
        let kinds = subset(bits);
        let one = Asked { name: name.as_deref(), source: source.as_deref(), source_alone: alone, ..asked(&kinds) };
        let language = language::all()[which.index(language::all().len())];
        let Answer { subject, text, html } = compose(&one, language, &policy).unwrap();
        for part in [&subject, &text, &html] {
            let braces = ['{', '}'];
            prop_assert!(!part.contains(braces));
        }
        let bare = html.replace("<p>", "").replace("</p>", "").replace("<br>", "");
        prop_assert!(!bare.contains(['<', '>', '"']), "{}", html);
        prop_assert!(text.chars().all(|c| c == '\n' || !c.is_control()));
    }

    #[test]
    fn an_answer_is_due_within_a_month_and_extended_within_three(year in 2020_i32..2100, month in 1_u8..=12, day in 1_u8..=31) {
        use fairreach_engine::due::{Clock, answer};
        let Ok(received) = Date::new(year, month, day) else { return Ok(()) };
        let clock = Clock::new(received);
        let due = answer(RequestKind::Access, &clock, false).unwrap();
        let extended = answer(RequestKind::Access, &clock, true).unwrap();
        prop_assert!((28..=31).contains(&due.days_since(received)), "{} {}", received, due);
        prop_assert!((89..=92).contains(&extended.days_since(received)), "{} {}", received, extended);
        let (_, next, on) = due.parts();
        prop_assert_eq!(next, month % 12 + 1);
        // The same day, or the month ends before it.
        let ends = Date::new(due.parts().0, next, on + 1).is_err();
        prop_assert!(on == day || (on < day && ends));
    }
}
