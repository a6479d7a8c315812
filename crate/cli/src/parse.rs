//! HTML to a tree, with bounds: no depth and no size of input makes it slow or large.

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{BufferQueue, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts, TreeSink};
use scraper::{Html, HtmlTreeSink};
use std::cell::Cell;

/// Deepest element that is kept, as in browsers; deeper ones are read as their parent's text.
const DEEPEST: u32 = 512;
/// The same for `<b>` and the like, which every new paragraph opens again.
const DEEPEST_FORMATTING: u32 = 64;
/// Most nodes of a document.
const NODES: usize = 2_000_000;

/// Most attributes of a tag: the tokenizer compares each with all before it.
const ATTRIBUTES: usize = 2000;

type Handle = <HtmlTreeSink as TreeSink>::Handle;

/// Parses a document or a fragment.
///
/// # Errors
/// Says that there are too many elements.
pub fn parse(html: &str) -> Result<Html, String> {
    if most_attributes(html) > ATTRIBUTES {
        return Err(format!("a tag of more than {ATTRIBUTES} attributes"));
    }
    let builder = TreeBuilder::new(HtmlTreeSink::new(Html::new_document()), TreeBuilderOpts::default());
    let guard = Guard {
        builder,
        all: Level::default(),
        formatting: Level::default(),
        full: Cell::new(false),
        tokens: Cell::new(0),
    };
    let tokenizer = Tokenizer::new(guard, TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(html));
    // A script element hands control back; there is nothing to run.
    while !input.is_empty() {
        let _ = tokenizer.feed(&input);
    }
    tokenizer.end();
    let Guard { builder, full, .. } = tokenizer.sink;
    if full.get() {
        return Err(format!("more than {NODES} elements"));
    }
    Ok(builder.sink.finish())
}

/// About how many attributes the fullest tag has.
fn most_attributes(html: &str) -> usize {
    let (mut most, mut here, mut inside, mut quote, mut last) = (0, 0, false, None, 0);
    for byte in html.bytes() {
        match (inside, quote) {
            (true, Some(mark)) if byte == mark => quote = None,
            (true, None) => match byte {
                b'>' => inside = false,
                b'"' | b'\'' if last == b'=' => quote = Some(byte),
                _ if last.is_ascii_whitespace() && !byte.is_ascii_whitespace() => here += 1,
                _ => {}
            },
            (false, _) if last == b'<' && byte.is_ascii_alphabetic() => {
                most = most.max(here);
                (here, inside) = (0, true);
            }
            _ => {}
        }
        last = byte;
    }
    most.max(here)
}

/// Stands between tokenizer and tree builder.
struct Guard {
    builder: TreeBuilder<Handle, HtmlTreeSink>,
    all: Level,
    formatting: Level,
    full: Cell<bool>,
    tokens: Cell<u32>,
}

/// How many elements are open, and how many more were left out.
#[derive(Default)]
struct Level {
    open: Cell<u32>,
    left_out: Cell<u32>,
}

impl Level {
    /// Whether a tag goes through.
    fn passes(&self, kind: TagKind, deepest: u32) -> bool {
        let passes = match kind {
            TagKind::StartTag => self.open.get() < deepest,
            TagKind::EndTag => self.left_out.get() == 0,
        };
        let counter = if passes { &self.open } else { &self.left_out };
        counter.set(match kind {
            TagKind::StartTag => counter.get().saturating_add(1),
            TagKind::EndTag => counter.get().saturating_sub(1),
        });
        passes
    }
}

impl TokenSink for Guard {
    type Handle = Handle;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<Handle> {
        // Counting nodes at each token would cost more than building them.
        let tokens = self.tokens.get().wrapping_add(1);
        self.tokens.set(tokens);
        if tokens.is_multiple_of(64) && self.builder.sink.0.borrow().tree.nodes().len() > NODES {
            self.full.set(true);
        }
        let passes = match &token {
            Token::TagToken(tag) if is_formatting(&tag.name) => self.formatting.passes(tag.kind, DEEPEST_FORMATTING),
            Token::TagToken(tag) if !closes_itself(&tag.name) => self.all.passes(tag.kind, DEEPEST),
            Token::EOFToken => true,
            _ => !self.full.get(),
        };
        if passes && (!self.full.get() || matches!(token, Token::EOFToken)) {
            self.builder.process_token(token, line)
        } else {
            TokenSinkResult::Continue
        }
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder.adjusted_current_node_present_but_not_in_html_namespace()
    }
}

fn is_formatting(name: &str) -> bool {
    matches!(
        name,
        "a" | "b" | "big" | "code" | "em" | "font" | "i" | "nobr" | "s" | "small" | "strike" | "strong" | "tt" | "u"
    )
}

/// Elements without an end tag, or whose end tag is often left out.
fn closes_itself(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "br"
            | "col"
            | "embed"
            | "hr"
            | "img"
            | "input"
            | "link"
            | "meta"
            | "param"
            | "source"
            | "track"
            | "wbr"
            | "html"
            | "head"
            | "body"
            | "p"
            | "li"
            | "dt"
            | "dd"
            | "tr"
            | "td"
            | "th"
            | "tbody"
            | "thead"
            | "tfoot"
            | "colgroup"
            | "option"
            | "optgroup"
            | "rp"
            | "rt"
    )
}
