//! Which lines of a draft are the sender's own, which his signature, which history.
//!
//! The marks of mail programs decide first ([`Container`]), then words and signs. Text typed below or inside a quote is
//! the sender's own: only what is marked is history, unless a header block or an attribution without any quote marks
//! says that all the rest is.

use crate::attribution::{self, Attribution};
use crate::signs::{self, Label};
use crate::snapshot::Container;

/// What a line is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Kind {
    /// The sender's own words.
    #[default]
    Own,
    /// His signature.
    Signature,
    /// Quoted, forwarded, or the announcement of it.
    History,
}

/// One line of the visible text, byte offsets into it.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Line {
    /// First byte.
    pub start: usize,
    /// One past the last byte before the line break.
    pub end: usize,
    /// Start of the next line.
    pub next: usize,
    /// What the page's marks say of it.
    pub container: Container,
    /// What it is.
    pub kind: Kind,
    /// Where that begins; what stands before it on the line is own.
    pub from: usize,
}

/// Lines of an attribution, at most.
const WINDOW: usize = 6;
/// Signature lines below `--` without the space that makes it certain.
const SIGNATURE_LINES: usize = 20;
/// The same below a dash or three, which part text as well.
const SHORT_SIGNATURE_LINES: usize = 10;

/// Sorts the lines of `text`. `plain`: a plain-text editor, where `>` alone marks a quote.
pub(crate) fn sort(text: &str, lines: &mut [Line], plain: bool) {
    let mut reader = Reader { text, next_text: next_texts(text, lines), lines, plain, announced: false };
    reader.history();
    reader.signature();
}

/// For each line, the first at or after it that is not blank; the number of lines where there is none.
fn next_texts(text: &str, lines: &[Line]) -> Vec<usize> {
    let mut next = lines.len();
    let mut out: Vec<usize> = lines
        .iter()
        .enumerate()
        .rev()
        .map(|(at, line)| {
            if !text.get(line.start..line.end).unwrap_or_default().trim().is_empty() {
                next = at;
            }
            next
        })
        .collect();
    out.reverse();
    out
}

struct Reader<'a> {
    text: &'a str,
    lines: &'a mut [Line],
    next_text: Vec<usize>,
    /// In plain text a `>` at the start of a line quotes.
    plain: bool,
    /// Elsewhere it does so after an attribution.
    announced: bool,
}

impl<'a> Reader<'a> {
    fn at(&self, at: usize) -> Line {
        self.lines.get(at).copied().unwrap_or_default()
    }

