//! Every row of `data/countries.json`, read here anew as plain JSON: what a pitch or a call to somebody there must find.

#![cfg(test)]

use fairreach_engine::check;
use fairreach_engine::date::Date;
use fairreach_engine::desk::{self, Desk};
use fairreach_engine::known::{CallRecord, Known, KnownPerson};
use fairreach_engine::policy::{Level, Policy};
use fairreach_engine::report::{Report, Severity};
use fairreach_engine::snapshot::{Body, Channel, Field, Recipient, Snapshot};
use fairreach_engine::view::{Reply, Request, Term};
use fairreach_engine::wording;
use serde_json::Value;
use std::collections::BTreeMap;

const PITCH: &str = "Hello, we help sales teams like yours cut reporting time by half with our software. Would you have 15 minutes \
for a demo next week? Best, Mika";

/// The rules that rest on a row's regime.
const BY_REGIME: [&str; 3] = ["consent-needed", "consumer-address", "condition-unconfirmed"];

fn file(name: &str) -> String {
    std::fs::read_to_string(format!("{}/data/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

fn rows() -> Vec<Value> {
    let table: Value = serde_json::from_str(&file("countries.json")).unwrap();
    let rows = table["countries"].as_array().unwrap().clone();
    assert_eq!(rows.len(), 43);
    rows
}

fn word<'a>(row: &'a Value, path: &str) -> &'a str {
    row.pointer(path).and_then(Value::as_str).unwrap_or_default()
}

/// No more than a row of that confidence may back.
fn capped(asked: Severity, confidence: &str) -> Severity {
    asked.min(match confidence {
        "V" => Severity::Stop,
        "S" => Severity::Warn,
        "K" => Severity::Hint,
        other => panic!("{other}"),
    })
}

fn recipient(field: Field, address: &str) -> Recipient {
    Recipient { field, address: Some(address.to_owned()), ..Recipient::default() }
}

fn to(recipients: Vec<Recipient>, channel: Channel) -> Snapshot {
    let subject = (channel == Channel::Email).then(|| "A question".to_owned());
    Snapshot {
        channel,
        recipients,
        recipients_read: true,
        subject,
        body: Some(Body::from_text(PITCH)),
        ..Snapshot::default()
    }
}

fn in_country(code: &str) -> Known {
    let person = KnownPerson { country: Some(code.to_owned()), ..KnownPerson::default() };
    Known { people: vec![person], ..Known::default() }
}

fn report(snapshot: &Snapshot, known: &Known, policy: &Policy) -> Report {
    check(snapshot, known, policy, Date::new(2026, 11, 25).unwrap())
}

fn found<'a>(report: &Report, rules: &[&'a str]) -> Vec<(&'a str, Severity)> {
    let of = |rule: &&'a str| {
        let findings = report.findings.iter().filter(|finding| finding.rule == *rule);
        findings.map(|finding| (*rule, finding.severity)).collect::<Vec<_>>()
    };
    rules.iter().flat_map(of).collect()
}

fn country_term(snapshot: &Snapshot, known: &Known) -> Term {
    let (policy, wording) = (Policy::default(), wording::builtin("en").unwrap());
    let today = Date::new(2026, 11, 25).unwrap();
    let desk = Desk { known, policy: &policy, local: &policy, locked: &[], wording: &wording, today };
    let Reply::View { view } = desk::answer(&Request::Check { snapshot: snapshot.clone() }, &desk).reply else {
        panic!("no view")
    };
    view.panel.judged.into_iter().find(|term| term.term == "Country").unwrap()
}

