//! Each language file, checked whole: no section is empty, no pattern is there twice, the footer is complete.

#![expect(clippy::unwrap_used, clippy::string_slice, reason = "helpers of tests")]

use fairreach_engine::language::{all, by_code, detect};
use std::collections::BTreeSet;
use toml::{Table, Value};

/// Sections that a whole language has, with the topics that may stay empty.
const TOPICS: &[(&str, &[&str])] = &[
    ("opt_out", &["offer", "label", "promise", "reply", "wish", "login", "veto"]),
    ("source", &["place", "deed", "hence", "vague", "veto"]),
    ("reason", &["present", "weak"]),
    ("identity", &["present"]),
    ("contact", &["weak"]),
    ("privacy", &["present", "weak", "veto"]),
    ("signals", &["offer", "transactional", "follow_up", "introduction", "outreach", "ordinary"]),
    ("consent", &["claim", "ask", "veto"]),
    ("special", &["detail", "veto"]),
    ("request", &["unsubscribe", "withdrawal", "objection", "access", "erasure", "veto", "newsletter"]),
];

fn files() -> Vec<(String, Table)> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/data/languages");
    let files = std::fs::read_dir(folder).unwrap().map(|f| f.unwrap().path());
    let languages = files.filter(|f| f.file_stem().is_some_and(|s| s != "others"));
    languages
        .map(|f| {
            (
                f.file_stem().unwrap().to_string_lossy().into_owned(),
                std::fs::read_to_string(f).unwrap().parse().unwrap(),
            )
        })
        .collect()
}

fn strings<'a>(value: &'a Value, out: &mut Vec<&'a str>) {
    match value {
        Value::String(text) => out.push(text),
        Value::Array(list) => list.iter().for_each(|v| strings(v, out)),
        Value::Table(table) => table.values().for_each(|v| strings(v, out)),
        _ => {}
    }
}

#[test]
fn every_file_is_a_language_of_its_name() {
    let files = files();
    assert_eq!(files.len(), all().len());
    for (name, table) in files {
        assert_eq!(table["code"].as_str(), Some(name.as_str()));
        assert!(by_code(&name).is_some(), "{name}");
    }
}

#[test]
fn no_section_is_empty_and_no_pattern_is_there_twice() {
    for (name, table) in files() {
        for (section, topics) in TOPICS {
            let section_table =
                table.get(*section).and_then(Value::as_table).unwrap_or_else(|| panic!("{name} lacks {section}"));
            for topic in *topics {
                let mut patterns = Vec::new();
                strings(
                    section_table.get(*topic).unwrap_or_else(|| panic!("{name} lacks {section}.{topic}")),
                    &mut patterns,
                );
                assert!(!patterns.is_empty(), "{name}: {section}.{topic} is empty");
                let unique: BTreeSet<_> = patterns.iter().map(|p| p.trim()).collect();
                assert_eq!(unique.len(), patterns.len(), "{name}: {section}.{topic} holds a pattern twice");
            }
        }
    }
}

#[test]
fn no_word_is_there_twice_in_a_set_or_a_choice() {
    let twice = |words: &[&str]| words.iter().collect::<BTreeSet<_>>().len() < words.len();
    for (name, table) in files() {
        for (set, words) in table["sets"].as_table().unwrap() {
            let words: Vec<&str> = words.as_array().unwrap().iter().filter_map(Value::as_str).collect();
            assert!(!twice(&words), "{name}: a word is twice in ${set}");
        }
        let mut patterns = Vec::new();
        table.iter().filter(|(section, _)| *section != "examples").for_each(|(_, value)| strings(value, &mut patterns));
        for pattern in patterns {
            let choices = pattern.split('(').skip(1).filter_map(|rest| rest.split_once(')'));
            for (choice, _) in choices {
                let words: Vec<&str> = choice.split('|').collect();
                assert!(!twice(&words), "{name}: a word is twice in a choice of `{pattern}`");
            }
        }
    }
}

#[test]
fn every_set_is_used() {
    for (name, table) in files() {
        let mut patterns = Vec::new();
        for (section, value) in &table {
            if section != "footer" {
                strings(value, &mut patterns);
            }
        }
        for set in table["sets"].as_table().unwrap().keys() {
            let mark = format!("${set}");
            let ends = |p: &&str| {
                p.match_indices(&mark)
                    .any(|(at, _)| !p[at + mark.len()..].starts_with(|c: char| c.is_alphanumeric() || c == '_'))
            };
            assert!(patterns.iter().any(ends), "{name}: no pattern holds {mark}");
        }
    }
}

#[test]
fn every_footer_sentence_holds_its_values_and_no_other() {
    let values: &[(&str, &[&str])] = &[
        ("opt_out", &["optout_url"]),
        ("opt_out_reply", &[]),
        ("withdraw", &["optout_url"]),
        ("withdraw_reply", &[]),
        ("source", &["source", "date"]),
        ("source_undated", &["source"]),
        ("reason", &["their_company", "role", "topic"]),
        ("reason_plain", &["reason"]),
        ("identity", &["company", "email"]),
        ("identity_plain", &["company"]),
        ("privacy", &["privacy_url"]),
        ("postal", &["address"]),
    ];
    for (name, table) in files() {
        let Some(footer) = table.get("footer").and_then(Value::as_table) else { continue };
        for (part, expected) in values {
            let text = footer[*part].as_str().unwrap();
            let found: BTreeSet<_> = text.split('{').skip(1).filter_map(|t| t.split('}').next()).collect();
            assert_eq!(found, expected.iter().copied().collect(), "{name}: {part}");
        }
        let date = footer["date"].as_str().unwrap();
        let months = footer["months"].as_array().unwrap().len();
        assert!(date.contains("{day}") && date.contains("{year}") && date.contains("{month"), "{name}: {date}");
        assert_eq!(months, if date.contains("{month_name}") { 12 } else { 0 }, "{name}");
    }
}

