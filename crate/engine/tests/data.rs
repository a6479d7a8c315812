//! The data files, checked whole: countries, mailboxes, calling codes, wordings.

#![cfg(test)]

use fairreach_engine::country::{self, Confidence, Regime};
use fairreach_engine::report::AddressKind;
use fairreach_engine::{address, citation, policy, wording};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

fn json(name: &str) -> Value {
    let path = format!("{}/data/{name}", env!("CARGO_MANIFEST_DIR"));
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

fn text<'a>(value: &'a Value, path: &str) -> &'a str {
    value.pointer(path).and_then(Value::as_str).unwrap_or_else(|| panic!("{path} in {value}"))
}

#[test]
fn every_country_row_is_whole() {
    let table = json("countries.json");
    let meta = &table["meta"];
    let list = |path: &str| -> BTreeSet<&str> {
        meta.pointer(path).unwrap().as_array().unwrap().iter().map(|value| value.as_str().unwrap()).collect()
    };
    let (conditions, items) = (list("/conditions"), list("/items"));
    let call_conditions = list("/call_conditions");
    let rows = table["countries"].as_array().unwrap();
    assert_eq!(rows.len(), country::all().len());
    let mut tlds = BTreeSet::new();
    for row in rows {
        let code = text(row, "/code");
        let country = country::by_code(code).unwrap();
        assert!(code.len() == 2 && code.bytes().all(|b| b.is_ascii_uppercase()), "{code}");
        let law = citation::resolve("country", Some(code)).unwrap();
        assert_eq!(law.text, format!("{} {}", text(row, "/law/short"), text(row, "/law/article")));
        assert_eq!(law.url.as_deref(), Some(text(row, "/law/url")));
        assert!(law.url.is_some_and(|url| url.starts_with("https://") || url.starts_with("http://")), "{code}");
        assert!(
            !country.languages.is_empty() && country.languages.iter().all(|language| (2..=3).contains(&language.len())),
            "{code}"
        );
        for kind in ["named_business", "generic_business", "consumer"] {
            if let Some(condition) = row.pointer(&format!("/first_email/{kind}/condition")).and_then(Value::as_str) {
                assert!(conditions.contains(condition), "{code}: {condition}");
            }
            assert!(!text(row, &format!("/first_email/{kind}/note")).is_empty(), "{code} {kind}");
        }
        let call = &row["business_call"];
        if let Some(condition) = call["condition"].as_str() {
            assert!(call_conditions.contains(condition), "{code}: {condition}");
        }
        // What a note takes back must not be as sure as the row.
        let note = text(call, "/note").to_lowercase();
        let unsure = ["not verified", "knowledge", "disputed", "lawyers' notes"].iter().any(|word| note.contains(word));
        let confidence = country.calls().confidence;
        assert!(!unsure || confidence < Confidence::V, "{code}: {note}");
        assert!(confidence <= country.confidence, "{code}");
        for register in call["registers"].as_array().unwrap() {
            assert!(text(register, "/url").starts_with("https://") && !text(register, "/name").is_empty(), "{code}");
        }
        assert!(country.items.iter().all(|item| items.contains(item)), "{code}");
        assert!(country.asks("opt_out") && country.asks("identity"), "{code}");
        let sourced = !row["sources"].as_array().unwrap().is_empty();
        assert!(sourced || country.confidence == Confidence::K, "{code}: a row without a source");
        for tld in row["tlds"].as_array().unwrap() {
            assert!(tlds.insert(tld.as_str().unwrap().to_owned()), "{code}: {tld} stands twice");
        }
    }
}

#[test]
fn the_counts_in_the_head_are_those_of_the_rows() {
    let table = json("countries.json");
    let count = |kind, rank: u8| country::all().iter().filter(|row| row.regime(kind).rank() == rank).count();
    let (opt_in, opt_out) = (Regime::OptIn.rank(), Regime::OptOut.rank());
    for (kind, name) in [
        (AddressKind::NamedBusiness, "named_business"),
        (AddressKind::GenericBusiness, "generic_business"),
        (AddressKind::Consumer, "consumer"),
    ] {
        let counts = &table["meta"]["counts"][name];
        assert_eq!(counts["opt_in"], count(kind, opt_in), "{name}");
        assert_eq!(counts["opt_out"], count(kind, opt_out), "{name}");
    }
    let sure = |confidence| country::all().iter().filter(|row| row.confidence == confidence).count();
    for (name, confidence) in [("V", Confidence::V), ("S", Confidence::S), ("K", Confidence::K)] {
        assert_eq!(table["meta"]["counts"]["confidence"][name], sure(confidence), "{name}");
    }
}