    fn words(&self, at: usize) -> &'a str {
        let line = self.at(at);
        self.text.get(line.start..line.end).unwrap_or_default().trim()
    }

    fn is_blank(&self, at: usize) -> bool {
        self.next_text.get(at).is_none_or(|next| *next != at)
    }

    fn is_quoted(&self, at: usize) -> bool {
        self.at(at).container == Container::Quote
    }

    fn next(&self, at: usize) -> usize {
        self.next_text.get(at).copied().unwrap_or(self.lines.len())
    }

    fn set(&mut self, from: usize, to: usize, kind: Kind) {
        if let Some(lines) = self.lines.get_mut(from..to) {
            for line in lines {
                line.kind = kind;
                line.from = line.start;
            }
        }
    }

    fn history(&mut self) {
        let count = self.lines.len();
        let mut at = 0;
        while at < count {
            if self.is_quoted(at) {
                let end = (at..count).find(|&i| !self.is_quoted(i) && !self.is_blank(i)).unwrap_or(count);
                self.set(at, end, Kind::History);
                if self.ends_with_headers(at, end) {
                    self.set(end, count, Kind::History);
                    return;
                }
                at = end;
            } else if self.is_blank(at) {
                at += 1;
            } else if let Some(end) = self.list_footer(at) {
                self.set(at, end, Kind::History);
                at = end;
            } else if let Some(end) = self.announcement(at) {
                if self.quote_follows(end) {
                    self.announced = true;
                    at = end;
                } else {
                    self.set(end, count, Kind::History);
                    return;
                }
            } else if self.begins_quote(at) {
                at = self.quote(at, '>');
            } else if self.words(at).starts_with('|')
                && (0..at).rev().find(|&i| !self.is_blank(i)).is_some_and(|i| self.at(i).kind == Kind::History)
            {
                at = self.quote(at, '|');
            } else {
                at += 1;
            }
        }
    }

    fn begins_quote(&self, at: usize) -> bool {
        let words = self.words(at);
        if !words.starts_with('>') || signs::is_arrow(words) {
            return false;
        }
        // ">> Book a call", alone and unannounced, points.
        let alone = words.starts_with(">>") && !self.words(at + 1).starts_with('>');
        self.announced || self.plain && !alone
    }

    /// Takes out what announces history at or up to this line; the line after it.
    fn announcement(&mut self, at: usize) -> Option<usize> {
        if signs::is_marker(self.words(at)) {
            let end = self.headers(self.next(at + 1)).unwrap_or(at + 1);
            self.set(at, end, Kind::History);
            return Some(end);
        }
        if let Some(end) = self.headers(at) {
            let rule = (0..at).rev().find(|&i| !self.is_blank(i)).filter(|&i| signs::is_rule(self.words(i)));
            self.set(rule.unwrap_or(at), end, Kind::History);
            return Some(end);
        }
        self.attribution(at)
    }

    /// The end of what a mailing list added ("____", then "… mailing list", to the end or the next blank line).
    fn list_footer(&self, at: usize) -> Option<usize> {
        let rule = self.words(at);
        if rule.len() < 20 || !rule.bytes().all(|b| b == b'_') {
            return None;
        }
        let first = self.next(at + 1);
        let end = (first..self.lines.len()).find(|&i| self.is_blank(i)).unwrap_or(self.lines.len());
        let known = (first..end.min(first + 3)).any(|i| self.words(i).to_lowercase().contains("mailing list"));
        (known && end - first <= 6).then_some(end)
    }

    /// The end of a block of header lines that begins here ("From: … Sent: … To: … Subject: …").
    fn headers(&self, at: usize) -> Option<usize> {
        let mut seen = Vec::new();
        let (mut end, mut folded, mut address) = (at, 0, false);
        for i in at..self.lines.len().min(at + 16) {
            let words = self.words(i);
            let labels = signs::labels(words.trim_start_matches(['>', '|', ' ']));
            if labels.is_empty() {
                // A folded value, or the end; the block ends with its last labelled line.
                folded += 1;
                if words.is_empty() || i == at || folded > 2 {
                    break;
                }
                continue;
            }
            (end, folded) = (i + 1, 0);
            address |= words.contains('@');
            seen.extend(labels);
        }
        let has = |label| seen.contains(&label);
        // Without subject and address only the order of mail programs tells it from an itinerary.
        let ordered = seen.starts_with(&[Label::From, Label::Sent, Label::To]);
        let named = has(Label::Subject) || address && (has(Label::Sent) || has(Label::To)) || ordered;
        (has(Label::From) && named).then_some(end)
    }

    /// Whether a stretch of the page's own quote is a header block and nothing after it (Outlook): the old mail follows.
    fn ends_with_headers(&self, from: usize, to: usize) -> bool {
        let last = (from..to).rev().find(|&i| !self.is_blank(i)).map_or(from, |i| i + 1);
        if (from.max(last.saturating_sub(8))..last).any(|i| self.headers(i).is_some_and(|end| end >= last)) {
            return true;
        }
        // In a language without labels here: a few lines, all of "label: value", an address or a date among them.
        let texts = || (from..last).filter(|&i| !self.is_blank(i)).map(|i| self.words(i));
        (3..=8).contains(&texts().take(9).count())
            && texts().all(|words| words.split_once([':', '：']).is_some_and(|(label, _)| signs::is_label_like(label)))
            && texts().any(|words| attribution::has_address(words) || attribution::has_date(words))
    }

    /// Whether the next text is marked as a quote.
    fn quote_follows(&self, at: usize) -> bool {
        let next = self.next(at);
        next < self.lines.len() && (self.is_quoted(next) || self.words(next).starts_with(['>', '|']))
    }

    /// Takes out an attribution that ends on this line; the line after it.
    fn attribution(&mut self, at: usize) -> Option<usize> {
        if !attribution::may_end_attribution(self.words(at)) {
            return None;
        }
        let follows = self.quote_follows(at + 1);
        let mut joined = String::new();
        let mut best: Option<(Attribution, usize)> = None;
        for start in (at.saturating_sub(WINDOW - 1)..=at).rev() {
            let line = self.at(start);
            if start < at && (line.kind == Kind::History || line.container == Container::Quote) {
                break;
            }
            let words = self.words(start);
            // A blank line ends the attribution, unless an address was broken over it.
            if words.is_empty() && !joined.starts_with('<') {
                break;
            }
            let whole = best.is_some_and(|(sure, _)| sure == Attribution::Whole);
            if whole && (words.ends_with(['.', '!', '?']) || !attribution::opens_attribution(words)) {
                break;
            }
            if joined.len() + words.len() > attribution::LONGEST {
                break;
            }
            joined = if joined.is_empty() { words.to_owned() } else { format!("{words} {joined}") };
            let found = attribution::attribution(&joined).filter(|sure| follows || *sure > Attribution::BeforeQuote);
            match found {
                Some(sure) if whole && sure == Attribution::Whole || best.is_none_or(|(b, _)| b < sure) => {
                    best = Some((sure, start));
                }
                _ if whole => break,
                _ => {}
            }
        }
        // A sentence and an attribution on one line look like one whose name comes first.
        let opens = best.is_some_and(|(_, start)| attribution::opens_attribution(self.words(start)));
        let line = self.at(at);
        let within = attribution::opens_within(self.text.get(line.start..line.end).unwrap_or_default());
        let within = within.filter(|_| !opens);
        self.set(within.map_or_else(|| best.map(|b| b.1), |_| Some(at))?, at + 1, Kind::History);
        if let (Some(within), Some(line)) = (within, self.lines.get_mut(at)) {
            line.from = line.start + within;
        }
        Some(at + 1)
    }

    /// Takes out lines that begin with `>` (or `|`), and the tails that a mail program broke off them.
    fn quote(&mut self, at: usize, mark: char) -> usize {
        let count = self.lines.len();
        let is_mark = |words: &str| words.starts_with(mark);
        let mut end = at;
        while end < count {
            let words = self.words(end);
            let broken_tail = || {
                end > at
                    && self.words(end - 1).chars().count() >= 60
                    && words.chars().next().is_some_and(char::is_lowercase)
                    && (is_mark(self.words(end + 1)) || words.chars().count() < 40 && self.is_blank(end + 1))
            };
            if !(is_mark(words) || broken_tail()) {
                break;
            }
            end += 1;
        }
        self.set(at, end, Kind::History);
        end.max(at + 1)
    }

    fn signature(&mut self) {
        let count = self.lines.len();
        let mut at = 0;
        let mut end = 0;
        while at < count {
            let line = self.at(at);
            if line.kind == Kind::Own && line.container == Container::Signature {
                self.set(at, at + 1, Kind::Signature);
            } else if line.kind == Kind::Own && !self.is_blank(at) {
                if end <= at {
                    end = (at..count).find(|&i| self.at(i).kind == Kind::History).unwrap_or(count);
                }
                let texts = || (at + 1..end).filter(|&i| !self.is_blank(i)).take(SIGNATURE_LINES + 1).count();
                let words = self.words(at);
                let raw = self.text.get(line.start..line.end).unwrap_or_default().trim_end_matches('\r');
                let starts = match words {
                    "--" => raw == "-- " || raw == "--\u{a0}" || texts() <= SIGNATURE_LINES,
                    "---" | "—" | "–" => texts() <= SHORT_SIGNATURE_LINES,
                    _ if signs::is_ornament(words) => {
                        texts() <= SHORT_SIGNATURE_LINES && (at + 1..end).any(|i| signs::is_contact(self.words(i)))
                    }
                    _ if signs::is_dashed_name(words) => (at == 0 || self.is_blank(at - 1)) && texts() == 0,
                    _ => signs::is_mobile(words) && texts() <= SIGNATURE_LINES,
                };
                if starts {
                    self.set(at, end, Kind::Signature);
                    at = end;
                    continue;
                }
            }
            at += 1;
        }
    }
}
