//! JSON Lines: a line in, a line out, in the same order; a bad line gives an error and the run goes on.

use crate::answer_line::AnswerLine;
use crate::draft_line::{DraftLine, TextLine};
use crate::html;
use crate::judge;
use crate::report::{Checked, Classified, Footer, Visible};
use fairreach_engine::date::Date;
use fairreach_engine::draft::Draft;
use fairreach_engine::policy::Policy;
use fairreach_engine::request;
use fairreach_engine::wording::Wording;
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Value, json};
use std::io::{self, BufRead, Read, Write};

/// Longest line, in bytes.
const LONGEST: u64 = 64 << 20;

/// What all lines of a run share.
pub struct Run<'a> {
    /// Reads HTML bodies.
    pub html: &'a html::Reader,
    /// The policy.
    pub policy: &'a Policy,
    /// English words.
    pub wording: &'a Wording,
    /// Judge every draft as first outreach.
    pub assume_outreach: bool,
    /// The day, where a line names none.
    pub today: Date,
}

/// What to do with each line.
#[derive(Clone, Copy)]
pub enum Task {
    /// `check --jsonl`
    Check,
    /// `classify --jsonl`
    Classify,
    /// `visible --jsonl`
    Visible,
    /// `footer --jsonl`
    Footer,
    /// `answer --jsonl`
    Answer,
}

#[derive(Serialize)]
struct Bad<'a> {
    id: &'a Value,
    error: String,
}

/// Answers each line of `input`; `false` where any line was bad.
///
/// # Errors
/// Only those of reading and writing.
pub fn run(run: &Run<'_>, task: Task, mut input: impl BufRead, out: &mut impl Write) -> io::Result<bool> {
    let mut all_good = true;
    let mut line = Vec::new();
    let mut first = true;
    while let Some(whole) = next_line(&mut input, &mut line)? {
        let bytes =
            if std::mem::take(&mut first) { line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&line) } else { &line };
        if bytes.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        let answer = if whole {
            answer(run, task, bytes)
        } else {
            Err((Value::Null, format!("longer than {} MB", LONGEST >> 20)))
        };
        match answer {
            Ok(answer) => out.write_all(answer.as_bytes())?,
            Err((id, error)) => {
                all_good = false;
                serde_json::to_writer(&mut *out, &Bad { id: &id, error })?;
            }
        }
        out.write_all(b"\n")?;
        if input.fill_buf().map_or(true, <[u8]>::is_empty) {
            break;
        }
    }
    out.flush()?;
    Ok(all_good)
}

/// Reads a line into `line`; `Some(false)` where it was too long and its rest was passed over.
fn next_line(input: &mut impl BufRead, line: &mut Vec<u8>) -> io::Result<Option<bool>> {
    line.clear();
    let read = input.by_ref().take(LONGEST).read_until(b'\n', line)?;
    if read == 0 {
        return Ok(None);
    }
    if line.last() == Some(&b'\n') || (read as u64) < LONGEST {
        return Ok(Some(true));
    }
    line.clear();
    loop {
        let buffer = input.fill_buf()?;
        let end = buffer.iter().position(|b| *b == b'\n');
        let length = buffer.len();
        input.consume(end.map_or(length, |at| at + 1));
        if end.is_some() || length == 0 {
            return Ok(Some(false));
        }
    }
}

type Answer = Result<String, (Value, String)>;

fn answer(run: &Run<'_>, task: Task, bytes: &[u8]) -> Answer {
    match task {
        Task::Check => line(bytes, |id, line: &DraftLine| {
            let (snapshot, known) = line.snapshot(run)?;
            let judged = judge::judge(&snapshot, &known, run, line.today().unwrap_or(run.today));
            text(&Checked::new(id, &judged))
        }),
        Task::Footer => line(bytes, |id, line: &DraftLine| {
            let (snapshot, known) = line.snapshot(run)?;
            let (plain, html) = judge::footer(&snapshot, &known, run, line.today().unwrap_or(run.today))?;
            text(&Footer::new(id, plain, html))
        }),
        Task::Classify => line(bytes, |id, line: &TextLine| {
            let draft = Draft::read(&line.received(run.html)?);
            text(&Classified::new(id, &draft, request::classify(&draft, line.subject.as_deref())))
        }),
        Task::Answer => line(bytes, |id, line: &AnswerLine| match line.answer(run)? {
            Some(answered) => text(&answered.of(id)),
            None => text(&json!({ "id": id, "request": null })),
        }),
        Task::Visible => {
            line(bytes, |id, line: &TextLine| text(&Visible::new(id, &Draft::read(&line.body(run.html)?))))
        }
    }
}

fn text(answer: &impl Serialize) -> Result<String, String> {
    serde_json::to_string(answer).map_err(|e| e.to_string())
}

/// Answers a line; an error goes with the line's id wherever that can be read.
fn line<T: DeserializeOwned>(bytes: &[u8], answer: impl FnOnce(&Value, &T) -> Result<String, String>) -> Answer {
    let value: Value = serde_json::from_slice(bytes).map_err(|e| (Value::Null, format!("not JSON: {e}")))?;
    let Value::Object(mut fields) = value else { return Err((Value::Null, "not a JSON object".to_owned())) };
    let id = fields.remove("id").unwrap_or_default();
    // What many programs write for "not given".
    fields.retain(|_, value| !value.is_null());
    match T::deserialize(Value::Object(fields)).map_err(|e| e.to_string()).and_then(|line| answer(&id, &line)) {
        Ok(answer) => Ok(answer),
        Err(error) => Err((id, error)),
    }
}
