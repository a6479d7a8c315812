//! What a subject line announces.

use crate::words;

/// "Re:", "AW [2]:", "Fwd:": the prefix of an answer or a forward, with its colon.
pub fn prefix(subject: &str) -> Option<&str> {
    let (end, colon) = subject.char_indices().find(|(_, c)| matches!(c, ':' | '：'))?;
    let word = subject.get(..end)?.trim().trim_end_matches(|c: char| c.is_ascii_digit() || "[]() ".contains(c));
    words::lists("reply_prefixes", &word.to_lowercase()).then(|| subject.get(..end + colon.len_utf8()).unwrap_or(word))
}

#[cfg(test)]
mod tests {
    use super::prefix;

    #[test]
    fn answers_and_forwards_are_told_from_words_with_a_colon() {
        for (subject, announced) in [
            ("Re: our talk", Some("Re:")),
            ("AW[2]: Angebot", Some("AW[2]:")),
            ("返信：お打ち合わせの件", Some("返信：")),
            ("Reporting: half the time", None),
            ("Tom: a question", None),
            ("", None),
        ] {
            assert_eq!(prefix(subject), announced, "{subject}");
        }
    }
}
