//! The catalogue as a whole: each rule listed, worded, cited, documented.

use super::*;
use crate::citation;
use crate::wording;
use std::fmt::Write as _;
use std::path::Path;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn every_rule_file_is_listed_under_its_own_name() {
    let known = ["mod.rs", "tests.rs", "testing.rs"];
    let files = std::fs::read_dir(root().join("src/rules"))
        .unwrap()
        .map(|file| file.unwrap().file_name().into_string().unwrap());
    let mut ids: Vec<String> = files
        .filter(|file| !known.contains(&file.as_str()))
        .map(|file| file.trim_end_matches(".rs").replace('_', "-"))
        .collect();
    ids.sort();
    let mut listed: Vec<String> = catalogue().iter().map(|rule| rule.id.to_owned()).collect();
    listed.sort();
    assert_eq!(ids, listed);
}

#[test]
fn every_rule_says_what_why_and_do_in_every_language() {
    for language in wording::languages() {
        let words = wording::builtin(language).unwrap();
        for rule in catalogue() {
            for part in ["what", "why", "do"] {
                let key = format!("rule.{}.{part}", rule.id);
                assert!(words.get(&key).is_some_and(|text| !text.trim().is_empty()), "{language}: {key}");
            }
        }
    }
}

#[test]
fn every_rule_cites_something_that_exists() {
    for rule in catalogue() {
        assert!(!rule.citations.is_empty(), "{}", rule.id);
        for key in rule.citations {
            assert!(citation::resolve(key, Some("DE")).is_some(), "{}: {key}", rule.id);
        }
    }
}

#[test]
fn every_rule_tells_its_story() {
    for rule in catalogue() {
        for heading in ["## What\n", "## Why\n", "## Do\n", "## Examples\n"] {
            assert!(rule.doc.contains(heading), "{}: {heading}", rule.id);
        }
        let file = std::fs::read_to_string(root().join(format!("src/rules/{}.rs", rule.id.replace('-', "_")))).unwrap();
        assert!(
            file.contains("finds!(") && file.contains("silent!("),
            "{}: a test that finds and one that does not",
            rule.id
        );
    }
}

/// `docs/rules.md` is made from the catalogue: `FAIRREACH_WRITE=1 cargo test -p fairreach-engine docs` writes it.
#[test]
fn docs_are_fresh() {
    let path = root().join("../../docs/rules.md");
    let fresh = docs();
    if std::env::var_os("FAIRREACH_WRITE").is_some() {
        std::fs::write(&path, &fresh).unwrap();
    }
    assert!(
        std::fs::read_to_string(&path).is_ok_and(|kept| kept == fresh),
        "docs/rules.md is stale; FAIRREACH_WRITE=1 writes it"
    );
}

fn docs() -> String {
    let mut text = String::from(
        "# The rules\n\nMade from the rules themselves (`crate/engine/src/rules`), do not edit. Severities are defaults: a policy may \
         change them, a country's row that is not sure enough caps them. Fairreach informs. It is not legal advice.\n\n\
         | rule | severity | since |\n|---|---|---|\n",
    );
    for rule in catalogue() {
        writeln!(text, "| [`{0}`](#{0}) | {1} | {2} |", rule.id, severity(rule), rule.since).unwrap();
    }
    for rule in catalogue() {
        write!(text, "\n## {}\n\n", rule.id).unwrap();
        for line in rule.doc.lines().map(str::trim) {
            match line.strip_prefix("## ") {
                Some(heading) => write!(text, "**{heading}.** ").unwrap(),
                None => writeln!(text, "{line}").unwrap(),
            }
        }
        let cited = rule.citations.iter().map(|key| match citation::resolve(key, None) {
            Some(found) => match found.url {
                Some(url) => format!("[{}]({url})", found.text),
                None => found.text,
            },
            None if *key == "register" => "the sender's law on business letters".to_owned(),
            None => "the law of the recipient's country".to_owned(),
        });
        writeln!(text, "\n*Severity:* {}. *Sources:* {}.", severity(rule), cited.collect::<Vec<_>>().join("; "))
            .unwrap();
    }
    text
}

fn severity(rule: &Rule) -> &'static str {
    match rule.severity {
        Severity::Hint => "hint",
        Severity::Warn => "warn",
        Severity::Stop => "stop",
    }
}
