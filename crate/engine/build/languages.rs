//! `data/languages/*.toml` to `languages.rs`: a static of `language::Language` each.

use super::patterns::Compiler;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt::Write;
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
    signals: Signals,
    #[serde(default)]
    request: BTreeMap<String, Vec<String>>,
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

pub fn generate(out: &Path) -> Result<(), Failure> {
    let folder = Path::new("data/languages");
    let mut files: Vec<_> =
        std::fs::read_dir(folder)?.collect::<Result<Vec<_>, _>>()?.iter().map(std::fs::DirEntry::path).collect();
    files.retain(|f| f.extension().is_some_and(|e| e == "toml"));
    files.sort();
    let mut code = String::new();
    let mut names = Vec::new();
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
        names.push(language(&text, &mut profiles, &mut code).map_err(|e| format!("{name}: {e}"))?);
    }
    let list = names.iter().map(|n| format!("&{n}")).collect::<Vec<_>>().join(", ");
    writeln!(code, "/// All supported languages.\npub static ALL: &[&Language] = &[{list}];")?;
    profile(&profiles, &mut code)?;
    std::fs::write(out.join("languages.rs"), code)?;
    Ok(())
}

fn language(text: &str, profiles: &mut BTreeMap<String, Detect>, code: &mut String) -> Result<String, Failure> {
    let file: File = toml::from_str(text)?;
    let name = file.code.to_uppercase();
    let mut failures = String::new();
    let mut note = |result: Result<(), Failure>| {
        if let Err(failure) = result {
            failures = format!("{failures}\n{failure}");
        }
    };
    let mut outgoing = Compiler::new(file.sets.clone());
    let sections = [
        ("opt_out", &file.opt_out),
        ("source", &file.source),
        ("reason", &file.reason),
        ("identity", &file.identity),
        ("contact", &file.contact),
        ("privacy", &file.privacy),
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
    let mut incoming = Compiler::new(file.sets);
    for (topic, patterns) in &file.request {
        for pattern in patterns {
            note(incoming.add(&format!("request.{topic}"), 0, pattern));
        }
    }
    if !failures.is_empty() {
        return Err(failures.into());
    }
    writeln!(code, "static {name}: Language = Language {{ code: {:?},", file.code)?;
    footer(file.footer.as_ref(), code)?;
    profiles.insert(file.code, file.detect);
    tables("outgoing", outgoing, code)?;
    tables("incoming", incoming, code)?;
    writeln!(code, "}};")?;
    Ok(name)
}

fn footer(footer: Option<&BTreeMap<String, toml::Value>>, code: &mut String) -> Result<(), Failure> {
    let Some(footer) = footer else { return Err("no footer".into()) };
    write!(code, "footer: FooterText {{ ")?;
    for key in FOOTER {
        let text = footer.get(*key).and_then(toml::Value::as_str).ok_or_else(|| format!("footer lacks {key}"))?;
        write!(code, "{key}: {text:?}, ")?;
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
    writeln!(code, "months: &{months:?} }},")?;
    Ok(())
}

fn tables(field: &str, patterns: Compiler, code: &mut String) -> Result<(), Failure> {
    let compiled = patterns.finish()?;
    write!(code, "{field}: Tables {{ text: {:?}, ", compiled.text)?;
    for (name, list) in compiled.lists {
        write!(code, "{name}: &{list:?}, ")?;
    }
    writeln!(code, "}},")?;
    Ok(())
}

/// The words by which languages are told: in order, run together, each with the languages that it belongs to as bits.
fn profile(profiles: &BTreeMap<String, Detect>, code: &mut String) -> Result<(), Failure> {
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
    let ends: Vec<usize> = words
        .keys()
        .map(|w| {
            end += w.len();
            end
        })
        .collect();
    let masks: Vec<u32> = words.values().copied().collect();
    let letters: Vec<(char, u32)> = letters.into_iter().collect();
    let codes: Vec<&String> = profiles.keys().collect();
    writeln!(
        code,
        "pub static PROFILE: Profile = Profile {{ codes: &{codes:?}, text: {text:?}, ends: &{ends:?}, masks: &{masks:?}, letters: &{letters:?} }};"
    )?;
    Ok(())
}
