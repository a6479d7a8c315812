//! No pattern of a language file stands in another's shadow: for each there is a sentence that it finds and that no
//! other of its topic does. One that adds nothing is dead weight in the tables and misleads who corrects the file.

use crate::pattern::{Finder, Tables};
use crate::patterns::{Compiler, elements, split};
use crate::tokens::Tokens;
use crate::vocabulary::{Vocabulary, short};
use std::collections::BTreeMap;
use toml::{Table, Value};

/// Sentences tried for each pattern; most have one of their own among the first.
const SAMPLES: u32 = 600;

/// Draws that are the same at each run.
struct Draw(u64);

impl Draw {
    fn below(&mut self, count: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % count.max(1)
    }
}

/// Sets by name.
type Sets = BTreeMap<String, Vec<String>>;

/// One of the texts that an element stands for.
fn word(element: &str, sets: &Sets, draw: &mut Draw) -> String {
    let element = element.trim();
    if let Some(inside) = element.strip_prefix('(').and_then(|t| t.strip_suffix(')')) {
        let alternatives = split(inside, &['|']);
        return word(alternatives[draw.below(alternatives.len())].trim_start_matches('|'), sets, draw);
    }
    if let Some(set) = element.strip_prefix('$') {
        let members = &sets[set];
        return word(&members[draw.below(members.len())], sets, draw);
    }
    match element {
        "<url>" => "https://acme.example/x".into(),
        "<email>" => "jo@acme.example".into(),
        "<placeholder>" => "{{zz}}".into(),
        "<number>" => "17".into(),
        "<name>" => "Zorbaxen".into(),
        words => words.split_whitespace().map(|w| w.replace('*', "zq")).collect::<Vec<_>>().join(" "),
    }
}

/// A sentence that one part of a pattern may stand for.
fn sentence(part: &str, sets: &Sets, draw: &mut Draw) -> (bool, Vec<String>, bool) {
    let (mut starts, mut words, mut ends) = (false, Vec::new(), false);
    for element in elements(part) {
        match element {
            "^" => starts = true,
            "$$" => ends = true,
            _ if element.starts_with('!') => {}
            _ if element.starts_with("..") => {
                let most = element.trim_start_matches('.').parse().unwrap_or(4);
                words.extend((0..draw.below(most + 1)).map(|_| "zzfill".to_owned()));
            }
            _ if element.ends_with('?') => {
                if draw.below(2) == 0 {
                    words.push(word(element.trim_end_matches('?'), sets, draw));
                }
            }
            _ => words.push(word(element, sets, draw)),
        }
    }
    (starts, words, ends)
}

/// A text that a pattern may stand for, as one sentence.
fn sample(pattern: &str, sets: &Sets, draw: &mut Draw) -> String {
    let needs = split(pattern, &['&', '~']).into_iter().take_while(|piece| !piece.starts_with('~'));
    let mut parts: Vec<_> = needs.map(|piece| sentence(piece.trim_start_matches('&').trim(), sets, draw)).collect();
    parts.sort_by_key(|(starts, _, ends)| (!starts, *ends));
    let (free_start, free_end) = (!parts[0].0, !parts[parts.len() - 1].2);
    let mut words: Vec<String> = free_start.then(|| "zzfill".to_owned()).into_iter().collect();
    for (_, part, _) in parts {
        words.extend(part);
        words.push("zzfill".into());
    }
    if !free_end {
        words.pop();
    }
    words.join(" ")
}

fn tables(compiler: Compiler) -> &'static Tables {
    let made = compiler.finish().unwrap();
    let bytes = |list: Vec<u16>| &*list.into_iter().map(u16::to_le_bytes).collect::<Vec<_>>().leak();
    let mut lists = made.lists.into_iter().map(|(_, list)| bytes(list));
    let mut next = || lists.next().unwrap();
    Box::leak(Box::new(Tables {
        words: Vocabulary { text: made.text.leak().as_bytes(), ends: next(), buckets: next() },
        parents: next(),
        terms: next(),
        term_ends: next(),
        class_sets: next(),
        class_ends: next(),
        code: next(),
        code_ends: next(),
        rarest: next(),
        part_ends: next(),
        rules: next(),
        rule_ends: next(),
        weights: next(),
    }))
}

/// The numbers of the patterns that find something.
fn finders(tables: &'static Tables, text: &str) -> Vec<usize> {
    let tokens = Tokens::read(text);
    let mut found = Vec::new();
    Finder::new(tables, &tokens).find(0, tokens.all.len(), &mut found);
    found.iter().map(|m| usize::from(short(tables.rules[m.rule + 1]))).collect()
}

