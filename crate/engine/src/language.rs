//! Languages: what a draft is written in, and the tables of each (made of `data/languages/*.toml`, see `pack`).

use crate::country::Country;
use crate::pack::Pack;
use crate::pattern::Tables;
use crate::tokens::{Kind, Token, Tokens};
use crate::vocabulary::Vocabulary;
use std::ops::Range;
use std::sync::OnceLock;

/// The tables of one language.
#[derive(Debug)]
pub struct Language {
    /// ISO 639-1 code.
    pub code: &'static str,
    /// Sentences of the footer.
    pub footer: FooterText,
    /// Sentences of answers to requests.
    pub answer: AnswerText,
    /// Patterns of what we write.
    pub outgoing: Tables,
    /// Patterns of what people write to us.
    pub incoming: Tables,
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

/// Sentences of answers to requests, with `{placeholders}` (RULES section 10).
#[derive(Debug)]
pub struct AnswerText {
    /// Subject line, with `{date}`, the day on which the request came.
    pub subject: &'static str,
    /// To somebody whose name is not known.
    pub greeting: &'static str,
    /// With `{name}`.
    pub greeting_named: &'static str,
    /// No more mails, with `{date}`.
    pub unsubscribe: &'static str,
    /// No more marketing on any channel, with `{date}`.
    pub objection: &'static str,
    /// Consent withdrawn, with `{date}`; what was done before stays lawful.
    pub withdrawal: &'static str,
    /// What was erased, with `{date}`.
    pub erasure: &'static str,
    /// Leads to the copy, with `{company}`.
    pub access: &'static str,
    /// The points of Article 15(1)(a) to (h) GDPR, one a line, with `{source}`.
    pub access_list: &'static str,
    /// Where the contact details come from, with `{source}`.
    pub source: &'static str,
    /// The full answer follows by `{due}` at the latest.
    pub received: &'static str,
    /// Recipients of the data have been told (Article 19 GDPR).
    pub recipients_told: &'static str,
    /// The suppression entry and the request log are kept, and why.
    pub kept: &'static str,
    /// Complaint to a supervisory authority, and court.
    pub rights: &'static str,
    /// Before the name.
    pub closing: &'static str,
}

/// What a text is written in.
#[derive(Debug, Clone, Copy)]
pub struct Detected {
    /// ISO 639-1 code, supported or not; `None` where the text is too short or too mixed to tell.
    pub code: Option<&'static str>,
    /// Its tables, where it is supported.
    pub language: Option<&'static Language>,
}

/// `tables.bin`, for programs that carry it.
#[cfg(any(test, feature = "wordings"))]
pub static BUILT_IN: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/tables.bin"));

static PACK: OnceLock<Pack> = OnceLock::new();

/// The tables that it carries.
#[cfg(any(test, feature = "wordings"))]
fn pack() -> &'static Pack {
    PACK.get_or_init(|| Pack::read(BUILT_IN).unwrap_or(Pack::EMPTY))
}

/// The tables that were loaded; without, every text is of an unknown language.
#[cfg(not(any(test, feature = "wordings")))]
fn pack() -> &'static Pack {
    PACK.get().unwrap_or(&Pack::EMPTY)
}

/// Takes over `tables.bin`; once is enough. `false` where the bytes are no such file.
#[must_use]
pub fn load(bytes: Vec<u8>) -> bool {
    PACK.get().is_some() || Pack::read(bytes.leak()).is_some_and(|pack| PACK.set(pack).is_ok())
}

/// The countries that came with the tables.
pub(crate) fn countries() -> &'static [Country] {
    pack().countries
}

/// The dictionaries that came with the tables.
pub(crate) fn dictionaries() -> &'static [&'static str] {
    pack().dictionaries
}

/// Words that tell languages apart.
pub(crate) struct Profile {
    pub codes: &'static [&'static str],
    pub words: Vocabulary,
    /// The languages that each word belongs to.
    pub masks: &'static [[u8; 4]],
    /// Letters beyond a to z and the languages that write them.
    pub letters: &'static [(char, u32)],
}

impl Profile {
    pub const EMPTY: Self = Self { codes: &[], words: Vocabulary::EMPTY, masks: &[], letters: &[] };

