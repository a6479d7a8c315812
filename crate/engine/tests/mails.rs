//! Outreach by its text alone on mails of this test's own, 160 in English and 80 in each other language, half
//! of them ordinary and written to be hard to tell from the others. A guard for the whole: what one mail is says little.

#![expect(clippy::unwrap_used, clippy::panic, reason = "helpers of tests")]

use fairreach_engine::draft::Draft;
use fairreach_engine::language;
use fairreach_engine::signals::{Likelihood, read};
use fairreach_engine::snapshot::Body;
use serde::Deserialize;

#[derive(Deserialize)]
struct Mail {
    label: String,
    subject: Option<String>,
    text: String,
}

#[derive(Default)]
struct Count {
    hits: usize,
    missed: usize,
    alarms: usize,
    /// Alarms that are warnings, not a question.
    sure: usize,
    ordinary: usize,
}

fn count(code: &str, all: &mut Count) -> Count {
    let path = format!("{}/tests/mails/{code}.jsonl", env!("CARGO_MANIFEST_DIR"));
    let mut count = Count::default();
    for line in std::fs::read_to_string(&path).unwrap().lines() {
        let mail: Mail = serde_json::from_str(line).unwrap();
        let draft = Draft::read(&Body::from_text(&mail.text));
        let signals = read(&draft, mail.subject.as_deref(), language::by_code(code));
        let told = signals.outreach == Likelihood::Yes;
        match mail.label.as_str() {
            "outreach" if told => count.hits += 1,
            "outreach" => count.missed += 1,
            "ordinary" => {
                count.ordinary += 1;
                count.alarms += usize::from(told);
                count.sure += usize::from(told && !signals.barely);
            }
            other => panic!("{path}: a mail is {other}"),
        }
    }
    all.hits += count.hits;
    all.missed += count.missed;
    all.alarms += count.alarms;
    all.sure += count.sure;
    all.ordinary += count.ordinary;
    count
}

#[test]
fn few_ordinary_mails_are_taken_for_outreach_and_most_outreach_is_told() {
    let mut all = Count::default();
    for language in language::all() {
        let count = count(language.code, &mut all);
        let Count { hits, missed, alarms, sure, ordinary } = count;
        println!(
            "{}: {hits} told, {missed} missed; {alarms} of {ordinary} ordinary mails, {sure} warned of",
            language.code
        );
        assert!(hits * 5 > (hits + missed) * 2, "{}: {hits} told, {missed} missed", language.code);
    }
    let Count { hits, missed, alarms, sure, ordinary } = all;
    let told = format!("{hits} told, {missed} missed; {alarms} of {ordinary} ordinary mails, {sure} warned of");
    println!("{told}");
    assert!(hits * 100 >= (hits + alarms) * 97, "precision: {told}");
    assert!(hits * 100 >= (hits + missed) * 60, "recall: {told}");
    assert!(sure * 100 <= ordinary, "warnings: {told}");
}
