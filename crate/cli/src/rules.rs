//! `fairreach rules`: every rule with its severity, meaning and law.

use crate::args::RulesFormat;
use crate::files::severity;
use fairreach_engine::citation;
use fairreach_engine::report::Severity;
use fairreach_engine::rules;
use fairreach_engine::view::Citation;
use serde::Serialize;
use std::io::{self, Write};

/// A rule for its readers.
#[derive(Serialize)]
pub struct Described {
    /// Rule id.
    pub id: &'static str,
    /// Severity where neither the case nor a policy says otherwise.
    pub severity: Severity,
    /// First sentence of its meaning.
    pub title: String,
    /// What, why and do, in Markdown.
    pub doc: &'static str,
    /// The law.
    pub citations: Vec<Citation>,
    /// Version that brought it.
    pub since: &'static str,
}

/// All rules, in the order in which findings of one severity are shown.
pub fn all() -> Vec<Described> {
    let described = rules::catalogue().iter().map(|rule| Described {
        id: rule.id,
        severity: rule.severity,
        title: title(rule.doc),
        doc: rule.doc.trim(),
        citations: rule.citations.iter().map(|key| cite(key)).collect(),
        since: rule.since,
    });
    described.collect()
}

fn cite(key: &str) -> Citation {
    let country = || Citation { text: "the law of the recipient's country".to_owned(), url: None };
    citation::resolve(key, None).unwrap_or_else(country)
}

/// The first paragraph that is no heading, on one line, up to its first full stop.
fn title(doc: &str) -> String {
    let lines = doc.lines().map(str::trim).skip_while(|l| l.is_empty() || l.starts_with('#'));
    let paragraph: Vec<&str> = lines.take_while(|l| !l.is_empty() && !l.starts_with('#')).collect();
    let paragraph = paragraph.join(" ");
    match paragraph.split_once(". ") {
        Some((first, _)) => format!("{first}."),
        None => paragraph,
    }
}

/// Prints all rules.
///
/// # Errors
/// Those of writing.
pub fn print(out: &mut impl Write, format: RulesFormat) -> io::Result<()> {
    if format == RulesFormat::Json {
        serde_json::to_writer_pretty(&mut *out, &all())?;
        return writeln!(out);
    }
    for rule in all() {
        writeln!(out, "{} ({})", rule.id, severity(rule.severity))?;
        for line in rule.doc.lines().map(str::trim) {
            match line.strip_prefix("## ") {
                Some(heading) => writeln!(out, "  {heading}")?,
                None if line.is_empty() => {}
                None => writeln!(out, "    {line}")?,
            }
        }
        writeln!(out, "  Law")?;
        for citation in &rule.citations {
            match &citation.url {
                Some(url) => writeln!(out, "    {} <{url}>", citation.text)?,
                None => writeln!(out, "    {}", citation.text)?,
            }
        }
        writeln!(out)?;
    }
    writeln!(out, "Fairreach informs. It is not legal advice.")
}
