//! JSON Lines: a line in, a line out.

use crate::support::{Ran, fairreach};
use serde_json::{Value, json};

fn lines(args: &[&str], items: &[Value]) -> (Ran, Vec<Value>) {
    let input = items.iter().map(|i| format!("{i}\n")).collect::<Vec<_>>().concat();
    let ran = fairreach(args, input.as_bytes());
    let out = ran.out.lines().map(|l| serde_json::from_str(l).unwrap()).collect();
    (ran, out)
}

const OUTREACH: &str = "Hello Ada, we help teams like yours save time with our planning software. Would you be open to a short demo next week?";

const CHECK: &[&str] = &["check", "--jsonl", "--assume", "outreach"];

#[test]
fn answers_come_in_order_with_their_ids() {
    let items =
        [json!({"id": "b", "text": "One"}), json!({"id": 7, "html": "<p>Two</p>"}), json!({"id": null, "text": ""})];
    let (ran, out) = lines(&["check", "--jsonl"], &items);
    assert_eq!(ran.status, 0, "{}", ran.err);
    assert_eq!(out.iter().map(|o| &o["id"]).collect::<Vec<_>>(), [&json!("b"), &json!(7), &Value::Null]);
}

#[test]
fn a_report_has_every_field_of_the_contract() {
    let (_, out) =
        lines(CHECK, &[json!({"id": 1, "text": "Hello Ada, would you like a demo of our planning software? Kim"})]);
    let report = out[0].as_object().unwrap();
    let keys: Vec<&str> = report.keys().map(String::as_str).collect();
    assert_eq!(keys, ["audience", "disclosures", "findings", "id", "language", "verdict"]);
    assert_eq!(report["language"], "en");
    assert_eq!(
        report["audience"],
        json!({"kind": "outreach_first", "address_kind": "named_business", "country": null})
    );
    let disclosures: Vec<&str> = report["disclosures"].as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(disclosures, ["contact", "identity", "opt_out", "postal_address", "privacy_notice", "reason", "source"]);
    assert_eq!(report["disclosures"]["opt_out"], "absent");
    assert_eq!(report["verdict"], "fix");
    assert!(
        report["findings"]
            .as_array()
            .unwrap()
            .iter()
            .any(|f| f["rule"] == "opt-out-missing" && f["severity"] == "warn")
    );
}

#[test]
fn a_call_needs_a_number_and_no_text() {
    let pitch = "Hello, we help teams like yours save time with our planning software. May I show you a short demo?";
    let (ran, out) = lines(
        &["check", "--jsonl"],
        &[
            json!({"id": 1, "channel": "call", "to": ["+48 22 555 01 99"]}),
            json!({"id": 2, "channel": "call", "to": ["+48 22 555 01 99"], "text": pitch}),
            json!({"id": 3, "channel": "call", "to": ["Ada Roe <0048 22 555 01 99>"], "text": pitch}),
        ],
    );
    assert_eq!(ran.status, 0, "{}", ran.out);
    let consent = |at: usize| {
        let findings = out[at]["findings"].as_array().unwrap();
        findings.iter().find(|f| f["rule"] == "call-consent-needed").map(|f| f["severity"].clone())
    };
    // What the call is about was not said: a question.
    assert_eq!((consent(0), &out[0]["verdict"]), (Some(json!("hint")), &json!("hint")));
    for at in [1, 2] {
        assert_eq!((consent(at), &out[at]["verdict"]), (Some(json!("warn")), &json!("fix")));
        assert_eq!(out[at]["audience"], json!({"kind": "outreach_first", "address_kind": "unknown", "country": "PL"}));
    }
}

#[test]
fn spans_count_scalar_values_without_history() {
    let text = "> 😀 quoted {{first_name}}\n😀 Hi {{first_name}},\nwould you like a demo?\n";
    let (_, out) = lines(CHECK, &[json!({"id": 1, "text": text})]);
    let finding = out[0]["findings"].as_array().unwrap().iter().find(|f| f["rule"] == "merge-field-unfilled").unwrap();
    assert_eq!(finding["severity"], "stop");
    assert_eq!(finding["span"], json!([5, 19]));
    assert_eq!(out[0]["verdict"], "stop");
}

