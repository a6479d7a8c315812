//! Replies of real mail programs in HTML and MIME. Runs where captures are at hand.

use crate::support::fairreach;
use serde_json::{Value, json};
use std::path::Path;

#[test]
fn written_text_of_real_replies() {
    let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/captures"));
    let Ok(expected) = std::fs::read_to_string(folder.join("expected.json")) else {
        eprintln!("NOT RUN: no captures on this machine; crate/engine/tests/draft.rs has replies of our own");
        return;
    };
    let entries: Vec<Value> = match serde_json::from_str(&expected).unwrap() {
        Value::Array(list) => list,
        other => other["captures"].as_array().unwrap().clone(),
    };
    let quotes: Vec<&Value> = entries.iter().filter(|e| e["expected"]["kind"] == "quote").collect();
    assert!(quotes.len() > 20);
    for entry in quotes {
        let file = entry["file"].as_str().unwrap();
        let raw = String::from_utf8_lossy(&std::fs::read(folder.join(file)).unwrap()).into_owned();
        let item = if Path::new(file).extension().is_some_and(|e| e == "eml") {
            let body = raw.split_once("\n\n").or_else(|| raw.split_once("\r\n\r\n")).unwrap().1;
            json!({"id": file, "text": body})
        } else {
            json!({"id": file, "html": raw})
        };
        let ran = fairreach(&["visible", "--jsonl"], format!("{item}\n").as_bytes());
        let found: Value = serde_json::from_str(&ran.out).unwrap();
        let texts = |key: &str| entry["expected"][key].as_array().cloned().unwrap_or_default();
        let holds =
            |part: &str, text: &Value| found[part].as_str().unwrap_or_default().contains(text.as_str().unwrap());
        assert!(texts("written_contains").iter().all(|t| holds("written", t)), "{file}: {found}");
        assert!(!texts("written_lacks").iter().any(|t| holds("written", t)), "{file}: {found}");
        assert!(texts("signature_contains").iter().all(|t| holds("signature", t)), "{file}: {found}");
        assert_eq!(found["quoted"], entry["expected"]["quoted"], "{file}");
    }
}
