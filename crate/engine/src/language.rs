//! Languages: what a draft is written in, and the tables of each (made from `data/languages/*.toml`).

/// The tables of one language.
#[derive(Debug)]
pub struct Language {
    /// ISO 639-1 code.
    pub code: &'static str,
    /// Sentences of the footer.
    pub footer: FooterText,
}

/// Model sentences with `{placeholders}` (RULES section 12).
#[derive(Debug)]
pub struct FooterText {
    /// With `{optout_url}`.
    pub opt_out: &'static str,
    /// Reply clause alone.
    pub opt_out_reply: &'static str,
    /// With `{optout_url}`; where consent is the basis.
    pub withdraw: &'static str,
    /// Reply clause alone.
    pub withdraw_reply: &'static str,
    /// With `{source}` and `{date}`.
    pub source: &'static str,
    /// With `{source}`.
    pub source_undated: &'static str,
    /// With `{their_company}`, `{role}`, `{topic}`.
    pub reason: &'static str,
    /// With `{reason}`.
    pub reason_plain: &'static str,
    /// With `{company}` and `{email}`.
    pub identity: &'static str,
    /// With `{company}`.
    pub identity_plain: &'static str,
    /// With `{privacy_url}`.
    pub privacy: &'static str,
    /// With `{address}`.
    pub postal: &'static str,
    /// With `{day}`, `{month}`, `{year}`; `{month_name}` from `months`.
    pub date: &'static str,
    /// Twelve names, or empty.
    pub months: &'static [&'static str],
}

/// What a text is written in.
#[derive(Debug, Clone, Copy)]
pub struct Detected {
    /// ISO 639-1 code, supported or not; `None` where the text is too short or too mixed to tell.
    pub code: Option<&'static str>,
    /// Its tables, where it is supported.
    pub language: Option<&'static Language>,
}

/// Tells what a text is written in.
#[must_use]
pub fn detect(_text: &str) -> Detected {
    Detected { code: None, language: None }
}

/// The tables of a language by its code.
#[must_use]
pub fn by_code(_code: &str) -> Option<&'static Language> {
    None
}

/// All supported languages.
#[must_use]
pub fn all() -> &'static [&'static Language] {
    &[]
}
