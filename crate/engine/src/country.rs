//! Countries: their rule for a first email, and which one a recipient stands in (RULES sections 3 and 7).

use crate::dictionary::Dictionary;
use crate::language;
use crate::report::{AddressKind, Because};

mod facts;
pub use facts::{CallRule, Calls, Honour, Register};

/// One row of `data/countries.json`, as far as rules read it.
#[derive(Debug, PartialEq, Eq)]
pub struct Country {
    /// ISO 3166-1 alpha-2.
    pub code: &'static str,
    /// ISO 639-1, the most usual first.
    pub languages: &'static [&'static str],
    /// First email to a person at an organisation.
    pub named: Regime,
    /// First email to a role mailbox.
    pub generic: Regime,
    /// First email to a private address.
    pub consumer: Regime,
    /// What must stand in or with a first message.
    pub items: &'static [&'static str],
    /// How sure the row is.
    pub confidence: Confidence,
    /// Whether a direct message counts as electronic mail, likely or surely.
    pub direct_message: bool,
}

/// What a first email needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Regime {
    /// An easy way out.
    OptOut,
    /// Consent, unless this condition is met (wording `condition.<key>`).
    OptInUnless(&'static str),
    /// Consent.
    OptIn,
}

/// How sure a row is, least sure first (RULES, Confidence).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Confidence {
    /// Knowledge only.
    K,
    /// Secondary source.
    S,
    /// Read in the law's text or an authority's page.
    V,
}

/// Codes, parted by spaces: known without the tables too, to pages that ask for a country.
struct Codes {
    codes: &'static str,
    /// Another code in use (`UK`, `EL`) and its own, by turns.
    aliases: &'static str,
}

static CODES: Codes = include!(concat!(env!("OUT_DIR"), "/codes.rs"));

/// Members of the European Economic Area, where the GDPR applies.
const EEA: &[&str] = &[
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IS", "IT", "LI", "LT",
    "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK",
];

/// All rows.
#[must_use]
pub fn all() -> &'static [Country] {
    language::countries()
}

/// Codes of all rows.
pub fn codes() -> impl Iterator<Item = &'static str> {
    CODES.codes.split(' ')
}

/// The code of a row by itself or an alias, in any case.
#[must_use]
pub fn code(text: &str) -> Option<&'static str> {
    let is = |known: &&str| known.eq_ignore_ascii_case(text);
    codes().find(is).or_else(|| {
        let mut aliases = CODES.aliases.split(' ');
        aliases.find(is).and_then(|_| aliases.next())
    })
}

/// The row of a country by its code or an alias, in any case.
#[must_use]
pub fn by_code(code: &str) -> Option<&'static Country> {
    let code = self::code(code)?;
    all().iter().find(|country| country.code == code)
}

/// Rows of the tables: `code`, and the rest as the build script writes it.
pub(crate) fn read(lines: &'static str) -> &'static [Country] {
    let words = |text: &'static str| &*text.split(' ').collect::<Vec<_>>().leak();
    let row = |line: &'static str| {
        let mut fields = line.split('\t');
        let mut next = || fields.next().unwrap_or_default();
        Country {
            code: next(),
            named: Regime::read(next()),
            generic: Regime::read(next()),
            consumer: Regime::read(next()),
            confidence: Confidence::read(next()),
            direct_message: !next().is_empty(),
            languages: words(next()),
            items: words(next()),
        }
    };
    lines.lines().map(row).collect::<Vec<_>>().leak()
}

impl Country {
    /// What a first email to an address of that kind needs; for an unknown kind what is certain for business addresses.
    #[must_use]
    pub fn regime(&self, kind: AddressKind) -> Regime {
        match kind {
            AddressKind::NamedBusiness => self.named,
            AddressKind::GenericBusiness => self.generic,
            AddressKind::Consumer => self.consumer,
            AddressKind::Unknown => {
                if self.named.rank() <= self.generic.rank() {
                    self.named
                } else {
                    self.generic
                }
            }
        }
    }

