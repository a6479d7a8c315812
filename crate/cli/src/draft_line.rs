//! A draft as a line of JSON.

use crate::file::bounded;
use crate::html;
use crate::lines::Run;
use fairreach_engine::address;
use fairreach_engine::date::Date;
use fairreach_engine::known::{Answer, Known, KnownPerson, Relationship};
use fairreach_engine::phone;
use fairreach_engine::policy::Policy;
use fairreach_engine::snapshot::{Author, Body, Channel, Degree, Field, Mailbox, Message, Recipient, Snapshot};
use serde::Deserialize;

/// `{"id", "subject"?, "text" | "html"}`.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct TextLine {
    /// Subject of the mail.
    pub subject: Option<String>,
    /// Its plain text.
    pub text: Option<String>,
    /// Or its HTML.
    pub html: Option<String>,
}

impl TextLine {
    /// The body; of two, the HTML is what its readers see.
    ///
    /// # Errors
    /// Says that it is missing or too large.
    pub fn body(&self, html: &html::Reader) -> Result<Body, String> {
        match (&self.text, &self.html) {
            (Some(text), None) => Ok(Body::from_text(bounded(text)?)),
            (Some(text), Some(source)) if source.trim().is_empty() => Ok(Body::from_text(bounded(text)?)),
            (_, Some(source)) => html.read(bounded(source)?),
            (None, None) => Err("neither text nor html".to_owned()),
        }
    }

    /// The body of a mail that came in: it may say all in its subject.
    ///
    /// # Errors
    /// As [`Self::body`].
    pub fn received(&self, html: &html::Reader) -> Result<Body, String> {
        let bare = self.text.is_none() && self.html.is_none() && self.subject.is_some();
        if bare { Ok(Body::from_text("")) } else { self.body(html) }
    }
}

/// A draft with its circumstances (`fairreach check --help`).
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct DraftLine {
    channel: Channel,
    from: Option<String>,
    to: Vec<String>,
    cc: Vec<String>,
    degree: Option<DegreeLine>,
    relationship: Option<RelationshipLine>,
    thread: Option<Vec<String>>,
    today: Option<Date>,
    #[serde(flatten)]
    body: TextLine,
}

#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum DegreeLine {
    Number(u8),
    Word(String),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum RelationshipLine {
    None,
    Customer,
    Consented,
    Known,
    Internal,
}

impl DraftLine {
    /// Snapshot and register facts.
    ///
    /// # Errors
    /// Says which field is bad.
    pub fn snapshot(&self, run: &Run<'_>) -> Result<(Snapshot, Known), String> {
        let degree = match &self.degree {
            None => None,
            Some(DegreeLine::Number(1)) => Some(Degree::First),
            Some(DegreeLine::Number(2)) => Some(Degree::Second),
            Some(DegreeLine::Number(3)) => Some(Degree::Third),
            Some(DegreeLine::Word(word)) if word == "out" => Some(Degree::Out),
            Some(_) => return Err("degree: 1, 2, 3 or \"out\"".to_owned()),
        };
        let from = self.from.as_deref().map(mailbox);
        let author = |address: &String| message(address, from.as_ref(), run.policy);
        let mut snapshot = Snapshot {
            site: "cli".to_owned(),
            channel: self.channel,
            recipients: self.recipients(&self.to, Field::To).chain(self.recipients(&self.cc, Field::Cc)).collect(),
            recipients_read: true,
            subject: self.body.subject.clone(),
            thread: self.thread.as_ref().map(|t| t.iter().map(author).collect()),
            degree,
            from,
            body: self.draft(run.html)?,
            ..Snapshot::default()
        };
        let mut known = Known::default();
        if run.assume_outreach {
            assume_outreach(&mut snapshot, &mut known);
        } else if let Some(relationship) = self.relationship {
            relate(&mut snapshot, &mut known, relationship);
        }
        Ok((snapshot, known))
    }

    fn recipients<'a>(&'a self, addresses: &'a [String], field: Field) -> impl Iterator<Item = Recipient> + 'a {
        addresses.iter().map(move |text| {
            let Mailbox { name, address } = addressed(text, self.channel);
            Recipient { field, name, address, member: None }
        })
    }

