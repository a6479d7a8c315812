//! A draft as a line of JSON.

use crate::html;
use crate::lines::Run;
use fairreach_engine::date::Date;
use fairreach_engine::draft::Draft;
use fairreach_engine::known::{Answer, Known, KnownPerson, Relationship};
use fairreach_engine::report::Report;
use fairreach_engine::snapshot::{Body, Channel, Degree, Field, Mailbox, Message, Recipient, Snapshot};
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
    /// The body.
    ///
    /// # Errors
    /// Says what is missing or too much.
    pub fn body(&self, html: &html::Reader) -> Result<Body, String> {
        match (&self.text, &self.html) {
            (Some(text), None) => Ok(Body::from_text(text)),
            (None, Some(source)) => html.read(source),
            (None, None) => Err("neither text nor html".to_owned()),
            (Some(_), Some(_)) => Err("both text and html; give one".to_owned()),
        }
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

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum RelationshipLine {
    None,
    Customer,
    Consented,
    Known,
    Internal,
}

/// A draft and what was found.
pub struct Judged {
    /// The draft's own text.
    pub draft: Draft,
    /// What was found.
    pub report: Report,
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
        let mut snapshot = Snapshot {
            site: "cli".to_owned(),
            channel: self.channel,
            from: self.from.as_deref().map(mailbox),
            recipients: recipients(&self.to, Field::To).chain(recipients(&self.cc, Field::Cc)).collect(),
            recipients_read: true,
            subject: self.body.subject.clone(),
            thread: self.thread.as_ref().map(|t| t.iter().map(|a| message(a)).collect()),
            degree,
            body: Some(self.body.body(run.html)?),
            ..Snapshot::default()
        };
        let mut known = Known::default();
        if run.assume_outreach {
            assume_outreach(&mut snapshot, &mut known);
        } else if let Some(relationship) = self.relationship {
            relate(&snapshot, &mut known, relationship);
        }
        Ok((snapshot, known))
    }

    /// Judges the draft.
    ///
    /// # Errors
    /// Says which field is bad.
    pub fn judge(&self, run: &Run<'_>) -> Result<Judged, String> {
        let (snapshot, known) = self.snapshot(run)?;
        let report = fairreach_engine::check(&snapshot, &known, run.policy, self.today.unwrap_or(run.today));
        let draft = snapshot.body.as_ref().map(Draft::read).unwrap_or_default();
        Ok(Judged { draft, report })
    }
}

/// First contact with a named person at an organisation abroad, whose country nothing tells.
pub fn assume_outreach(snapshot: &mut Snapshot, known: &mut Known) {
    let address = Some("jane.roe@company.example".to_owned());
    snapshot.recipients = vec![Recipient { address, ..Recipient::default() }];
    snapshot.thread = Some(Vec::new());
    snapshot.reply = Some(false);
    known.people = vec![KnownPerson { relationship: Relationship::None, ..KnownPerson::default() }];
    known.answers = vec![Answer::Outreach];
}

fn relate(snapshot: &Snapshot, known: &mut Known, line: RelationshipLine) {
    let relationship = match line {
        RelationshipLine::None => Relationship::None,
        RelationshipLine::Customer => Relationship::Customer,
        RelationshipLine::Consented => Relationship::Consented,
        RelationshipLine::Known => Relationship::Known,
        RelationshipLine::Internal => Relationship::Internal,
    };
    // Without recipients the relationship is that of the reader, whoever he is.
    let count = u32::try_from(snapshot.recipients.len().max(1)).unwrap_or(u32::MAX);
    known.people = (0..count).map(|recipient| KnownPerson { recipient, relationship, ..KnownPerson::default() }).collect();
}

fn recipients(addresses: &[String], field: Field) -> impl Iterator<Item = Recipient> {
    addresses.iter().map(move |text| {
        let Mailbox { name, address } = mailbox(text);
        Recipient { field, name, address, member: None }
    })
}

fn message(author: &str) -> Message {
    let Mailbox { name, address } = mailbox(author);
    Message { name, address, ..Message::default() }
}

/// `Name <address>`, an address, or a name alone.
pub fn mailbox(text: &str) -> Mailbox {
    let text = text.trim();
    let named = text.strip_suffix('>').and_then(|t| t.rsplit_once('<'));
    let (name, address) = named.map_or(if text.contains('@') { ("", text) } else { (text, "") }, |(n, a)| (n, a));
    let some = |t: &str| Some(t.trim().trim_matches('"').to_owned()).filter(|t| !t.is_empty());
    Mailbox { name: some(name), address: some(address).filter(|a| a.contains('@')) }
}
