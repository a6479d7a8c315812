//! The pattern language of `data/languages/*.toml`, compiled to numbers.
//!
//! A pattern is a row of elements inside one sentence:
//!
//! | element | matches |
//! |---|---|
//! | `word` `two words` | these words, folded (case, accents, umlauts) |
//! | `abmeld*` | a word that starts so |
//! | `(a\|b c\|$set\|<url>)` | one of these |
//! | `$set` | a word or phrase of a set of `[sets]` |
//! | `<url>` `<email>` `<placeholder>` `<number>` `<name>` | a token of this class; a name is a capitalised word inside a sentence |
//! | `x?` | x or nothing |
//! | `..5` | up to five words (`..`: up to four) |
//! | `!x` | not x at this place |
//! | `^` `$$` | start and end of the sentence |
//! | `p & q` | both anywhere in the sentence |
//! | `p ~ q` | p, and q nowhere in the sentence |

use super::bucket::bucket;
use super::fold;
use super::topic::{EVEN, NONE, PREFIX, Topic, op};
use std::collections::{BTreeMap, BTreeSet};

/// What a token is besides a word, in the order in which `pattern` numbers them; they stand in patterns as `<name>`.
const CLASSES: &[&str] = &["url", "email", "placeholder", "number", "name"];

type Failure = Box<dyn std::error::Error>;

/// A word of the vocabulary; prefixes sort before the same word.
type Entry = (String, bool);

/// A phrase: its words.
type Phrase = Vec<Entry>;

#[derive(Default)]
pub struct Compiler {
    named: BTreeMap<String, Vec<String>>,
    /// Sets by their members, numbered.
    sets: Vec<BTreeSet<Member>>,
    numbers: BTreeMap<BTreeSet<Member>, u16>,
    /// Parts by their code, with the set that they start with.
    parts: BTreeMap<(u16, Vec<u16>), usize>,
    rules: Vec<Rule>,
    /// What the words of the first sets weigh.
    weights: Vec<u16>,
}

#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Member {
    Phrase(Phrase),
    Class(usize),
}

struct Rule {
    topic: usize,
    weight: u16,
    needs: Vec<usize>,
    vetoes: Vec<usize>,
}

/// Tables in the order of the fields of `pattern::Tables`.
pub struct Compiled {
    pub text: String,
    pub lists: Vec<(&'static str, Vec<u16>)>,
}

impl Compiler {
    /// With the sets that patterns name, and words by their weight: the first sets are theirs.
    pub fn new(named: BTreeMap<String, Vec<String>>, words: &BTreeMap<String, Vec<String>>) -> Result<Self, Failure> {
        let mut compiler = Self { named, ..Self::default() };
        for (weight, words) in words {
            compiler.alternatives(&format!("({})", words.join("|")))?;
            compiler.weights.push(u16::try_from(EVEN + weight.parse::<i32>()?)?);
        }
        if compiler.sets.len() < compiler.weights.len() {
            return Err("two weights have the same words".into());
        }
        Ok(compiler)
    }

    /// Adds a pattern of a topic.
    pub fn add(&mut self, topic: &str, weight: u16, pattern: &str) -> Result<(), Failure> {
        let topic =
            Topic::ALL.iter().position(|(path, _)| *path == topic).ok_or_else(|| format!("no topic {topic}"))?;
        let mut rule = Rule { topic, weight, needs: Vec::new(), vetoes: Vec::new() };
        let mut forbids = false;
        for piece in split(pattern, &['&', '~']) {
            let text = piece.trim_start_matches(['&', '~']).trim();
            forbids |= piece.starts_with('~');
            let part = self.part(text).map_err(|e| format!("pattern `{pattern}`: {e}"))?;
            if forbids { rule.vetoes.push(part) } else { rule.needs.push(part) }
        }
        if rule.needs.is_empty() {
            return Err(format!("pattern `{pattern}` needs nothing").into());
        }
        self.rules.push(rule);
        Ok(())
    }

