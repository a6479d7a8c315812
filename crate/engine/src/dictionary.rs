//! The dictionaries of the data files: sorted texts of `key\tvalue` lines. They come with the tables of the languages.

use crate::{language, lookup};

/// One dictionary, in the order of `tables.bin` (`DICTIONARIES` in the build script).
#[derive(Debug, Clone, Copy)]
pub(crate) enum Dictionary {
    /// `data/roles.json`: local part to kind of mailbox.
    Roles,
    /// `data/freemail.toml`.
    FreemailDomains,
    FreemailLabels,
    LegalForms,
    /// Top-level domain to the country's code.
    Suffixes,
    /// `data/calling_codes.toml`.
    CallingCodes,
    /// `data/merge_fields.toml`.
    MergeFields,
    MergeInstructions,
    MergeGreetings,
    MergeNothings,
    /// `data/citations.toml`, and the law of each country as `country.<code>`.
    Citations,
    /// What `data/countries.json` says of calls and of honouring an objection.
    Facts,
    /// Rows of `data/countries.json`, read once (`country::read`).
    Countries,
    /// `data/lists.toml`: the words of a list, each ended by `|`.
    Lists,
    /// `data/words.toml`: a list a line, see [`crate::words::Words`].
    Words,
    /// `data/attributions.toml`, likewise.
    Attributions,
}

impl Dictionary {
    /// The value of a key.
    pub fn find(self, key: &str) -> Option<&'static str> {
        lookup::find(self.lines(), key)
    }

    /// The whole dictionary; empty where nothing was loaded.
    pub fn lines(self) -> &'static str {
        language::dictionaries().get(self as usize).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_dictionary_is_the_one_that_it_is_called() {
        for (dictionary, key) in [
            (Dictionary::Roles, "info"),
            (Dictionary::FreemailDomains, "gmail.com"),
            (Dictionary::LegalForms, "gmbh"),
            (Dictionary::Suffixes, "de"),
            (Dictionary::CallingCodes, "49"),
            (Dictionary::Citations, "country.DE"),
            (Dictionary::Lists, "pixel_hosts"),
            (Dictionary::Facts, "DE"),
            (Dictionary::Countries, "DE"),
        ] {
            assert!(dictionary.find(key).is_some(), "{dictionary:?}");
        }
        for dictionary in [
            Dictionary::FreemailLabels,
            Dictionary::MergeFields,
            Dictionary::MergeInstructions,
            Dictionary::MergeGreetings,
            Dictionary::MergeNothings,
            Dictionary::Words,
            Dictionary::Attributions,
        ] {
            assert!(!dictionary.lines().is_empty(), "{dictionary:?}");
        }
    }
}
