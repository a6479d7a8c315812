//! Buckets of an ordered vocabulary by the first two bytes of a word, shared with the build script.

/// Letters, what sorts before them (a word's end too) and what sorts behind.
const KINDS: usize = 28;

/// The bucket of a word; a word that sorts later has the same or a later one.
pub fn bucket(word: &[u8]) -> usize {
    let kind = |at: usize| match word.get(at) {
        Some(letter @ b'a'..=b'z') => usize::from(letter - b'a') + 1,
        Some(byte) if *byte > b'z' => KINDS - 1,
        _ => 0,
    };
    kind(0) * KINDS + kind(1)
}
