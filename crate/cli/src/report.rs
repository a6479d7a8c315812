//! The answers of JSON Lines and of `--format json` (docs/report.schema.json).

use crate::draft_line::Judged;
use fairreach_engine::draft::Draft;
use fairreach_engine::report::{AddressKind, AudienceKind, Disclosures, Severity, Span, Strength, Verdict};
use fairreach_engine::request::{Found, RequestKind};
use serde::Serialize;
use serde_json::Value;

/// What was found out about a draft.
#[derive(Serialize)]
pub struct Checked<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a Value>,
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
        Self { id: Some(id), ..Self::anonymous(judged) }
    }

    /// The same for a file, which has no id.
    pub fn anonymous(Judged { draft, report }: &Judged) -> Self {
        let findings = report.findings.iter().map(|f| Finding {
            rule: f.rule,
            severity: f.severity,
            span: f.span.map(|s| draft.scalars(s)),
        });
        Self {
            id: None,
            language: report.language,
            audience: Audience {
                kind: report.audience.kind,
                address_kind: report.audience.address_kind,
                country: report.audience.country,
            },
            disclosures: strengths(&report.disclosures),
            findings: findings.collect(),
            verdict: report.verdict,
        }
    }
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
