//! `data/attributions.toml` to sorted tables of all languages together: a draft in one language quotes history in another.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::Path;

const FIELDS: [(&str, &str); 8] = [
    ("openers", "First words of attributions."),
    ("verbs", "Verbs of attributions."),
    ("from", "Labels of the sender."),
    ("sent", "Labels of the date."),
    ("to", "Labels of the recipients."),
    ("subject", "Labels of the subject."),
    ("markers", "Words that announce history."),
    ("mobile", "Beginnings of a mail program's own signature."),
];

pub fn generate(out: &Path) -> Result<(), Box<dyn std::error::Error>> {
    let text = std::fs::read_to_string("data/attributions.toml")?;
    let languages: BTreeMap<String, BTreeMap<String, Vec<String>>> = toml::from_str(&text)?;
    let mut code = String::new();
    for (field, doc) in FIELDS {
        let mut words = BTreeSet::new();
        for (language, fields) in &languages {
            let Some(list) = fields.get(field) else {
                return Err(format!("attributions.toml: {language} lacks {field}").into());
            };
            if let Some(word) = list.iter().find(|w| w.trim().is_empty() || w.to_lowercase() != **w) {
                return Err(
                    format!("attributions.toml: {language}.{field}: \"{word}\" is empty or not in lower case").into()
                );
            }
            words.extend(list);
        }
        let words: Vec<_> = words.into_iter().collect();
        writeln!(code, "/// {doc}\npub(crate) const {}: &[&str] = &{words:?};", field.to_uppercase())?;
    }
    if let Some((language, fields)) = languages.iter().find(|(_, fields)| fields.len() != FIELDS.len()) {
        return Err(format!("attributions.toml: {language} has {} fields, not {}", fields.len(), FIELDS.len()).into());
    }
    std::fs::write(out.join("attributions.rs"), code)?;
    Ok(())
}
