//! `fairreach check FILE...`, `fairreach rules` and the help.

use crate::support::{fairreach, samples};
use serde_json::Value;
use std::path::PathBuf;
use unicode_width::UnicodeWidthStr;

fn json(args: &[&str]) -> (i32, Value) {
    let ran = fairreach(&[&["check", "--format", "json"], args].concat(), b"");
    (ran.status, serde_json::from_str(&ran.out).unwrap())
}

fn rules(file: &Value) -> Vec<&str> {
    file["findings"].as_array().unwrap().iter().map(|f| f["rule"].as_str().unwrap()).collect()
}

struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("fairreach-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn file(&self, name: &str, content: &[u8]) -> String {
        let path = self.0.join(name);
        std::fs::write(&path, content).unwrap();
        path.to_str().unwrap().to_owned()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

#[test]
fn a_mail_is_read_whole() {
    let (status, out) = json(&["outreach.eml"]);
    let mail = &out["files"][0];
    assert_eq!(
        (status, mail["audience"]["kind"].as_str(), mail["audience"]["country"].as_str()),
        (1, Some("outreach_first"), Some("GB"))
    );
    assert_eq!(mail["verdict"], "stop");
    let found = rules(mail);
    for rule in ["merge-field-unfilled", "opt-out-missing", "source-missing"] {
        assert!(found.contains(&rule), "{rule} is not in {found:?}");
    }
    let (_, out) = json(&["reply.eml"]);
    assert!(!rules(&out["files"][0]).contains(&"merge-field-unfilled"), "history is no draft");
}

#[test]
fn an_opt_out_that_nobody_sees_is_none() {
    let (status, out) = json(&["--assume", "outreach", "hidden.html"]);
    assert_eq!(status, 1);
    assert!(rules(&out["files"][0]).contains(&"opt-out-hidden"), "{out}");
    assert_eq!(out["files"][0]["disclosures"]["opt_out"], "absent");
}

#[test]
fn a_template_has_a_head_and_line_numbers() {
    let ran = fairreach(&["check", "template.md"], b"");
    assert_eq!(ran.status, 1);
    assert!(ran.out.contains("template.md:7:81: stop[merge-field-unfilled]: "), "{}", ran.out);
    assert!(ran.out.contains("  7 | we help teams like yours"), "{}", ran.out);
    let caret = ran.out.lines().find(|l| l.contains('^')).unwrap();
    assert_eq!(caret.matches('^').count(), "[DATE]".len());
    assert!(
        ran.out.contains("law: ")
            && ran.out.contains("https://")
            && ran.out.contains("why: ")
            && ran.out.contains("do: ")
    );
    assert!(ran.out.ends_with("Fairreach informs. It is not legal advice.\n"));
}

#[test]
fn exit_status_tells_findings_from_bad_input() {
    assert_eq!(fairreach(&["check", "note.txt"], b"").status, 0);
    assert_eq!(fairreach(&["check", "note.txt", "template.md"], b"").status, 1);
    let ran = fairreach(&["check", "template.md", "missing.txt", "policy.json"], b"");
    assert_eq!(ran.status, 2);
    assert!(
        ran.err.contains("missing.txt: error: ") && ran.err.contains("policy.json: error: unknown kind of file"),
        "{}",
        ran.err
    );
    assert!(ran.out.contains("merge-field-unfilled"), "the rest is checked all the same");
    assert_eq!(fairreach(&["check"], b"").status, 2);
    assert_eq!(fairreach(&["check", "--jsonl", "note.txt"], b"").status, 2);
    assert_eq!(fairreach(&["frobnicate"], b"").status, 2);
    let ran = fairreach(&["check", "--policy", "missing.json", "note.txt"], b"");
    assert!(ran.status == 2 && ran.err.contains("missing.json"), "{}", ran.err);
}

#[test]
fn a_bad_policy_is_said_by_its_field() {
    let folder = Folder::new("policy");
    for (json, field) in [
        ("{", "line 1"),
        (r#"{"rules": {"opt-out-missing": "loud"}}"#, "opt-out-missing"),
        (r#"{"organisation": {"nmae": "x"}}"#, "nmae"),
    ] {
        let path = folder.file("policy.json", json.as_bytes());
        let ran = fairreach(&["check", "--policy", &path, "note.txt"], b"");
        assert_eq!(ran.status, 2);
        assert!(ran.err.contains(field), "{json}: {}", ran.err);
    }
}

#[test]
fn odd_files_are_read_or_refused() {
    let folder = Folder::new("odd");
    let nested = folder.file("nested.html", "<div>".repeat(100_000).as_bytes());
    let bytes = folder.file("bytes.txt", &[0xff, 0xfe, 0x00, 0xd8, 0x41, 0x00]);
    let utf16: Vec<u8> =
        [0xff, 0xfe].into_iter().chain("Hi {{first_name}},".encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let utf16 = folder.file("utf16.txt", &utf16);
    let binary = folder.file("binary.eml", &(0..=255).cycle().take(10_000).collect::<Vec<u8>>());
    let large = folder.file("large.txt", &b"words and words\n".repeat(1 << 20));
    let long = folder.file("long.txt", &b"\n".repeat(1 << 20));
    for (file, status) in [(&nested, 0), (&bytes, 0), (&utf16, 1), (&large, 2), (&long, 2)] {
        assert_eq!(fairreach(&["check", file], b"").status, status, "{file}");
    }
    assert_ne!(fairreach(&["check", &binary], b"").status, 1, "read or refused, no finding made up");
    assert!(fairreach(&["check", &large], b"").err.contains("larger than 8 MB"));
    assert!(fairreach(&["check", &long], b"").err.contains("more than 500000 lines"));
    assert_eq!(fairreach(&["check", "empty.txt"], b"").status, 0);
    let ran = fairreach(&["check", "latin1.txt"], b"");
    assert!(
        ran.out.contains("latin1.txt:1:17: stop[merge-field-unfilled]") && ran.out.contains("Grüße aus Köln"),
        "{}",
        ran.out
    );
    let (_, out) = json(&[folder.0.to_str().unwrap()]);
    assert_eq!(out["files"].as_array().unwrap().len(), 6, "a folder stands for its files");
}

#[test]
fn the_mark_stands_under_its_words_whatever_their_width() {
    let folder = Folder::new("width");
    for (name, text) in [
        ("wide", "佐藤様のデモ {{会社名}} のご案内"),
        ("tabs", "would\tyou\tlike {{first_name}} a demo"),
        ("combining", "Cafe\u{301} re\u{301}sume\u{301} {{first_name}} x"),
        ("emoji", "👍🏽 👩‍👩‍👧 🇩🇪 Hi {{first_name}} 😀"),
        ("long", &format!("{}{{{{first_name}}}} {}", "words and words ".repeat(30), "and more ".repeat(40))),
    ] {
        let path = folder.file(&format!("{name}.txt"), text.as_bytes());
        let ran = fairreach(&["check", &path], b"");
        let lines: Vec<&str> = ran.out.lines().collect();
        let at = lines.iter().position(|line| line.contains('^')).unwrap();
        let (shown, caret) = (lines[at - 1], lines[at]);
        assert!(shown.chars().count() < 120, "{shown}");
        let (before, rest) = shown.split_once("{{").unwrap();
        let words = format!("{{{{{}}}}}", rest.split("}}").next().unwrap());
        assert_eq!(before.width(), caret.find('^').unwrap(), "{name}\n{shown}\n{caret}");
        assert_eq!(words.width(), caret.matches('^').count(), "{name}\n{shown}\n{caret}");
    }
}

#[test]
fn what_is_missing_has_no_place_and_the_judgement_its_reasons() {
    let folder = Folder::new("judged");
    let path = folder.file(
        "pitch.txt",
        b"---\nto: anna.berg@firma.co.uk, bo.nowak@firma.pl\n---\nHello, we help sales teams like yours cut reporting time with \
          our software. Would you have 15 minutes for a demo next week?\n",
    );
    let out = fairreach(&["check", &path], b"").out;
    assert!(out.contains(&format!("{path}: warn[opt-out-missing]: ")), "{out}");
    assert!(out.contains("  audience: first contact (it makes an offer: “we help”)\n"), "{out}");
    assert!(
        out.contains(
            "  country: Poland (by the address's ending .pl; the strictest law is that of bo.nowak@firma.pl · "
        ),
        "{out}"
    );
    let call = folder.file(
        "call.txt",
        b"---\nchannel: call\nto: Ada Roe <+48 22 555 01 99>\n---\nWe help sales teams like yours with our software. Would you like a demo next week?\n",
    );
    assert!(fairreach(&["check", &call], b"").out.contains("warn[call-consent-needed]"));
}

#[test]
fn explain_tells_what_counted_for_outreach_and_against_it() {
    let folder = Folder::new("explain");
    let explained = |name: &str, text: &str| {
        let path = folder.file(name, text.as_bytes());
        let counts = |line: &str| Some(line.strip_prefix("  counts: ")?.to_owned());
        fairreach(&["check", "--explain", &path], b"").out.lines().filter_map(counts).collect::<Vec<_>>()
    };
    let pitch =
        explained("pitch.txt", "We help hauliers cut fuel use. Do you have 15 minutes next week for a quick call?\n");
    assert!(pitch.iter().any(|line| line == "+2 “quick call”"), "{pitch:?}");
    assert!(pitch.iter().any(|line| line.contains("parts of a first letter: “We help”")), "{pitch:?}");
    let project = explained("project.txt", "Hi Jane, as agreed in our meeting I am sending the contract.\n");
    assert!(project.iter().any(|line| line == "-8 “as agreed”"), "{project:?}");
    assert_eq!(explained("short.txt", "Ok.\n"), ["nothing: the language is unknown or not supported"]);
    assert_eq!(explained("none.txt", "She was in the kitchen with a cat in her arms.\n"), ["nothing"]);
    let words = explained("words.txt", "Could you please look at the application before Thursday?\n");
    assert!(words.iter().any(|line| line.starts_with('-') && line.contains(" single words: please, ")), "{words:?}");
    let plain = folder.file("plain.txt", b"As agreed.\n");
    assert!(!fairreach(&["check", &plain], b"").out.contains("counts:"));
    let ran = fairreach(&["check", "--explain", "--format", "json", &plain], b"");
    assert!(ran.status == 2 && ran.out.is_empty() && ran.err.contains("leave --format out"), "{}", ran.err);
}

#[test]
fn bad_input_says_how_to_mend_it() {
    let folder = Folder::new("bad");
    let empty = folder.0.join("none");
    std::fs::create_dir(&empty).unwrap();
    let binary = folder.file("binary.txt", &(0..=255).cycle().take(1000).collect::<Vec<u8>>());
    let bare = folder.file("bare.eml", b"just text\n");
    let head = folder.file("head.txt", b"---\nchannel: pigeon\n---\nHello\n");
    for (path, said) in [
        (empty.to_str().unwrap(), "no draft in this folder"),
        (binary.as_str(), "save it as plain text"),
        (bare.as_str(), "no headers; save it from the mail program"),
        (head.as_str(), "expected one of `email`"),
        ("missing.txt", "no such file; check its path"),
        ("missing/", "no such file; check its path"),
    ] {
        let ran = fairreach(&["check", path], b"");
        assert!(ran.status == 2 && ran.err.starts_with(&format!("{path}: error: ")), "{}", ran.err);
        assert!(ran.err.contains(said) && !ran.out.contains("No issue"), "{}{}", ran.err, ran.out);
    }
}

#[test]
fn mime_is_decoded() {
    let folder = Folder::new("mime");
    let html = "PHA+SGkge3tmaXJzdF9uYW1lfX0sPC9wPg==";
    let nested = folder.file(
        "nested.eml",
        format!(
            "From: =?iso-8859-1?q?J=FCrgen?= <j@rota.example>\r\nTo: \"Roe, Ada\" <ada.roe@acme.co.uk>, info@acme.co.uk\r\n\
             Content-Type: multipart/mixed; boundary=a\r\n\r\n--a\r\nContent-Type: multipart/alternative; boundary=b\r\n\r\n\
             --b\r\nContent-Type: text/plain\r\n\r\nplain\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\n\
             Content-Transfer-Encoding: base64\r\n\r\n{html}\r\n--b--\r\n--a\r\nContent-Type: text/csv; name=leads.csv\r\n\
             Content-Disposition: attachment; filename=leads.csv\r\n\r\na,b\r\n--a--\r\n"
        )
        .as_bytes(),
    );
    let (_, out) = json(&[&nested]);
    let mail = &out["files"][0];
    assert!(rules(mail).contains(&"merge-field-unfilled"), "{mail}");
    assert_eq!(mail["audience"]["country"], "GB");
    let jis = folder.file(
        "jis.eml",
        b"To: a@acme.co.jp\nContent-Type: text/plain; charset=iso-2022-jp\n\n\x1b$B$3$s$K$A$O\x1b(B {{first_name}}\n",
    );
    let ran = fairreach(&["check", &jis], b"");
    assert!(ran.out.contains("こんにちは {{first_name}}"), "{}", ran.out);
}

#[test]
fn json_is_as_its_schema_says() {
    let schema = std::fs::read_to_string(samples().join("../../../../docs/report.schema.json")).unwrap();
    let schema = jsonschema::validator_for(&serde_json::from_str(&schema).unwrap()).unwrap();
    let (status, out) = json(&["--assume", "outreach", ".", "missing.txt"]);
    assert_eq!(status, 2);
    assert!(out["files"].as_array().unwrap().len() >= 8);
    let errors: Vec<String> = schema.iter_errors(&out).map(|e| format!("{} at {}", e, e.instance_path())).collect();
    assert!(errors.is_empty(), "{errors:?}");
    assert!(
        !schema.is_valid(
            &serde_json::json!({"tool": {"name": "fairreach", "version": "0.1.0"}, "files": [{"file": "x"}]})
        )
    );
}

#[test]
fn sarif_is_as_its_standard_says() {
    let ran = fairreach(&["check", "--format", "sarif", "--assume", "outreach", ".", "missing file.txt"], b"");
    assert_eq!(ran.status, 2);
    // Serde's types of the standard refuse unknown fields and missing ones.
    let log: serde_sarif::sarif::Sarif = serde_json::from_str(&ran.out).unwrap();
    let raw: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(raw["version"], "2.1.0");
    let run = &log.runs[0];
    let known = run.tool.driver.rules.as_ref().unwrap();
    let results = run.results.as_ref().unwrap();
    assert!(!results.is_empty());
    for result in results {
        let index = usize::try_from(result.rule_index.unwrap()).unwrap();
        assert_eq!(Some(&known[index].id), result.rule_id.as_ref());
        assert!(result.message.text.as_ref().is_some_and(|t| t.len() > 20), "{result:?}");
        let place = result.locations.as_ref().unwrap()[0].physical_location.as_ref().unwrap();
        assert!(place.region.as_ref().unwrap().start_line.unwrap() >= 1);
    }
    let invocation = &raw["runs"][0]["invocations"][0];
    assert_eq!(invocation["executionSuccessful"], false);
    let place =
        &invocation["toolExecutionNotifications"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"];
    assert_eq!(place, "missing%20file.txt");
}

#[test]
fn every_rule_is_listed_with_its_law() {
    let ran = fairreach(&["rules", "--format", "json"], b"");
    let rules: Vec<Value> = serde_json::from_str(&ran.out).unwrap();
    assert!(rules.len() >= 10);
    for rule in &rules {
        let citations = rule["citations"].as_array().unwrap();
        assert!(rule["doc"].as_str().unwrap().len() > 40 && !rule["title"].as_str().unwrap().is_empty(), "{rule}");
        assert!(
            !citations.is_empty() && ["stop", "warn", "hint"].contains(&rule["severity"].as_str().unwrap()),
            "{rule}"
        );
    }
    let text = fairreach(&["rules"], b"");
    assert!(rules.iter().all(|r| text.out.contains(&format!("{} (", r["id"].as_str().unwrap()))));
}

#[test]
fn help_has_examples() {
    for command in ["check", "classify", "visible", "footer", "rules"] {
        let ran = fairreach(&[command, "--help"], b"");
        assert_eq!(ran.status, 0);
        assert!(ran.out.contains("Example") && ran.out.contains(&format!("fairreach {command}")), "{}", ran.out);
        assert!(ran.out.lines().all(|l| l.chars().count() <= 100), "{}", ran.out);
    }
    assert!(fairreach(&["--help"], b"").out.contains("Exit status: 0"));
    assert!(fairreach(&["--version"], b"").out.contains(env!("CARGO_PKG_VERSION")));
}

#[test]
fn nothing_says_compliant() {
    let all =
        [fairreach(&["rules"], b"").out, fairreach(&["check", "--help"], b"").out, fairreach(&["check", "."], b"").out];
    assert!(all.iter().all(|t| !t.to_lowercase().contains("compliant")));
}
