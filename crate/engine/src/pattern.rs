//! Finds the patterns of a language in a text, in time linear in its length.
//!
//! The build script turns `data/languages/*.toml` into [`Tables`]. A word of the text is looked up once among all words
//! and prefixes of the language; each set of words that it belongs to is a *hit*. A pattern is
//! tried only where its first set has a hit, and a bounded number of times a sentence.

use crate::tokens::{Kind, Token, Tokens};
use crate::topic::{EVEN, NONE, PREFIX, Topic, op};
use crate::vocabulary::{Short, Vocabulary, range, short};

/// The patterns of one language, compiled.
#[derive(Debug)]
pub struct Tables {
    /// All words and prefixes.
    pub words: Vocabulary,
    /// For each its longest prefix that is an entry, or [`NONE`]; for a prefix with the mark [`PREFIX`].
    pub parents: &'static [Short],
    /// Terms that start with each word: number of further words, these, number of sets, these.
    pub terms: &'static [Short],
    /// Where the terms of each word end.
    pub term_ends: &'static [Short],
    /// Sets of each class of token, run together.
    pub class_sets: &'static [Short],
    /// Where the sets of each class end.
    pub class_ends: &'static [Short],
    /// Parts of patterns, run together, see [`op`].
    pub code: &'static [Short],
    /// Where each part ends.
    pub code_ends: &'static [Short],
    /// Beside the set that it starts with, the rarest that each part needs, or [`NONE`]; of a part that only forbids one past
    /// the last set, for it is looked for only where a pattern stands or falls with it.
    pub rarest: &'static [Short],
    /// Where the parts end that start with each set (parts are in that order).
    pub part_ends: &'static [Short],
    /// Patterns: topic, weight, number of parts, these, number of parts that forbid it, these; run together.
    pub rules: &'static [Short],
    /// Where the patterns end whose first part is each part.
    pub rule_ends: &'static [Short],
    /// What the words of the first sets weigh, from [`EVEN`] up and down.
    pub weights: &'static [Short],
}

/// A pattern found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Match {
    /// What it proves.
    pub topic: Topic,
    /// How much, where that matters.
    pub weight: u8,
    /// Which pattern, unique in its language.
    pub rule: usize,
    /// First token.
    pub first: usize,
    /// One past the last token.
    pub end: usize,
}

/// Tries of one part in one sentence.
const TRIES: u8 = 12;

impl Tables {
    /// The longest entry that a word is or starts with.
    fn lookup(&self, word: &str) -> u16 {
        let word = word.as_bytes();
        let Some(mut at) = self.words.floor(word) else { return NONE };
        loop {
            let entry = self.words.word(at);
            let Some(parent) = self.parents.get(at).copied().map(short) else { return NONE };
            if entry == word || (parent & PREFIX != 0 && word.starts_with(entry)) {
                return u16::try_from(at).unwrap_or(NONE);
            }
            match parent & !PREFIX {
                NONE => return NONE,
                parent => at = usize::from(parent),
            }
        }
    }

    /// Whether a word occurs in this language's patterns at all.
    #[must_use]
    pub fn knows(&self, word: &str) -> bool {
        self.lookup(word) != NONE
    }
}

/// Looks for patterns in a text.
pub struct Finder<'a> {
    tables: &'static Tables,
    tokens: &'a Tokens,
    /// Hits by token: set and length; cut by `starts`.
    hits: Vec<(u16, u16)>,
    starts: Vec<u32>,
    /// Longest entry of each token.
    entries: Vec<u16>,
    /// Where each part was found in the sentence: first token and one past the last; 0, 0 where it was not.
    found: Vec<(u32, u32)>,
    tries: Vec<u8>,
    touched: Vec<usize>,
    /// The [`stamp`] of the last sentence that each set has a hit in.
    heard: Vec<u32>,
}

