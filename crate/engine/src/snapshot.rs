//! What the eyes saw: one composer as the page shows it, raw, without judgement.

use serde::{Deserialize, Serialize};

/// One composer at one moment.
///
/// A fact that could not be read is `None` (or says so by a field of its own): it is unknown, never empty.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(default)]
pub struct Snapshot {
    /// Id of the site that read it: `gmail`, `linkedin`, `roundcube`, `generic`, `cli`.
    pub site: String,
    /// Where the message goes out.
    pub channel: Channel,
    /// The sender as the composer shows him.
    pub from: Option<Mailbox>,
    /// Everybody in To, Cc and Bcc, in the page's order.
    pub recipients: Vec<Recipient>,
    /// Whether the recipient fields were found at all; `false` makes the composer "not readable".
    pub recipients_read: bool,
    /// The subject line; `None` where the channel has none or it could not be read.
    pub subject: Option<String>,
    /// The site's own mark that this draft answers a message.
    pub reply: Option<bool>,
    /// Earlier messages of the thread, oldest first; `None` where the thread could not be read.
    pub thread: Option<Vec<Message>>,
    /// LinkedIn: degree of connection read from the target's own card; `None` is unknown.
    pub degree: Option<Degree>,
    /// The draft; `None` where the editor could not be read.
    pub body: Option<Body>,
    /// Longest text that the site takes, in UTF-16 units.
    pub limit: Option<u32>,
    /// Names of attached files.
    pub attachments: Vec<String>,
    /// Which hook answered for which fact, for "where it was read".
    pub origins: Vec<Origin>,
}

/// Where a message goes out.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum Channel {
    /// Electronic mail.
    #[default]
    Email,
    /// A message to a LinkedIn member, free of charge.
    LinkedinMessage,
    /// A paid LinkedIn message to somebody outside the network.
    LinkedinInmail,
    /// The note that goes with a LinkedIn invitation.
    LinkedinInvitation,
    /// A telephone call.
    Call,
}

/// A name and an address as a page shows them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(default)]
pub struct Mailbox {
    /// Display name.
    pub name: Option<String>,
    /// Address with an `@`.
    pub address: Option<String>,
}

/// One recipient. Without `address` (mail) he is *unread*: counted and said so, never dropped, never invented.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(default)]
pub struct Recipient {
    /// The field he stands in.
    pub field: Field,
    /// Display name.
    pub name: Option<String>,
    /// Address with an `@`.
    pub address: Option<String>,
    /// LinkedIn: member id (`ACoAA…`) or profile slug.
    pub member: Option<String>,
}

/// A recipient field.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// To.
    #[default]
    To,
    /// Cc.
    Cc,
    /// Bcc.
    Bcc,
    /// The page does not tell which.
    Unknown,
}

/// An earlier message of the thread.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(default)]
pub struct Message {
    /// Who wrote it, as far as the page's structure tells.
    pub author: Author,
    /// Display name of the author.
    pub name: Option<String>,
    /// His address.
    pub address: Option<String>,
}

/// Which side of a thread wrote a message.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Author {
    /// The page does not tell.
    #[default]
    Unknown,
    /// The rep.
    Own,
    /// The other side.
    Other,
}

/// LinkedIn's degree of connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Degree {
    /// A connection.
    First,
    /// A connection's connection.
    Second,
    /// Third degree, "3rd+" included.
    Third,
    /// Out of network, said so by the page.
    Out,
}

/// The draft's text in document order.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(optional_fields))]
#[serde(default)]
pub struct Body {
    /// Pieces of text; index and UTF-16 offset lead back to the page.
    pub runs: Vec<Run>,
    /// Whether all of it was read; otherwise the absence of something proves nothing.
    pub complete: bool,
    /// A plain-text editor: signature and history are told by the text alone.
    pub plain: bool,
    /// Remote pictures outside of history, with a text or without.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(test, ts(optional, as = "Option<Vec<Image>>"))]
    pub images: Vec<Image>,
}

/// A remote picture.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(default)]
pub struct Image {
    /// Its address, as written in the page.
    pub src: String,
    /// Width in CSS pixels, as it is set; `None` is unknown.
    pub width: Option<u32>,
    /// Height, likewise.
    pub height: Option<u32>,
    /// Not rendered by its style or that of what it stands in.
    pub hidden: bool,
}

/// A piece of text of one block, one look and one link.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(optional_fields))]
#[serde(default)]
pub struct Run {
    /// The text, as the node holds it. A line break inside a block is a `\n`.
    pub text: String,
    /// Number of the block (paragraph, list item, table cell) that it stands in, ascending.
    pub block: u32,
    /// What it stands in by the site's own marks.
    #[serde(skip_serializing_if = "Container::is_own")]
    #[cfg_attr(test, ts(optional, as = "Option<Container>"))]
    pub container: Container,
    /// Target of the link around it, as written in the page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub href: Option<String>,
    /// Text of a picture (its `alt`), not typed text.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[cfg_attr(test, ts(optional, as = "Option<bool>"))]
    pub image: bool,
    /// How it looks, where that was measured.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub look: Option<Look>,
}

/// What a run stands in, by the marks of mail programs (`data/containers.json`).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Container {
    /// Nothing of these: the sender's own words, as far as marks tell.
    #[default]
    Own,
    /// The sender's signature.
    Signature,
    /// Quoted or forwarded history, its attribution included.
    Quote,
}

impl Container {
    /// Whether no mark surrounds the run.
    #[must_use]
    pub fn is_own(&self) -> bool {
        matches!(self, Self::Own)
    }
}

/// Computed look of a run.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(optional_fields))]
#[serde(default)]
pub struct Look {
    /// Not rendered: `display:none`, `visibility:hidden`, zero size, clipped or off screen.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[cfg_attr(test, ts(optional, as = "Option<bool>"))]
    pub hidden: bool,
    /// Font size in CSS pixels.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub size: Option<f32>,
    /// CSS colour of the text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub color: Option<String>,
    /// CSS colour behind it, the first that is not transparent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub background: Option<String>,
}

/// Which hook answered for a fact.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(default)]
pub struct Origin {
    /// `recipients`, `subject`, `degree`, `thread`, `body`, `from`.
    pub fact: String,
    /// The hook's name or selector.
    pub hook: String,
}

/// A place in the draft.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Position {
    /// Index of the run in [`Body::runs`].
    pub run: u32,
    /// Offset in its text, in UTF-16 units.
    pub offset: u32,
}