/// A row, a kind of address, such an address there, and what the register must say for it to be one.
fn addresses(row: &Value) -> [(&'static str, String, Known); 3] {
    let tld = row["tlds"][0].as_str().unwrap();
    [
        ("named_business", format!("anna.berg@firma.{tld}"), Known::default()),
        ("generic_business", format!("info@firma.{tld}"), Known::default()),
        ("consumer", "anna.berg@gmail.com".to_owned(), in_country(word(row, "/code"))),
    ]
}

#[test]
fn a_first_email_finds_what_the_regime_asks_and_no_more_than_the_row_is_sure() {
    for row in rows() {
        let (code, sure) = (word(&row, "/code"), word(&row, "/confidence"));
        for (kind, address, known) in addresses(&row) {
            let rule = if kind == "consumer" { "consumer-address" } else { "consent-needed" };
            let expected = match word(&row, &format!("/first_email/{kind}/regime")) {
                "opt_in" => vec![(rule, capped(Severity::Warn, sure))],
                "opt_in_unless" => vec![("condition-unconfirmed", Severity::Hint)],
                "opt_out" => vec![],
                other => panic!("{code}: {other}"),
            };
            let snapshot = to(vec![recipient(Field::To, &address)], Channel::Email);
            let report = report(&snapshot, &known, &Policy::default());
            assert_eq!(found(&report, &BY_REGIME), expected, "{code} {kind} {address}");
            assert_eq!(report.audience.country, Some(code), "{address}");
            let kind_found = serde_json::to_value(report.audience.address_kind).unwrap();
            assert_eq!(kind_found, kind, "{address}");
            let asks_for_address = row["items_required"].as_array().unwrap().contains(&"postal_address".into());
            let postal = !found(&report, &["postal-address-missing"]).is_empty();
            assert_eq!(postal, asks_for_address, "{code}: postal address");
        }
    }
}

#[test]
fn a_policy_that_blocks_gets_a_stop_from_a_statute_alone() {
    for row in rows() {
        let (code, sure) = (word(&row, "/code"), word(&row, "/confidence"));
        for (kind, address, known) in addresses(&row) {
            let mut policy = Policy::default();
            for rule in BY_REGIME {
                policy.rules.insert(rule.to_owned(), Level::Block);
            }
            let expected: Vec<Severity> = match word(&row, &format!("/first_email/{kind}/regime")) {
                "opt_out" => vec![],
                _ => vec![capped(Severity::Stop, sure)],
            };
            let snapshot = to(vec![recipient(Field::To, &address)], Channel::Email);
            let severities: Vec<_> = found(&report(&snapshot, &known, &policy), &BY_REGIME)
                .into_iter()
                .map(|(_, severity)| severity)
                .collect();
            assert_eq!(severities, expected, "{code} {kind}");
        }
    }
}

#[test]
fn the_panel_names_country_reason_law_and_how_sure() {
    for row in rows() {
        let code = word(&row, "/code");
        for (kind, address, known) in addresses(&row) {
            let term = country_term(&to(vec![recipient(Field::To, &address)], Channel::Email), &known);
            assert_eq!(term.value, word(&row, "/name"));
            let origin = term.origin.unwrap();
            let reason = if kind == "consumer" {
                format!("by the register: {code}")
            } else {
                format!("by the address's ending .{}", row["tlds"][0].as_str().unwrap())
            };
            let law = format!("{} {}", word(&row, "/law/short"), word(&row, "/law/article"));
            assert!(origin.starts_with(&format!("{reason} · {law} · ")), "{origin}");
            let read = word(&row, "/confidence") == "V";
            assert_eq!(origin.contains("was read"), read, "{origin}");
            assert_eq!(origin.contains("from our notes, not checked by a lawyer"), !read, "{origin}");
        }
    }
    let unknown = country_term(&to(vec![recipient(Field::To, "anna@acme.com")], Channel::Email), &Known::default());
    assert_eq!(
        (unknown.value.as_str(), unknown.origin.as_deref()),
        ("unknown", Some("neither register nor address tells"))
    );
}

/// A number there by the file of calling codes.
fn number(codes: &BTreeMap<String, Vec<String>>, code: &str) -> String {
    // "+1" alone is the United States' by its area codes.
    let prefix = if code == "US" { "1212" } else { &codes[code][0] };
    format!("+{prefix} 555 0199 12")
}

#[test]
fn a_call_finds_what_the_regime_for_calls_asks() {
    let rules = ["call-consent-needed", "call-presumed-consent", "call-register-unchecked"];
    let codes: BTreeMap<String, Vec<String>> = toml::from_str(&file("calling_codes.toml")).unwrap();
    for row in rows() {
        let (code, call) = (word(&row, "/code"), &row["business_call"]);
        let sure = call["confidence"].as_str().unwrap_or(word(&row, "/confidence"));
        for private in [None, Some(false), Some(true)] {
            let business = word(call, "/regime");
            let regime = if private == Some(true) { call["consumer"].as_str().unwrap_or(business) } else { business };
            let mut expected = match regime {
                "opt_in" => vec![(rules[0], capped(Severity::Warn, sure))],
                "opt_in_unless" => vec![(rules[0], Severity::Hint)],
                "presumed_consent" => vec![(rules[1], Severity::Hint)],
                "opt_out" => vec![],
                other => panic!("{code}: {other}"),
            };
            let registers = call["registers"].as_array().unwrap();
            if !registers.is_empty() {
                expected.push((rules[2], Severity::Hint));
            }
            let snapshot = to(vec![recipient(Field::To, &number(&codes, code))], Channel::Call);
            let record = CallRecord { private, ..CallRecord::default() };
            let known =
                Known { people: vec![KnownPerson { call: record, ..KnownPerson::default() }], ..Known::default() };
            let found_here = report(&snapshot, &known, &Policy::default());
            assert_eq!(found(&found_here, &rules), expected, "{code} {private:?}");
            assert_eq!(found_here.audience.country, Some(code));
            // A look-up counts as many days as the register says.
            let valid = registers.iter().map(|r| r["valid_days"].as_i64().unwrap_or(28)).min().unwrap_or_default();
            for (age, fresh) in [(valid, true), (valid + 1, false)] {
                let mut known = known.clone();
                known.people[0].call.registers_checked = Some(days_before(age));
                let stale = !found(&report(&snapshot, &known, &Policy::default()), &rules[2..]).is_empty();
                assert_eq!(stale, !fresh && !registers.is_empty(), "{code} after {age} days");
            }
        }
    }
}

/// So many days before 25 November 2026.
fn days_before(days: i64) -> Date {
    let today = Date::new(2026, 11, 25).unwrap();
    let all = (1..=12).flat_map(|month| (1..=31).filter_map(move |day| Date::new(2026, month, day).ok()));
    all.into_iter().find(|day| today.days_since(*day) == days).unwrap()
}

/// Whose law decides, and its country, of several recipients.
fn decides(recipients: &[(Field, &str)]) -> (Option<&'static str>, String, Report) {
    let list = recipients.iter().map(|(field, address)| recipient(*field, address)).collect();
    let snapshot = to(list, Channel::Email);
    let report = report(&snapshot, &Known::default(), &Policy::default());
    let origin = country_term(&snapshot, &Known::default()).origin.unwrap_or_default();
    (report.audience.country, origin, report)
}

#[test]
fn the_strictest_of_several_recipients_decides_wherever_he_stands() {
    use Field::{Bcc, Cc, To};
    type Addressed = (Field, &'static str);
    let cases: &[(&[Addressed], Option<&str>, &str)] = &[
        (&[(To, "a.berg@firma.co.uk"), (To, "b.nowak@firma.pl")], Some("PL"), "b.nowak@firma.pl"),
        (&[(To, "a.berg@firma.co.uk"), (Cc, "b.nowak@firma.pl")], Some("PL"), "b.nowak@firma.pl"),
        (&[(Bcc, "b.nowak@firma.pl"), (To, "a.berg@firma.co.uk")], Some("PL"), "b.nowak@firma.pl"),
        // A condition is stricter than an easy way out, consent stricter than a condition.
        (&[(To, "a.berg@firma.us"), (Cc, "c.roux@firma.fr")], Some("FR"), "c.roux@firma.fr"),
        (&[(To, "c.roux@firma.fr"), (Bcc, "d.berg@firma.de")], Some("DE"), "d.berg@firma.de"),
        // The same country: the person is protected more than the role mailbox.
        (&[(To, "contact@firma.fr"), (Cc, "c.roux@firma.fr")], Some("FR"), "c.roux@firma.fr"),
        // Unknown stands between an easy way out and a condition.
        (&[(To, "a.berg@firma.co.uk"), (To, "e.berg@firma.com")], None, "e.berg@firma.com"),
        (&[(To, "e.berg@firma.com"), (To, "c.roux@firma.fr")], Some("FR"), "c.roux@firma.fr"),
        (&[(To, "e.berg@firma.com"), (Bcc, "info@firma.de")], Some("DE"), "info@firma.de"),
        // Of two as strict, the surer row.
        (&[(To, "f.jonsson@firma.is"), (Cc, "b.nowak@firma.pl")], Some("PL"), "b.nowak@firma.pl"),
    ];
    for (recipients, country, who) in cases {
        let (found, origin, report) = decides(recipients);
        assert_eq!(found, *country, "{recipients:?}");
        assert!(origin.contains(&format!("the strictest law is that of {who}")), "{recipients:?}: {origin}");
        let index = recipients.iter().position(|(_, address)| address == who).unwrap();
        assert_eq!(report.audience.recipient, u32::try_from(index).ok(), "{recipients:?}");
    }
}

#[test]
fn of_mixed_kinds_the_private_address_counts_as_one() {
    let list = vec![recipient(Field::To, "info@firma.co.uk"), recipient(Field::Bcc, "anna.berg@gmail.com")];
    let snapshot = to(list, Channel::Email);
    let british = KnownPerson { recipient: 1, country: Some("GB".into()), ..KnownPerson::default() };
    let known = Known { people: vec![british], ..Known::default() };
    let report = report(&snapshot, &known, &Policy::default());
    assert_eq!(found(&report, &BY_REGIME), [("consumer-address", Severity::Warn)]);
    assert!(country_term(&snapshot, &known).origin.unwrap().contains("that of anna.berg@gmail.com"));
}