impl<'a> Finder<'a> {
    /// Looks up every word of a text.
    #[must_use]
    pub fn new(tables: &'static Tables, tokens: &'a Tokens) -> Self {
        let count = tables.code_ends.len();
        let mut finder = Self {
            tables,
            tokens,
            hits: Vec::with_capacity(tokens.all.len()),
            starts: Vec::with_capacity(tokens.all.len() + 1),
            entries: Vec::new(),
            found: vec![(0, 0); count],
            tries: vec![0; count],
            touched: Vec::new(),
            heard: vec![0; tables.part_ends.len() + 1],
        };
        finder.entries = tokens.all.iter().map(|t| finder.entry_of(t)).collect();
        for at in 0..tokens.all.len() {
            finder.starts.push(u32::try_from(finder.hits.len()).unwrap_or(u32::MAX));
            finder.hit(at);
        }
        finder.starts.push(u32::try_from(finder.hits.len()).unwrap_or(u32::MAX));
        finder
    }

    fn entry_of(&self, token: &Token) -> u16 {
        match token.kind {
            Kind::Word | Kind::Name | Kind::Number => self.tables.lookup(self.tokens.word(token)),
            _ => NONE,
        }
    }

    fn chain(&self, token: usize) -> impl Iterator<Item = u16> + use<> {
        let parents = self.tables.parents;
        let first = self.entries.get(token).copied().filter(|e| *e != NONE);
        let parent = move |entry: &u16| parents.get(usize::from(*entry)).map(|parent| short(*parent) & !PREFIX);
        std::iter::successors(first, move |entry| parent(entry).filter(|parent| *parent != NONE))
    }

    fn hit(&mut self, at: usize) {
        let tables = self.tables;
        for entry in self.chain(at) {
            let mut terms = tables.terms.get(range(tables.term_ends, usize::from(entry))).unwrap_or_default();
            while let Some((rest, sets, after)) = term(terms) {
                let follows =
                    rest.iter().zip(at + 1..).all(|(word, token)| self.chain(token).any(|e| e == short(*word)));
                if follows {
                    let length = u16::try_from(rest.len() + 1).unwrap_or(1);
                    self.hits.extend(sets.iter().map(|set| (short(*set), length)));
                }
                terms = after;
            }
        }
        let class = match self.tokens.all.get(at).map(|t| t.kind) {
            Some(Kind::Url) => 0,
            Some(Kind::Email) => 1,
            Some(Kind::Placeholder) => 2,
            Some(Kind::Number) => 3,
            Some(Kind::Name) => 4,
            _ => return,
        };
        let sets = tables.class_sets.get(range(tables.class_ends, class)).unwrap_or_default();
        self.hits.extend(sets.iter().map(|set| (short(*set), 1)));
    }

    fn hits_at(&self, at: usize) -> &[(u16, u16)] {
        self.hits_in(at, at + 1)
    }

    fn hits_in(&self, first: usize, end: usize) -> &[(u16, u16)] {
        self.hits.get(self.range(first, end)).unwrap_or_default()
    }

    /// The numbers of the hits between two tokens.
    fn range(&self, first: usize, end: usize) -> std::ops::Range<usize> {
        let at =
            |token: usize| self.starts.get(token).and_then(|start| usize::try_from(*start).ok()).unwrap_or_default();
        at(first)..at(end)
    }

    /// The words that weigh something, each once: the first token, one past the last, and the weight.
    #[must_use]
    pub fn weighed(&self) -> Vec<(usize, usize, i32)> {
        let mut seen = vec![0_u16; self.tables.parents.len()];
        let mut weighed = Vec::new();
        for (at, entry) in self.entries.iter().enumerate() {
            let Some(seen) = seen.get_mut(usize::from(*entry)) else { continue };
            let before = *seen;
            for (set, length) in self.hits_at(at) {
                let Some(weight) = self.tables.weights.get(usize::from(*set)) else { continue };
                let mark = 1_u16.wrapping_shl(u32::from(*length));
                if before & mark == 0 {
                    *seen |= mark;
                    weighed.push((at, at + usize::from(*length), i32::from(short(*weight)) - EVEN));
                }
            }
        }
        weighed
    }

