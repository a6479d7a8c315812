//! A text read with the patterns of a language: which sentence says what.

use crate::draft::{Draft, Link};
use crate::language::{self, Detected};
use crate::pattern::{Finder, Match, Tables};
use crate::report::Span;
use crate::tokens::{Kind, Tokens};
use crate::topic::Topic;
use std::cell::OnceCell;

/// A text and what its sentences say.
pub struct Reading<'a> {
    /// The text.
    pub text: &'a str,
    /// Its words.
    pub tokens: Tokens,
    /// Its links.
    pub links: Vec<Link<'a>>,
    /// What sentences say, in order: the number of the sentence and the pattern found.
    pub said: Vec<(usize, Match)>,
    /// Words that weigh for outreach or against it, see [`Finder::weighed`].
    pub weighed: Vec<(usize, usize, i32)>,
    /// What the visible text of links says, by the number of the link.
    pub linked: Vec<(usize, Topic)>,
    /// See [`language::masks`].
    masks: OnceCell<Vec<u32>>,
}

impl<'a> Reading<'a> {
    /// Reads the sender's own text of a draft.
    #[must_use]
    pub fn of(draft: &'a Draft, tables: Option<&'static Tables>) -> Self {
        Self::with(&draft.text, draft.links().collect(), tables)
    }

    /// Reads a text without links of its own.
    #[must_use]
    pub fn plain(text: &'a str, tables: Option<&'static Tables>) -> Self {
        Self::with(text, Vec::new(), tables)
    }

    fn with(text: &'a str, links: Vec<Link<'a>>, tables: Option<&'static Tables>) -> Self {
        let (tokens, masks) = (Tokens::read(text), OnceCell::new());
        let reading = Self { text, tokens, links, said: Vec::new(), weighed: Vec::new(), linked: Vec::new(), masks };
        match tables {
            Some(tables) => reading.again(tables),
            None => reading,
        }
    }

    /// The same text read with the patterns of another language.
    #[must_use]
    pub fn again(self, tables: &'static Tables) -> Self {
        let mut reading = Self { said: Vec::new(), linked: Vec::new(), ..self };
        let mut finder = Finder::new(tables, &reading.tokens);
        let mut found = Vec::new();
        for (index, sentence) in reading.tokens.sentences.iter().enumerate() {
            finder.find(sentence.first, sentence.end, &mut found);
            reading.said.extend(found.drain(..).map(|m| (index, m)));
        }
        reading.weighed = finder.weighed();
        if reading.links.is_empty() {
            return reading;
        }
        // By itself: the words around a link may stand close to it.
        let texts: Vec<&str> = reading.links.iter().map(|l| reading.slice(l.span)).collect();
        let joined = texts.join("\n\n");
        let tokens = Tokens::read(&joined);
        let mut finder = Finder::new(tables, &tokens);
        let mut start = 0;
        for (index, text) in texts.iter().enumerate() {
            let range = tokens.within(Span { start, end: start + text.len() });
            start += text.len() + 2;
            if range.len() <= LONGEST_LINK {
                finder.find(range.start, range.end, &mut found);
                reading.linked.extend(found.drain(..).map(|m| (index, m.topic)));
            }
        }
        reading
    }

    /// What the text, or this part of it, is written in.
    #[must_use]
    pub fn language(&self, part: Option<Span>) -> Detected {
        self.part(part, language::LIKELY)
    }

    fn part(&self, part: Option<Span>, tenths: u32) -> Detected {
        let masks = self.masks.get_or_init(|| language::masks(&self.tokens));
        let tokens = part.map_or(0..self.tokens.all.len(), |part| self.tokens.within(part));
        language::detect_part(&self.tokens, masks, tokens, part.map_or(self.text, |part| self.slice(part)), tenths)
    }

    /// What the letter is written in: its first sentences tell, where a footer in another language is longer than it.
    #[must_use]
    pub fn written_in(&self) -> Detected {
        let whole = self.language(None);
        let head = self.tokens.sentences.iter().find(|sentence| sentence.end >= language::FEW);
        let Some(span) = head.and_then(|last| self.tokens.span(0, last.end)) else { return whole };
        let first = self.part(Some(span), language::CERTAIN);
        match (first.language, whole.language) {
            (Some(one), Some(other)) if !(language::twin(one.code) && language::twin(other.code)) => first,
            _ => whole,
        }
    }

    /// What is said of a topic, sentence by sentence.
    pub fn about(&self, topic: Topic) -> impl Iterator<Item = (usize, Match)> + '_ {
        self.said.iter().copied().filter(move |(_, m)| m.topic == topic)
    }

    /// Whether a sentence says something.
    #[must_use]
    pub fn says(&self, sentence: usize, topic: Topic) -> Option<Match> {
        let start = self.said.partition_point(|(s, _)| *s < sentence);
        let rest = self.said.get(start..).unwrap_or_default();
        rest.iter().take_while(|(s, _)| *s == sentence).find(|(_, m)| m.topic == topic).map(|(_, m)| *m)
    }

    /// Where the words of a match stand.
    #[must_use]
    pub fn span(&self, found: Match) -> Option<Span> {
        self.tokens.span(found.first, found.end)
    }

    /// The words of a span.
    #[must_use]
    pub fn slice(&self, span: Span) -> &'a str {
        self.text.get(span.start..span.end).unwrap_or_default()
    }

    /// Links that stand, at least in part, between two tokens.
    pub fn links_in(&self, first: usize, end: usize) -> impl Iterator<Item = (usize, &Link<'a>)> + '_ {
        let span = self.tokens.span(first, end).unwrap_or(Span { start: 0, end: 0 });
        let from = self.links.partition_point(|l| l.span.end <= span.start);
        let rest = self.links.get(from..).unwrap_or_default();
        rest.iter().enumerate().take_while(move |(_, l)| l.span.start < span.end).map(move |(i, l)| (i + from, l))
    }

    /// Whether a token is the visible text of a link, or part of it.
    #[must_use]
    pub fn is_linked(&self, token: usize) -> bool {
        self.links_in(token, token + 1).next().is_some()
    }

    /// Tokens of a kind between two tokens, with their numbers.
    pub fn kinds(&self, first: usize, end: usize, kind: Kind) -> impl Iterator<Item = (usize, Span)> + '_ {
        let tokens = self.tokens.all.get(first..end).unwrap_or_default();
        tokens.iter().zip(first..).filter(move |(t, _)| t.kind == kind).map(|(t, i)| (i, t.span))
    }
}

/// Links of more words are paragraphs that happen to be linked.
const LONGEST_LINK: usize = 14;

/// The span from the start of the one to the end of the other, whichever comes first.
#[must_use]
pub fn join(a: Span, b: Span) -> Span {
    Span { start: a.start.min(b.start), end: a.end.max(b.end) }
}
