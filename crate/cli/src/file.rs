//! Files to drafts.

use crate::draft_line::{addressed, mailbox};
use crate::html;
use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};
use fairreach_engine::snapshot::{Body, Channel, Field, Mailbox, Recipient, Snapshot};
use mail_parser::{Address, MessageParser, PartType};
use serde::Deserialize;
use std::io::Read;
use std::path::{Path, PathBuf};

/// Largest file, in bytes: a mail may carry attachments.
const LARGEST_FILE: u64 = 64 << 20;
/// Largest body, in bytes.
const LARGEST_BODY: usize = 8 << 20;
/// Most lines of a body.
const MOST_LINES: usize = 500_000;

/// A draft out of a file.
pub struct Document {
    /// The file as text.
    pub source: String,
    /// Lines of the source above the body, where the body stands in the source as it is.
    pub lines_above: Option<usize>,
    /// The draft.
    pub snapshot: Snapshot,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Mail,
    Html,
    Text,
}

fn kind(path: &Path) -> Option<Kind> {
    let extension = path.extension()?.to_str()?.to_ascii_lowercase();
    Some(match extension.as_str() {
        "eml" => Kind::Mail,
        "html" | "htm" => Kind::Html,
        "txt" | "md" => Kind::Text,
        _ => return None,
    })
}

/// Files as they are and folders by what is in them, in order.
///
/// # Errors
/// A path and why it cannot be listed.
pub fn list(paths: &[PathBuf]) -> Vec<Result<PathBuf, (PathBuf, String)>> {
    let mut out = Vec::new();
    for path in paths {
        if path.is_dir() {
            let before = out.len();
            folder(path, &mut out);
            if out.len() == before {
                out.push(Err((path.clone(), format!("no draft in this folder: no {KINDS}"))));
            }
        } else {
            out.push(Ok(path.clone()));
        }
    }
    out
}

fn folder(top: &Path, out: &mut Vec<Result<PathBuf, (PathBuf, String)>>) {
    let mut files = Vec::new();
    let mut folders = vec![top.to_owned()];
    while let Some(folder) = folders.pop() {
        let entries = match std::fs::read_dir(&folder) {
            Ok(entries) => entries,
            Err(error) => {
                out.push(Err((folder, error.to_string())));
                continue;
            }
        };
        for entry in entries.flatten() {
            // Links are not followed: one could lead back up.
            match entry.file_type() {
                Ok(t) if t.is_dir() => folders.push(entry.path()),
                Ok(t) if t.is_file() && kind(&entry.path()).is_some() => files.push(entry.path()),
                _ => {}
            }
        }
    }
    files.sort();
    out.extend(files.into_iter().map(Ok));
}

/// What the program reads.
const KINDS: &str = ".eml, .html, .txt or .md";

/// Reads a file by its extension.
///
/// # Errors
/// Says why it cannot be read as a draft.
pub fn read(path: &Path, html: &html::Reader) -> Result<Document, String> {
    let cannot = |error: std::io::Error| match error.kind() {
        std::io::ErrorKind::NotFound => "there is no such file; check its path".to_owned(),
        _ => format!("cannot be read: {error}"),
    };
    let file = std::fs::File::open(path).map_err(cannot)?;
    let Some(kind) = kind(path) else { return Err(format!("unknown kind of file; give {KINDS}")) };
    let mut bytes = Vec::new();
    // What a device or a pipe holds is told by no size.
    file.take(LARGEST_FILE + 1).read_to_end(&mut bytes).map_err(cannot)?;
    if bytes.len() as u64 > LARGEST_FILE {
        return Err(format!("larger than {} MB; take the attachments out", LARGEST_FILE >> 20));
    }
    match kind {
        Kind::Mail => mail(&bytes, html),
        Kind::Html => page(&bytes, html),
        Kind::Text => text(plain(&decode(&bytes, None))?),
    }
}

/// Refuses what is no text at all.
fn plain(text: &str) -> Result<&str, String> {
    if text.contains('\0') {
        Err("not a text: it holds zero bytes; save it as plain text in UTF-8".to_owned())
    } else {
        Ok(text)
    }
}

/// Refuses bodies that no person writes.
///
/// # Errors
/// Says how large one may be.
pub fn bounded(body: &str) -> Result<&str, String> {
    if body.len() > LARGEST_BODY {
        Err(format!("the text is larger than {} MB; give one draft a file", LARGEST_BODY >> 20))
    } else if body.bytes().filter(|b| *b == b'\n').count() > MOST_LINES {
        Err(format!("the text has more than {MOST_LINES} lines; give one draft a file"))
    } else {
        Ok(body)
    }
}

fn snapshot(body: Body) -> Snapshot {
    Snapshot { site: "cli".to_owned(), recipients_read: true, body: Some(body), ..Snapshot::default() }
}

/// UTF-8 or what a mark or a label says, else Windows' Western European.
fn decode(bytes: &[u8], label: Option<&str>) -> String {
    let encoding = Encoding::for_bom(bytes).map(|(e, _)| e);
    let encoding = encoding.or_else(|| label.and_then(|l| Encoding::for_label(l.as_bytes())));
    let encoding = encoding.unwrap_or(if std::str::from_utf8(bytes).is_ok() { UTF_8 } else { WINDOWS_1252 });
    encoding.decode(bytes).0.into_owned()
}