    /// All patterns between two tokens, taken as one sentence; each at its first place.
    pub fn find(&mut self, first: usize, end: usize, out: &mut Vec<Match>) {
        let tables = self.tables;
        let mut heard = std::mem::take(&mut self.heard);
        for (set, _) in self.hits_in(first, end) {
            if let Some(heard) = heard.get_mut(usize::from(*set)) {
                *heard = stamp(first);
            }
        }
        // Most parts need no more than a look whether the sentence holds the other words that they need.
        let hopeful = |part: usize| {
            let set = tables.rarest.get(part).map_or(NONE, |set| short(*set));
            heard.get(usize::from(set)).is_none_or(|heard| *heard == stamp(first))
        };
        for at in first..end {
            for hit in self.range(at, at + 1) {
                let Some(&(set, _)) = self.hits.get(hit) else { break };
                for part in range(tables.part_ends, usize::from(set)).filter(|part| hopeful(*part)) {
                    self.attempt(part, at, first, end);
                }
            }
        }
        self.heard = heard;
        for &part in &self.touched {
            self.judge(part, first, end, out);
        }
        while let Some(part) = self.touched.pop() {
            if let Some(found) = self.found.get_mut(part) {
                *found = (0, 0);
            }
            if let Some(tries) = self.tries.get_mut(part) {
                *tries = 0;
            }
        }
    }

    fn attempt(&mut self, part: usize, at: usize, first: usize, end: usize) {
        let Some(tries) = self.tries.get_mut(part) else { return };
        if *tries >= TRIES || self.found.get(part).is_some_and(|(_, end)| *end > 0) {
            return;
        }
        if *tries == 0 {
            self.touched.push(part);
        }
        *tries += 1;
        if let Some(length) = self.run(part, at, first, end)
            && let Some(found) = self.found.get_mut(part)
        {
            *found = (u32::try_from(at).unwrap_or(u32::MAX), u32::try_from(at + length).unwrap_or(u32::MAX));
        }
    }

    /// Runs a part at a token: the set of places reached is one word of bits, counted from there.
    fn run(&self, part: usize, at: usize, first: usize, end: usize) -> Option<usize> {
        let code = self.tables.code.get(range(self.tables.code_ends, part))?;
        let room = (end - at).min(63);
        let inside = u64::MAX >> (63 - room);
        let mut places = 1_u64;
        for (kind, value) in code.iter().copied().map(split) {
            places = match kind {
                op::SET => self.step(value, at, places),
                op::MAYBE => places | self.step(value, at, places),
                op::GAP => (0..value).fold(places, |p, _| p | (p << 1)),
                op::NOT => places & !self.standing(value, at, places),
                op::START if at != first => 0,
                op::END => places & (1 << (end - at).min(63)),
                _ => places,
            } & inside;
            if places == 0 {
                return None;
            }
        }
        Some(usize::try_from(places.trailing_zeros()).unwrap_or_default().max(1))
    }

    fn step(&self, set: u16, at: usize, places: u64) -> u64 {
        each(places).fold(0, |out, offset| {
            let hits = self.hits_at(at + offset).iter().filter(|(s, _)| *s == set);
            hits.fold(out, |out, (_, length)| out | 1_u64.checked_shl(bits(offset) + u32::from(*length)).unwrap_or(0))
        })
    }

    fn standing(&self, set: u16, at: usize, places: u64) -> u64 {
        each(places)
            .filter(|offset| self.hits_at(at + offset).iter().any(|(s, _)| *s == set))
            .fold(0, |out, offset| out | (1 << offset))
    }

    fn judge(&self, part: usize, start: usize, stop: usize, out: &mut Vec<Match>) {
        let tables = self.tables;
        let place = |part: usize| {
            let (first, end) = self.found.get(part).filter(|(_, end)| *end > 0)?;
            Some((usize::try_from(*first).ok()?, usize::try_from(*end).ok()?))
        };
        let Some((first, end)) = place(part) else { return };
        let found = |part: &Short| place(usize::from(short(*part)));
        let forbids =
            |part: &Short| (start..stop).any(|at| self.run(usize::from(short(*part)), at, start, stop).is_some());
        let span = range(tables.rule_ends, part);
        let mut rule = span.start;
        let mut rules = tables.rules.get(span).unwrap_or_default();
        while let [topic, weight, rest @ ..] = rules {
            let Some((needs, vetoes, after)) = term(rest) else { return };
            if needs.iter().all(|p| found(p).is_some())
                && !vetoes.iter().any(forbids)
                && let Some((_, topic)) = Topic::ALL.get(usize::from(short(*topic)))
            {
                let spans = needs.iter().filter_map(found);
                let (from, to) = spans.fold((first, end), |(from, to), (f, e)| (from.min(f), to.max(e)));
                let weight = u8::try_from(short(*weight)).unwrap_or_default();
                out.push(Match { topic: *topic, weight, rule, first: from, end: to });
            }
            rule += rules.len() - after.len();
            rules = after;
        }
    }
}

