//! HTML to runs: blocks, links, looks, and what stands in a quote or a signature by the marks of mail programs.

use crate::parse::parse;
use crate::style::{self, Background};
use ego_tree::iter::Edge;
use fairreach_engine::snapshot::{Body, Container, Image, Look, Run};
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
        Ok(Body { runs: walk.runs, complete: true, plain: false, images: walk.images })
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
    images: Vec<Image>,
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
        state.color = style.color.clone().or(state.color);
        match &style.background {
            Background::Inherited => {}
            Background::Color(color) => state.background = Some(color.clone()),
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
                self.picture(element, &style);
                if let Some(alt) = element.attr("alt").filter(|a| !a.trim().is_empty()) {
                    self.push(alt, true);
                }
            }
            _ => {}
        }
    }

    /// A remote picture of the sender's own part.
    fn picture(&mut self, element: ElementRef<'_>, style: &style::Style) {
        let src = element.attr("src").map(str::trim).filter(|src| src.starts_with("http") || src.starts_with("//"));
        let Some((src, state)) = src.zip(self.states.last().filter(|state| !state.skip && !state.quote)) else {
            return;
        };
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a size on a screen")]
        let size = |set: Option<f32>, name: &str| {
            let attribute = element.attr(name).and_then(|value| value.trim().trim_end_matches("px").parse().ok());
            set.map(|pixels| pixels.max(0.0) as u32).or(attribute)
        };
        let (width, height) = (size(style.width, "width"), size(style.height, "height"));
        self.images.push(Image { src: src.to_owned(), width, height, hidden: state.hidden });
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

#[cfg(test)]
mod tests {
    use super::*;
    use fairreach_engine::draft::Draft;

    fn draft(html: &str) -> Draft {
        Draft::read(&Reader::new().unwrap().read(html).unwrap())
    }

    #[test]
    fn every_mark_of_the_file_marks_something() {
        let page = Html::parse_document(
            r#"<div class="gmail_attr"></div><div class="gmail_quote"></div><div class="x_gmail_quote"></div><blockquote></blockquote>
            <div id="x_divRplyFwdMsg"></div><div id="mail-editor-reference-message-container"></div><span id="OLK_SRC_BODY_SECTION"></span>
            <div style="border:none;border-top:solid #b5c4df 1.0pt"></div><div style="border-top:solid #E1E1E1 1.0pt"></div>
            <div class="ydp1yahoo_quoted"></div><div class="protonmail_quote tutanota_quote zmail_extra_hr zmail_extra moz-cite-prefix
            moz-forward-container js-readmsg-msg"></div><p id="reply-intro"></p><div name="quote"></div><div name="messageReplySection"></div>
            <div data-marker="__HEADERS__"></div><div data-marker="__QUOTED_TEXT__"></div>
            <span class="gmail_signature_prefix"></span><div class="gmail_signature" data-smartmail="gmail_signature"></div><div id="_rc_sig"></div>
            <div id="Signature"></div><div id="x_Signature"></div><div id="ms-outlook-mobile-signature"></div><div class="moz-signature
            protonmail_signature_block io-ox-signature ydp1signature"></div><div id="Zm-_Id_-Sgn"></div><div name="messageSignatureSection"></div>
            <div data-marker="__SIG_PRE__"></div><div data-signatureblock="true"></div>"#,
        );
        let marks: Containers = serde_json::from_str(CONTAINERS).unwrap();
        for mark in marks.quote.iter().chain(&marks.signature) {
            let selector = Selector::parse(mark).unwrap();
            assert!(page.select(&selector).next().is_some(), "{mark}");
        }
    }

    #[test]
    fn remote_pictures_of_the_senders_own_part() {
        let read = |html: &str| Reader::new().unwrap().read(html).unwrap().images;
        let pixel = read("<p>a</p><img src='https://t.example/o.gif' width=1 height='1' alt=''>");
        assert_eq!((pixel[0].width, pixel[0].height, pixel[0].hidden), (Some(1), Some(1), false));
        let styled =
            read("<img src='//t.example/o' style='width:1px;height:1px'><img src='https://x.example/logo.png'>");
        assert_eq!((styled[0].width, styled[1].width), (Some(1), None));
        assert!(read("<div style='display:none'><img src='https://t.example/o'></div>")[0].hidden);
        assert!(read("<img src='cid:logo'><img src='data:image/png;base64,AA'><img>").is_empty());
        assert!(read("<div class=gmail_quote><img src='https://t.example/o' width=1 height=1></div>").is_empty());
    }

    #[test]
    fn an_indent_is_no_quote() {
        let indent = draft(r#"<blockquote style="margin:0 0 0 40px;border:none;padding:0px">mine</blockquote>"#);
        assert_eq!(indent.text, "mine");
        let answers =
            draft("<div class=gmail_quote><blockquote>One?</blockquote>Yes.<blockquote>Two?</blockquote>No.</div>");
        assert_eq!(answers.text, "Yes.\nNo.");
    }

    #[test]
    fn space_is_read_as_browsers_show_it() {
        assert_eq!(draft("<p>\n a <b>b</b>\n c<br>\n d </p>\n<p>e</p><pre>f\n  g</pre>").text, "a b c\nd\ne\nf\n  g");
        assert_eq!(draft("<p>a</p><p><br></p><p>b</p>").text, "a\n\nb");
        assert_eq!(draft("a<style>x</style><script>y</script><!-- z --><img alt='pic'>").text, "apic");
    }

    #[test]
    fn what_nobody_sees_is_hidden() {
        for style in [
            "display:none",
            "font-size:0",
            "color:#fff",
            "visibility: hidden !important",
            "opacity:0",
            "text-indent:-9999px",
            "max-height:0;overflow:hidden",
            "mso-hide:all",
        ] {
            let found = draft(&format!("<p>a</p><p style='{style}'>b <span>c</span></p>"));
            assert_eq!((found.text.as_str(), found.hidden.as_str()), ("a", "b c"), "{style}");
        }
        for seen in [
            "<div bgcolor='#000000'><font color='#ffffff'>b</font></div>",
            "<div style='background:url(x.png)'><p style='color:#fff'>b</p></div>",
            "<style>.x { background: #000 }</style><p class=x style='color:white'>b</p>",
            "<p style='font-size:11pt;color:windowtext'>b</p>",
        ] {
            assert_eq!(draft(seen).text, "b", "{seen}");
        }
    }
}