#[test]
fn footers_are_of_their_language() {
    for language in all().iter().filter(|l| !l.footer.opt_out.is_empty()) {
        let footer = &language.footer;
        let text = [footer.opt_out, footer.source, footer.reason, footer.identity, footer.privacy].join("\n");
        assert_eq!(detect(&text).code, Some(language.code));
    }
}

#[test]
fn languages_are_told_apart() {
    let cases = [
        ("en", "Hi Jane, are you free on Monday?"),
        ("en", "Thanks, got it."),
        ("de", "Hallo Erika, passt dir der Montag?"),
        ("de", "Vielen Dank für die Unterlagen."),
        ("fr", "Bonjour Marie, es-tu libre lundi ?"),
        ("fr", "Merci pour votre réponse."),
        ("ja", "山田様、お世話になっております。"),
        ("es", "Hola Ana, ¿tienes un momento para hablar de esto mañana?"),
        ("it", "Buongiorno Anna, le scrivo per sapere se ha ricevuto il nostro preventivo."),
        ("it", "Grazie, ricevuto."),
        ("it", "Da dove viene il mio indirizzo?"),
        ("it", "Ciao Marco, ti va bene lunedì alle dieci?"),
        ("nl", "Bedankt, ik kijk ernaar."),
        ("nl", "Hoe komen jullie aan mijn adres?"),
        ("nl", "Hallo Anna, heb je maandag tijd voor een gesprek over het project?"),
        ("pt", "Olá Ana, gostaria de saber se recebeu a nossa proposta."),
        ("pt", "Não quero receber mais e-mails vossos."),
        ("pt", "De onde tiraram o meu contacto?"),
        ("pt", "Oi Marcos, você tem um tempinho na quinta?"),
        ("es", "No quiero recibir más correos suyos."),
        ("es", "¿De dónde han sacado mi contacto?"),
        ("es", "Qué tal, Marcos, ¿tendrá un rato el jueves?"),
        ("it", "Non voglio ricevere altre mail da voi."),
        ("pl", "Dzień dobry, czy otrzymali Państwo naszą ofertę?"),
        ("sv", "Hej Anna, har du tid för ett samtal på måndag?"),
        ("pl", "Proszę o krótką odpowiedź, czy temat jest aktualny."),
        ("pl", "Skąd macie mój adres?"),
        ("sv", "Hur fick ni min mejladress?"),
        ("sv", "Vänligen ta bort mig från er lista, jag vill inte ha fler mejl."),
        ("sv", "Tack för senast, jag återkommer nästa vecka med en offert."),
        ("da", "Jeg ønsker ikke at modtage flere mails fra jer."),
        ("da", "Hvordan fik I min mailadresse?"),
        ("da", "Hej Anna, har du tid til et møde på mandag? Venlig hilsen Peter"),
        ("no", "Jeg ønsker ikke å motta flere e-poster fra dere."),
        ("no", "Hvordan fikk dere tak i e-postadressen min?"),
        ("no", "Hei Anna, har du tid til et møte på mandag? Vennlig hilsen Per"),
        ("cs", "Dobrý den, chtěl bych se zeptat, zda jste obdrželi naši nabídku."),
        ("fi", "Hei Anna, onko sinulla aikaa tavata maanantaina?"),
        ("ru", "Здравствуйте, вы получили наше предложение?"),
        ("zh", "您好，请问您收到我们的报价了吗？"),
        ("ko", "안녕하세요, 견적서를 받으셨나요?"),
    ];
    let wrong: Vec<_> = cases.iter().filter(|(code, text)| detect(text).code != Some(code)).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
    for (code, text) in cases {
        assert_eq!(detect(text).language.map(|l| l.code), by_code(code).map(|l| l.code));
    }
}

#[test]
fn nothing_and_addresses_alone_are_of_no_language() {
    for text in ["", "   \n", "https://acme.example/a", "12345", "🙂", "jane@acme.example"] {
        assert_eq!(detect(text).code, None, "{text}");
    }
}

#[test]
fn most_words_decide() {
    let quote = "Hallo Erika,\nich schicke dir hier den Entwurf, wie wir ihn gestern besprochen haben. Sag mir bitte, was du davon hältst.\nBest regards";
    assert_eq!(detect(quote).code, Some("de"));
}

#[test]
fn every_single_word_weighs_once_on_one_side() {
    for (name, table) in files() {
        let mut seen = BTreeSet::new();
        let mut sides = BTreeSet::new();
        for (weight, words) in table["words"].as_table().unwrap() {
            let number: i32 = weight.parse().unwrap();
            assert!(number != 0 && number.abs() <= 20, "{name}: {number} tenths of a point are none or two points");
            sides.insert(number.signum());
            for word in words.as_array().unwrap().iter().filter_map(Value::as_str) {
                assert!(
                    !word.contains(' ') && word.to_lowercase() == word,
                    "{name}: `{word}` is no word in small letters"
                );
                assert!(seen.insert(word), "{name}: `{word}` weighs twice");
            }
        }
        assert_eq!(sides.len(), 2, "{name}: words weigh on one side only");
    }
}
