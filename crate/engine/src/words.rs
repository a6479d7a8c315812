//! Words that belong to no one language (`data/words.toml`), each list in order.

use crate::dictionary::Dictionary;

include!(concat!(env!("OUT_DIR"), "/words.rs"));

/// Whether a list holds a word.
#[must_use]
pub fn holds(list: &[&str], word: &str) -> bool {
    list.binary_search(&word).is_ok()
}

/// The words of a list of `data/lists.toml`.
pub fn list(name: &str) -> impl Iterator<Item = &'static str> {
    Dictionary::Lists.find(name).unwrap_or_default().split_terminator('|')
}

/// Whether such a list holds a word.
#[must_use]
pub fn lists(name: &str, word: &str) -> bool {
    list(name).any(|known| known == word)
}