#[test]
fn every_country_has_a_calling_code_that_leads_to_it() {
    let path = format!("{}/data/calling_codes.toml", env!("CARGO_MANIFEST_DIR"));
    let codes: BTreeMap<String, Vec<String>> = toml::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let rows: BTreeSet<&str> = country::all().iter().map(|row| row.code).collect();
    assert_eq!(codes.keys().map(String::as_str).collect::<BTreeSet<_>>(), rows);
    for (code, prefixes) in &codes {
        for prefix in prefixes {
            let number = format!("+{prefix} 2345 6789");
            assert_eq!(country::by_phone(&number).map(|(_, row)| row.code), Some(code.as_str()), "{number}");
        }
    }
}

#[test]
fn every_role_mailbox_is_recognised_as_its_kind() {
    for entry in json("roles.json")["roles"].as_array().unwrap() {
        let local = text(entry, "/local");
        let expected = match (text(entry, "/kind"), entry.get("ambiguous") == Some(&Value::Bool(true))) {
            ("generic_mailbox", false) => address::Role::Generic,
            ("generic_mailbox", true) => address::Role::Ambiguous,
            ("no_reply", _) => address::Role::NoReply,
            ("automated", _) => address::Role::Automated,
            (other, _) => panic!("{local}: {other}"),
        };
        assert_eq!(address::role(local), Some(expected), "{local}");
        assert_eq!(address::role(&local.to_uppercase()), Some(expected), "{local} in capitals");
    }
}

#[test]
fn given_names_are_no_roles() {
    for name in [
        "anna",
        "mika",
        "peter",
        "maria",
        "jean-luc",
        "anna.berg",
        "m.mustermann",
        "sato.yuki",
        "bill",
        "mark",
        "grace",
        "max",
    ] {
        assert_eq!(address::role(name), None, "{name}");
    }
}

#[test]
fn wordings_have_the_same_keys_and_placeholders() {
    let files: BTreeMap<&str, BTreeMap<String, String>> =
        wording::languages().map(|language| (language, flat(language))).collect();
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/data/wording");
    let there: BTreeSet<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().path().file_stem().unwrap().to_string_lossy().into_owned())
        .collect();
    assert_eq!(there, files.keys().map(|language| (*language).to_owned()).collect());
    let english = &files["en"];
    for (language, words) in &files {
        let missing: Vec<_> = english.keys().filter(|key| !words.contains_key(*key)).collect();
        let more: Vec<_> = words.keys().filter(|key| !english.contains_key(*key)).collect();
        assert!(missing.is_empty() && more.is_empty(), "{language}: missing {missing:?}, too many {more:?}");
        for (key, english) in english {
            assert_eq!(placeholders(english), placeholders(&words[key]), "{language}: {key}");
            assert!(!words[key].trim().is_empty(), "{language}: {key} is empty");
        }
    }
}

/// Names that a language inflects within a sentence are its own affair.
fn flat(language: &str) -> BTreeMap<String, String> {
    fn walk(before: &str, table: &toml::Table, flat: &mut BTreeMap<String, String>) {
        for (key, value) in table {
            let key = if before.is_empty() { key.clone() } else { format!("{before}.{key}") };
            match value {
                toml::Value::Table(inner) => walk(&key, inner, flat),
                value => drop(flat.insert(key, value.as_str().unwrap().to_owned())),
            }
        }
    }
    let path = format!("{}/data/wording/{language}.toml", env!("CARGO_MANIFEST_DIR"));
    let mut entries = BTreeMap::new();
    walk("", &toml::from_str(&std::fs::read_to_string(path).unwrap()).unwrap(), &mut entries);
    entries.retain(|key, _| !key.starts_with("country_of."));
    entries
}

fn placeholders(text: &str) -> BTreeSet<&str> {
    text.split('{').skip(1).filter_map(|piece| piece.split_once('}').map(|(name, _)| name)).collect()
}

