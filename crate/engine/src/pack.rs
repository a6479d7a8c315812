//! Reads `tables.bin`, which the build script makes of `data/`: numbers little-endian, lists and texts
//! behind their length. Numbers stay as they are there, so a language costs nothing before it is used.
//!
//! The tables are data, not program: they grow with each language, and a background that is stopped and started all day
//! should not compile them each time.

use crate::country::{self, Country};
use crate::dictionary::Dictionary;
use crate::language::{AnswerText, FooterText, Language, Profile};
use crate::pattern::Tables;
use crate::vocabulary::{Short, Vocabulary};

/// Everything that the file holds. It lives as long as the program: there is one.
pub struct Pack {
    pub languages: &'static [&'static Language],
    pub profile: Profile,
    pub dictionaries: &'static [&'static str],
    pub countries: &'static [Country],
}

impl Pack {
    /// No language at all.
    pub const EMPTY: Self = Self { languages: &[], profile: Profile::EMPTY, dictionaries: &[], countries: &[] };

    /// `None` where the bytes are no such file.
    pub fn read(bytes: &'static [u8]) -> Option<Self> {
        let mut reader = Reader { rest: bytes };
        let languages = reader.list(|r| r.language().map(|language| &*Box::leak(Box::new(language))))?;
        let profile = Profile {
            codes: reader.list(Reader::text)?,
            words: reader.vocabulary()?,
            masks: reader.longs()?,
            letters: reader.list(|r| Some((char::from_u32(r.long()?)?, r.long()?)))?,
        };
        let dictionaries = reader.list(Reader::text)?;
        let countries = country::read(dictionaries.get(Dictionary::Countries as usize)?);
        reader.rest.is_empty().then_some(Self { languages, profile, dictionaries, countries })
    }
}

struct Reader {
    rest: &'static [u8],
}

impl Reader {
    fn take(&mut self, count: usize) -> Option<&'static [u8]> {
        let (taken, rest) = self.rest.split_at_checked(count)?;
        self.rest = rest;
        Some(taken)
    }

    fn long(&mut self) -> Option<u32> {
        self.take(4)?.try_into().ok().map(u32::from_le_bytes)
    }

    fn length(&mut self) -> Option<usize> {
        usize::try_from(self.long()?).ok()
    }

    fn text(&mut self) -> Option<&'static str> {
        let length = self.length()?;
        std::str::from_utf8(self.take(length)?).ok()
    }

    fn numbers(&mut self) -> Option<&'static [Short]> {
        let count = self.length()?;
        Some(self.take(count.checked_mul(2)?)?.as_chunks().0)
    }

    fn longs(&mut self) -> Option<&'static [[u8; 4]]> {
        let count = self.length()?;
        Some(self.take(count.checked_mul(4)?)?.as_chunks().0)
    }

    fn vocabulary(&mut self) -> Option<Vocabulary> {
        let length = self.length()?;
        Some(Vocabulary { text: self.take(length)?, ends: self.numbers()?, buckets: self.numbers()? })
    }

    fn list<T>(&mut self, mut item: impl FnMut(&mut Self) -> Option<T>) -> Option<&'static [T]> {
        let count = self.length()?;
        Some((0..count).map(|_| item(self)).collect::<Option<Vec<_>>>()?.leak())
    }

    fn language(&mut self) -> Option<Language> {
        Some(Language {
            code: self.text()?,
            footer: FooterText {
                opt_out: self.text()?,
                opt_out_reply: self.text()?,
                withdraw: self.text()?,
                withdraw_reply: self.text()?,
                source: self.text()?,
                source_undated: self.text()?,
                reason: self.text()?,
                reason_plain: self.text()?,
                identity: self.text()?,
                identity_plain: self.text()?,
                privacy: self.text()?,
                postal: self.text()?,
                date: self.text()?,
                months: self.list(Self::text)?,
            },
            answer: AnswerText {
                subject: self.text()?,
                greeting: self.text()?,
                greeting_named: self.text()?,
                unsubscribe: self.text()?,
                objection: self.text()?,
                withdrawal: self.text()?,
                erasure: self.text()?,
                access: self.text()?,
                access_list: self.text()?,
                source: self.text()?,
                received: self.text()?,
                recipients_told: self.text()?,
                kept: self.text()?,
                rights: self.text()?,
                closing: self.text()?,
            },
            outgoing: self.tables()?,
            incoming: self.tables()?,
        })
    }

    fn tables(&mut self) -> Option<Tables> {
        Some(Tables {
            words: self.vocabulary()?,
            parents: self.numbers()?,
            terms: self.numbers()?,
            term_ends: self.numbers()?,
            class_sets: self.numbers()?,
            class_ends: self.numbers()?,
            code: self.numbers()?,
            code_ends: self.numbers()?,
            rarest: self.numbers()?,
            part_ends: self.numbers()?,
            rules: self.numbers()?,
            rule_ends: self.numbers()?,
            weights: self.numbers()?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_was_cut_is_refused() {
        let whole = crate::language::BUILT_IN;
        assert!(Pack::read(whole).is_some());
        for end in [0, 1, 4, whole.len() / 2, whole.len() - 1] {
            assert!(Pack::read(&whole[..end]).is_none(), "{end}");
        }
    }
}
