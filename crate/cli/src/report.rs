//! The answers of JSON Lines and of `--format json` (docs/report.schema.json).

use crate::files;
use crate::judge::Judged;
use fairreach_engine::draft::Draft;
use fairreach_engine::report::{AddressKind, AudienceKind, Disclosures, Report, Severity, Span, Strength, Verdict};
use fairreach_engine::request::{Found, RequestKind};
use fairreach_engine::view::Citation;
use serde::Serialize;
use serde_json::Value;
use std::io::{self, Write};

/// What was found out about a draft.
#[derive(Serialize)]
pub struct Checked<'a> {
    id: &'a Value,
    language: Option<&'static str>,
    audience: Audience,
    disclosures: Strengths,
    findings: Vec<Finding>,
    verdict: Verdict,
}

#[derive(Serialize)]
struct Audience {
    kind: AudienceKind,
    address_kind: AddressKind,
    country: Option<&'static str>,
}

#[derive(Serialize)]
struct Strengths {
    opt_out: Strength,
    source: Strength,
    reason: Strength,
    identity: Strength,
    contact: Strength,
    privacy_notice: Strength,
    postal_address: Strength,
}

#[derive(Serialize)]
struct Finding {
    rule: &'static str,
    severity: Severity,
    #[serde(skip_serializing_if = "Option::is_none")]
    span: Option<(usize, usize)>,
}

impl<'a> Checked<'a> {
    /// The answer for one line.
    pub fn new(id: &'a Value, judged: &Judged) -> Self {
        let Judged { draft, report } = judged;
        let findings = report.findings.iter().map(|f| Finding {
            rule: f.rule,
            severity: f.severity,
            span: f.span.map(|s| draft.scalars(s)),
        });
        Self {
            id,
            language: report.language,
            audience: audience(report),
            disclosures: strengths(&report.disclosures),
            findings: findings.collect(),
            verdict: report.verdict,
        }
    }
}

fn audience(report: &Report) -> Audience {
    let fairreach_engine::report::Audience { kind, address_kind, country, .. } = report.audience;
    Audience { kind, address_kind, country }
}

fn strengths(d: &Disclosures) -> Strengths {
    Strengths {
        opt_out: d.opt_out.strength,
        source: d.source.strength,
        reason: d.reason.strength,
        identity: d.identity.strength,
        contact: d.contact.strength,
        privacy_notice: d.privacy_notice.strength,
        postal_address: d.postal_address.strength,
    }
}

/// The answer of `classify`.
#[derive(Serialize)]
pub struct Classified<'a> {
    id: &'a Value,
    request: Option<Request>,
}

#[derive(Serialize)]
struct Request {
    kind: RequestKind,
    score: f32,
    span: (usize, usize),
}

impl<'a> Classified<'a> {
    /// The answer for one line.
    pub fn new(id: &'a Value, draft: &Draft, found: Option<Found>) -> Self {
        Self { id, request: found.map(|f| Request { kind: f.kind, score: f.score, span: draft.scalars(f.span) }) }
    }
}

/// The answer of `visible`.
#[derive(Serialize)]
pub struct Visible<'a> {
    id: &'a Value,
    written: String,
    quoted: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    signature: Option<String>,
}

impl<'a> Visible<'a> {
    /// The answer for one line.
    pub fn new(id: &'a Value, draft: &Draft) -> Self {
        let text = |span: Span| draft.slice(span).trim().to_owned();
        Self { id, written: draft.written(), quoted: draft.quoted, signature: draft.signature.map(text) }
    }
}

/// The answer of `footer`.
#[derive(Serialize)]
pub struct Footer<'a> {
    id: &'a Value,
    text: String,
    html: String,
}

impl<'a> Footer<'a> {
    /// The answer for one line.
    pub fn new(id: &'a Value, text: String, html: String) -> Self {
        Self { id, text, html }
    }
}

/// `--format json`.
#[derive(Serialize)]
struct Files<'a> {
    tool: Tool,
    files: Vec<File<'a>>,
}

#[derive(Serialize)]
struct Tool {
    name: &'static str,
    version: &'static str,
}

#[derive(Serialize)]
#[serde(untagged)]
enum File<'a> {
    Bad { file: String, error: &'a str },
    Read(Box<Read<'a>>),
}

#[derive(Serialize)]
struct Read<'a> {
    file: String,
    language: Option<&'static str>,
    audience: Audience,
    disclosures: Strengths,
    findings: Vec<Placed<'a>>,
    verdict: Verdict,
}

/// A finding in a file.
#[derive(Serialize)]
struct Placed<'a> {
    rule: &'static str,
    severity: Severity,
    what: &'a str,
    why: &'a str,
    #[serde(rename = "do")]
    to_do: &'a str,
    citations: &'a [Citation],
    #[serde(skip_serializing_if = "Option::is_none")]
    span: Option<(usize, usize)>,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<usize>,
}

/// Writes what was found in files as one JSON document.
///
/// # Errors
/// Those of writing.
pub fn files(out: &mut impl Write, checked: &[files::Checked]) -> io::Result<()> {
    let files = checked.iter().map(|c| {
        let file = c.path.display().to_string();
        match &c.outcome {
            Err(error) => File::Bad { file, error },
            Ok(found) => File::Read(Box::new(read(file, found))),
        }
    });
    let tool = Tool { name: "fairreach", version: env!("CARGO_PKG_VERSION") };
    serde_json::to_writer_pretty(&mut *out, &Files { tool, files: files.collect() })?;
    writeln!(out)
}

fn read(file: String, found: &files::Found) -> Read<'_> {
    let report = &found.judged.report;
    let findings = found.findings.iter().map(|f| Placed {
        rule: f.rule,
        severity: f.severity,
        what: &f.what,
        why: &f.why,
        to_do: &f.to_do,
        citations: &f.citations,
        span: f.span,
        line: f.place.as_ref().map(|p| p.line),
        column: f.place.as_ref().map(|p| p.column),
    });
    Read {
        file,
        language: report.language,
        audience: audience(report),
        disclosures: strengths(&report.disclosures),
        findings: findings.collect(),
        verdict: report.verdict,
    }
}
