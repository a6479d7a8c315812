//! A text as words, numbers, addresses and placeholders in sentences.

use crate::fold::{self, Shape};
use crate::literal::{address, number, placeholder};
use crate::report::Span;
use crate::words;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A word, folded.
    Word,
    /// A capitalised word inside a sentence.
    Name,
    /// A number, marks between its digits included.
    Number,
    /// A web address.
    Url,
    /// A mail address.
    Email,
    /// An unfilled placeholder.
    Placeholder,
}

/// A word or what stands for one.
#[derive(Debug, Clone, Copy)]
pub struct Token {
    /// Where in the text.
    pub span: Span,
    /// What it is.
    pub kind: Kind,
    folded: (usize, usize),
}

/// A sentence, a line or a list item.
#[derive(Debug, Clone, Copy)]
pub struct Sentence {
    /// Its first token.
    pub first: usize,
    /// One past its last token.
    pub end: usize,
    /// Number of its paragraph.
    pub paragraph: usize,
    /// What it ended with: `.`, `?`, `:`, `\n` ...
    pub mark: char,
}

/// A text taken apart.
#[derive(Debug, Default)]
pub struct Tokens {
    /// All tokens.
    pub all: Vec<Token>,
    /// All sentences that hold a token.
    pub sentences: Vec<Sentence>,
    folded: String,
}

/// Sentences are cut at this many tokens: what a pattern may do in one is bounded.
const LONGEST_SENTENCE: usize = 300;
/// Words longer than this are cut: no pattern is.
const LONGEST_WORD: usize = 40;
/// Lines at least this long (in characters) may be wrapped text.
const WRAPPED: usize = 48;
const WRAPPED_IDEOGRAPHS: usize = 20;

impl Tokens {
    /// Takes a text apart, in linear time.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let mut reader = Reader { text, out: Self::default(), first: 0, paragraph: 0, line: 0, chunk: 0 };
        reader.run();
        reader.out
    }

    /// The folded form of a token: empty for addresses and placeholders.
    #[must_use]
    pub fn word(&self, token: &Token) -> &str {
        self.folded.get(token.folded.0..token.folded.1).unwrap_or_default()
    }

    /// The folded forms of tokens, run together.
    #[must_use]
    pub fn words(&self, first: usize, end: usize) -> &str {
        let tokens = self.all.get(first..end).unwrap_or_default();
        let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else { return "" };
        self.folded.get(first.folded.0..last.folded.1).unwrap_or_default()
    }

    /// The tokens of a sentence.
    #[must_use]
    pub fn of(&self, sentence: &Sentence) -> &[Token] {
        self.all.get(sentence.first..sentence.end).unwrap_or_default()
    }

    /// Where tokens stand in the text.
    #[must_use]
    pub fn span(&self, first: usize, end: usize) -> Option<Span> {
        let tokens = self.all.get(first..end)?;
        Some(Span { start: tokens.first()?.span.start, end: tokens.last()?.span.end })
    }

    /// The tokens that lie in a span.
    #[must_use]
    pub fn within(&self, span: Span) -> std::ops::Range<usize> {
        let first = self.all.partition_point(|t| t.span.end <= span.start);
        let end = self.all.partition_point(|t| t.span.start < span.end);
        first..end.max(first)
    }

    /// The sentence that a token stands in.
    #[must_use]
    pub fn sentence_of(&self, token: usize) -> Option<usize> {
        let index = self.sentences.partition_point(|s| s.end <= token);
        (index < self.sentences.len()).then_some(index)
    }
}

struct Reader<'a> {
    text: &'a str,
    out: Tokens,
    /// First token of the sentence.
    first: usize,
    paragraph: usize,
    /// Where the line starts.
    line: usize,
    /// Up to where addresses were looked for.
    chunk: usize,
}

impl<'a> Reader<'a> {
    fn run(&mut self) {
        let mut at = 0;
        while let Some(c) = self.rest(at).chars().next() {
            let next = at + c.len_utf8();
            at = match fold::shape(fold::narrow(c)) {
                Shape::Letter => self.letters(at),
                Shape::Ideograph => {
                    let start = self.out.folded.len();
                    fold::push(c, &mut self.out.folded);
                    self.push(at, next, Kind::Word, start);
                    next
                }
                Shape::Mark => self.mark(at, fold::narrow(c), next),
                _ => next,
            };
        }
        self.close('\n');
    }

