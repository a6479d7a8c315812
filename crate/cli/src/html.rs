//! HTML to runs: blocks, links, looks, and what stands in a quote or a signature by the marks of mail programs.

use crate::parse::parse;
use crate::style::{self, Background};
use ego_tree::iter::Edge;
use fairreach_engine::snapshot::{Body, Container, Look, Run};
use scraper::{ElementRef, Html, Node, Selector};
use serde::Deserialize;

/// The marks of mail programs, the same file that the content script reads by.
const CONTAINERS: &str = include_str!("../../engine/data/containers.json");

/// Reads HTML documents and fragments.
pub struct Reader {
    quote: Selector,
    signature: Selector,
}

#[derive(Deserialize)]
struct Containers {
    quote: Vec<String>,
    signature: Vec<String>,
}

impl Reader {
    /// A reader with the marks of `containers.json`.
    ///
    /// # Errors
    /// Says which part of the file is broken (a test reads it, so that no release has it).
    pub fn new() -> Result<Self, String> {
        let containers: Containers = serde_json::from_str(CONTAINERS).map_err(|e| e.to_string())?;
        let parse = |list: &[String]| Selector::parse(&list.join(",")).map_err(|e| e.to_string());
        Ok(Self { quote: parse(&containers.quote)?, signature: parse(&containers.signature)? })
    }

    /// The runs of a document.
    ///
    /// # Errors
    /// Says that there are too many elements.
    pub fn read(&self, html: &str) -> Result<Body, String> {
        let page = parse(html)?;
        let mut walk = Walk { states: vec![State::default()], ..Walk::default() };
        if styles_backgrounds(&page) {
            // A style sheet that is not read may set any background.
            walk.states = vec![State { background: None, ..State::default() }];
        }
        for edge in page.tree.root().traverse() {
            match edge {
                Edge::Open(node) => match node.value() {
                    Node::Text(text) => walk.text(text),
                    Node::Element(_) => {
                        if let Some(element) = ElementRef::wrap(node) {
                            walk.open(element, self);
                        }
                    }
                    _ => {}
                },
                Edge::Close(node) => {
                    if node.value().is_element() {
                        walk.close();
                    }
                }
            }
        }
        Ok(Body { runs: walk.runs, complete: true, plain: false })
    }
}

fn styles_backgrounds(page: &Html) -> bool {
    page.tree
        .nodes()
        .filter_map(ElementRef::wrap)
        .filter(|e| e.value().name() == "style")
        .any(|e| e.text().any(|t| t.contains("background")))
}

/// What holds inside an element.
#[derive(Clone)]
#[expect(clippy::struct_excessive_bools, reason = "five independent facts that elements inherit one by one")]
struct State {
    skip: bool,
    pre: bool,
    /// The element ends its block when it closes.
    block: bool,
    quote: bool,
    signature: bool,
    href: Option<String>,
    hidden: bool,
    size: Option<f32>,
    color: Option<String>,
    background: Option<String>,
}

impl Default for State {
    fn default() -> Self {
        Self {
            skip: false,
            pre: false,
            block: false,
            quote: false,
            signature: false,
            href: None,
            hidden: false,
            size: None,
            color: None,
            background: Some("#ffffff".to_owned()),
        }
    }
}

#[derive(Default)]
struct Walk {
    states: Vec<State>,
    runs: Vec<Run>,
    block: u32,
    /// Whether the block has text on its current line.
    inked: bool,
    /// Whether white space was seen since.
    space: bool,
}

impl Walk {
    fn open(&mut self, element: ElementRef<'_>, reader: &Reader) {
        let name = element.value().name();
        let mut state = self.states.last().cloned().unwrap_or_default();
        let style = style::read(element.value(), state.size);
        state.block = is_block(name) || style.block;
        state.skip |= is_skipped(name);
        state.hidden |= style.hidden;
        state.pre = style.pre.unwrap_or(state.pre);
        state.size = style.size.or(state.size);
        state.color = style.color.or(state.color);
        match style.background {
            Background::Inherited => {}
            Background::Color(color) => state.background = Some(color),
            Background::Painted => state.background = None,
        }
        if !state.quote && reader.quote.matches(&element) {
            state.quote = true;
        }
        if !state.signature && reader.signature.matches(&element) {
            state.signature = true;
        }
        if name == "a"
            && let Some(href) = element.attr("href")
        {
            state.href = Some(href.to_owned());
        }
        if state.block {
            self.end_block();
        }
        self.states.push(state);
        match name {
            "br" => self.push("\n", false),
            "img" => {
                if let Some(alt) = element.attr("alt").filter(|a| !a.trim().is_empty()) {
                    self.push(alt, true);
                }
            }
            _ => {}
        }
    }

    fn close(&mut self) {
        if self.states.len() > 1
            && let Some(state) = self.states.pop()
            && state.block
        {
            self.end_block();
        }
    }

    fn end_block(&mut self) {
        self.block = self.block.saturating_add(1);
        self.inked = false;
        self.space = false;
    }

    fn text(&mut self, text: &str) {
        if self.states.last().is_none_or(|s| s.pre) {
            self.push(text, false);
            return;
        }
        let mut out = String::with_capacity(text.len());
        for c in text.chars() {
            if matches!(c, ' ' | '\n' | '\t' | '\r' | '\u{c}') {
                self.space = true;
                continue;
            }
            if self.space && self.inked {
                out.push(' ');
            }
            self.space = false;
            self.inked = true;
            out.push(c);
        }
        if !out.is_empty() {
            self.add(out, false);
        }
    }

    /// Text as it is: a line break, preformatted text, the text of a picture.
    fn push(&mut self, text: &str, image: bool) {
        let mut out = String::with_capacity(text.len() + 1);
        if self.space && self.inked && !text.starts_with('\n') {
            out.push(' ');
        }
        out.push_str(text);
        self.space = false;
        self.inked = !text.ends_with('\n');
        self.add(out, image);
    }

    fn add(&mut self, text: String, image: bool) {
        let Some(state) = self.states.last().filter(|s| !s.skip) else { return };
        let container = match (state.quote, state.signature) {
            (true, _) => Container::Quote,
            (false, true) => Container::Signature,
            (false, false) => Container::Own,
        };
        let measured = state.hidden || state.size.is_some() || state.color.is_some();
        let look = measured.then(|| Look {
            hidden: state.hidden,
            size: state.size,
            color: state.color.clone(),
            background: state.background.clone(),
        });
        let run = Run { text: String::new(), block: self.block, container, href: state.href.clone(), image, look };
        match self.runs.last_mut() {
            Some(last) if !image && same(last, &run) => last.text.push_str(&text),
            _ => self.runs.push(Run { text, ..run }),
        }
    }
}

fn same(a: &Run, b: &Run) -> bool {
    a.block == b.block && a.container == b.container && a.href == b.href && a.image == b.image && a.look == b.look
}

fn is_skipped(name: &str) -> bool {
    matches!(
        name,
        "head"
            | "script"
            | "style"
            | "template"
            | "noscript"
            | "title"
            | "select"
            | "textarea"
            | "svg"
            | "math"
            | "object"
            | "iframe"
    )
}

fn is_block(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "body"
            | "caption"
            | "center"
            | "dd"
            | "details"
            | "dialog"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "header"
            | "hr"
            | "html"
            | "li"
            | "main"
            | "nav"
            | "ol"
            | "p"
            | "pre"
            | "section"
            | "summary"
            | "table"
            | "tbody"
            | "td"
            | "tfoot"
            | "th"
            | "thead"
            | "tr"
            | "ul"
    )
}
