//! Words that belong to no one language (`data/words.toml`), each list in order.

use crate::dictionary::Dictionary;
use std::sync::OnceLock;

/// A list of words, in order. It comes with the tables and is taken apart when it is first asked for.
#[derive(Debug)]
pub struct Words {
    dictionary: Dictionary,
    line: usize,
    read: OnceLock<Vec<&'static str>>,
}

impl Words {
    /// The list in that line of a dictionary.
    pub(crate) const fn at(dictionary: Dictionary, line: usize) -> Self {
        Self { dictionary, line, read: OnceLock::new() }
    }
}

impl std::ops::Deref for Words {
    type Target = [&'static str];

    /// Empty until the tables are loaded.
    fn deref(&self) -> &Self::Target {
        let lines = self.dictionary.lines();
        if lines.is_empty() {
            return &[];
        }
        let split = || lines.lines().nth(self.line).unwrap_or_default().split_terminator('|').collect();
        self.read.get_or_init(split)
    }
}

include!(concat!(env!("OUT_DIR"), "/words.rs"));

/// Whether a text may hold characters of East Asia: a byte that starts one from U+3000 on.
#[must_use]
pub fn eastern(text: &str) -> bool {
    text.bytes().any(|byte| byte >= 0xe3)
}

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
