//! `data/attributions.toml` to sorted tables of all languages together: a draft in one language quotes history in another.

use super::words::Lines;
use std::collections::{BTreeMap, BTreeSet};
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
    let mut lines = Lines::new("Attributions");
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
            words.extend(list.iter().cloned());
        }
        lines.add(field, &format!("/// {doc}\npub(crate)"), &words)?;
    }
    if let Some((language, fields)) = languages.iter().find(|(_, fields)| fields.len() != FIELDS.len()) {
        return Err(format!("attributions.toml: {language} has {} fields, not {}", fields.len(), FIELDS.len()).into());
    }
    lines.write(out, "attributions")
}
