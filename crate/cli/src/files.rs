//! `fairreach check FILE...`: each file read, judged and printed in one of the formats.

use crate::args::{CheckArgs, Format};
use crate::draft_line;
use crate::file;
use crate::judge::{self, Judged, worded};
use crate::lines::Run;
use crate::place::{self, Place};
use crate::{report, sarif, text};
use fairreach_engine::known::Known;
use fairreach_engine::report::{Severity, Verdict};
use fairreach_engine::snapshot::Snapshot;
use fairreach_engine::view::{Citation, Term};
use fairreach_engine::{language, signals};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// One file and what came of it.
pub struct Checked {
    /// The file as it was named.
    pub path: PathBuf,
    /// What was found, or why it could not be read.
    pub outcome: Result<Found, String>,
}

/// What was found in a file.
pub struct Found {
    /// The draft and its report.
    pub judged: Judged,
    /// The verdict in words.
    pub title: String,
    /// For whom it was judged to be, and why: terms with their values.
    pub judged_by: Vec<(String, String)>,
    /// The findings, most severe first.
    pub findings: Vec<FoundFinding>,
}

/// A finding with its words and its place.
pub struct FoundFinding {
    /// Rule id.
    pub rule: &'static str,
    /// How severe.
    pub severity: Severity,
    /// What is wrong.
    pub what: String,
    /// Why it matters.
    pub why: String,
    /// What to do.
    pub to_do: String,
    /// The law.
    pub citations: Vec<Citation>,
    /// The words, in Unicode scalar values of the draft.
    pub span: Option<(usize, usize)>,
    /// Where they stand.
    pub place: Option<Place>,
}

/// How a run over files went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Outcome {
    /// A file could not be read.
    pub bad: bool,
    /// A file has findings at warning or above.
    pub found: bool,
    /// A file has hints.
    pub hints: bool,
}

/// Checks files and folders.
///
/// # Errors
/// Only those of writing.
pub fn run(run: &Run<'_>, args: &CheckArgs, out: &mut impl Write) -> io::Result<Outcome> {
    let mut outcome = Outcome { bad: false, found: false, hints: false };
    let mut all = Vec::new();
    for listed in file::list(&args.files) {
        let checked = match listed {
            Ok(path) => Checked { outcome: check(run, &path, args.explain), path },
            Err((path, error)) => Checked { path, outcome: Err(error) },
        };
        if let Err(error) = &checked.outcome {
            outcome.bad = true;
            // In order with what is printed so far.
            out.flush()?;
            writeln!(io::stderr().lock(), "{}: error: {error}", checked.path.display())?;
        }
        outcome.found |=
            checked.outcome.as_ref().is_ok_and(|f| f.findings.iter().any(|f| f.severity >= Severity::Warn));
        outcome.hints |= checked.outcome.as_ref().is_ok_and(|f| !f.findings.is_empty());
        if args.format == Format::Text {
            // As soon as it is known, and without keeping what is long.
            text::file(out, &checked)?;
        } else {
            all.push(checked);
        }
    }
    match args.format {
        Format::Text => text::foot(out, outcome)?,
        Format::Json => report::files(out, &all)?,
        Format::Sarif => sarif::log(out, &all)?,
    }
    Ok(outcome)
}

fn check(run: &Run<'_>, path: &Path, explain: bool) -> Result<Found, String> {
    let mut document = file::read(path, run.html)?;
    let mut known = Known::default();
    if run.assume_outreach {
        draft_line::assume_outreach(&mut document.snapshot, &mut known);
    }
    let judged = judge::judge(&document.snapshot, &known, run, run.today);
    let view = judge::view(&document.snapshot, &known, run, run.today);
    let findings = worded(&judged.report, view.as_ref()).into_iter().map(|(finding, line)| {
        let said =
            |text: fn(&fairreach_engine::view::Line) -> &String| line.map_or_else(String::new, |l| text(l).clone());
        FoundFinding {
            rule: finding.rule,
            severity: finding.severity,
            what: said(|l| &l.what),
            why: said(|l| &l.why),
            to_do: to_do(finding.rule).unwrap_or_else(|| said(|l| &l.to_do)),
            citations: line.map_or_else(Vec::new, |l| l.citations.clone()),
            span: finding.span.map(|s| judged.draft.scalars(s)),
            place: finding.span.map(|s| place::find(&document, &judged.draft, s)),
        }
    });
    let findings = findings.collect();
    let (title, mut judged_by) =
        view.map_or_else(Default::default, |view| (view.panel.title, judged_by(view.panel.judged)));
    if explain {
        judged_by.extend(counted(&document.snapshot, &judged));
    }
    Ok(Found { judged, title, judged_by, findings })
}

/// What to do where the panel would offer a button.
fn to_do(rule: &str) -> Option<String> {
    let here = match rule {
        "audience-unknown" => "Name the recipients (\"to:\"), or run with --assume outreach.",
        _ => return None,
    };
    Some(here.to_owned())
}

/// The terms that decide, as `value (why)`. What the language is, the draft shows itself.
fn judged_by(terms: Vec<Term>) -> Vec<(String, String)> {
    let decides = |term: &Term| ["Audience", "Degree", "Address", "Country"].contains(&term.term.as_str());
    let line = |term: Term| {
        let why = term.origin.map_or_else(String::new, |why| format!(" ({why})"));
        (term.term.to_lowercase(), term.value + &why)
    };
    terms.into_iter().filter(decides).map(line).collect()
}

/// What counts for outreach and against it, as `+4` and the words; one line where nothing does.
fn counted(snapshot: &Snapshot, judged: &Judged) -> Vec<(String, String)> {
    let line = |value: String| ("counts".to_owned(), value);
    let Some(language) = judged.report.language.and_then(language::by_code) else {
        return vec![line("nothing: the language is unknown or not supported".to_owned())];
    };
    let all = signals::explain(&judged.draft, snapshot.subject.as_deref(), language);
    if all.is_empty() {
        return vec![line("nothing".to_owned())];
    }
    all.into_iter().map(|(points, words)| line(format!("{points:+} {words}"))).collect()
}

/// The verdict as the contract spells it.
pub fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Ready => "ready",
        Verdict::Hint => "hint",
        Verdict::Fix => "fix",
        Verdict::Stop => "stop",
        Verdict::NotOutreach => "not_outreach",
    }
}

/// The severity as the contract spells it.
pub fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Stop => "stop",
        Severity::Warn => "warn",
        Severity::Hint => "hint",
    }
}