    fn mask(&self, word: &str) -> u32 {
        let at = self.words.floor(word.as_bytes()).filter(|at| self.words.word(*at) == word.as_bytes());
        at.and_then(|at| self.masks.get(at)).copied().map(u32::from_le_bytes).unwrap_or_default()
    }
}

/// A text of fewer words may be of any language.
pub(crate) const FEW: usize = 12;
/// Texts of fewer words are also told by the words of the patterns ...
const SHORT: usize = 25;
/// ... unless one language scores so much, and twice as much as any other.
const CLEAR: u32 = SCORE * 4;
/// So many letters beyond a to z are looked at.
const LETTERS: usize = 40;
/// A short text may be either: what one's patterns find in the other is worth more than not to read it.
const TWINS: [&str; 2] = ["da", "no"];
/// Tenths by which the language of a text is told.
pub(crate) const LIKELY: u32 = 11;
/// Tenths by which the language of its beginning is told, against that of the rest.
pub(crate) const CERTAIN: u32 = 20;
/// What a word of one language alone scores.
const SCORE: u32 = 12;

/// Tells what a text is written in: the language of most of its words.
#[must_use]
pub fn detect(text: &str) -> Detected {
    detect_in(&Tokens::read(text), text)
}

/// As [`detect`], of a text taken apart already.
#[must_use]
pub fn detect_in(tokens: &Tokens, text: &str) -> Detected {
    detect_part(tokens, &masks(tokens), 0..tokens.all.len(), text, LIKELY)
}

/// The languages of each token of a text, a bit each; none for what is no word.
pub(crate) fn masks(tokens: &Tokens) -> Vec<u32> {
    let profile = &pack().profile;
    let mask = |token: &Token| match token.kind {
        Kind::Word | Kind::Name => profile.mask(tokens.word(token)),
        _ => 0,
    };
    tokens.all.iter().map(mask).collect()
}

/// As [`detect`], of a part of a text: these of its tokens. The best language must score so many tenths of the next.
pub(crate) fn detect_part(tokens: &Tokens, masks: &[u32], part: Range<usize>, text: &str, tenths: u32) -> Detected {
    let script = if text.is_ascii() { None } else { Scripts::of(text).code() };
    let code = script.or_else(|| latin(tokens, masks, part, text, tenths));
    Detected { code, language: code.and_then(by_code) }
}

/// The language of a text in Latin letters.
fn latin(tokens: &Tokens, masks: &[u32], part: Range<usize>, text: &str, tenths: u32) -> Option<&'static str> {
    let profile = &pack().profile;
    let mut scores = [0_u32; 32];
    for mask in masks.get(part.clone()).unwrap_or_default() {
        add(&mut scores, *mask, SCORE.checked_div(mask.count_ones()).unwrap_or_default());
    }
    let part = tokens.all.get(part).unwrap_or_default();
    let words = part.iter().filter(|token| matches!(token.kind, Kind::Word | Kind::Name)).count();
    let letters = text.chars().filter(|c| !c.is_ascii());
    let seen = |c: char| {
        let c = c.to_lowercase().next().unwrap_or(c);
        let at = profile.letters.binary_search_by_key(&c, |(letter, _)| *letter).ok()?;
        profile.letters.get(at)
    };
    for (_, mask) in letters.filter_map(seen).take(LETTERS) {
        let share = SCORE.checked_div(mask.count_ones()).unwrap_or_default();
        add(&mut scores, *mask, share);
    }
    let (best, second, _) = rank(&scores)?;
    if words < SHORT && (best < CLEAR || best < second * 2) {
        for (code, score) in profile.codes.iter().zip(&mut scores) {
            let Some(language) = by_code(code) else { continue };
            let known = part.iter().filter(|t| {
                let word = tokens.word(t);
                word.len() > 3 && (language.outgoing.knows(word) || language.incoming.knows(word))
            });
            *score += u32::try_from(known.count()).unwrap_or_default() * SCORE / 3;
        }
    }
    let (best, second, code) = rank(&scores)?;
    // A word or two may be anybody's.
    let sure = best >= SCORE / 3 && best * 10 > second * tenths;
    let dense = usize::try_from(best).unwrap_or_default() * 2 >= words;
    (sure && dense).then_some(code)
}

