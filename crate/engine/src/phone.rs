//! Telephone numbers in one form, to look them up by.

/// Most digits of an international number (ITU-T E.164).
const LONGEST: usize = 15;
/// Fewer are no subscriber's number.
const SHORTEST: usize = 5;

/// A number as `+` and digits where it is international (`+49 (0)40 …`, `0049 …`, `tel:+49-40-…`), else its digits alone:
/// which country a national number belongs to is not guessed. `None` where it is no number.
///
/// Written as ITU-T E.123 and RFC 3966 allow: spaces, dashes, dots, slashes, brackets, full-width digits. An extension is
/// left out: whoever refuses calls refuses them at every desk.
#[must_use]
pub fn normalise(text: &str) -> Option<String> {
    let plain: String = text.trim().chars().map(half_width).collect::<String>().to_lowercase();
    let plain = plain.strip_prefix("tel:").unwrap_or(&plain).trim_start();
    let (international, rest) = match plain.strip_prefix('+').or_else(|| plain.strip_prefix("(+")) {
        Some(rest) => (true, rest),
        None => plain.strip_prefix("00").map_or((false, plain), |rest| (true, rest)),
    };
    // The zero that is dialled within the country only.
    let rest = if international { rest.replacen("(0)", "", 1) } else { rest.to_owned() };
    let end = rest.find([';', ',', '#', 'x', 'e']).unwrap_or(rest.len());
    let (number, extension) = rest.split_at_checked(end)?;
    if !is_extension(extension) || !number.chars().all(|c| c.is_ascii_digit() || SPACERS.contains(&c)) {
        return None;
    }
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    let fits = (SHORTEST..=LONGEST).contains(&digits.len());
    fits.then(|| if international { format!("+{digits}") } else { digits })
}

/// What may stand between digits.
const SPACERS: [char; 14] = [' ', '\u{a0}', '\u{202f}', '\u{2009}', '-', '‐', '‑', '–', '−', '.', '/', '(', ')', '·'];

/// `ext. 12`, `x12`, `;ext=12`, a pause and what is dialled after it.
fn is_extension(text: &str) -> bool {
    let rest = text.trim_start_matches([';', ',', '#', ' ']);
    let rest = ["extension", "ext", "x"].iter().find_map(|word| rest.strip_prefix(word)).unwrap_or(rest);
    text.is_empty() || text.starts_with(';') || rest.chars().all(|c| c.is_ascii_digit() || " .:=,#".contains(c))
}

fn half_width(c: char) -> char {
    match c {
        '\u{ff08}' => '(',
        '\u{ff09}' => ')',
        '\u{ff0b}' => '+',
        '\u{ff0d}' | '\u{2010}' | '\u{30fc}' => '-',
        '\u{3000}' => ' ',
        '\u{ff10}'..='\u{ff19}' => char::from_digit(u32::from(c) - 0xff10, 10).unwrap_or(c),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_number_has_one_form() {
        for text in [
            "+49 40 1234567",
            "+49 (0)40 1234567",
            "0049 40 1234567",
            "tel:+49-40-1234567",
            "TEL: +49 40/123.45-67",
            "(+49) 40 1234567",
            " +49\u{a0}40 1234567 ext. 12",
            "+49401234567;ext=12",
            "+49 40 1234567 x12",
            "＋４９ ４０ １２３４５６７",
        ] {
            assert_eq!(normalise(text).as_deref(), Some("+49401234567"), "{text}");
        }
    }

    #[test]
    fn national_numbers_stay_national() {
        assert_eq!(normalise("040 1234567").as_deref(), Some("0401234567"));
        assert_eq!(normalise("(212) 555-0199").as_deref(), Some("2125550199"));
        assert_eq!(normalise("０３－５５５５－０１９９").as_deref(), Some("0355550199"));
        assert_eq!(
            normalise("+39 06 5550199").as_deref(),
            Some("+39065550199"),
            "Italy dials its zero from abroad too"
        );
    }

    #[test]
    fn what_is_no_number() {
        for text in
            ["", "+", "112", "anna@acme.de", "Anna", "+49 40 VANITY", "12345678901234567", "+49 40 1234567 exit"]
        {
            assert_eq!(normalise(text), None, "{text}");
        }
    }
}
