//! The examples of each language file: what a native speaker says that its patterns must tell apart.

#![expect(clippy::unwrap_used, reason = "helpers of tests")]

use fairreach_engine::draft::Draft;
use fairreach_engine::evidence::disclosures;
use fairreach_engine::language::{Language, all};
use fairreach_engine::policy::Policy;
use fairreach_engine::report::{Disclosures, Evidence};
use fairreach_engine::request::{RequestKind, classify};
use fairreach_engine::signals::{Likelihood, Signals, read};
use fairreach_engine::snapshot::Body;
use toml::{Table, Value};

/// How a text of a language is judged in a section: the name of its list.
type Judge = fn(&Draft, &'static Language) -> String;

/// Sections of `[examples]`, the lists that each must have, and how they are judged.
const SECTIONS: &[(&str, &[&str], Judge)] =
    &[
        ("opt_out", &["present", "weak", "absent"], |d, l| strength(disclosed(d, l).opt_out)),
        ("source", &["present", "weak", "absent"], |d, l| strength(disclosed(d, l).source)),
        ("reason", &["present", "absent"], |d, l| strength(disclosed(d, l).reason)),
        ("identity", &["present", "absent"], |d, l| strength(disclosed(d, l).identity)),
        ("privacy", &["present", "absent"], |d, l| strength(disclosed(d, l).privacy_notice)),
        ("outreach", &["yes", "no"], |d, l| {
            if signals(d, l).outreach == Likelihood::Yes { "yes".into() } else { "no".into() }
        }),
        ("consent", &["claim", "ask", "none"], |d, l| match signals(d, l) {
            Signals { consent_claim: Some(_), .. } => "claim".into(),
            Signals { consent_ask: Some(_), .. } => "ask".into(),
            _ => "none".into(),
        }),
        (
            "special",
            &["detail", "none"],
            |d, l| {
                if signals(d, l).special.is_some() { "detail".into() } else { "none".into() }
            },
        ),
        ("request", &["unsubscribe", "withdrawal", "objection", "access", "source", "erasure", "none"], |d, _| {
            classify(d, None).map_or("none".into(), |found| {
                // Asked for alone, the source is answered alone.
                if found.source_alone && found.kind == RequestKind::Access { "source".into() } else { name(found.kind) }
            })
        }),
    ];

fn disclosed(draft: &Draft, language: &'static Language) -> Disclosures {
    disclosures(draft, Some(language), &Policy::default(), None, true)
}

fn signals(draft: &Draft, language: &'static Language) -> Signals {
    read(draft, None, Some(language))
}

fn strength(evidence: Evidence) -> String {
    name(evidence.strength)
}

fn name(value: impl serde::Serialize) -> String {
    serde_json::to_value(value).unwrap().as_str().unwrap().to_owned()
}

fn examples(code: &str) -> Table {
    let path = format!("{}/data/languages/{code}.toml", env!("CARGO_MANIFEST_DIR"));
    let file: Table = std::fs::read_to_string(path).unwrap().parse().unwrap();
    file.get("examples").and_then(Value::as_table).cloned().unwrap_or_default()
}

#[test]
fn every_language_judges_its_own_examples_right() {
    let mut faults = Vec::new();
    for language in all() {
        let examples = examples(language.code);
        faults.extend(
            examples
                .keys()
                .filter(|k| SECTIONS.iter().all(|(s, ..)| s != k))
                .map(|k| format!("{}: {k}?", language.code)),
        );
        for (section, lists, judge) in SECTIONS {
            let Some(table) = examples.get(*section).and_then(Value::as_table) else {
                faults.push(format!("{}: no examples.{section}", language.code));
                continue;
            };
            for list in *lists {
                let texts = table.get(*list).and_then(Value::as_array).cloned().unwrap_or_default();
                if texts.is_empty() {
                    faults.push(format!("{}: no examples.{section}.{list}", language.code));
                }
                for text in texts.iter().map(|t| t.as_str().unwrap()) {
                    let judged = judge(&Draft::read(&Body::from_text(text)), language);
                    let near = *list == "absent" && judged == "weak" && matches!(*section, "reason" | "privacy");
                    if judged != *list && !near {
                        faults.push(format!("{}: {section} is {judged}, not {list}: {text}", language.code));
                    }
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn a_footer_makes_no_ordinary_mail_of_a_pitch() {
    let mut faults = Vec::new();
    for language in all() {
        let examples = examples(language.code);
        let pitches = examples.get("outreach").and_then(|table| table.get("yes")).and_then(Value::as_array).unwrap();
        let footer = &language.footer;
        let footer = [footer.reason, footer.source, footer.identity, footer.opt_out, footer.withdraw, footer.privacy];
        for pitch in pitches {
            let text = format!("{}\n\n{}", pitch.as_str().unwrap(), footer.join("\n\n"));
            if signals(&Draft::read(&Body::from_text(&text)), language).outreach != Likelihood::Yes {
                faults.push(format!("{}: {pitch}", language.code));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