/// Patterns of a topic that find nothing which another of their weight or more does not find, and those that find
/// nothing at all.
fn shadowed<'a>(topic: &str, patterns: &[(u8, &'a str)], sets: &Sets) -> Vec<(&'a str, String)> {
    let mut compiler = Compiler::new(sets.clone(), &BTreeMap::new()).unwrap();
    for (number, (_, pattern)) in patterns.iter().enumerate() {
        compiler.add(topic, u16::try_from(number).unwrap(), pattern).unwrap();
    }
    let tables = tables(compiler);
    let mut faults = Vec::new();
    for (number, (weight, pattern)) in patterns.iter().enumerate() {
        let mut draw = Draw(7);
        let mut others: BTreeMap<usize, u32> = BTreeMap::new();
        let mut found = 0;
        let own = (0..SAMPLES).any(|_| {
            let mut by = finders(tables, &sample(pattern, sets, &mut draw));
            let finds = by.contains(&number);
            found += u32::from(finds);
            by.retain(|n| finds && *n != number && patterns[*n].0 >= *weight);
            for other in &by {
                *others.entry(*other).or_default() += 1;
            }
            finds && by.is_empty()
        });
        if !own {
            let by = others.into_iter().max_by_key(|(_, times)| *times);
            let why = match by {
                Some((other, _)) if found > 0 => format!("is in the shadow of `{}`", patterns[other].1),
                _ => "finds nothing that it could stand for".to_owned(),
            };
            faults.push((*pattern, why));
        }
    }
    faults
}

/// All patterns below a value by their topic, with their weight.
fn topics<'a>(topic: &str, weight: u8, value: &'a Value, out: &mut BTreeMap<String, Vec<(u8, &'a str)>>) {
    match value {
        Value::Array(list) => {
            let patterns = list.iter().filter_map(Value::as_str).map(|pattern| (weight, pattern));
            out.entry(topic.to_owned()).or_default().extend(patterns);
        }
        Value::Table(table) => table.iter().for_each(|(key, value)| match key.parse() {
            Ok(weight) => topics(topic, weight, value, out),
            Err(_) => topics(&format!("{topic}.{key}"), weight, value, out),
        }),
        _ => {}
    }
}

#[test]
fn a_shadow_is_seen() {
    let sets: Sets = [("mail".to_owned(), vec!["mail".to_owned(), "mails".to_owned()])].into();
    let found = |patterns: &[&str]| {
        let patterns: Vec<_> = patterns.iter().map(|pattern| (0, *pattern)).collect();
        shadowed("opt_out.offer", &patterns, &sets).len()
    };
    assert_eq!(found(&["stop ..2 $mail", "stop mail"]), 1);
    assert_eq!(found(&["stop ..2 $mail", "(stop|end) mail"]), 0);
    assert_eq!(found(&["stop* ..2 $mail", "stop ..1 $mail"]), 1);
    assert_eq!(found(&["^ stop $$", "stop"]), 1);
    assert_eq!(found(&["stop & $mail", "mail & stop"]), 1);
    assert_eq!(found(&["stop !mail ..1 mails"]), 0);
    let heavier = [(1, "stop"), (2, "stop mail")];
    assert_eq!(shadowed("signals.outreach", &heavier, &sets).len(), 0);
}

#[test]
fn no_pattern_stands_in_the_shadow_of_another() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/data/languages");
    let mut faults = Vec::new();
    for file in std::fs::read_dir(folder).unwrap().map(|f| f.unwrap().path()) {
        let name = file.file_stem().unwrap().to_string_lossy().into_owned();
        let table: Table = std::fs::read_to_string(&file).unwrap().parse().unwrap();
        let Some(sets) = table.get("sets") else { continue };
        let sets: Sets = sets.clone().try_into().unwrap();
        let mut all = BTreeMap::new();
        for (section, value) in &table {
            if !matches!(
                section.as_str(),
                "detect" | "footer" | "sets" | "words" | "answer" | "examples" | "code" | "name"
            ) {
                topics(section, 0, value, &mut all);
            }
        }
        for (topic, patterns) in all {
            let found = shadowed(&topic, &patterns, &sets);
            faults.extend(found.into_iter().map(|(pattern, why)| format!("{name} {topic}: `{pattern}` {why}")));
        }
    }
    assert!(faults.is_empty(), "{} patterns:\n{}", faults.len(), faults.join("\n"));
}
