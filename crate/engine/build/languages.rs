//! `data/languages/*.toml` to `tables.bin`, which `src/pack.rs` reads.

use super::patterns::{Compiler, buckets};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::Path;

type Failure = Box<dyn std::error::Error>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    code: String,
    /// Its own name; for those who read the file.
    #[serde(rename = "name")]
    _name: String,
    footer: Option<BTreeMap<String, toml::Value>>,
    /// Words by which texts of this language are told.
    detect: Detect,
    #[serde(default)]
    sets: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    opt_out: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    source: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    reason: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    identity: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    contact: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    privacy: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    pitch: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    signals: Signals,
    /// Words by what each weighs for outreach, or against it.
    #[serde(default)]
    words: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    consent: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    special: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    request: BTreeMap<String, Vec<String>>,
    /// Sentences of answers to requests.
    answer: Option<BTreeMap<String, String>>,
    /// Sentences that the patterns must judge right; for the tests (`tests/examples.rs`).
    #[serde(rename = "examples")]
    _examples: Option<toml::Value>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Detect {
    words: String,
    /// Letters beyond a to z.
    letters: String,
}

/// Languages that are told from the supported ones and no more.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Others {
    words: BTreeMap<String, String>,
    letters: BTreeMap<String, String>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Signals {
    /// Patterns by weight.
    outreach: BTreeMap<String, Vec<String>>,
    ordinary: BTreeMap<String, Vec<String>>,
    /// Patterns of `outreach` or `ordinary` that also mean this.
    offer: Vec<String>,
    transactional: Vec<String>,
    follow_up: Vec<String>,
    introduction: Vec<String>,
}

const FOOTER: &[&str] = &[
    "opt_out",
    "opt_out_reply",
    "withdraw",
    "withdraw_reply",
    "source",
    "source_undated",
    "reason",
    "reason_plain",
    "identity",
    "identity_plain",
    "privacy",
    "postal",
    "date",
];

/// Sentences of answers, in the order of `language::AnswerText`.
const ANSWER: &[&str] = &[
    "subject",
    "greeting",
    "greeting_named",
    "unsubscribe",
    "objection",
    "withdrawal",
    "erasure",
    "access",
    "access_list",
    "source",
    "received",
    "recipients_told",
    "kept",
    "rights",
    "closing",
];

pub fn generate(out: &Path) -> Result<(), Failure> {
    let folder = Path::new("data/languages");
    let mut files: Vec<_> =
        std::fs::read_dir(folder)?.collect::<Result<Vec<_>, _>>()?.iter().map(std::fs::DirEntry::path).collect();
    files.retain(|f| f.extension().is_some_and(|e| e == "toml"));
    files.sort();
    let mut languages = Vec::new();
    let mut profiles = BTreeMap::new();
    for file in files {
        let text = std::fs::read_to_string(&file)?;
        let name = file.display();
        if file.file_stem().is_some_and(|s| s == "others") {
            let others: Others = toml::from_str(&text).map_err(|e| format!("{name}: {e}"))?;
            for (code, words) in others.words {
                let letters = others.letters.get(&code).cloned().unwrap_or_default();
                profiles.insert(code, Detect { words, letters });
            }
            continue;
        }
        languages.push(language(&text, &mut profiles).map_err(|e| format!("{name}: {e}"))?);
    }
    let mut pack = Pack::default();
    pack.length(languages.len())?;
    pack.bytes.extend(languages.iter().flat_map(|language| &language.bytes));
    profile(&profiles, &mut pack)?;
    std::fs::write(out.join("tables.bin"), pack.bytes)?;
    Ok(())
}

/// In the order of `src/dictionary.rs`.
const DICTIONARIES: &[&str] = &[
    "roles",
    "freemail_domains",
    "freemail_labels",
    "freemail_legal_forms",
    "suffixes",
    "calling_codes",
    "merge_fields",
    "merge_instructions",
    "merge_greetings",
    "merge_nothings",
    "citations",
    "facts",
    "countries",
    "lists",
    "words",
    "attributions",
];

/// Puts the dictionaries, once they are made, behind the languages.
pub fn append_dictionaries(out: &Path) -> Result<(), Failure> {
    let path = out.join("tables.bin");
    let mut pack = Pack { bytes: std::fs::read(&path)? };
    pack.length(DICTIONARIES.len())?;
    for name in DICTIONARIES {
        pack.text(&std::fs::read_to_string(out.join(name).with_extension("txt"))?)?;
    }
    std::fs::write(path, pack.bytes)?;
    Ok(())
}

/// The file as it grows: numbers little-endian, lists and texts behind their length.
#[derive(Default)]
struct Pack {
    bytes: Vec<u8>,
}

impl Pack {
    fn long(&mut self, number: u32) {
        self.bytes.extend(number.to_le_bytes());
    }

    fn length(&mut self, length: usize) -> Result<(), Failure> {
        self.long(u32::try_from(length)?);
        Ok(())
    }

    fn text(&mut self, text: &str) -> Result<(), Failure> {
        self.length(text.len())?;
        self.bytes.extend(text.as_bytes());
        Ok(())
    }

    fn texts(&mut self, texts: &[&str]) -> Result<(), Failure> {
        self.length(texts.len())?;
        texts.iter().try_for_each(|text| self.text(text))
    }

    fn numbers(&mut self, numbers: &[u16]) -> Result<(), Failure> {
        self.length(numbers.len())?;
        self.bytes.extend(numbers.iter().flat_map(|number| number.to_le_bytes()));
        Ok(())
    }
}

