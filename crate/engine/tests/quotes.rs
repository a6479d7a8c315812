//! Real replies in plain text: what is left is what their writers wrote. Runs where the corpus is at hand.

use fairreach_engine::draft::Draft;
use fairreach_engine::snapshot::Body;
use serde_json::Value;

fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn written_text_of_real_replies() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/corpus/quotes.jsonl");
    let Ok(corpus) = std::fs::read_to_string(path) else {
        eprintln!(
            "NOT RUN: no corpus of real replies on this machine; crate/engine/tests/draft.rs has replies of our own"
        );
        return;
    };
    let (mut right, mut wrong) = (0, Vec::new());
    for line in corpus.lines().filter(|l| !l.trim().is_empty()) {
        let item: Value = serde_json::from_str(line).unwrap();
        let Some(text) = item["text"].as_str() else { continue };
        let draft = Draft::read(&Body::from_text(text));
        let alternatives = match &item["alt"] {
            Value::Array(list) => list.clone(),
            Value::Null => Vec::new(),
            one => vec![one.clone()],
        };
        let found = [words(&draft.written()), words(&draft.text)];
        let expected = std::iter::once(&item["written"]).chain(&alternatives).filter_map(Value::as_str).map(words);
        if expected.into_iter().any(|e| found.contains(&e)) {
            right += 1;
        } else {
            wrong.push(item["id"].as_str().unwrap_or_default().to_owned());
        }
    }
    assert!(right >= 19 * wrong.len(), "{right} right, wrong: {wrong:?}");
}
