//! The draft's own text: what the sender wrote and his signature, history and hidden text taken out, with the way
//! back to the page.

use crate::report::Span;
use crate::snapshot::{Body, Position, Run};
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
    pub fn read(_body: &Body) -> Self {
        Self::default()
    }

    /// All links, in order.
    pub fn links(&self) -> impl Iterator<Item = Link<'_>> {
        std::iter::empty()
    }

    /// The text of a span; empty where it is none of this text's.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.start..span.end).unwrap_or_default()
    }

    /// Where the byte `at` stands in the page.
    #[must_use]
    pub fn position(&self, _at: usize) -> Option<Position> {
        None
    }

    /// Where a span stands in the page.
    #[must_use]
    pub fn extent(&self, span: Span) -> Option<Extent> {
        Some(Extent { from: self.position(span.start)?, to: self.position(span.end)? })
    }

    /// A span in Unicode scalar values of `text`.
    #[must_use]
    pub fn scalars(&self, _span: Span) -> (usize, usize) {
        (0, 0)
    }

    /// What the sender wrote, without signature.
    #[must_use]
    pub fn written(&self) -> String {
        String::new()
    }
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
        Self { runs, complete: true, plain: true }
    }
}