    /// Whether the GDPR or the UK GDPR protects people there.
    #[must_use]
    pub fn gdpr(&self) -> bool {
        self.code == "GB" || EEA.contains(&self.code)
    }

    /// The label that a marketing email needs there, and whether the beginning of the text is a place for it too.
    #[must_use]
    pub fn label(&self) -> Option<(&'static str, bool)> {
        let (label, place) = Dictionary::Facts.find(&["label.", self.code].concat())?.split_once('\t')?;
        Some((label, !place.is_empty()))
    }

    /// Whether an email that only asks for consent counts as marketing there.
    #[must_use]
    pub fn counts_asking(&self) -> bool {
        Dictionary::Facts.find(&["ask.", self.code].concat()).is_some()
    }

    /// Whether the authority there has said that open tracking needs consent.
    #[must_use]
    pub fn counts_opening(&self) -> bool {
        Dictionary::Facts.find(&["pixel.", self.code].concat()).is_some()
    }

    /// Whether business letters from there must name the company's entry in the register.
    #[must_use]
    pub fn letterhead(&self) -> bool {
        Dictionary::Citations.find(&["register.", self.code].concat()).is_some()
    }

    /// Whether the law there asks for that item (`postal_address`).
    #[must_use]
    pub fn asks(&self, item: &str) -> bool {
        self.items.contains(&item)
    }
}

impl Confidence {
    fn read(text: &str) -> Self {
        match text {
            "V" => Self::V,
            "S" => Self::S,
            _ => Self::K,
        }
    }
}

impl Regime {
    fn read(text: &'static str) -> Self {
        match text {
            "" => Self::OptOut,
            "opt_in" => Self::OptIn,
            condition => Self::OptInUnless(condition),
        }
    }

    /// From the laxest to the strictest.
    #[must_use]
    pub fn rank(self) -> u8 {
        match self {
            Self::OptOut => 0,
            Self::OptInUnless(_) => 2,
            Self::OptIn => 3,
        }
    }
}

/// Where a recipient was found to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The row; `None` is unknown.
    pub country: Option<&'static Country>,
    /// Why.
    pub because: Because,
    /// Told by the draft's language alone: too weak for more than a hint.
    pub weak: bool,
    /// Unknown, but in the European Economic Area by all signs (`.eu`).
    pub european: bool,
}

impl Default for Place {
    fn default() -> Self {
        Self {
            country: None,
            because: Because { key: "country_unknown", ..Because::default() },
            weak: false,
            european: false,
        }
    }
}

/// What speaks for a recipient's country, strongest first.
#[derive(Debug, Clone, Copy, Default)]
pub struct Signs<'a> {
    /// The register's entry.
    pub register: Option<&'a str>,
    /// Text of a message that he wrote himself: his signature may hold a telephone number.
    pub his_text: Option<&'a str>,
    /// Mail domain.
    pub domain: Option<&'a str>,
    /// The draft's language.
    pub language: Option<&'a str>,
}

/// Tells a recipient's country: register, telephone number, domain, language.
#[must_use]
pub fn place(signs: &Signs<'_>) -> Place {
    let found = |country, key, value: &str| Place {
        country: Some(country),
        because: Because { key, value: Some(value.to_owned()), span: None },
        weak: false,
        european: false,
    };
    if let Some((code, country)) = signs.register.and_then(|code| Some((code, by_code(code)?))) {
        return found(country, "country_register", code);
    }
    if let Some((number, country)) = signs.his_text.and_then(by_phone) {
        return found(country, "country_phone", number);
    }
    if let Some(domain) = signs.domain {
        if let Some((suffix, country)) = by_suffix(domain) {
            return found(country, "country_domain", &format!(".{suffix}"));
        }
        if domain.to_ascii_lowercase().ends_with(".eu") {
            return Place { european: true, ..Place::default() };
        }
    }
    let only = signs.language.and_then(|language| {
        let mut speaking = all().iter().filter(|country| country.languages.contains(&language));
        speaking.next().filter(|_| speaking.next().is_none()).map(|country| (language, country))
    });
    match only {
        Some((language, country)) => Place { weak: true, ..found(country, "country_language", language) },
        None => Place::default(),
    }
}