#[test]
fn circumstances_decide_the_audience() {
    let text = OUTREACH;
    let draft = |extra: Value| {
        let mut item =
            json!({"id": 1, "from": "kim@rota.example", "to": ["Ada Roe <ada.roe@acme.co.uk>"], "text": text});
        item.as_object_mut().unwrap().extend(extra.as_object().unwrap().clone());
        item
    };
    let cases = [
        (json!({"relationship": "customer"}), "known"),
        (json!({"relationship": "internal"}), "internal"),
        (json!({"thread": ["ada.roe@acme.co.uk"]}), "reply"),
        (json!({"thread": ["kim@rota.example"]}), "outreach_follow_up"),
        (json!({"thread": []}), "outreach_first"),
    ];
    for (extra, kind) in cases {
        let (_, out) = lines(&["check", "--jsonl"], &[draft(extra.clone())]);
        assert_eq!(out[0]["audience"]["kind"], kind, "{extra}");
        assert_eq!(out[0]["audience"]["country"], "GB");
    }
}

#[test]
fn a_bad_line_is_answered_and_the_run_goes_on() {
    let input = b"\xef\xbb\xbf{\"id\": 1, \"text\": \"a\"}\nno json\n[1]\n\n{\"id\": 2}\n{\"id\": 3, \"text\": 5}\n\
        {\"id\": 4, \"text\": \"a\", \"channel\": \"fax\"}\n{\"id\": 5, \"text\": \"a\", \"degree\": 4}\n\xff\xfe\n\
        {\"id\": 6, \"text\": \"a\", \"today\": \"2026-02-30\"}\r\n{\"id\": 7, \"text\": \"a\"}";
    let ran = fairreach(&["check", "--jsonl"], input);
    let out: Vec<Value> = ran.out.lines().map(|l| serde_json::from_str(l).unwrap()).collect();
    let bad = |o: &Value| o["error"].as_str().map(str::to_owned);
    let ids: Vec<&Value> = out.iter().map(|o| &o["id"]).collect();
    assert_eq!(
        ids,
        [
            &json!(1),
            &Value::Null,
            &Value::Null,
            &json!(2),
            &json!(3),
            &json!(4),
            &json!(5),
            &Value::Null,
            &json!(6),
            &json!(7)
        ]
    );
    assert_eq!(
        out.iter().map(|o| bad(o).is_some()).collect::<Vec<_>>(),
        [false, true, true, true, true, true, true, true, true, false]
    );
    assert_eq!(out[1].as_object().unwrap().len(), 2, "an error has an id and nothing else");
    assert_eq!(bad(&out[3]).unwrap(), "neither text nor html");
    assert!(bad(&out[8]).unwrap().contains("YYYY-MM-DD"));
    assert_eq!(ran.status, 2);
}

#[test]
fn what_is_null_is_not_given() {
    let item = json!({"id": 1, "channel": null, "from": null, "to": null, "thread": null, "degree": null, "text": "plain", "html": "<p>rich</p>"});
    let (ran, out) = lines(&["check", "--jsonl"], std::slice::from_ref(&item));
    assert_eq!((ran.status, &out[0]["id"]), (0, &json!(1)));
    let (_, out) = lines(&["visible", "--jsonl"], &[item, json!({"id": 2, "text": "plain", "html": " "})]);
    assert_eq!((&out[0]["written"], &out[1]["written"]), (&json!("rich"), &json!("plain")));
}

#[test]
fn visible_takes_history_and_signature_off() {
    let text = "Yes.\n\n-- \nKim\n\nOn Tue, 6 Oct 2026 at 18:42, Ada Roe <ada@b.example> wrote:\n> Well?\n";
    let html = "<div>Yes.</div><div class=gmail_signature>Kim</div><div class=gmail_quote>On .. wrote: <blockquote>Well?</blockquote></div>";
    let (ran, out) = lines(
        &["visible", "--jsonl"],
        &[json!({"id": 1, "text": text}), json!({"id": 2, "html": html}), json!({"id": 3, "text": "Hi"})],
    );
    assert_eq!(ran.status, 0);
    assert_eq!(out[0], json!({"id": 1, "written": "Yes.", "quoted": true, "signature": "-- \nKim"}));
    assert_eq!((&out[1]["written"], &out[1]["signature"]), (&json!("Yes."), &json!("Kim")));
    assert_eq!(out[2], json!({"id": 3, "written": "Hi", "quoted": false}));
}

