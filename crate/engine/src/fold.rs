//! Folding of characters, shared with the build script: what reads the same must match the same.

/// What a character is to the tokenizer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Part of a word of letters and digits.
    Letter,
    /// A word of its own (Han, kana).
    Ideograph,
    /// Stands inside words without being read: soft hyphen, zero-width characters, combining marks.
    Silent,
    /// `'` and its typographic forms.
    Apostrophe,
    /// Blank of any width but line breaks.
    Space,
    /// Anything else.
    Mark,
}

/// Tells what a character is.
pub fn shape(c: char) -> Shape {
    match c {
        'a'..='z' | 'A'..='Z' | '0'..='9' => Shape::Letter,
        '\'' | '\u{2019}' | '\u{2018}' | '\u{02bc}' | '\u{ff07}' | '`' | '\u{00b4}' => Shape::Apostrophe,
        '\u{00ad}'
        | '\u{200b}'..='\u{200f}'
        | '\u{2060}'
        | '\u{feff}'
        | '\u{fe0e}'
        | '\u{fe0f}'
        | '\u{0300}'..='\u{036f}'
        | '\u{3099}'
        | '\u{309a}' => Shape::Silent,
        '\n' | '\r' => Shape::Mark,
        _ if c.is_ascii() => {
            if c.is_ascii_whitespace() {
                Shape::Space
            } else {
                Shape::Mark
            }
        }
        '\u{3041}'..='\u{3096}'
        | '\u{30a1}'..='\u{30fa}'
        | '\u{30fc}'
        | '\u{3005}'
        | '\u{3007}'
        | '\u{ff66}'..='\u{ff9d}'
        | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{2ffff}' => Shape::Ideograph,
        _ if c.is_whitespace() => Shape::Space,
        _ if c.is_alphanumeric() => Shape::Letter,
        _ => Shape::Mark,
    }
}

/// ASCII for full-width forms and typographic marks, full-width for half-width kana, else the character itself.
pub fn narrow(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '\u{ff66}'..='\u{ff9d}' => {
            usize::try_from(u32::from(c) - 0xff66).ok().and_then(|i| HALF_WIDTH_KANA.chars().nth(i)).unwrap_or(c)
        }
        _ => c,
    }
}

const HALF_WIDTH_KANA: &str =
    "ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン";

/// Appends the folded form of a character: lower case, no accents, umlauts and ligatures spelt out (so that `loeschen`
/// and `löschen` are one word).
pub fn push(c: char, to: &mut String) {
    let c = narrow(c);
    if c.is_ascii() {
        to.push(c.to_ascii_lowercase());
        return;
    }
    for c in c.to_lowercase() {
        match c {
            'ä' | 'æ' => to.push_str("ae"),
            'ö' | 'ø' | 'œ' => to.push_str("oe"),
            'ü' => to.push_str("ue"),
            'ß' => to.push_str("ss"),
            _ => to.push(plain(c)),
        }
    }
}

fn plain(c: char) -> char {
    match c {
        'à' | 'á' | 'â' | 'ã' | 'å' | 'ā' | 'ă' | 'ą' => 'a',
        'ç' | 'ć' | 'č' => 'c',
        'ď' | 'đ' | 'ð' => 'd',
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ė' | 'ę' | 'ě' => 'e',
        'ğ' | 'ģ' => 'g',
        'ì' | 'í' | 'î' | 'ï' | 'ī' | 'į' | 'ı' => 'i',
        'ķ' => 'k',
        'ł' | 'ľ' | 'ļ' => 'l',
        'ñ' | 'ń' | 'ň' | 'ņ' => 'n',
        'ò' | 'ó' | 'ô' | 'õ' | 'ō' | 'ő' => 'o',
        'ŕ' | 'ř' => 'r',
        'ś' | 'š' | 'ş' | 'ș' => 's',
        'ť' | 'ţ' | 'ț' => 't',
        'ù' | 'ú' | 'û' | 'ū' | 'ů' | 'ű' => 'u',
        'ý' | 'ÿ' => 'y',
        'ź' | 'ż' | 'ž' => 'z',
        _ => c,
    }
}

/// French and Italian elisions: they are words of their own (`l'adresse` is `l` `adresse`), other apostrophes are left out (`dont`).
pub fn elides(before: &str) -> bool {
    matches!(
        before,
        "l" | "d"
            | "n"
            | "s"
            | "j"
            | "m"
            | "t"
            | "c"
            | "qu"
            | "jusqu"
            | "lorsqu"
            | "puisqu"
            | "un"
            | "all"
            | "dall"
            | "dell"
            | "nell"
            | "sull"
            | "coll"
            | "quest"
            | "quell"
            | "nessun"
            | "cos"
            | "com"
            | "dov"
            | "anch"
            | "senz"
    )
}
