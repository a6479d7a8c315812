//! What single words tell of a mail's purpose, learnt from mails with labels: the `[words]` of a language file.
//!
//! A logistic regression on the words of each mail, beside what its patterns count: a word weighs what patterns leave open.

use crate::Done;
use crate::regress::{Mail, regress};
use fairreach_engine::draft::Draft;
use fairreach_engine::language::{self, Language};
use fairreach_engine::signals;
use fairreach_engine::snapshot::Body;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::Path;

/// A line of a file of mails.
#[derive(Deserialize)]
struct Line {
    lang: String,
    label: Label,
    subject: Option<String>,
    text: String,
    /// How much it counts; 1 where nothing is said.
    weight: Option<f64>,
    /// Mails of one origin tell of a word once.
    origin: Option<String>,
}

#[derive(Deserialize, PartialEq)]
#[serde(rename_all = "lowercase")]
enum Label {
    Outreach,
    Ordinary,
}

/// What patterns say beyond is no more certain.
const FARTHEST: (i32, i32) = (-6, 9);
/// Origins that must have a word: names and topics of single mails tell nothing.
const ORIGINS: usize = 5;
/// How long a line of the file gets.
const WIDTH: usize = 116;
/// The language that writes every noun with a capital; in the others such words are names.
const CAPITALS: &str = "de";
/// Words that a language keeps: those that decide most.
const KEPT: usize = 170;

/// Writes the section of a language file anew from all `*.jsonl` of the folders; one unit of the regression is so many
/// points.
pub fn weigh(file: &Path, points: &str, folders: &[&str]) -> Done {
    let code = file.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
    let language = language::by_code(code).ok_or_else(|| format!("{}: no language", file.display()))?;
    let points: f64 = points.parse().map_err(|_| format!("`{points}` is no number of points"))?;
    let lines = read(code, folders)?;
    let mut vocabulary = Vocabulary::default();
    let spoken: Vec<_> = lines.iter().map(words).collect();
    for (number, (line, spoken)) in lines.iter().zip(&spoken).enumerate() {
        let origin = line.origin.clone().unwrap_or_else(|| number.to_string());
        for (word, written) in spoken {
            vocabulary.add(word, written, &origin);
        }
    }
    let known = vocabulary.kept(code == CAPITALS);
    let mails: Vec<Mail> = lines.iter().zip(&spoken).map(|(line, said)| mail(line, said, &known, language)).collect();
    let weights = regress(&mails, known.len());
    let mut order: Vec<(f64, f64, &str)> = known
        .iter()
        .map(|(word, number)| {
            let weight = weights.get(*number).copied().unwrap_or_default();
            let with = mails.iter().filter(|mail| mail.words.contains(number)).count();
            (weight.abs() * spread(with, mails.len()), weight, word.as_str())
        })
        .collect();
    order.sort_by(|(a, ..), (b, ..)| b.total_cmp(a));
    let mut section: BTreeMap<i32, BTreeSet<String>> = BTreeMap::new();
    for (_, weight, word) in order.into_iter().take(KEPT) {
        #[expect(clippy::cast_possible_truncation, reason = "a weight is a few points")]
        let tenths = (weight * points * 10.0).round() as i32;
        section.entry(tenths).or_default().insert(vocabulary.written(word));
    }
    section.remove(&0);
    put(file, &section)
}

/// How far a word that so many of all mails have parts them.
fn spread(with: usize, all: usize) -> f64 {
    let count = |number: usize| f64::from(u32::try_from(number).unwrap_or(u32::MAX));
    let share = count(with) / count(all);
    (share * (1.0 - share)).sqrt()
}

/// Puts the section in the place of the one that is there.
fn put(file: &Path, section: &BTreeMap<i32, BTreeSet<String>>) -> Done {
    let text = fs::read_to_string(file)?;
    let parts = text.split_once("\n[words]\n").and_then(|(before, rest)| Some((before, rest.split_once("\n\n")?.1)));
    let (before, after) =
        parts.ok_or_else(|| format!("{}: no [words] with an empty line behind it", file.display()))?;
    let mut out = format!("{before}\n[words]\n");
    for (tenths, words) in section.iter().rev() {
        let words: Vec<String> = words.iter().map(|word| format!("{word:?}")).collect();
        let line = format!("{tenths} = [{}]\n", words.join(", "));
        if line.chars().count() <= WIDTH {
            out += &line;
            continue;
        }
        let mut row = String::new();
        writeln!(out, "{tenths} = [")?;
        for word in words {
            if row.chars().count() + word.chars().count() + 4 > WIDTH {
                writeln!(out, " {row}")?;
                row.clear();
            }
            write!(row, " {word},")?;
        }
        writeln!(out, " {row}\n]")?;
    }
    Ok(fs::write(file, out + "\n" + after)?)
}

