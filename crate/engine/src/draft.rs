//! The draft's own text: what the sender wrote and his signature, history and hidden text taken out, with the way
//! back to the page.

use crate::look::{self, Sight};
use crate::quote::{self, Kind, Line};
use crate::report::Span;
use crate::snapshot::{Body, Container, Position, Run};
use crate::view::Extent;

/// The sender's own, visible text and where each piece of it stands.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Draft {
    /// Written text and signature in document order, blocks parted by `\n`, history and hidden text left out.
    pub text: String,
    /// What each stretch of `text` is made of, ascending, without overlap (block breaks belong to none).
    pub pieces: Vec<Piece>,
    /// The signature in `text`.
    pub signature: Option<Span>,
    /// Whether history was taken out.
    pub quoted: bool,
    /// The history that was taken out.
    pub history: String,
    /// Text of the sender's own that no reader sees.
    pub hidden: String,
    /// First run of signature or history, before which a footer stands; `None`: none of them.
    pub boundary: Option<u32>,
    /// Whether all of the draft was read.
    pub complete: bool,
}

/// A stretch of [`Draft::text`] out of one run.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Piece {
    /// Where in the text.
    pub start: usize,
    /// One past its last byte.
    pub end: usize,
    /// The run that it comes from.
    pub run: u32,
    /// UTF-16 offset of its first character in that run.
    pub offset: u32,
    /// Link target, as written.
    pub href: Option<String>,
    /// Hard to see: 6 to 8 px or contrast 1.5 to 3 (RULES N5).
    pub faint: bool,
    /// Text of a picture.
    pub image: bool,
}

/// A link in the draft's own text; neighbouring pieces of one target are one link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link<'a> {
    /// Where its visible text stands.
    pub span: Span,
    /// Its target, as written.
    pub href: &'a str,
}

impl Draft {
    /// Takes a body apart.
    #[must_use]
    pub fn read(body: &Body) -> Self {
        let page = Page::read(body);
        let mut lines = page.lines();
        quote::sort(&page.text, &mut lines, body.plain);
        page.cut(&lines, body)
    }

    /// All links, in order.
    pub fn links(&self) -> impl Iterator<Item = Link<'_>> {
        let mut pieces = self.pieces.iter().filter_map(|p| Some((p, p.href.as_deref()?))).peekable();
        std::iter::from_fn(move || {
            let (first, href) = pieces.next()?;
            let mut end = first.end;
            let mut run = first.run;
            while let Some((piece, _)) = pieces.next_if(|(p, h)| *h == href && p.start == end && p.run <= run + 1) {
                (end, run) = (piece.end, piece.run);
            }
            Some(Link { span: Span { start: first.start, end }, href })
        })
    }

    /// The text of a span; empty where it is none of this text's.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.start..span.end).unwrap_or_default()
    }

    /// Where the byte `at` stands in the page.
    ///
    /// A byte between two pieces (a block break, the end) is the end of the piece before it, if there is one. `None` inside a character,
    /// past the end, and where there is no text.
    #[must_use]
    pub fn position(&self, at: usize) -> Option<Position> {
        let after = self.pieces.partition_point(|p| p.start <= at);
        self.place(self.pieces.get(after.saturating_sub(1))?, at)
    }

    /// Where a span stands in the page.
    #[must_use]
    pub fn extent(&self, span: Span) -> Option<Extent> {
        // Its end belongs to the piece that it ends, not to the one that may start there.
        let last = self.pieces.partition_point(|p| p.end < span.end);
        let to = self.pieces.get(last).filter(|p| p.start < span.end).and_then(|p| self.place(p, span.end));
        Some(Extent { from: self.position(span.start)?, to: to.or_else(|| self.position(span.end))? })
    }

    fn place(&self, piece: &Piece, at: usize) -> Option<Position> {
        if at > self.text.len() {
            return None;
        }
        let units = utf16(self.text.get(piece.start..at.clamp(piece.start, piece.end))?);
        Some(Position { run: piece.run, offset: piece.offset.saturating_add(units) })
    }

    /// A span in Unicode scalar values of `text`.
    #[must_use]
    pub fn scalars(&self, span: Span) -> (usize, usize) {
        let start = self.text.get(..span.start).unwrap_or(&self.text).chars().count();
        (start, start + self.slice(span).chars().count())
    }

    /// What the sender wrote, without signature, trimmed.
    #[must_use]
    pub fn written(&self) -> String {
        let Some(Span { start, end }) = self.signature else { return self.text.trim().to_owned() };
        let before = self.text.get(..start).unwrap_or_default().trim();
        let after = self.text.get(end..).unwrap_or_default().trim();
        let gap = if before.is_empty() || after.is_empty() { "" } else { "\n" };
        format!("{before}{gap}{after}")
    }
}