    fn part(&mut self, text: &str) -> Result<usize, Failure> {
        let mut code = Vec::new();
        let mut anchor = None;
        let mut phrase: Vec<&str> = Vec::new();
        for element in elements(text).into_iter().chain([""]) {
            let bare = !element.is_empty() && element.chars().all(|c| c.is_alphanumeric() || "*'’-ー々".contains(c));
            if bare {
                phrase.push(element);
                continue;
            }
            if !phrase.is_empty() {
                let set = self.alternatives(&phrase.join(" "))?;
                anchor = anchor.or(Some(set));
                code.push(op::SET << op::SHIFT | set);
                phrase.clear();
            }
            let step = match element {
                "" => continue,
                "^" => op::START << op::SHIFT,
                "$$" => op::END << op::SHIFT,
                _ if element.starts_with("..") => {
                    op::GAP << op::SHIFT | element.get(2..).filter(|n| !n.is_empty()).unwrap_or("4").parse::<u16>()?
                }
                _ if element.starts_with('!') => {
                    op::NOT << op::SHIFT | self.alternatives(element.trim_start_matches('!'))?
                }
                _ if element.ends_with('?') => {
                    op::MAYBE << op::SHIFT | self.alternatives(element.trim_end_matches('?'))?
                }
                _ => {
                    let set = self.alternatives(element)?;
                    anchor = anchor.or(Some(set));
                    op::SET << op::SHIFT | set
                }
            };
            if anchor.is_none() && step >> op::SHIFT != op::START {
                return Err(format!("`{text}` must start with a word or a set").into());
            }
            code.push(step);
        }
        if code.last().is_some_and(|step| step >> op::SHIFT == op::GAP) {
            return Err(format!("`{text}` ends in a gap, which changes nothing").into());
        }
        let anchor = anchor.ok_or_else(|| format!("`{text}` holds no word"))?;
        let next = self.parts.len();
        Ok(*self.parts.entry((anchor, code)).or_insert(next))
    }

    fn alternatives(&mut self, text: &str) -> Result<u16, Failure> {
        let mut members = BTreeSet::new();
        self.members(text, &mut members, 0)?;
        if let Some(number) = self.numbers.get(&members) {
            return Ok(*number);
        }
        let number = u16::try_from(self.sets.len())?;
        if number >= 1 << op::SHIFT {
            return Err("too many sets".into());
        }
        self.sets.push(members.clone());
        self.numbers.insert(members, number);
        Ok(number)
    }

    fn members(&self, text: &str, members: &mut BTreeSet<Member>, depth: usize) -> Result<(), Failure> {
        if depth > 8 {
            return Err(format!("`{text}` holds itself").into());
        }
        let text = text.trim();
        if let Some(inside) = text.strip_prefix('(').and_then(|t| t.strip_suffix(')')) {
            for alternative in split(inside, &['|']) {
                self.members(alternative.trim_start_matches('|'), members, depth + 1)?;
            }
        } else if let Some(name) = text.strip_prefix('$') {
            let set = self.named.get(name).ok_or_else(|| format!("no set ${name}"))?;
            for member in set {
                self.members(member, members, depth + 1)?;
            }
        } else if let Some(class) = text.strip_prefix('<').and_then(|t| t.strip_suffix('>')) {
            let class = CLASSES.iter().position(|c| *c == class).ok_or_else(|| format!("no class <{class}>"))?;
            members.insert(Member::Class(class));
        } else {
            let mut phrase = Phrase::new();
            for word in text.split_whitespace() {
                let words = words(word);
                let last = words.len().saturating_sub(1);
                phrase.extend(words.into_iter().enumerate().map(|(i, w)| (w, i == last && word.ends_with('*'))));
            }
            if phrase.is_empty() || text.contains(['(', ')', '|', '<', '>', '&', '~', '!', '?', '.', '$']) {
                return Err(format!("`{text}` is no word").into());
            }
            members.insert(Member::Phrase(phrase));
        }
        Ok(())
    }