/// The best score, the next one that rivals it, and the language of the best.
fn rank(scores: &[u32; 32]) -> Option<(u32, u32, &'static str)> {
    let ranked = || scores.iter().copied().zip(pack().profile.codes.iter().copied());
    let (best, code) = ranked().max()?;
    let rival = |other: &str| other != code && !(twin(other) && twin(code));
    let second = ranked().filter(|(_, other)| rival(other)).map(|(score, _)| score).max().unwrap_or_default();
    Some((best, second, code))
}

/// Whether a language may be taken for its sister in a short text.
pub(crate) fn twin(code: &str) -> bool {
    TWINS.contains(&code)
}

/// Adds a share to the scores of the languages of a mask.
fn add(scores: &mut [u32; 32], mut mask: u32, share: u32) {
    while mask != 0 {
        let bit = usize::try_from(mask.trailing_zeros()).unwrap_or_default();
        if let Some(score) = scores.get_mut(bit) {
            *score += share;
        }
        mask &= mask - 1;
    }
}

/// Letters by script.
#[derive(Default)]
struct Scripts {
    latin: u32,
    kana: u32,
    han: u32,
    hangul: u32,
    cyrillic: u32,
    ukrainian: u32,
    greek: u32,
    arabic: u32,
    hebrew: u32,
    thai: u32,
    indic: u32,
}

impl Scripts {
    fn of(text: &str) -> Self {
        let mut scripts = Self::default();
        let mut address = false;
        for c in text.chars() {
            // Addresses and placeholders are no words of a language.
            address = match c {
                ' ' | '\n' | '\t' | '>' | '}' => false,
                '@' | '/' | '{' => true,
                _ => address && c.is_ascii(),
            };
            let count = match c {
                'a'..='z' | 'A'..='Z' if address => continue,
                'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{24f}' => &mut scripts.latin,
                '\u{3041}'..='\u{30fa}' | '\u{ff66}'..='\u{ff9d}' => &mut scripts.kana,
                '\u{3400}'..='\u{9fff}' => &mut scripts.han,
                '\u{ac00}'..='\u{d7a3}' => &mut scripts.hangul,
                'і' | 'ї' | 'є' | 'ґ' | 'І' | 'Ї' | 'Є' => &mut scripts.ukrainian,
                '\u{400}'..='\u{52f}' => &mut scripts.cyrillic,
                '\u{370}'..='\u{3ff}' => &mut scripts.greek,
                '\u{600}'..='\u{6ff}' => &mut scripts.arabic,
                '\u{590}'..='\u{5ff}' => &mut scripts.hebrew,
                '\u{e00}'..='\u{e7f}' => &mut scripts.thai,
                '\u{900}'..='\u{d7f}' => &mut scripts.indic,
                _ => continue,
            };
            *count = count.saturating_add(1);
        }
        scripts
    }

    /// The language, where the script alone tells it. A word of Latin letters has about five, of Chinese characters two.
    fn code(&self) -> Option<&'static str> {
        let cyrillic = self.cyrillic + self.ukrainian;
        let east = (self.kana + self.han) * 5 / 2;
        let ranked = [
            (east, if self.kana * 12 >= self.han { "ja" } else { "zh" }),
            (self.hangul * 2, "ko"),
            (cyrillic, if self.ukrainian * 30 > cyrillic { "uk" } else { "ru" }),
            (self.greek, "el"),
            (self.arabic, "ar"),
            (self.hebrew, "he"),
            (self.thai, "th"),
            (self.indic, "hi"),
        ];
        ranked
            .into_iter()
            .max_by_key(|(count, _)| *count)
            .filter(|(count, _)| *count > self.latin)
            .map(|(_, code)| code)
    }
}

/// The tables of a language by its code.
#[must_use]
pub fn by_code(code: &str) -> Option<&'static Language> {
    all().iter().copied().find(|l| l.code == code)
}

/// All supported languages.
#[must_use]
pub fn all() -> &'static [&'static Language] {
    pack().languages
}