    fn rest(&self, at: usize) -> &'a str {
        self.text.get(at..).unwrap_or_default()
    }

    fn push(&mut self, start: usize, end: usize, kind: Kind, folded: usize) {
        let folded = (folded, self.out.folded.len());
        self.out.all.push(Token { span: Span { start, end }, kind, folded });
        if self.out.all.len() - self.first >= LONGEST_SENTENCE {
            self.close(' ');
        }
    }

    fn close(&mut self, mark: char) {
        let end = self.out.all.len();
        if end > self.first {
            self.out.sentences.push(Sentence { first: self.first, end, paragraph: self.paragraph, mark });
            self.first = end;
        }
    }

    fn letters(&mut self, at: usize) -> usize {
        if at >= self.chunk {
            let (end, kind) = address(self.rest(at));
            self.chunk = at + end;
            if let Some(kind) = kind {
                let folded = self.out.folded.len();
                self.push(at, at + end, kind, folded);
                return at + end;
            }
        }
        let digits = number(self.rest(at));
        if digits > 0 {
            let folded = self.out.folded.len();
            let kept = self.rest(at).get(..digits.min(LONGEST_WORD)).unwrap_or_default();
            self.out.folded.push_str(kept);
            self.push(at, at + digits, Kind::Number, folded);
            return at + digits;
        }
        self.word_at(at)
    }

    fn word_at(&mut self, at: usize) -> usize {
        let folded = self.out.folded.len();
        let upper = self.rest(at).chars().next().is_some_and(char::is_uppercase);
        // Most words are of ASCII letters to their end.
        let plain = self.rest(at).bytes().take_while(u8::is_ascii_alphanumeric).count();
        let kept = self.rest(at).get(..plain.min(LONGEST_WORD)).unwrap_or_default();
        self.out.folded.push_str(kept);
        if let Some(kept) = self.out.folded.get_mut(folded..) {
            kept.make_ascii_lowercase();
        }
        let mut end = at + plain;
        let mut written = end;
        while let Some(c) = self.rest(end).chars().next() {
            match fold::shape(fold::narrow(c)) {
                Shape::Letter => {
                    if self.out.folded.len() - folded < LONGEST_WORD {
                        fold::push(c, &mut self.out.folded);
                    }
                    written = end + c.len_utf8();
                }
                Shape::Silent => {}
                Shape::Apostrophe => {
                    if self.out.folded.get(folded..).is_some_and(fold::elides) {
                        break;
                    }
                }
                _ => break,
            }
            end += c.len_utf8();
        }
        let inside = self.out.all.len() > self.first;
        let kind = if upper && inside { Kind::Name } else { Kind::Word };
        self.push(at, written, kind, folded);
        end
    }

    fn mark(&mut self, at: usize, c: char, next: usize) -> usize {
        match c {
            '\n' => return self.line_end(at, next),
            '.' | '!' | '?' | '。' | '…' if self.ends_sentence(c, next) => self.close(c),
            '•' | '|' | '✓' | '●' | '■' | '※' | '▪' | '►' | '→' | ';' => self.close(c),
            ':' if self.rest(next).starts_with(['\n', '\r']) => self.close(':'),
            '{' | '[' | '<' | '%' | '$' | '*' => {
                if let Some(length) = placeholder(self.rest(at)) {
                    let folded = self.out.folded.len();
                    self.push(at, at + length, Kind::Placeholder, folded);
                    return at + length;
                }
            }
            _ => {}
        }
        next
    }

    fn ends_sentence(&self, c: char, next: usize) -> bool {
        if c != '.' {
            return true;
        }
        let rest = self.rest(next);
        let Some(follows) = rest.chars().next() else { return true };
        if !follows.is_whitespace() {
            return matches!(follows, '"' | '\u{201d}' | '\u{201c}' | ')' | '\u{00bb}' | '.');
        }
        let Some(last) = self.out.all.last() else { return true };
        let word = self.out.word(last);
        // "am 4. Mai", "den 4. maj"; at the start of a line it numbers a list.
        let day = last.kind == Kind::Number && word.len() <= 2 && last.span.end + 1 == next;
        if day && self.out.all.len() > self.first + 1 && is_month(rest.trim_start_matches([' ', '\u{a0}'])) {
            return false;
        }
        let digit = rest.trim_start().starts_with(|c: char| c.is_ascii_digit());
        let short = word.chars().count() == 1 || words::holds(words::ABBREVIATIONS, word) || (digit && word.len() <= 4);
        !(short && last.kind != Kind::Number && last.span.end + 1 == next)
    }

    fn line_end(&mut self, at: usize, next: usize) -> usize {
        let line = self.text.get(self.line..at).unwrap_or_default();
        let rest = self.rest(next);
        self.line = next;
        let follows = rest.trim_start_matches([' ', '\t', '\u{a0}', '\u{3000}', '>', '\r']);
        if follows.is_empty() || follows.starts_with('\n') || line.trim().is_empty() {
            self.close('\n');
            self.paragraph += 1;
            return next;
        }
        let lower = follows.chars().next().is_some_and(|c| c.is_lowercase() || is_ideograph(c));
        let length = line.chars().take(WRAPPED + 1).count();
        let last = line.trim_end().chars().next_back();
        let wide = last.is_some_and(is_ideograph);
        let wrapped = (wide && lower && length >= WRAPPED_IDEOGRAPHS) || length > WRAPPED || (lower && length > 20);
        if !wrapped || last.is_some_and(|c| c == ':' || c == '：') {
            self.close(if last == Some(':') || last == Some('：') { ':' } else { '\n' });
        }
        next
    }
}