/// Takes two counted lists off the front.
fn term(list: &[Short]) -> Option<(&[Short], &[Short], &[Short])> {
    let (count, rest) = list.split_first()?;
    let (first, rest) = rest.split_at_checked(usize::from(short(*count)))?;
    let (count, rest) = rest.split_first()?;
    let (second, rest) = rest.split_at_checked(usize::from(short(*count)))?;
    Some((first, second, rest))
}

/// Kind and value of a step, see [`op`].
fn split(step: Short) -> (u16, u16) {
    let step = short(step);
    (step >> op::SHIFT, step & ((1 << op::SHIFT) - 1))
}

/// What marks a sentence by its first token; 0 marks none.
fn stamp(first: usize) -> u32 {
    u32::try_from(first + 1).unwrap_or(u32::MAX)
}

fn bits(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}

/// Places of the bits that are set.
fn each(mut places: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let at = places.trailing_zeros();
        (at < 64).then(|| {
            places &= places - 1;
            usize::try_from(at).unwrap_or_default()
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language;

    /// Topics that English finds in one sentence.
    fn found(text: &str) -> Vec<Topic> {
        let tables = &language::by_code("en").unwrap().outgoing;
        let tokens = Tokens::read(text);
        let mut out = Vec::new();
        Finder::new(tables, &tokens).find(0, tokens.all.len(), &mut out);
        out.iter().map(|m| m.topic).collect()
    }

    #[test]
    fn words_prefixes_and_phrases_are_looked_up() {
        let tables = &language::by_code("en").unwrap().outgoing;
        for known in ["unsubscribe", "emailing", "newsletters"] {
            assert!(tables.knows(known), "{known}");
        }
        for unknown in ["", "zzz", "\u{10ffff}", "pumpworks"] {
            assert!(!tables.knows(unknown), "{unknown}");
        }
    }

    #[test]
    fn a_pattern_needs_its_words_in_order_and_near() {
        assert!(found("reply and I will not write to you again").contains(&Topic::Promise));
        assert!(!found("again write you will reply and not I").contains(&Topic::Promise));
        let far = format!("I will not {} write to you again", "so ".repeat(20));
        assert!(!found(&far).contains(&Topic::Promise));
    }

    #[test]
    fn what_a_pattern_forbids_takes_it_back() {
        assert!(found("please reply").contains(&Topic::Reply));
        assert!(!found("please do not reply").contains(&Topic::Reply));
    }

    #[test]
    fn a_word_weighs_once_however_often_it_stands_there() {
        let tables = &language::by_code("en").unwrap().outgoing;
        let weighed = |text: &str| {
            let tokens = Tokens::read(text);
            Finder::new(tables, &tokens).weighed()
        };
        let once = weighed("Please review");
        assert_eq!(once.iter().map(|(first, end, _)| (*first, *end)).collect::<Vec<_>>(), [(0, 1), (1, 2)]);
        assert!(once.iter().all(|(.., weight)| *weight < 0), "{once:?}");
        assert_eq!(weighed("Please review, please, PLEASE review"), once);
        assert_eq!(weighed("Pumpworks zzz"), []);
    }

    #[test]
    fn a_match_spans_its_words() {
        let tables = &language::by_code("en").unwrap().outgoing;
        let text = "Well, you can unsubscribe here today";
        let tokens = Tokens::read(text);
        let mut out = Vec::new();
        Finder::new(tables, &tokens).find(0, tokens.all.len(), &mut out);
        let offer = out.iter().find(|m| m.topic == Topic::Offer).unwrap();
        let span = tokens.span(offer.first, offer.end).unwrap();
        assert!(text.get(span.start..span.end).unwrap().contains("unsubscribe"));
    }

    #[test]
    fn bits_are_told_in_order() {
        assert_eq!(each(0b1010_0001).collect::<Vec<_>>(), [0, 5, 7]);
        assert_eq!(each(0).count(), 0);
        assert_eq!(each(u64::MAX).count(), 64);
    }
}