/// The country of a domain's suffix, the longest first.
fn by_suffix(domain: &str) -> Option<(&str, &'static Country)> {
    let mut rest = domain;
    while let Some((_, suffix)) = rest.split_once('.') {
        if let Some(code) = Dictionary::Suffixes.find(&suffix.to_lowercase()) {
            return Some((suffix, by_code(code)?));
        }
        rest = suffix;
    }
    None
}

/// The country of the first international telephone number (`+49 40 …`) in a text.
#[must_use]
pub fn by_phone(text: &str) -> Option<(&str, &'static Country)> {
    text.match_indices('+').find_map(|(at, _)| {
        let number = text.get(at..)?;
        let end = number
            .char_indices()
            .skip(1)
            .find(|(_, c)| !(c.is_ascii_digit() || matches!(c, ' ' | '\u{a0}' | '-' | '.' | '/' | '(' | ')')))
            .map_or(number.len(), |(end, _)| end);
        let number = number.get(..end)?.trim_end_matches(|c: char| !c.is_ascii_digit());
        let digits: String = number.chars().filter(char::is_ascii_digit).take(15).collect();
        if digits.len() < 8 {
            return None;
        }
        let code = (1..=4).rev().find_map(|length| Dictionary::CallingCodes.find(digits.get(..length)?))?;
        Some((number, by_code(code)?))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_letters_and_questions_by_country() {
        let row = |code| by_code(code).unwrap();
        assert_eq!(row("KR").label(), Some(("(광고)", false)));
        assert_eq!(row("CZ").label(), Some(("obchodní sdělení", true)));
        assert_eq!(row("DE").label(), None);
        assert!(row("GB").letterhead() && row("DE").letterhead() && !row("US").letterhead());
        assert!(row("CA").counts_asking() && !row("ZA").counts_asking() && !row("US").counts_asking());
    }

    fn by_domain(domain: &str) -> Option<&'static str> {
        place(&Signs { domain: Some(domain), ..Signs::default() }).country.map(|country| country.code)
    }

    #[test]
    fn the_suffix_tells_the_country_and_generic_ones_do_not() {
        assert_eq!(by_domain("acme.co.uk"), Some("GB"));
        assert_eq!(by_domain("ACME.DE"), Some("DE"));
        assert_eq!(by_domain("dept.harvard.edu"), Some("US"));
        assert_eq!(by_domain("gencat.cat"), Some("ES"));
        for unknown in ["acme.com", "acme.io", "acme.eu", "acme.co", "acme.example", "de", ""] {
            assert_eq!(by_domain(unknown), None, "{unknown}");
        }
        assert!(place(&Signs { domain: Some("acme.eu"), ..Signs::default() }).european);
    }

    #[test]
    fn a_telephone_number_tells_the_country() {
        let code = |text: &str| by_phone(text).map(|(_, country)| country.code);
        assert_eq!(code("Tel. +49 (0)40 1234567"), Some("DE"));
        assert_eq!(code("+1 416 555 0199"), Some("CA"));
        assert_eq!(code("+1 (212) 555-0199"), Some("US"));
        assert_eq!(code("C++ and +353 1 555 0199 next"), Some("IE"));
        assert_eq!(code("+5 to you, +200 % growth"), None);
        assert_eq!(code("+86 10 1234 5678"), None);
    }

    #[test]
    fn the_register_wins_and_language_is_weak() {
        let signs = Signs { register: Some("uk"), domain: Some("acme.de"), language: Some("ja"), his_text: None };
        assert_eq!(place(&signs).country.map(|c| c.code), Some("GB"));
        let weak = place(&Signs { language: Some("ja"), ..Signs::default() });
        assert_eq!((weak.country.map(|c| c.code), weak.weak), (Some("JP"), true));
        assert_eq!(place(&Signs { language: Some("de"), ..Signs::default() }).country, None);
    }
}
