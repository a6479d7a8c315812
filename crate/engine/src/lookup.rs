//! Binary search in a sorted text of `key\tvalue` lines, which the build script makes of a data file.

/// The value of `key`; `None` where the text has no such line.
#[must_use]
pub fn find<'a>(lines: &'a str, key: &str) -> Option<&'a str> {
    let bytes = lines.as_bytes();
    let (mut low, mut high) = (0, bytes.len());
    while low < high {
        let before = bytes.get(low..usize::midpoint(low, high))?;
        let start = before.iter().rposition(|byte| *byte == b'\n').map_or(low, |newline| low + newline + 1);
        let line = bytes.get(start..high)?;
        let tab = line.iter().position(|byte| *byte == b'\t')?;
        let order = key.as_bytes().cmp(line.get(..tab)?);
        if order.is_lt() {
            high = start;
            continue;
        }
        let end =
            start + line.iter().skip(tab).position(|byte| *byte == b'\n').map_or(line.len(), |length| tab + length);
        if order.is_eq() {
            return lines.get(start + tab + 1..end);
        }
        low = end + 1;
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
