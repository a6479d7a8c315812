//! Parts of the footer that depend on who sends and on what the message rests.

#![cfg(test)]

use fairreach_engine::date::Date;
use fairreach_engine::footer::{Composed, Footer, Part, compose};
use fairreach_engine::known::{Consent, Known, KnownPerson, Relationship};
use fairreach_engine::policy::{Defaults, Organisation, Policy};
use fairreach_engine::report::Verdict;
use fairreach_engine::snapshot::{Body, Channel, Recipient, Snapshot};

const PITCH: &str = "Hello Anna,\n\nwe help sales teams like yours cut reporting time by half with our software. \
Would you have 15 minutes for a demo next week?\n\nBest regards\nMika\n";

fn policy(register: Option<&str>) -> Policy {
    let text = |text: &str| Some(text.to_owned());
    Policy {
        organisation: Organisation {
            name: text("Nordlicht GmbH"),
            country: text("DE"),
            contact_email: text("hello@nordlicht.example"),
            privacy_url: text("https://nordlicht.example/privacy"),
            register_entry: register.map(str::to_owned),
            ..Organisation::default()
        },
        defaults: Defaults { source: text("your company's website"), reason: text("your role in sales") },
        ..Policy::default()
    }
}

fn snapshot(text: &str) -> Snapshot {
    let anna = Recipient { address: Some("anna@acme.co.uk".into()), ..Recipient::default() };
    Snapshot { recipients: vec![anna], recipients_read: true, body: Some(Body::from_text(text)), ..Snapshot::default() }
}

fn composed(text: &str, known: &Known, policy: &Policy) -> Composed {
    compose(&snapshot(text), known, policy, Date::new(2026, 11, 24).unwrap())
}

fn footer(text: &str, known: &Known, policy: &Policy) -> Footer {
    match composed(text, known, policy) {
        Composed::Footer(footer) => footer,
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_register_entry_is_the_last_line_and_stands_once() {
    let policy = policy(Some("Amtsgericht Hamburg, HRB 12345"));
    let added = footer(PITCH, &Known::default(), &policy);
    assert_eq!(added.lines.last().unwrap(), "Amtsgericht Hamburg, HRB 12345");
    let draft = format!("{PITCH}\n{}\n", added.text);
    assert_eq!(composed(&draft, &Known::default(), &policy), Composed::Complete, "{draft}");
    let report =
        fairreach_engine::check(&snapshot(&draft), &Known::default(), &policy, Date::new(2026, 11, 24).unwrap());
    assert!(!report.findings.iter().any(|finding| finding.rule == "register-details-missing"), "{report:#?}");
}

#[test]
fn a_signature_with_the_entry_stays_as_it_is() {
    let policy = policy(Some("Amtsgericht Hamburg, HRB 12345"));
    let signed = format!("{PITCH}\n-- \nNordlicht GmbH\nAmtsgericht Hamburg, HRB 12345\n");
    let added = footer(&signed, &Known::default(), &policy);
    assert!(!added.parts.contains(&Part::Register) && added.replaces.is_none(), "{added:?}");
}

#[test]
fn an_entry_that_nobody_gave_is_not_asked_for() {
    let added = footer(PITCH, &Known::default(), &policy(None));
    assert!(!added.parts.contains(&Part::Register));
}

#[test]
fn consent_is_withdrawn_rather_than_objected_to() {
    let consent = Consent { channels: vec![Channel::Email], ..Consent::default() };
    let person =
        KnownPerson { relationship: Relationship::Consented, consents: vec![consent], ..KnownPerson::default() };
    let known = Known { people: vec![person], ..Known::default() };
    let added = footer(PITCH, &known, &policy(None));
    assert!(added.text.contains("withdraw your consent"), "{}", added.text);
    let draft = format!("{PITCH}\n{}\n", added.text);
    assert_eq!(composed(&draft, &known, &policy(None)), Composed::Complete, "{draft}");
    assert!(!footer(PITCH, &Known::default(), &policy(None)).text.contains("withdraw"));
}

#[test]
fn a_letter_keeps_its_language_above_a_longer_footer_in_another() {
    let letters = [
        (
            "da",
            "Hej Jane, vi laver momentnøgler, der halverer antallet af fejl på samlelinjer som jeres. Har du 15 minutter til en demo i næste uge?",
        ),
        (
            "fi",
            "Hei Jane, valmistamme momenttiavaimia, joilla kokoonpanolinjojen korjaustyö puolittuu. Olisiko sinulla ensi viikolla 15 minuuttia aikaa esittelylle?",
        ),
        (
            "cs",
            "Dobrý den, vyrábíme momentové klíče, které na montážních linkách sníží počet oprav o polovinu. Našla byste si příští týden 15 minut na ukázku?",
        ),
    ];
    let policy = policy(None);
    for (language, letter) in letters {
        let added = footer(letter, &Known::default(), &policy);
        let draft = format!("{letter}\n\n{}\n", added.text);
        let report =
            fairreach_engine::check(&snapshot(&draft), &Known::default(), &policy, Date::new(2026, 11, 24).unwrap());
        assert_eq!(report.language, Some(language), "{draft}");
        assert_eq!(report.verdict, Verdict::Ready, "{report:#?}");
        assert_eq!(composed(&draft, &Known::default(), &policy), Composed::Complete, "{draft}");
    }
}
