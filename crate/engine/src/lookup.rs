//! Binary search in a sorted text of `key\tvalue` lines, which the build script makes of a data file.

/// The value of `key`; `None` where the text has no such line.
#[must_use]
pub fn find<'a>(lines: &'a str, key: &str) -> Option<&'a str> {
    let mut rest = lines;
    while !rest.is_empty() {
        let middle = rest.floor_char_boundary(rest.len() / 2);
        let start = rest.get(..middle)?.rfind('\n').map_or(0, |newline| newline + 1);
        let tail = rest.get(start..)?;
        let line = tail.split('\n').next()?;
        let (found, value) = line.split_once('\t')?;
        match key.cmp(found) {
            std::cmp::Ordering::Equal => return Some(value),
            std::cmp::Ordering::Less => rest = rest.get(..start)?,
            std::cmp::Ordering::Greater => rest = tail.get(line.len() + 1..)?,
        }
    }
    None
}

/// All lines as key and value, in order.
#[cfg(any(test, feature = "wordings"))]
pub fn entries(lines: &str) -> impl Iterator<Item = (&str, &str)> {
    lines.lines().filter_map(|line| line.split_once('\t'))
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINES: &str = "a\t1\nab\t2\nb\t\nzz\t3\nß\t4\n";

    #[test]
    fn every_line_is_found_and_nothing_else() {
        for (key, value) in entries(LINES) {
            assert_eq!(find(LINES, key), Some(value));
        }
        for key in ["", "aa", "abc", "c", "z", "zzz", "ü", "\n", "a\t1"] {
            assert_eq!(find(LINES, key), None, "{key:?}");
        }
        assert_eq!(find("", "a"), None);
    }
}
