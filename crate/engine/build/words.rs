//! `data/words.toml` to `words.txt`, which goes into `tables.bin`: a sorted list a line, and to `words.rs`: their names.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::Path;

pub fn generate(out: &Path) -> Result<(), Box<dyn std::error::Error>> {
    let lists: BTreeMap<String, BTreeSet<String>> = toml::from_str(&std::fs::read_to_string("data/words.toml")?)?;
    let mut lines = Lines::new("Words");
    for (name, words) in lists {
        lines.add(&name, "pub", &words)?;
    }
    lines.write(out, "words")
}

/// Lists of words as lines of a dictionary, and the statics by which the program finds them.
pub struct Lines {
    dictionary: &'static str,
    text: String,
    code: String,
    count: usize,
}

impl Lines {
    pub fn new(dictionary: &'static str) -> Self {
        Self { dictionary, text: String::new(), code: String::new(), count: 0 }
    }

    /// A list under a name, visible as said.
    pub fn add(
        &mut self,
        name: &str,
        visible: &str,
        words: &BTreeSet<String>,
    ) -> Result<(), Box<dyn std::error::Error>> {
        if let Some(word) = words.iter().find(|word| word.is_empty() || word.contains(['|', '\n'])) {
            return Err(format!("{name}: `{word}` is empty or holds a bar").into());
        }
        let (name, number, dictionary) = (name.to_uppercase(), self.count, self.dictionary);
        writeln!(self.code, "static {name}_LIST: Words = Words::at(Dictionary::{dictionary}, {number});")?;
        writeln!(self.code, "{visible} static {name}: &Words = &{name}_LIST;")?;
        self.text.extend(words.iter().flat_map(|word| [word, "|"]));
        self.text.push('\n');
        self.count += 1;
        Ok(())
    }

    /// Writes both files.
    pub fn write(self, out: &Path, name: &str) -> Result<(), Box<dyn std::error::Error>> {
        std::fs::write(out.join(name).with_extension("txt"), self.text)?;
        std::fs::write(out.join(name).with_extension("rs"), self.code)?;
        Ok(())
    }
}
