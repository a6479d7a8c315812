//! An ordered list of words as `tables.bin` holds it: nothing is built when it is loaded.

use crate::bucket::bucket;

/// A number of the tables as it stands in the file, little-endian.
pub type Short = [u8; 2];

/// Its value.
#[must_use]
pub fn short(number: Short) -> u16 {
    u16::from_le_bytes(number)
}

/// Range `index` of a list of ends.
#[must_use]
pub fn range(ends: &[Short], index: usize) -> std::ops::Range<usize> {
    let at = |index: usize| ends.get(index).map(|end| usize::from(short(*end)));
    let start = index.checked_sub(1).and_then(at).unwrap_or_default();
    start..at(index).unwrap_or(start)
}

/// Words in byte order.
#[derive(Debug, Clone, Copy)]
pub struct Vocabulary {
    /// The words, run together.
    pub text: &'static [u8],
    /// Where each ends.
    pub ends: &'static [Short],
    /// Where each bucket starts, and the end of the last.
    pub buckets: &'static [Short],
}

impl Vocabulary {
    /// No word.
    pub const EMPTY: Self = Self { text: &[], ends: &[], buckets: &[] };

    /// Word `index`; empty where there is none.
    #[must_use]
    pub fn word(&self, index: usize) -> &'static [u8] {
        self.text.get(range(self.ends, index)).unwrap_or_default()
    }

    /// The last word that is not behind `word`.
    #[must_use]
    pub fn floor(&self, word: &[u8]) -> Option<usize> {
        let bucket = bucket(word);
        let edge = |at: usize| self.buckets.get(at).map(|start| usize::from(short(*start)));
        let (mut low, mut high) = (edge(bucket)?, edge(bucket + 1)?);
        while low < high {
            let middle = usize::midpoint(low, high);
            if self.word(middle) <= word {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low.checked_sub(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn floor_finds_what_a_walk_finds() {
        let mut words = ["a", "ab", "abc", "b", "ba", "zoo", "zz", "1x", "é", "日本", "a1", "zé"];
        words.sort_unstable();
        let leak = |numbers: Vec<usize>| {
            &*numbers.iter().map(|n| u16::try_from(*n).unwrap().to_le_bytes()).collect::<Vec<_>>().leak()
        };
        let mut end = 0;
        let ends = words.iter().map(|word| {
            end += word.len();
            end
        });
        let ends = leak(ends.collect());
        let starts =
            (0..=bucket(b"\xff\xff") + 1).map(|b| words.iter().filter(|word| bucket(word.as_bytes()) < b).count());
        let all = Vocabulary { text: words.concat().leak().as_bytes(), ends, buckets: leak(starts.collect()) };
        for asked in words.into_iter().chain(["", "0", "aa", "abd", "ca", "z", "zzz", "{", "è", "\u{10ffff}"]) {
            let walk = words.iter().rposition(|word| *word <= asked);
            assert_eq!(all.floor(asked.as_bytes()), walk, "{asked}");
        }
        assert_eq!(Vocabulary::EMPTY.floor(b"a"), None);
    }
}
