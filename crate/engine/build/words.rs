//! `data/words.toml` to `words.rs`: a sorted list each.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::Path;

pub fn generate(out: &Path) -> Result<(), Box<dyn std::error::Error>> {
    let lists: BTreeMap<String, BTreeSet<String>> = toml::from_str(&std::fs::read_to_string("data/words.toml")?)?;
    let mut code = String::new();
    for (name, words) in lists {
        let words: Vec<String> = words.into_iter().collect();
        writeln!(code, "pub static {}: &[&str] = &{words:?};", name.to_uppercase())?;
    }
    std::fs::write(out.join("words.rs"), code)?;
    Ok(())
}
