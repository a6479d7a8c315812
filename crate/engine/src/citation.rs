//! Sources of law by key (`data/citations.toml`).

use crate::country;
use crate::dictionary::Dictionary;
use crate::view::Citation;

/// The source that a key names. `country` is the law of the country with that code, `register` its law on business
/// letters; `None` where it is unknown or has none.
#[must_use]
pub fn resolve(key: &str, code: Option<&str>) -> Option<Citation> {
    if matches!(key, "country" | "register") {
        let row = country::by_code(code?)?;
        return resolve(&[key, ".", row.code].concat(), None);
    }
    let (text, url) = Dictionary::Citations.find(key)?.split_once('\t')?;
    Some(Citation { text: text.to_owned(), url: Some(url.to_owned()).filter(|url| !url.is_empty()) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lookup;

    #[test]
    fn a_country_stands_for_its_law() {
        assert!(resolve("country", Some("DE")).unwrap().text.starts_with("UWG § 7"));
        assert_eq!(resolve("country", None), None);
        assert_eq!(resolve("register", Some("GB")).unwrap().url, None);
        assert_eq!(resolve("register", Some("US")), None);
        assert_eq!(resolve("house", None).unwrap().url, None);
    }

    #[test]
    fn every_entry_names_its_official_place() {
        for (key, _) in lookup::entries(Dictionary::Citations.lines()) {
            let found = resolve(key, None).unwrap();
            assert!(
                key == "house"
                    || found.url.is_some_and(|url| url.starts_with("https://") || key.starts_with("country."))
                    || key.starts_with("register."),
                "{key}"
            );
        }
    }
}
