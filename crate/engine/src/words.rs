//! Words that belong to no one language (`data/words.toml`), each list in order.

include!(concat!(env!("OUT_DIR"), "/words.rs"));

/// Whether a list holds a word.
#[must_use]
pub fn holds(list: &[&str], word: &str) -> bool {
    list.binary_search(&word).is_ok()
}
