//! Sources of law by key (`data/citations.toml`).

use crate::view::Citation;
use crate::{country, lookup};

static CITATIONS: &str = include_str!(concat!(env!("OUT_DIR"), "/citations.txt"));

/// The source that a key names. `country` is the law of the country with that code; `None` where it is unknown.
#[must_use]
pub fn resolve(key: &str, code: Option<&str>) -> Option<Citation> {
    if key == "country" {
        let row = country::by_code(code?)?;
        return Some(Citation { text: format!("{} {}", row.law, row.article), url: Some(row.url.to_owned()) });
    }
    let (text, url) = lookup::find(CITATIONS, key)?.split_once('\t')?;
    Some(Citation { text: text.to_owned(), url: Some(url.to_owned()).filter(|url| !url.is_empty()) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_country_stands_for_its_law() {
        assert!(resolve("country", Some("DE")).unwrap().text.starts_with("UWG § 7"));
        assert_eq!(resolve("country", None), None);
        assert_eq!(resolve("house", None).unwrap().url, None);
    }

    #[test]
    fn every_entry_names_its_official_place() {
        for (key, _) in lookup::entries(CITATIONS) {
            let found = resolve(key, None).unwrap();
            assert!(key == "house" || found.url.is_some_and(|url| url.starts_with("https://")), "{key}");
        }
    }
}