    /// The rarest set that a part needs beside the one that it starts with. Nobody counted words: long ones are rare.
    fn rarest(&self, code: &[u16]) -> u16 {
        let often = |set: u16| -> f64 {
            let member = |member: &Member| match member {
                Member::Class(_) => 0.5,
                Member::Phrase(phrase) => {
                    let letters: usize = phrase.iter().map(|(word, _)| word.chars().count()).sum();
                    0.7_f64.powi(i32::try_from(letters).unwrap_or(i32::MAX))
                }
            };
            self.sets.get(usize::from(set)).into_iter().flatten().map(member).sum()
        };
        let sets = code.iter().copied().filter(|step| step >> op::SHIFT == op::SET).skip(1);
        sets.min_by(|a, b| often(*a).total_cmp(&often(*b))).unwrap_or(NONE)
    }

    pub fn finish(self) -> Result<Compiled, Failure> {
        // Prefixes before the same word: the word's parent is the prefix.
        let mut words: BTreeSet<(String, u8)> = BTreeSet::new();
        let key = |(word, prefix): &Entry| (word.clone(), u8::from(!*prefix));
        let phrases =
            || self.sets.iter().flatten().filter_map(|m| if let Member::Phrase(p) = m { Some(p) } else { None });
        words.extend(phrases().flatten().map(key));
        let words: Vec<(String, u8)> = words.into_iter().collect();
        let number = |entry: &Entry| u16::try_from(words.binary_search(&key(entry)).unwrap_or(usize::MAX));

        let (mut text, mut ends, mut parents) = (String::new(), Vec::new(), Vec::new());
        for (index, (word, exact)) in words.iter().enumerate() {
            text.push_str(word);
            ends.push(u16::try_from(text.len()).map_err(|_| "too many words")?);
            let parent = words.iter().take(index).rposition(|(w, e)| *e == 0 && word.starts_with(w.as_str()));
            let parent = parent.map_or(Ok(NONE), u16::try_from)?;
            parents.push(if *exact == 0 { parent | PREFIX } else { parent });
        }

        let mut terms: BTreeMap<u16, BTreeMap<Vec<u16>, Vec<u16>>> = BTreeMap::new();
        let mut classes: Vec<Vec<u16>> = vec![Vec::new(); CLASSES.len()];
        for (set, members) in self.sets.iter().enumerate() {
            for member in members {
                match member {
                    Member::Class(class) => classes.get_mut(*class).ok_or("class")?.push(u16::try_from(set)?),
                    Member::Phrase(phrase) => {
                        let numbers = phrase.iter().map(number).collect::<Result<Vec<_>, _>>()?;
                        let (first, rest) = numbers.split_first().ok_or("empty phrase")?;
                        terms.entry(*first).or_default().entry(rest.to_vec()).or_default().push(u16::try_from(set)?);
                    }
                }
            }
        }
        let (mut stream, mut term_ends) = (Vec::new(), Vec::new());
        for word in 0..words.len() {
            for (rest, sets) in terms.get(&u16::try_from(word)?).into_iter().flatten() {
                counted(&mut stream, rest)?;
                counted(&mut stream, sets)?;
            }
            term_ends.push(u16::try_from(stream.len())?);
        }
        let class_ends = ends_of(&classes)?;

        // Parts in the order of the set that they start with.
        let parts: Vec<(&(u16, Vec<u16>), usize)> = self.parts.iter().map(|(k, v)| (k, *v)).collect();
        let place = |part: &usize| u16::try_from(parts.iter().position(|(_, n)| n == part).unwrap_or(usize::MAX));
        let codes: Vec<Vec<u16>> = parts.iter().map(|((_, code), _)| code.clone()).collect();
        let mut part_ends = Vec::new();
        for set in 0..self.sets.len() {
            part_ends.push(u16::try_from(parts.iter().filter(|((a, _), _)| usize::from(*a) <= set).count())?);
        }
        let (mut rules, mut rule_ends) = (Vec::new(), Vec::new());
        for (_, part) in &parts {
            for rule in self.rules.iter().filter(|r| r.needs.first() == Some(part)) {
                rules.extend([u16::try_from(rule.topic)?, rule.weight]);
                counted(&mut rules, &rule.needs.iter().map(place).collect::<Result<Vec<_>, _>>()?)?;
                counted(&mut rules, &rule.vetoes.iter().map(place).collect::<Result<Vec<_>, _>>()?)?;
            }
            rule_ends.push(u16::try_from(rules.len())?);
        }
        let code_ends = ends_of(&codes)?;
        let needed: BTreeSet<usize> = self.rules.iter().flat_map(|rule| rule.needs.iter().copied()).collect();
        let later = u16::try_from(self.sets.len())?;
        let rarest =
            parts.iter().map(|((_, code), n)| if needed.contains(n) { self.rarest(code) } else { later }).collect();
        let lists = vec![
            ("ends", ends),
            ("buckets", buckets(words.iter().map(|(word, _)| word.as_str()))?),
            ("parents", parents),
            ("terms", stream),
            ("term_ends", term_ends),
            ("class_sets", classes.concat()),
            ("class_ends", class_ends),
            ("code", codes.concat()),
            ("code_ends", code_ends),
            ("rarest", rarest),
            ("part_ends", part_ends),
            ("rules", rules),
            ("rule_ends", rule_ends),
            ("weights", self.weights),
        ];
        if words.len() >= usize::from(NONE) || lists.iter().any(|(_, l)| l.len() > usize::from(u16::MAX)) {
            return Err("a table is too long".into());
        }
        Ok(Compiled { text, lists })
    }
}

/// Where each bucket of an ordered list of words starts, and the end of the last.
pub fn buckets<'a>(words: impl Iterator<Item = &'a str>) -> Result<Vec<u16>, Failure> {
    let mut starts = vec![0_u16; bucket(b"\xff\xff") + 2];
    for word in words {
        if let Some(count) = starts.get_mut(bucket(word.as_bytes()) + 1) {
            *count += 1;
        }
    }
    let mut start = 0_u16;
    for count in &mut starts {
        start = start.checked_add(*count).ok_or("too many words")?;
        *count = start;
    }
    Ok(starts)
}