fn language(text: &str, profiles: &mut BTreeMap<String, Detect>) -> Result<Pack, Failure> {
    let file: File = toml::from_str(text)?;
    let mut failures = String::new();
    let mut note = |result: Result<(), Failure>| {
        if let Err(failure) = result {
            failures = format!("{failures}\n{failure}");
        }
    };
    let mut outgoing = Compiler::new(file.sets.clone(), &file.words)?;
    let sections = [
        ("opt_out", &file.opt_out),
        ("source", &file.source),
        ("reason", &file.reason),
        ("identity", &file.identity),
        ("contact", &file.contact),
        ("privacy", &file.privacy),
        ("pitch", &file.pitch),
        ("consent", &file.consent),
        ("special", &file.special),
    ];
    for (section, patterns) in sections {
        for (topic, patterns) in patterns {
            for pattern in patterns {
                note(outgoing.add(&format!("{section}.{topic}"), 0, pattern));
            }
        }
    }
    for (topic, weighted) in
        [("signals.outreach", &file.signals.outreach), ("signals.ordinary", &file.signals.ordinary)]
    {
        for (weight, patterns) in weighted {
            for pattern in patterns {
                note(outgoing.add(topic, weight.parse()?, pattern));
            }
        }
    }
    let signals = &file.signals;
    let plain = [
        ("offer", &signals.offer),
        ("transactional", &signals.transactional),
        ("follow_up", &signals.follow_up),
        ("introduction", &signals.introduction),
    ];
    for (topic, patterns) in plain {
        for pattern in patterns {
            note(outgoing.add(&format!("signals.{topic}"), 0, pattern));
        }
    }
    let mut incoming = Compiler::new(file.sets, &BTreeMap::new())?;
    for (topic, patterns) in &file.request {
        for pattern in patterns {
            note(incoming.add(&format!("request.{topic}"), 0, pattern));
        }
    }
    if !failures.is_empty() {
        return Err(failures.into());
    }
    let mut pack = Pack::default();
    pack.text(&file.code)?;
    footer(file.footer.as_ref(), &mut pack)?;
    answer(file.answer.as_ref(), &mut pack)?;
    profiles.insert(file.code, file.detect);
    tables(outgoing, &mut pack)?;
    tables(incoming, &mut pack)?;
    Ok(pack)
}

/// A language without a footer of its own leaves every sentence empty.
fn footer(footer: Option<&BTreeMap<String, toml::Value>>, pack: &mut Pack) -> Result<(), Failure> {
    let Some(footer) = footer else {
        FOOTER.iter().try_for_each(|_| pack.text(""))?;
        return pack.texts(&[]);
    };
    for key in FOOTER {
        let text = footer.get(*key).and_then(toml::Value::as_str).ok_or_else(|| format!("footer lacks {key}"))?;
        pack.text(text)?;
    }
    let months: Vec<&str> = footer
        .get("months")
        .and_then(toml::Value::as_array)
        .into_iter()
        .flatten()
        .filter_map(toml::Value::as_str)
        .collect();
    if footer.keys().any(|k| k != "months" && !FOOTER.contains(&k.as_str())) {
        return Err("the footer holds an unknown part".into());
    }
    pack.texts(&months)
}

fn answer(answer: Option<&BTreeMap<String, String>>, pack: &mut Pack) -> Result<(), Failure> {
    let Some(answer) = answer else { return Err("no answer".into()) };
    if let Some(key) = answer.keys().find(|k| !ANSWER.contains(&k.as_str())) {
        return Err(format!("the answer holds an unknown part {key}").into());
    }
    ANSWER.iter().try_for_each(|key| {
        let text = answer.get(*key).ok_or_else(|| format!("answer lacks {key}"))?;
        pack.text(text)
    })
}

/// The lists stand in the order of the fields of `pattern::Tables`.
fn tables(patterns: Compiler, pack: &mut Pack) -> Result<(), Failure> {
    let compiled = patterns.finish()?;
    pack.text(&compiled.text)?;
    compiled.lists.iter().try_for_each(|(_, list)| pack.numbers(list))
}

/// The words by which languages are told: in order, run together, each with the languages that it belongs to as bits.
fn profile(profiles: &BTreeMap<String, Detect>, pack: &mut Pack) -> Result<(), Failure> {
    let mut words: BTreeMap<String, u32> = BTreeMap::new();
    if profiles.len() > 32 {
        return Err("more than 32 languages".into());
    }
    let mut letters: BTreeMap<char, u32> = BTreeMap::new();
    for (bit, detect) in profiles.values().enumerate() {
        for letter in detect.letters.chars() {
            *letters.entry(letter).or_default() |= 1 << bit;
        }
        for word in detect.words.split_whitespace().flat_map(super::patterns::words) {
            *words.entry(word).or_default() |= 1 << bit;
        }
    }
    let text: String = words.keys().map(String::as_str).collect();
    let mut end = 0;
    let ends: Vec<u16> = words
        .keys()
        .map(|w| {
            end += w.len();
            u16::try_from(end).map_err(|_| "too many words")
        })
        .collect::<Result<_, _>>()?;
    pack.texts(&profiles.keys().map(String::as_str).collect::<Vec<_>>())?;
    pack.text(&text)?;
    pack.numbers(&ends)?;
    pack.numbers(&buckets(words.keys().map(String::as_str))?)?;
    pack.length(words.len())?;
    for mask in words.values() {
        pack.long(*mask);
    }
    pack.length(letters.len())?;
    for (letter, mask) in letters {
        pack.long(letter.into());
        pack.long(mask);
    }
    Ok(())
}