    /// What is written; before a call that may be nothing.
    fn draft(&self, html: &html::Reader) -> Result<Option<Body>, String> {
        let nothing = self.channel == Channel::Call && self.body.text.is_none() && self.body.html.is_none();
        if nothing { Ok(None) } else { self.body.body(html).map(Some) }
    }

    /// The day that the line names.
    pub fn today(&self) -> Option<Date> {
        self.today
    }
}

/// First contact with a named person at an organisation abroad, whose country nothing tells: the engine's own reading
/// of an outreach without recipients.
pub fn assume_outreach(snapshot: &mut Snapshot, known: &mut Known) {
    snapshot.recipients = Vec::new();
    snapshot.thread = Some(Vec::new());
    snapshot.reply = Some(false);
    known.people = Vec::new();
    known.answers = vec![Answer::Outreach];
}

/// Puts a relationship on record for all recipients, or for the reader, whoever he is, where none is named.
fn relate(snapshot: &mut Snapshot, known: &mut Known, line: RelationshipLine) {
    let (relationship, answer) = match line {
        RelationshipLine::None => (Relationship::None, None),
        RelationshipLine::Customer => (Relationship::Customer, Some(Answer::Customer)),
        RelationshipLine::Consented => (Relationship::Consented, Some(Answer::Consented)),
        RelationshipLine::Known => (Relationship::Known, Some(Answer::AlreadyTalk)),
        RelationshipLine::Internal => (Relationship::Internal, None),
    };
    if snapshot.recipients.is_empty() {
        known.answers.extend(answer);
        if line == RelationshipLine::Internal {
            snapshot.recipients.push(Recipient::default());
        }
    }
    let indices = (0u32..).zip(&snapshot.recipients).map(|(recipient, _)| recipient);
    known.people = indices.map(|recipient| KnownPerson { recipient, relationship, ..KnownPerson::default() }).collect();
}

/// An author of an earlier message: ours when he is the sender or writes from a domain of our own.
fn message(author: &str, from: Option<&Mailbox>, policy: &Policy) -> Message {
    let Mailbox { name, address } = mailbox(author);
    let sender = from.and_then(|f| f.address.as_deref());
    let is_sender = sender.zip(address.as_deref()).is_some_and(|(a, b)| a.eq_ignore_ascii_case(b));
    let shared = sender.and_then(address::domain).filter(|d| !address::is_freemail(d)).map(str::to_owned);
    let is_ours = address.as_deref().and_then(address::domain).is_some_and(|domain| {
        address::is_on(domain, &policy.sender.domains) || address::is_on(domain, shared.as_slice())
    });
    Message { author: if is_sender || is_ours { Author::Own } else { Author::Unknown }, name, address }
}

/// A recipient on that channel.
pub fn addressed(text: &str, channel: Channel) -> Mailbox {
    if channel == Channel::Call { callee(text) } else { mailbox(text) }
}

/// `Name <number>`, a number, or a name alone.
fn callee(text: &str) -> Mailbox {
    let text = text.trim();
    let (name, number) = text.strip_suffix('>').and_then(|t| t.rsplit_once('<')).unwrap_or(("", text));
    let some = |t: &str| Some(t.trim().trim_matches('"').to_owned()).filter(|t| !t.is_empty());
    match phone::normalise(number) {
        Some(_) => Mailbox { name: some(name), address: some(number) },
        None => Mailbox { name: some(text), address: None },
    }
}

/// `Name <address>`, an address, or a name alone.
pub fn mailbox(text: &str) -> Mailbox {
    let text = text.trim();
    let named = text.strip_suffix('>').and_then(|t| t.rsplit_once('<'));
    let (name, address) = named.map_or(if text.contains('@') { ("", text) } else { (text, "") }, |(n, a)| (n, a));
    let some = |t: &str| Some(t.trim().trim_matches('"').to_owned()).filter(|t| !t.is_empty());
    Mailbox { name: some(name), address: some(address).filter(|a| a.contains('@')) }
}