fn page(bytes: &[u8], html: &html::Reader) -> Result<Document, String> {
    let head = String::from_utf8_lossy(bytes.get(..1024).unwrap_or(bytes)).to_ascii_lowercase();
    let label = head.split_once("charset=").map(|(_, rest)| rest.trim_start_matches(['"', '\'', ' ']));
    let label =
        label.and_then(|rest| rest.split(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '_')).next());
    let source = decode(bytes, label);
    plain(&source)?;
    let body = html.read(bounded(&source)?)?;
    Ok(Document { source, lines_above: None, snapshot: snapshot(body) })
}

/// What may stand on top of a text between two lines of `---`.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Head {
    subject: Option<String>,
    from: Option<String>,
    to: Option<String>,
    cc: Option<String>,
    channel: Channel,
}

fn text(source: &str) -> Result<Document, String> {
    let (head, body) = split_head(source);
    let lines_above = source.get(..source.len() - body.len()).unwrap_or_default().matches('\n').count();
    let head = parse_head(head)?;
    let list = |text: &Option<String>, field| -> Vec<Recipient> {
        let parts = text.iter().flat_map(|t| t.split([',', ';'])).filter(|t| !t.trim().is_empty());
        parts.map(|t| recipient(addressed(t, head.channel), field)).collect()
    };
    let recipients = [list(&head.to, Field::To), list(&head.cc, Field::Cc)].concat();
    let snapshot = Snapshot {
        channel: head.channel,
        from: head.from.as_deref().map(mailbox),
        recipients,
        subject: head.subject,
        ..snapshot(Body::from_text(bounded(body)?))
    };
    Ok(Document { source: source.to_owned(), lines_above: Some(lines_above), snapshot })
}

/// The lines between two `---` on top, and the rest.
fn split_head(source: &str) -> (&str, &str) {
    let mut lines = source.split_inclusive('\n');
    let Some(first) = lines.next().filter(|l| l.trim_end() == "---") else { return ("", source) };
    let mut at = first.len();
    for line in lines {
        if line.trim_end() == "---" {
            let head = source.get(first.len()..at).unwrap_or_default();
            return (head, source.get(at + line.len()..).unwrap_or_default());
        }
        // A head is short lines of "name: value"; a text that opens with a rule has none.
        if !line.contains(':') && !line.trim().is_empty() {
            break;
        }
        at += line.len();
    }
    ("", source)
}

fn parse_head(head: &str) -> Result<Head, String> {
    let mut fields = serde_json::Map::new();
    for (name, value) in head.lines().filter_map(|l| l.split_once(':')) {
        let value = value.trim().trim_matches(['"', '\'']);
        fields.insert(name.trim().to_ascii_lowercase(), value.into());
    }
    Head::deserialize(serde_json::Value::Object(fields)).map_err(|e| format!("in the lines between ---: {e}"))
}

fn recipient(Mailbox { name, address }: Mailbox, field: Field) -> Recipient {
    Recipient { field, name, address, member: None }
}

fn mail(bytes: &[u8], html: &html::Reader) -> Result<Document, String> {
    let message = MessageParser::default()
        .parse(bytes)
        .filter(|m| !m.headers().is_empty())
        .ok_or("not a mail: no headers; save it from the mail program, or name a plain text .txt")?;
    let body = mail_body(&message, html)?;
    let list = |addresses: Option<&Address<'_>>, field| -> Vec<Recipient> {
        addresses.into_iter().flat_map(Address::iter).map(|a| recipient(parsed(a), field)).collect()
    };
    let recipients =
        [list(message.to(), Field::To), list(message.cc(), Field::Cc), list(message.bcc(), Field::Bcc)].concat();
    // Without a reference to an earlier message there is none.
    let answers = !message.in_reply_to().is_empty() || !message.references().is_empty();
    let attachments =
        message.attachments().filter_map(|p| mail_parser::MimeHeaders::attachment_name(p).map(str::to_owned));
    let snapshot = Snapshot {
        from: message.from().and_then(Address::first).map(parsed),
        recipients,
        subject: message.subject().map(str::to_owned),
        reply: Some(answers),
        thread: (!answers).then(Vec::new),
        attachments: attachments.collect(),
        ..snapshot(body)
    };
    Ok(Document { source: decode(bytes, None), lines_above: None, snapshot })
}

fn parsed(address: &mail_parser::Addr<'_>) -> Mailbox {
    let owned = |t: Option<&str>| t.map(|t| t.trim().to_owned()).filter(|t| !t.is_empty());
    Mailbox { name: owned(address.name()), address: owned(address.address()).filter(|a| a.contains('@')) }
}

/// The HTML parts where there are any, else the plain ones, one after the other.
fn mail_body(message: &mail_parser::Message<'_>, html: &html::Reader) -> Result<Body, String> {
    let rich: Vec<&str> =
        message.html_bodies().filter_map(|p| if let PartType::Html(t) = &p.body { Some(&**t) } else { None }).collect();
    if !rich.is_empty() {
        return html.read(bounded(&rich.join("\n"))?);
    }
    let plain: Vec<&str> =
        message.text_bodies().filter_map(|p| if let PartType::Text(t) = &p.body { Some(&**t) } else { None }).collect();
    Ok(Body::from_text(bounded(&plain.join("\n"))?))
}
