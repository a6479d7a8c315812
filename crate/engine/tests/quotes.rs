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

/// Replies as mail programs of a language set them: each is its first line and nothing else.
#[test]
fn what_polish_and_swedish_programs_set_above_history() {
    let replies = [
        "Dzięki, pasuje.\n\nW dniu 3.11.2026 o 10:15, Jan Nowak pisze:\n> Czy wtorek pasuje?",
        "Dzięki, pasuje.\n\npon., 3 lis 2026 o 10:15 Jan Nowak <jan@nowak.example> napisał(a):\n\n> Czy wtorek pasuje?",
        "Dzięki, pasuje.\n\nWiadomość napisana przez Jan Nowak <jan@nowak.example> w dniu 3 lis 2026, o godz. 10:15:\n\n> Czy wtorek pasuje?",
        "Dzięki, pasuje.\n\nOd: Jan Nowak <jan@nowak.example>\nWysłano: wtorek, 3 listopada 2026 10:15\nDo: Ewa Lis <ewa@lis.example>\nDW: biuro@lis.example\nTemat: Termin\n\nCzy wtorek pasuje?",
        "Dzięki, pasuje.\n\n-------- Treść oryginalnej wiadomości --------\nTemat: Termin\n\nCzy wtorek pasuje?",
        "Dzięki, pasuje.\n\nPobierz aplikację Outlook dla systemu iOS",
        "Dzięki, pasuje.\n\nWysłane z telefonu Samsung Galaxy",
        "Tack, det passar.\n\nDen mån 3 nov. 2026 kl 10:15 skrev Jan Ny <jan@ny.example>:\n\n> Passar tisdag?",
        "Tack, det passar.\n\n3 nov. 2026 kl. 10:15 skrev Jan Ny <jan@ny.example>:\n\n> Passar tisdag?",
        "Tack, det passar.\n\nFrån: Jan Ny <jan@ny.example>\nSkickat: den 3 november 2026 10:15\nTill: Eva Ek <eva@ek.example>\nKopia: info@ek.example\nÄmne: Tid\n\nPassar tisdag?",
        "Tack, det passar.\n\n-------- Vidarebefordrat meddelande --------\nÄmne: Tid\n\nPassar tisdag?",
        "Tack, det passar.\n\nSkickat från min iPhone",
        "Tack, det passar.\n\nSkaffa Outlook för Android",
    ];
    for reply in replies {
        let first = reply.lines().next().unwrap_or_default();
        assert_eq!(words(&Draft::read(&Body::from_text(reply)).written()), first, "{reply}");
    }
}
