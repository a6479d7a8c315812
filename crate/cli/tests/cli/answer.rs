//! `fairreach answer --jsonl`.

use crate::support::{fairreach, samples};
use serde_json::{Value, json};

const ANSWER: &[&str] = &["answer", "--jsonl", "--policy", "policy.json"];

fn answers(items: &[Value]) -> (i32, Vec<Value>) {
    let input = items.iter().map(|item| format!("{item}\n")).collect::<Vec<_>>().concat();
    let ran = fairreach(ANSWER, input.as_bytes());
    let out: Vec<Value> = ran.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(out.len(), items.len(), "{}", ran.err);
    (ran.status, out)
}

#[test]
fn a_request_is_answered_in_its_language_with_all_its_kinds() {
    let request = json!({
        "id": 1, "from": "Léa Roux <lea@acme.example>", "received": "2026-01-31", "today": "2026-02-02",
        "text": "Bonjour, merci d'effacer toutes mes données. Je retire aussi mon consentement.\n\nLéa Roux"
    });
    let (status, out) = answers(&[request]);
    let answer = &out[0];
    assert_eq!((status, &answer["language"]), (0, &json!("fr")));
    assert_eq!(answer["kinds"], json!(["erasure", "withdrawal"]));
    assert_eq!(answer["due"], "2026-02-28");
    assert_eq!(answer["subject"], "Votre demande du 31 janvier 2026");
    let text = answer["text"].as_str().unwrap();
    assert!(text.starts_with("Bonjour Léa Roux,\n\n") && text.contains("Le 2 février 2026"), "{text}");
}

#[test]
fn classify_keeps_to_the_most_far_reaching() {
    let line = json!({"id": 1, "text": "Please delete my data and take me off your list."}).to_string();
    let out: Value = serde_json::from_str(&fairreach(&["classify", "--jsonl"], line.as_bytes()).out).unwrap();
    assert_eq!(out["request"].as_object().unwrap().keys().collect::<Vec<_>>(), ["kind", "score", "span"]);
    assert_eq!(out["request"]["kind"], "erasure");
}

#[test]
fn a_bad_line_says_why_and_the_run_goes_on() {
    let (status, out) = answers(&[
        json!({"id": "a"}),
        json!({"id": "b", "text": "Stop", "received": "2026-02-30"}),
        json!({"id": "c", "text": "Stop", "received": "2026-11-26", "today": "2026-11-25"}),
        json!({"id": "d", "text": "Thanks, Tuesday at ten is fine."}),
        json!({"id": "e", "text": "Stop", "received": "2026-11-20", "today": "2026-11-25", "name": "<b>Ada</b>"}),
        json!({"id": "f", "subject": "Bitte abmelden"}),
    ]);
    assert_eq!(status, 2);
    assert_eq!(out[0], json!({"id": "a", "error": "neither text nor html"}));
    assert!(out[1]["error"].as_str().unwrap().contains("\"2026-02-30\" is not a day"), "{}", out[1]);
    assert!(out[2]["error"].as_str().unwrap().contains("later than today"), "{}", out[2]);
    assert_eq!(out[3], json!({"id": "d", "request": null}));
    assert_eq!(out[4]["due"], Value::Null);
    assert!(out[4]["html"].as_str().unwrap().contains("&lt;b&gt;Ada&lt;/b&gt;"), "{}", out[4]);
    assert_eq!((&out[5]["language"], &out[5]["kinds"]), (&json!("de"), &json!(["unsubscribe"])));
}

#[test]
fn a_policy_without_the_controllers_name_cannot_answer_everything() {
    let path = std::env::temp_dir().join(format!("fairreach-answer-{}.json", std::process::id()));
    std::fs::write(&path, "{}").unwrap();
    let args = ["answer", "--jsonl", "--policy", path.to_str().unwrap()];
    let ran =
        fairreach(&args, b"{\"id\":1,\"text\":\"What data do you hold about me?\"}\n{\"id\":2,\"text\":\"Stop\"}");
    std::fs::remove_file(&path).unwrap();
    let out: Vec<Value> = ran.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(out[0], json!({"id": 1, "error": "the policy lacks organisation.name"}));
    assert_eq!((ran.status, &out[1]["kinds"]), (2, &json!(["unsubscribe"])));
}

#[test]
fn every_line_is_as_its_schema_says() {
    let schema = std::fs::read_to_string(samples().join("../../../../docs/answer.schema.json")).unwrap();
    let schema = jsonschema::validator_for(&serde_json::from_str(&schema).unwrap()).unwrap();
    let texts = [
        "Please delete my data.",
        "Auskunft nach Art. 15 DSGVO bitte.",
        "配信停止を希望します。",
        "Je m'oppose au traitement de mes données à des fins de prospection.",
        "I withdraw my consent.",
        "See you on Monday.",
    ];
    let mut items: Vec<Value> = texts.iter().map(|text| json!({"id": text, "text": text})).collect();
    items.push(json!({"id": null, "html": "<p>Stop</p>", "source": "a list"}));
    items.push(json!({"id": 8}));
    for line in answers(&items).1 {
        let errors: Vec<String> = schema.iter_errors(&line).map(|e| format!("{e} at {}", e.instance_path())).collect();
        assert!(errors.is_empty(), "{errors:?} in {line}");
    }
    assert!(!schema.is_valid(&json!({"id": 1, "language": "en", "kinds": [], "due": null})));
}
