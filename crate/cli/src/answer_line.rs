//! A request as a line of JSON, and its answer.

use crate::draft_line::{TextLine, mailbox};
use crate::lines::Run;
use fairreach_engine::answer::{self, Answer, Asked};
use fairreach_engine::date::Date;
use fairreach_engine::draft::Draft;
use fairreach_engine::due::{self, Clock};
use fairreach_engine::language;
use fairreach_engine::request::{self, RequestKind};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// A mail that may ask for something (`fairreach answer --help`).
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct AnswerLine {
    from: Option<String>,
    name: Option<String>,
    received: Option<Date>,
    today: Option<Date>,
    source: Option<String>,
    #[serde(flatten)]
    body: TextLine,
}

/// What is asked and what to write back.
pub struct Answered {
    language: &'static str,
    kinds: Vec<RequestKind>,
    due: Option<Date>,
    answer: Answer,
}

/// The same as a line.
#[derive(Serialize)]
pub struct Line<'a> {
    id: &'a Value,
    language: &'static str,
    kinds: &'a [RequestKind],
    due: Option<Date>,
    subject: &'a str,
    text: &'a str,
    html: &'a str,
}

impl Answered {
    /// As the line of that id.
    pub fn of<'a>(&'a self, id: &'a Value) -> Line<'a> {
        let Self { language, kinds, due, answer } = self;
        let Answer { subject, text, html } = answer;
        Line { id, language, kinds, due: *due, subject, text, html }
    }
}

impl AnswerLine {
    /// The answer; `None` where nothing is asked.
    ///
    /// # Errors
    /// Says which value is bad, or which the policy lacks.
    pub fn answer(&self, run: &Run<'_>) -> Result<Option<Answered>, String> {
        let draft = Draft::read(&self.body.received(run.html)?);
        let Some(found) = request::classify(&draft, self.body.subject.as_deref()) else { return Ok(None) };
        let language = language::by_code(found.language).ok_or("no such language")?;
        let today = self.today.unwrap_or(run.today);
        let received = self.received.unwrap_or(today);
        if received > today {
            return Err(format!("received {received} is later than today ({today})"));
        }
        let from = self.from.as_deref().map(mailbox).and_then(|from| from.name);
        let asked = Asked {
            kinds: &found.kinds,
            source_alone: found.source_alone,
            name: self.name.as_deref().or(from.as_deref()),
            received,
            today,
            source: self.source.as_deref(),
            kept_to_ourselves: false,
        };
        let answer = answer::compose(&asked, language, run.policy)
            .map_err(|paths| format!("the policy lacks {}", paths.join(", ")))?;
        let due = due::first(&found.kinds, &Clock::new(received));
        Ok(Some(Answered { language: found.language, kinds: found.kinds, due, answer }))
    }
}
