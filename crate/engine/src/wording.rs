//! Words of the UI, one file a language (`data/wording/*.toml`): flat keys, `{placeholders}`.

#[cfg(feature = "wordings")]
use crate::lookup;
use litemap::LiteMap;

/// The words of one UI language.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wording {
    entries: LiteMap<String, String>,
}

impl Wording {
    /// Words by key.
    #[must_use]
    pub fn new(entries: LiteMap<String, String>) -> Self {
        Self { entries }
    }

    /// The words of a key with its placeholders filled; the key itself where it is not there (a test refuses gaps).
    #[must_use]
    pub fn say(&self, key: &str, values: &[(&str, &str)]) -> String {
        self.get(key).map_or_else(|| key.to_owned(), |text| fill(text, values))
    }

    /// The words of a key as they stand in the file.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&str> {
        self.entries.get(key).map(String::as_str)
    }
}

/// Fills `{placeholders}` in one pass: a value is never searched for placeholders of its own.
#[must_use]
pub fn fill(text: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let value = after
            .split_once('}')
            .and_then(|(name, rest)| values.iter().find(|(known, _)| *known == name).map(|(_, value)| (value, rest)));
        if let Some((value, tail)) = value {
            filled.push_str(value);
            rest = tail;
        } else {
            filled.push('{');
            rest = after;
        }
    }
    filled.push_str(rest);
    filled
}

/// The words of a UI language that was built in; `None` for any other.
#[cfg(feature = "wordings")]
#[must_use]
pub fn builtin(language: &str) -> Option<Wording> {
    let (_, lines) = WORDINGS.iter().find(|(code, _)| *code == language)?;
    Some(Wording::new(lookup::entries(lines).map(|(key, text)| (key.to_owned(), text.to_owned())).collect()))
}

/// Codes of all UI languages that were built in.
#[cfg(feature = "wordings")]
pub fn languages() -> impl Iterator<Item = &'static str> {
    WORDINGS.iter().map(|(code, _)| *code)
}

#[cfg(feature = "wordings")]
static WORDINGS: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/wordings.rs"));

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_never_filled_itself() {
        assert_eq!(fill("{a} and {b} {c} {", &[("a", "{b}"), ("b", "x")]), "{b} and x {c} {");
    }
}