fn read(code: &str, folders: &[&str]) -> Result<Vec<Line>, Box<dyn std::error::Error>> {
    let mut lines = Vec::new();
    for folder in folders {
        for entry in fs::read_dir(folder).map_err(|error| format!("{folder}: {error}"))? {
            let path = entry?.path();
            if path.extension().is_none_or(|extension| extension != "jsonl") {
                continue;
            }
            for (number, line) in fs::read_to_string(&path)?.lines().enumerate() {
                let line: Line = serde_json::from_str(line)
                    .map_err(|error| format!("{}:{}: {error}", path.display(), number + 1))?;
                lines.extend((line.lang == code).then_some(line));
            }
        }
    }
    if lines.is_empty() { Err(format!("no mail in {code}").into()) } else { Ok(lines) }
}

/// The words of a mail, folded and as written. Of ideographs, runs of one script: two to four Han, two to eight
/// katakana, three to seven hiragana, for shorter ones are parts of anything.
fn words(line: &Line) -> BTreeMap<String, String> {
    let draft = Draft::read(&Body::from_text(&line.text));
    let mut words = BTreeMap::new();
    for (word, written) in signals::spoken(&draft, line.subject.as_deref()) {
        let script = |c: char| match c {
            '\u{3041}'..='\u{3096}' => 1,
            '\u{30a1}'..='\u{30fa}' | '\u{30fc}' => 2,
            '\u{3005}' | '\u{4e00}'..='\u{9fff}' => 3,
            _ => 0,
        };
        let letters: Vec<char> = word.chars().collect();
        for run in letters.chunk_by(|a, b| script(*a) == script(*b)) {
            let kept = match run.first().map_or(0, |c| script(*c)) {
                0 => run.iter().any(|c| c.is_alphabetic()),
                1 => (3..=7).contains(&run.len()),
                2 => (2..=8).contains(&run.len()),
                _ => (2..=4).contains(&run.len()),
            };
            let run: String = run.iter().collect();
            if kept {
                let written = if run == word { written.clone() } else { run.clone() };
                words.insert(run, written);
            }
        }
    }
    words
}

fn mail(
    line: &Line,
    spoken: &BTreeMap<String, String>,
    known: &BTreeMap<String, usize>,
    language: &'static Language,
) -> Mail {
    let draft = Draft::read(&Body::from_text(&line.text));
    let counted = signals::explain(&draft, line.subject.as_deref(), language);
    let patterns = counted.iter().filter(|(_, what)| !what.starts_with(signals::SINGLE_WORDS));
    let told = patterns.map(|(points, _)| points).sum::<i32>().clamp(FARTHEST.0, FARTHEST.1);
    Mail {
        words: spoken.keys().filter_map(|word| known.get(word).copied()).collect(),
        told: f64::from(told) / 2.0,
        side: if line.label == Label::Outreach { 1.0 } else { -1.0 },
        weight: line.weight.unwrap_or(1.0),
    }
}

#[derive(Default)]
struct Vocabulary {
    /// Spellings of each word with their number, and the origins that have it.
    words: BTreeMap<String, (BTreeMap<String, u32>, BTreeSet<String>)>,
}

impl Vocabulary {
    fn add(&mut self, word: &str, written: &str, origin: &str) {
        let (spellings, origins) = self.words.entry(word.to_owned()).or_default();
        *spellings.entry(written.to_owned()).or_default() += 1;
        origins.insert(origin.to_owned());
    }

    /// Words of enough origins, numbered.
    fn kept(&self, capitals: bool) -> BTreeMap<String, usize> {
        let name = |word: &str, spellings: &BTreeMap<String, u32>| {
            let count = |big: bool| -> u32 {
                let spelt = spellings.iter().filter(|(written, _)| written.starts_with(char::is_uppercase) == big);
                spelt.map(|(_, count)| count).sum()
            };
            !capitals && word.chars().nth(1).is_some() && count(true) > 2 * count(false)
        };
        let often = self.words.iter().filter(|(_, (_, origins))| origins.len() >= ORIGINS);
        let kept = often.filter(|(word, (spellings, _))| !name(word, spellings));
        kept.enumerate().map(|(number, (word, _))| (word.clone(), number)).collect()
    }

    /// Its commonest spelling.
    fn written(&self, word: &str) -> String {
        let spellings = self.words.get(word).map(|(spellings, _)| spellings);
        let commonest = spellings.and_then(|s| s.iter().max_by_key(|(_, count)| **count));
        commonest.map_or(word, |(written, _)| written).to_lowercase()
    }
}
