//! The answer to a data subject's request, in the language of the request (RULES section 10).
//!
//! It says what was done and nothing more: no pitch, no form, no question for reasons. What is not known is not said.

use crate::date::Date;
use crate::due::{self, Clock};
use crate::language::{AnswerText, Language};
use crate::markup::escape;
use crate::policy::Policy;
use crate::profile::one_line;
use crate::request::RequestKind;
use crate::wording::fill;

/// What is answered.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// All kinds that were asked for.
    pub kinds: &'a [RequestKind],
    /// Access is asked to the source of the data alone.
    pub source_alone: bool,
    /// Who asked, as he signs.
    pub name: Option<&'a str>,
    /// Day on which the request came.
    pub received: Date,
    /// Day from which it is honoured.
    pub today: Date,
    /// Where his contact details come from, as the register knows it.
    pub source: Option<&'a str>,
    /// His data were passed on to nobody: then nobody had to be told.
    pub kept_to_ourselves: bool,
}

/// An answer, ready to be read through and sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// Subject line.
    pub subject: String,
    /// Plain text, paragraphs parted by a blank line.
    pub text: String,
    /// The same as `<p>` and `<br>`, escaped.
    pub html: String,
}

/// Composes the answer. An access request leaves the points of Article 15(1) open for who answers it: only he knows them.
///
/// # Errors
/// The policy paths of values that it cannot do without.
pub fn compose(asked: &Asked<'_>, language: &Language, policy: &Policy) -> Result<Answer, Vec<&'static str>> {
    let words = &language.answer;
    let asks = |kind| asked.kinds.contains(&kind);
    let (received, today) = (date(language, asked.received), date(language, asked.today));
    let on = |sentence: &str| fill(sentence, &[("date", &today)]);
    let mut body = vec![greeting(words, asked.name)];
    if asks(RequestKind::Access) && !asked.source_alone {
        let company = value(policy.organisation.name.as_deref()).ok_or_else(|| vec!["organisation.name"])?;
        body.push(format!("{}\n{}", fill(words.access, &[("company", &company)]), points(words, asked.source)));
    }
    for (kind, sentence) in [
        (RequestKind::Unsubscribe, words.unsubscribe),
        (RequestKind::Objection, words.objection),
        (RequestKind::Withdrawal, words.withdrawal),
        (RequestKind::Erasure, words.erasure),
    ] {
        if asks(kind) {
            body.push(on(sentence));
        }
    }
    if asks(RequestKind::Access) && asked.source_alone {
        body.push(source(words, asked, language));
    }
    if asks(RequestKind::Erasure) && !asked.kept_to_ourselves {
        body.push(words.recipients_told.to_owned());
    }
    if asks(RequestKind::Erasure) || asks(RequestKind::Objection) {
        body.push(words.kept.to_owned());
    }
    if asks(RequestKind::Erasure) || asks(RequestKind::Access) {
        body.push(words.rights.to_owned());
    }
    let signature = [policy.sender.name.as_deref(), policy.organisation.name.as_deref()].into_iter().filter_map(value);
    body.push(std::iter::once(words.closing.to_owned()).chain(signature).collect::<Vec<_>>().join("\n"));
    Ok(Answer { subject: fill(words.subject, &[("date", &received)]), text: body.join("\n\n"), html: html(&body) })
}

/// By his name, where it is one.
fn greeting(words: &AnswerText, name: Option<&str>) -> String {
    match value(name).filter(|name| !name.contains('@')) {
        Some(name) => fill(words.greeting_named, &[("name", &name)]),
        None => words.greeting.to_owned(),
    }
}

/// Where the data come from; by when he will be told, where that must be found out first.
fn source(words: &AnswerText, asked: &Asked<'_>, language: &Language) -> String {
    if let Some(source) = value(asked.source).map(|source| source.trim_end_matches(['.', '。', ' ']).to_owned()) {
        return fill(words.source, &[("source", &source)]);
    }
    let due = due::answer(RequestKind::Access, &Clock::new(asked.received), false);
    fill(words.received, &[("due", &date(language, due.unwrap_or(asked.received)))])
}

/// The points of Article 15(1). A source that is not known is left open, never invented.
fn points(words: &AnswerText, source: Option<&str>) -> String {
    let line = |line: &str| match (value(source), line.trim_end().strip_suffix("{source}")) {
        (Some(source), _) => Some(fill(line, &[("source", &source)])),
        (None, Some(open)) => Some(open.trim_end().to_owned()),
        (None, None) => (!line.contains("{source}")).then(|| line.to_owned()),
    };
    words.access_list.lines().filter(|text| !text.trim().is_empty()).filter_map(line).collect::<Vec<_>>().join("\n")
}

/// A value on one line, without braces: nothing that looks like an unfilled placeholder goes out.
fn value(text: Option<&str>) -> Option<String> {
    Some(one_line(&text?.replace(['{', '}'], " "))).filter(|text| !text.is_empty())
}

/// A day as the language writes it.
#[must_use]
pub fn date(language: &Language, date: Date) -> String {
    let (year, month, day) = date.parts();
    let name = usize::from(month).checked_sub(1).and_then(|at| language.footer.months.get(at)).copied();
    let (day, month, year) = (day.to_string(), month.to_string(), year.to_string());
    if language.footer.date.is_empty() {
        return date.to_string();
    }
    let values = [("day", day.as_str()), ("month", &month), ("year", &year), ("month_name", name.unwrap_or(&month))];
    fill(language.footer.date, &values)
}

fn html(paragraphs: &[String]) -> String {
    let lines = |text: &String| text.lines().map(escape).collect::<Vec<_>>().join("<br>");
    paragraphs.iter().flat_map(|text| ["<p>".to_owned(), lines(text), "</p>".to_owned()]).collect()
}
