//! What was found, as SARIF 2.1.0 for code scanning.

use crate::files::{Checked, FoundFinding};
use crate::rules;
use fairreach_engine::report::Severity;
use serde_json::{Value, json};
use std::io::{self, Write};
use std::path::Path;

/// Writes the log of a run.
///
/// # Errors
/// Those of writing.
pub fn log(out: &mut impl Write, files: &[Checked]) -> io::Result<()> {
    let rules = rules::all();
    let results = files.iter().flat_map(|checked| {
        let findings = checked.outcome.iter().flat_map(|found| &found.findings);
        findings.map(|finding| result(&checked.path, finding, rules.iter().position(|r| r.id == finding.rule)))
    });
    let failures: Vec<Value> =
        files.iter().filter_map(|c| Some(notification(&c.path, c.outcome.as_ref().err()?))).collect();
    let descriptors = rules.iter().map(|rule| {
        let mut descriptor = json!({
            "id": rule.id,
            "shortDescription": { "text": rule.title },
            "fullDescription": { "text": rule.doc },
            "defaultConfiguration": { "level": level(rule.severity) },
        });
        let url = rule.citations.iter().find_map(|c| c.url.as_deref());
        if let (Some(url), Some(fields)) = (url, descriptor.as_object_mut()) {
            fields.insert("helpUri".to_owned(), url.into());
        }
        descriptor
    });
    let log = json!({
        "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "Fairreach",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": descriptors.collect::<Vec<_>>(),
            } },
            "columnKind": "unicodeCodePoints",
            "invocations": [{
                "executionSuccessful": failures.is_empty(),
                "toolExecutionNotifications": failures,
            }],
            "results": results.collect::<Vec<_>>(),
        }],
    });
    serde_json::to_writer_pretty(&mut *out, &log)?;
    writeln!(out)
}

fn result(path: &Path, finding: &FoundFinding, rule: Option<usize>) -> Value {
    let sentences = [&finding.what, &finding.why, &finding.to_do].map(String::as_str);
    let text: Vec<&str> = sentences.into_iter().filter(|t| !t.is_empty()).collect();
    let region = finding.place.as_ref().map_or(
        json!({ "startLine": 1 }),
        |p| json!({ "startLine": p.line, "startColumn": p.column, "endLine": p.line, "endColumn": p.end_column }),
    );
    let mut result = json!({
        "ruleId": finding.rule,
        "level": level(finding.severity),
        "message": { "text": if text.is_empty() { finding.rule.to_owned() } else { text.join(" ") } },
        "locations": [{ "physicalLocation": { "artifactLocation": { "uri": uri(path) }, "region": region } }],
    });
    if let (Some(index), Some(fields)) = (rule, result.as_object_mut()) {
        fields.insert("ruleIndex".to_owned(), index.into());
    }
    result
}

fn notification(path: &Path, error: &str) -> Value {
    json!({
        "level": "error",
        "message": { "text": error },
        "locations": [{ "physicalLocation": { "artifactLocation": { "uri": uri(path) } } }],
    })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Stop => "error",
        Severity::Warn => "warning",
        Severity::Hint => "note",
    }
}

/// A path as a URI reference (RFC 3986): relative ones stay relative to where the run started.
fn uri(path: &Path) -> String {
    let text = path.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/");
    let mut uri = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~' | b'/') {
            uri.push(char::from(byte));
        } else {
            use std::fmt::Write as _;
            // Writing to a string cannot fail.
            let _ = write!(uri, "%{byte:02X}");
        }
    }
    if path.is_absolute() { format!("file://{uri}") } else { uri }
}
