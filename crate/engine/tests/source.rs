//! Where a text says that the data come from (RULES section 6, N10 to N13), in sentences of this test's own.

use fairreach_engine::draft::Draft;
use fairreach_engine::evidence::disclosures;
use fairreach_engine::language;
use fairreach_engine::policy::Policy;
use fairreach_engine::report::{Evidence, Strength};
use fairreach_engine::snapshot::Body;

fn source(code: &str, text: &str) -> Evidence {
    let draft = Draft::read(&Body::from_text(text));
    disclosures(&draft, language::by_code(code), &Policy::default(), None, true).source
}

/// Checks each sentence and tells all that fail, not only the first.
fn each(cases: &[(&str, &str)], strength: Strength) {
    let wrong: Vec<_> = cases.iter().filter(|(code, text)| source(code, text).strength != strength).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_place_is_a_source() {
    let cases = [
        ("en", "I got your email address from the exhibitor list of Pump Expo 2026."),
        ("en", "I found your contact details on acme.example/team."),
        ("en", "Your contact details come from the trade register."),
        ("en", "Jane Roe at Acme gave me your name."),
        ("en", "I came across your profile on LinkedIn last week."),
        ("de", "Ihre Kontaktdaten habe ich auf Ihrer Website gefunden."),
        ("de", "Ihre E-Mail-Adresse stammt aus dem Handelsregister."),
        ("de", "Ihre Adresse habe ich dem Ausstellerverzeichnis der Messe entnommen und auf Ihrer Webseite gefunden."),
        ("de", "Ich bin auf LinkedIn auf Ihr Profil gestoßen."),
        ("fr", "J’ai trouvé votre adresse sur le site de votre cabinet."),
        ("fr", "Vos coordonnées proviennent de l’annuaire des exposants."),
        ("fr", "J’ai obtenu votre contact via LinkedIn."),
        ("ja", "貴社ホームページにてメールアドレスを拝見しました。"),
        ("ja", "展示会で名刺を交換させていただいたご縁でご連絡いたしました。"),
        ("ja", "ご連絡先は、貴社の公式サイトで確認いたしました。"),
    ];
    each(&cases, Strength::Present);
}

#[test]
fn n10_and_n11_a_kind_of_place_is_weak() {
    let cases = [
        ("en", "We found your contact details in publicly available sources."),
        ("en", "I came across your profile and liked it."),
        ("en", "You are in our database of pump buyers."),
        ("de", "Ihre Kontaktdaten stammen aus öffentlich zugänglichen Quellen."),
        ("de", "Ich bin auf Ihr Profil gestoßen."),
        ("fr", "Vos coordonnées proviennent de sources publiques."),
        ("ja", "公開情報をもとにご連絡しております。"),
    ];
    each(&cases, Strength::Weak);
}

#[test]
fn n12_and_n13_other_sources_are_absent() {
    let cases = [
        ("en", "I saw that Acme raised a round in May."),
        ("en", "Pumps fail twice a year (source: Gartner)."),
        ("en", "Our study found that pumps fail twice a year."),
        ("en", "We get our pumps from the best suppliers in Italy."),
        ("de", "Ich habe gesehen, dass Acme eine Finanzierung bekommen hat."),
        ("de", "Pumpen fallen zweimal im Jahr aus (Quelle: Gartner)."),
        ("fr", "J’ai vu qu’Acme a levé des fonds en mai."),
        ("fr", "Source : Gartner, étude de mai."),
        ("ja", "御社の資金調達のニュースを拝見しました。"),
    ];
    each(&cases, Strength::Absent);
}

#[test]
fn a_deed_is_a_source_beside_the_words_that_this_is_why() {
    let deed = "You booked the night ferry in June.";
    let hence = "That is why you get this letter.";
    for text in [
        format!("{deed} {hence}"),
        format!("{hence} {deed}"),
        format!("Why am I getting this?\n\n{deed}"),
        format!("Hello Ines,\n\nthe timetable is out. {deed} {hence} See you on board."),
    ] {
        let found = source("en", &text);
        assert_eq!(found.strength, Strength::Present, "{text}");
        let span = found.span.and_then(|span| text.get(span.start..span.end)).unwrap();
        assert!(span.contains("ferry") || span.contains("booked"), "{span}");
    }
    let apart = format!("{deed} The sea was calm. {hence}");
    for text in [deed, hence, &apart, &format!("If you booked the night ferry in June, bring your ticket. {hence}")] {
        assert_eq!(source("en", text).strength, Strength::Absent, "{text}");
    }
}