#[test]
fn no_wording_promises_what_nobody_can() {
    let forbidden = [
        "compliant",
        "compliance",
        "gdpr-safe",
        "approved",
        "guarantee",
        "certified",
        "unsubscribe request",
        "rechtssicher",
        "konform",
        "garantiert",
        "zertifiziert",
        "zgodny z rodo",
        "zgodne z rodo",
        "zgodność z",
        "gwarant",
        "certyfik",
        "spełnia wymog",
        "gdpr-säkr",
        "lagenlig",
        "certifier",
        "garanti",
        "uppfyller krav",
        "conforme al rgpd",
        "conforme ao rgpd",
        "conformidad",
        "garantiz",
        "garantid",
        "certificad",
        "cumple con",
        "cumplimiento",
        "cumpre o rgpd",
        "conforme al gdpr",
        "conformità al gdpr",
        "a norma di legge",
        "garantit",
        "certificat",
        "approvat",
        "richiesta di disiscrizione",
        "avg-proof",
        "gdpr-proof",
        "gegarandeerd",
        "gecertificeerd",
        "goedgekeurd",
        "voldoet aan de avg",
        "uitschrijfverzoek",
        "conforme",
        "conformité",
        "garantie",
        "certifié",
        "approuvé",
        "sans risque",
        "demande de désinscription",
        "準拠",
        "保証",
        "適法",
    ];
    for language in wording::languages() {
        for (key, text) in flat(language) {
            let lower = text.to_lowercase();
            assert!(!forbidden.iter().any(|word| lower.contains(word)), "{language}: {key}: {text}");
        }
    }
}

#[test]
fn every_country_and_condition_has_a_name_in_every_language() {
    let table = json("countries.json");
    for language in wording::languages() {
        let words = flat(language);
        for row in table["countries"].as_array().unwrap() {
            let name = &words[&format!("country.{}", text(row, "/code"))];
            assert!(language != "en" || name == text(row, "/name"), "{name}");
        }
        let conditions = ["conditions", "call_conditions"].map(|list| table["meta"][list].as_array().unwrap());
        for condition in conditions.into_iter().flatten() {
            assert!(
                words.contains_key(&format!("condition.{}", condition.as_str().unwrap())),
                "{language}: {condition}"
            );
        }
    }
}

#[test]
fn accessible_names_are_those_of_the_contract() {
    let words = wording::builtin("en").unwrap();
    for (key, name) in [
        ("badge.ready", "ready"),
        ("badge.fix", "{count} to fix"),
        ("badge.stop", "stop"),
        ("badge.not_outreach", "not outreach"),
        ("badge.hint", "hint"),
        ("badge.not_readable", "not readable"),
        ("badge.setup_needed", "setup needed"),
        ("badge.name", "Fairreach: {state}"),
        ("panel.name", "Fairreach"),
        ("judged.name", "How this was judged"),
        ("judged.unknown", "unknown"),
        ("button.insert_footer", "Insert footer"),
        ("button.not_outreach", "Not outreach"),
        ("button.already_talk", "We already talk"),
        ("button.close", "Close"),
        ("gate.name", "Fairreach: before you send"),
        ("gate.fix", "Fix"),
        ("gate.send", "Send anyway"),
        ("gate.cancel", "Cancel"),
        ("degree.first", "1st"),
        ("degree.second", "2nd"),
        ("degree.third", "3rd"),
        ("degree.out", "out of network"),
        ("degree.unknown", "unknown"),
    ] {
        assert_eq!(words.get(key), Some(name), "{key}");
    }
}

#[test]
fn every_fault_of_a_policy_is_worded() {
    let broken = r#"{"organisation":{"privacy_url":"x","contact_email":"x","country":"xxx","name":1,"nope":1},"sender":{"domains":["x"]},
        "rules":{"nope":"off","source-weak":"x"},"override":{"*":"x"},"defaults":1,"nope":1}"#;
    for language in wording::languages() {
        let words = wording::builtin(language).unwrap();
        for fault in policy::parse(broken).unwrap_err().into_iter().chain(policy::parse("{").unwrap_err()) {
            let said = fault.worded(&words);
            assert!(!said.contains("error.") && !said.contains('{'), "{language}: {said}");
        }
    }
}