fn counted(list: &mut Vec<u16>, items: &[u16]) -> Result<(), Failure> {
    list.push(u16::try_from(items.len())?);
    list.extend_from_slice(items);
    Ok(())
}

fn ends_of(lists: &[Vec<u16>]) -> Result<Vec<u16>, Failure> {
    let mut end = 0;
    let mut ends = Vec::new();
    for list in lists {
        end += list.len();
        ends.push(u16::try_from(end)?);
    }
    Ok(ends)
}

/// Cuts before marks outside brackets.
pub fn split<'a>(text: &'a str, marks: &[char]) -> Vec<&'a str> {
    let (mut depth, mut from, mut pieces) = (0_i32, 0, Vec::new());
    for (at, c) in text.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ if depth == 0 && marks.contains(&c) => {
                pieces.extend(text.get(from..at));
                from = at;
            }
            _ => {}
        }
    }
    pieces.extend(text.get(from..));
    pieces
}

/// Cuts at blanks outside brackets.
pub fn elements(text: &str) -> Vec<&str> {
    split(text, &[' ']).into_iter().map(str::trim).filter(|e| !e.is_empty()).collect()
}

/// The folded words of a pattern, as the tokenizer would split them.
pub fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    for c in text.chars() {
        match fold::shape(c) {
            fold::Shape::Letter => fold::push(c, &mut word),
            fold::Shape::Apostrophe if !fold::elides(&word) => {}
            fold::Shape::Silent => {}
            fold::Shape::Ideograph => {
                words.extend((!word.is_empty()).then(|| std::mem::take(&mut word)));
                fold::push(c, &mut word);
                words.push(std::mem::take(&mut word));
            }
            _ => words.extend((!word.is_empty()).then(|| std::mem::take(&mut word))),
        }
    }
    words.extend((!word.is_empty()).then_some(word));
    words
}