fn utf16(text: &str) -> u32 {
    u32::try_from(text.encode_utf16().count()).unwrap_or(u32::MAX)
}

/// A visible run in the text of a whole body.
struct Segment {
    start: usize,
    end: usize,
    run: usize,
    faint: bool,
}

/// All visible text of a body, history included.
#[derive(Default)]
struct Page {
    text: String,
    segments: Vec<Segment>,
    /// Where the page's marks change: from this byte on.
    containers: Vec<(usize, Container)>,
    /// Invisible runs and the byte where they would stand.
    hidden: Vec<(usize, usize)>,
}

impl Page {
    fn read(body: &Body) -> Self {
        let mut page = Self::default();
        let mut before: Option<&Run> = None;
        for (index, run) in body.runs.iter().enumerate() {
            let sight = look::sight(run.look.as_ref());
            if sight == Sight::Hidden {
                if run.container != Container::Quote {
                    page.hidden.push((page.text.len(), index));
                }
                continue;
            }
            let breaks = before.is_some_and(|b| b.block != run.block || b.container != run.container);
            // An empty block is a blank line, as a textarea's lines come.
            let blank = before.is_some_and(|b| b.text.is_empty() && b.block != run.block);
            if blank || breaks && !page.text.ends_with('\n') {
                page.text.push('\n');
            }
            if before.is_none_or(|b| b.container != run.container) {
                page.containers.push((page.text.len(), run.container));
            }
            let start = page.text.len();
            page.text.push_str(&run.text);
            before = Some(run);
            if run.text.is_empty() {
                continue;
            }
            page.segments.push(Segment { start, end: page.text.len(), run: index, faint: sight == Sight::Faint });
        }
        page
    }

    fn lines(&self) -> Vec<Line> {
        let mut containers = self.containers.iter().copied().peekable();
        let mut container = Container::Own;
        let mut start = 0;
        let lines = self.text.split_inclusive('\n').map(|line| {
            while let Some((_, next)) = containers.next_if(|(at, _)| *at <= start) {
                container = next;
            }
            let next = start + line.len();
            let end = next - usize::from(line.ends_with('\n'));
            let line = Line { start, end, next, container, kind: Kind::Own, from: start };
            start = next;
            line
        });
        lines.collect()
    }

    /// Puts the draft together out of the lines that are its own.
    fn cut(&self, lines: &[Line], body: &Body) -> Draft {
        let mut draft = Draft { complete: body.complete, ..Draft::default() };
        let mut cutter = Cutter { page: self, body, segment: 0, place: (usize::MAX, 0, 0), last: 0 };
        let mut signature: Option<Span> = None;
        let mut invisible = self.hidden.iter().peekable();
        for line in lines {
            let mut hide = |draft: &mut Draft, upto: usize, own: bool| {
                while let Some((_, run)) = invisible.next_if(|(at, _)| *at < upto) {
                    if let Some(run) = body.runs.get(*run).filter(|_| own) {
                        draft.hide(&run.text);
                    }
                }
            };
            if line.kind == Kind::History {
                hide(&mut draft, line.from, true);
                hide(&mut draft, line.next, false);
                cutter.copy(&mut draft, line.start, line.from);
                draft.quoted = true;
                draft.history.push_str(self.text.get(line.from..line.next).unwrap_or_default());
                cutter.last = usize::MAX;
                continue;
            }
            hide(&mut draft, line.next, true);
            let start = draft.text.len();
            cutter.copy(&mut draft, line.start, line.next);
            let blank = draft.text.get(start..).is_none_or(|t| t.trim().is_empty());
            if line.kind == Kind::Signature && !blank {
                let start =
                    start + usize::from(start > 0 && draft.text.get(start..).is_some_and(|t| t.starts_with('\n')));
                let end = draft.text.trim_end().len();
                let joined = signature.filter(|s| draft.text.get(s.end..start).is_some_and(|t| t.trim().is_empty()));
                signature = Some(Span { start: joined.map_or(start, |s| s.start), end });
            }
        }
        let own_end = lines.last().is_none_or(|l| l.kind != Kind::History);
        for (_, run) in invisible {
            if let Some(run) = body.runs.get(*run).filter(|_| own_end) {
                draft.hide(&run.text);
            }
        }
        draft.signature = signature;
        draft.boundary = boundary(lines, &self.text).and_then(|at| self.run_at(at));
        draft
    }

