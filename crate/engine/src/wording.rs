//! Words of the UI, one file a language (`data/wording/*.toml`): flat keys, `{placeholders}`.

use std::collections::BTreeMap;

/// The words of one UI language.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wording {
    entries: BTreeMap<String, String>,
}

impl Wording {
    /// Words by key.
    #[must_use]
    pub fn new(entries: BTreeMap<String, String>) -> Self {
        Self { entries }
    }

    /// The words of a key with its placeholders filled; the key itself where it is not there (a test refuses gaps).
    #[must_use]
    pub fn say(&self, key: &str, values: &[(&str, &str)]) -> String {
        let mut text = self.entries.get(key).map_or(key, String::as_str).to_owned();
        for (name, value) in values {
            text = text.replace(&format!("{{{name}}}"), value);
        }
        text
    }
}