/// Whether a text goes on as a date does behind the day: in lower case, or with a month that has a capital.
fn is_month(text: &str) -> bool {
    let word: String = text.chars().take_while(|c| c.is_alphabetic()).take(LONGEST_WORD).collect();
    let mut folded = String::new();
    word.chars().for_each(|c| fold::push(c, &mut folded));
    word.starts_with(char::is_lowercase) || words::holds(words::MONTHS, &folded)
}

fn is_ideograph(c: char) -> bool {
    fold::shape(c) == Shape::Ideograph
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn kinds(text: &str) -> Vec<(Kind, &str)> {
        Tokens::read(text).all.iter().map(|t| (t.kind, text.get(t.span.start..t.span.end).unwrap())).collect()
    }

    fn sentences(text: &str) -> Vec<&str> {
        let tokens = Tokens::read(text);
        let spans = tokens.sentences.iter().map(|s| tokens.span(s.first, s.end).unwrap());
        spans.map(|s| text.get(s.start..s.end).unwrap()).collect()
    }

    #[test]
    fn addresses_and_placeholders_are_told_from_words() {
        let one = |text| kinds(text)[0];
        assert_eq!(one("https://acme.example/a?b=c."), (Kind::Url, "https://acme.example/a?b=c"));
        assert_eq!(one("acme.example/team, and"), (Kind::Url, "acme.example/team"));
        assert_eq!(one("jane.roe@acme.example."), (Kind::Email, "jane.roe@acme.example"));
        assert_eq!(one("{{first_name}},"), (Kind::Placeholder, "{{first_name}}"));
        assert_eq!(one("[[Company]]"), (Kind::Placeholder, "[Company]"));
        assert_eq!(one("{{{name}}}"), (Kind::Placeholder, "{{name}}"));
        assert_eq!(one("[see [Name] below"), (Kind::Word, "see"));
        assert_eq!(one("[not\nclosed]"), (Kind::Word, "not"));
        assert_eq!(one("03-1234-5678"), (Kind::Number, "03-1234-5678"));
        assert_eq!(one("done.Thanks").0, Kind::Word);
        assert_eq!(one("[here](https://acme.example)"), (Kind::Word, "here"));
        assert_eq!(one("https://acme.example/{{id}}/x"), (Kind::Url, "https://acme.example/{{id}}/x"));
    }

    #[test]
    fn words_that_read_alike_are_one_word() {
        let folded = |text: &str| {
            let tokens = Tokens::read(text);
            tokens.all.iter().map(|t| tokens.word(t).to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(folded("Löschen"), folded("LOESCHEN"));
        assert_eq!(folded("don’t"), folded("don't"));
        assert_eq!(folded("un\u{ad}sub\u{200b}scribe"), folded("unsubscribe"));
        assert_eq!(folded("Ｕｎｓｕｂ"), folded("unsub"));
        assert_eq!(folded("l’adresse"), ["l", "adresse"]);
        assert_eq!(folded("ﾒｰﾙ"), folded("メール"));
        assert_eq!(folded("désabonné"), folded("de\u{301}sabonne\u{301}"));
    }

    #[test]
    fn sentences_end_where_readers_see_it() {
        for whole in
            ["Wir haben uns am 4. Mai auf der Messe gesehen", "Vi ses den 4. maj kl. 10", "Zítra, 4. května 2026"]
        {
            assert_eq!(sentences(whole), [whole]);
        }
        assert_eq!(sentences("Der Preis ist 40. Er gilt bis Mai."), ["Der Preis ist 40", "Er gilt bis Mai"]);
        assert_eq!(sentences("1. eins\n2. zwei").len(), 4);
        assert_eq!(sentences("One. Two! Three?"), ["One", "Two", "Three"]);
        assert_eq!(sentences("nach Art. 21 Abs. 2 DSGVO. Danke"), ["nach Art. 21 Abs. 2 DSGVO", "Danke"]);
        assert_eq!(sentences("停止します。以上"), ["停止します", "以上"]);
        assert_eq!(sentences("Unsubscribe:\nhttps://a.example"), ["Unsubscribe", "https://a.example"]);
        let wrapped = "if you no longer wish to receive mails like this one from\nme, reply to this one";
        assert_eq!(sentences(wrapped).len(), 1);
        assert_eq!(sentences("Best,\nJane\nPumpworks").len(), 3);
        // Japanese mails set in each line by a wide space.
        assert_eq!(sentences("　配信停止をご希望の方はお手数ですが下記\n　のページからお手続きください").len(), 1);
    }

    proptest! {
        #[test]
        fn spans_ascend_and_sentences_cover_all(text in "(\\PC|\n|\\{\\{|https://|@|\\.| ){0,60}") {
            let tokens = Tokens::read(&text);
            let mut last = 0;
            for token in &tokens.all {
                prop_assert!(token.span.start >= last && text.get(token.span.start..token.span.end).is_some());
                last = token.span.end;
            }
            let mut next = 0;
            for sentence in &tokens.sentences {
                prop_assert_eq!(sentence.first, next);
                next = sentence.end;
            }
            prop_assert_eq!(next, tokens.all.len());
        }
    }
}