#[test]
fn classify_reads_only_what_the_person_wrote() {
    let items = [
        json!({"id": 1, "text": "Please delete all my personal data."}),
        json!({"id": 2, "text": "Thanks, see you on Tuesday.\n\n> Please delete all my personal data."}),
    ];
    let (ran, out) = lines(&["classify", "--jsonl"], &items);
    assert_eq!(ran.status, 0);
    assert_eq!(out[0]["request"]["kind"], "erasure");
    let score = out[0]["request"]["score"].as_f64().unwrap();
    assert!((0.0..=1.0).contains(&score));
    assert!(out[0]["request"]["span"].is_array());
    assert_eq!(out[1], json!({"id": 2, "request": null}));
}

#[test]
fn a_draft_plus_its_footer_lacks_nothing_that_the_footer_adds() {
    let text = OUTREACH;
    let draft = json!({"id": 1, "from": "kim@rota.example", "to": ["ada.roe@acme.co.uk"], "thread": [], "text": text});
    let (ran, out) = lines(&["footer", "--jsonl", "--policy", "policy.json"], std::slice::from_ref(&draft));
    assert_eq!(ran.status, 0, "{} {}", ran.out, ran.err);
    let footer = out[0]["text"].as_str().unwrap();
    assert!(
        footer.contains("https://rota.example/stop") && footer.contains("https://rota.example/privacy"),
        "{footer}"
    );
    assert!(out[0]["html"].as_str().unwrap().contains("href=\"https://rota.example/stop\""));
    let mut whole = draft;
    whole["text"] = format!("{text}\n\n{footer}").into();
    let (_, out) = lines(&["check", "--jsonl", "--policy", "policy.json"], std::slice::from_ref(&whole));
    for part in ["opt_out", "source", "reason", "identity", "contact", "privacy_notice"] {
        assert_eq!(out[0]["disclosures"][part], "present", "{part}: {}", out[0]);
    }
    let (_, again) = lines(&["footer", "--jsonl", "--policy", "policy.json"], &[whole]);
    assert_eq!((&again[0]["text"], &again[0]["html"]), (&json!(""), &json!("")));
}

#[test]
fn a_policy_that_lacks_what_the_footer_needs_is_said() {
    let dir = std::env::temp_dir().join(format!("fairreach-cli-{}", std::process::id()));
    std::fs::create_dir_all(&dir).unwrap();
    let path = dir.join("empty.json");
    std::fs::write(&path, "{}").unwrap();
    let item = json!({"id": 1, "to": ["ada.roe@acme.co.uk"], "thread": [], "text": "Would you like a demo of our software next week?"});
    let (ran, out) = lines(&["footer", "--jsonl", "--policy", path.to_str().unwrap()], &[item]);
    assert_eq!(ran.status, 2);
    assert!(out[0]["error"].as_str().unwrap().contains("organisation."), "{}", out[0]);
    std::fs::remove_dir_all(dir).unwrap();
}

#[test]
fn hostile_html_is_read_in_time() {
    let nested = "<div>".repeat(200_000) + "deep";
    let formatted: String =
        (0..20_000).map(|i| format!("<font size={i}>")).collect::<Vec<_>>().concat() + &"<p>x".repeat(50_000);
    let attributes = (0..60_000).map(|i| format!(" a{i}=1")).collect::<Vec<_>>().concat();
    let items = [
        json!({"id": 1, "html": nested}),
        json!({"id": 2, "html": formatted}),
        json!({"id": 3, "html": format!("<a{attributes}>x</a>")}),
        json!({"id": 4, "html": "<".repeat(1_000_000)}),
        json!({"id": 5, "html": "<p>".repeat(3_000_000)}),
    ];
    let start = std::time::Instant::now();
    let (_, out) = lines(&["visible", "--jsonl"], &items);
    assert!(start.elapsed().as_secs() < 40, "{:?}", start.elapsed());
    assert_eq!(out[0]["written"], "deep");
    assert!(out[2]["error"].as_str().unwrap().contains("attributes"));
    assert!(out[4]["error"].as_str().unwrap().contains("8 MB"));
}