    fn run_at(&self, at: usize) -> Option<u32> {
        let segment = self.segments.get(self.segments.partition_point(|s| s.end <= at))?;
        u32::try_from(segment.run).ok()
    }
}

/// Copies stretches of a page into a draft, forward only.
struct Cutter<'a> {
    page: &'a Page,
    body: &'a Body,
    /// First segment that may still be needed.
    segment: usize,
    /// Run, byte in its text and UTF-16 offset up to where was counted.
    place: (usize, usize, u32),
    /// End of the stretch copied last.
    last: usize,
}

impl Cutter<'_> {
    fn copy(&mut self, draft: &mut Draft, from: usize, to: usize) {
        while let Some(segment) = self.page.segments.get(self.segment) {
            let (start, end) = (segment.start.max(from), segment.end.min(to));
            if start < end {
                self.piece(draft, segment, start, end);
            }
            if segment.end > to {
                break;
            }
            self.segment += 1;
        }
    }

    fn piece(&mut self, draft: &mut Draft, segment: &Segment, from: usize, to: usize) {
        let (Some(text), Some(run)) = (self.page.text.get(from..to), self.body.runs.get(segment.run)) else { return };
        let goes_on = self.last == from;
        match self.page.text.get(self.last..from) {
            // Breaks between blocks stay as they are; history leaves one.
            Some(breaks) => draft.text.push_str(breaks),
            None if draft.text.is_empty() || draft.text.ends_with('\n') => {}
            None => draft.text.push('\n'),
        }
        let start = draft.text.len();
        draft.text.push_str(text);
        self.last = to;
        let end = draft.text.len();
        let (counted_run, counted, units) = self.place;
        let local = from - segment.start;
        let (counted, units) = if counted_run == segment.run { (counted, units) } else { (0, 0) };
        let offset = units.saturating_add(run.text.get(counted..local).map_or(0, utf16));
        self.place = (segment.run, local, offset);
        let run_index = u32::try_from(segment.run).unwrap_or(u32::MAX);
        match draft.pieces.last_mut().filter(|p| goes_on && p.run == run_index) {
            Some(piece) => piece.end = end,
            None => draft.pieces.push(Piece {
                start,
                end,
                run: run_index,
                offset,
                href: run.href.clone(),
                faint: segment.faint,
                image: run.image,
            }),
        }
    }
}

impl Draft {
    fn hide(&mut self, text: &str) {
        if !self.hidden.is_empty() && !self.hidden.ends_with('\n') {
            self.hidden.push('\n');
        }
        self.hidden.push_str(text);
    }
}

/// Byte of the first signature or history that a footer must precede.
///
/// That is the first of all, except in answers typed below or between quotes: there it is the first after the last of
/// the sender's own words.
fn boundary(lines: &[Line], text: &str) -> Option<usize> {
    let has_text = |line: &&Line| !text.get(line.start..line.end).unwrap_or_default().trim().is_empty();
    let own = |line: &Line| line.kind == Kind::Own || line.from > line.start;
    let first_quote = lines.iter().position(|l| l.kind == Kind::History);
    let mut from = 0;
    if let Some(first) = first_quote {
        let last_own = lines.iter().rposition(|l| own(l) && has_text(&l)).filter(|last| *last > first);
        let above = lines.iter().take(first + 1).any(|l| own(l) && has_text(&l));
        if let Some(last) = last_own {
            let between = lines.iter().skip(last).any(|l| l.kind == Kind::History);
            let inside = lines.iter().take(last).skip(first).filter(|l| has_text(l)).map(|l| l.kind == Kind::History);
            let blocks = inside.fold((0, false), |(n, was), is| (n + usize::from(is && !was), is)).0;
            if !above || between || blocks > 1 {
                from = last + 1;
            }
        }
    }
    lines.iter().skip(from).find(|l| l.kind != Kind::Own && has_text(l)).map(|l| l.from)
}

impl Body {
    /// The body of a plain text: a run a line, its `\n` included.
    #[must_use]
    pub fn from_text(text: &str) -> Self {
        let runs = text
            .split_inclusive('\n')
            .zip(0..)
            .map(|(line, block)| Run { text: line.to_owned(), block, ..Run::default() })
            .collect();
        Self { runs, complete: true, plain: true, images: Vec::new() }
    }
}
