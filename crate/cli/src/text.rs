//! What was found, for people: as compilers print it.

use crate::files::{Checked, FoundFinding, Outcome, severity, verdict};
use crate::place::Place;
use std::io::{self, Write};
use std::path::Path;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Widest part of a line that is shown.
const WIDTH: usize = 100;

/// Prints one file.
///
/// # Errors
/// Those of writing.
pub fn file(out: &mut impl Write, checked: &Checked) -> io::Result<()> {
    let path = checked.path.display();
    let Ok(found) = &checked.outcome else { return Ok(()) };
    for finding in &found.findings {
        print(out, &checked.path, finding)?;
    }
    for (term, value) in &found.judged_by {
        writeln!(out, "  {term}: {value}")?;
    }
    let kind = verdict(found.judged.report.verdict);
    if found.title.is_empty() {
        writeln!(out, "{path}: {kind}\n")
    } else {
        writeln!(out, "{path}: {kind}: {}\n", found.title)
    }
}

fn print(out: &mut impl Write, path: &Path, finding: &FoundFinding) -> io::Result<()> {
    let level = severity(finding.severity);
    // What is missing stands nowhere: it is said of the whole file.
    let place = finding.place.as_ref().map_or_else(String::new, |p| format!(":{}:{}", p.line, p.column));
    writeln!(out, "{}{place}: {level}[{}]: {}", path.display(), finding.rule, finding.what)?;
    if let Some(place) = &finding.place {
        excerpt(out, place)?;
    }
    for (name, text) in [("why", &finding.why), ("do", &finding.to_do)] {
        if !text.is_empty() {
            writeln!(out, "  {name}: {text}")?;
        }
    }
    for citation in &finding.citations {
        match &citation.url {
            Some(url) => writeln!(out, "  law: {} <{url}>", citation.text)?,
            None => writeln!(out, "  law: {}", citation.text)?,
        }
    }
    writeln!(out)
}

/// The line with a mark under the words, cut to what a screen holds.
fn excerpt(out: &mut impl Write, place: &Place) -> io::Result<()> {
    let length = place.end_column - place.column;
    let skipped = if place.before + length > WIDTH { place.before.saturating_sub(WIDTH / 4) } else { 0 };
    // A tab or a mark of writing direction would move the caret away from its words.
    let shown: String =
        place.text.chars().skip(skipped).take(WIDTH).map(|c| if c.width().is_none() { ' ' } else { c }).collect();
    let number = place.line.to_string();
    let gutter = " ".repeat(number.len());
    // Of the whole, not of each character: a family of emoji joined into one takes the room of one.
    let width = |from: usize, count: usize| shown.chars().skip(from).take(count).collect::<String>().width();
    let before = " ".repeat(width(0, place.before - skipped));
    let marks = "^".repeat(width(place.before - skipped, length).max(1));
    let more = if skipped > 0 { "…" } else { " " };
    let tail = if place.text.chars().nth(skipped + WIDTH).is_some() { "…" } else { "" };
    writeln!(out, "  {gutter} |\n  {number} |{more}{shown}{tail}\n  {gutter} | {before}{marks}")
}

/// Prints what all files have in common.
///
/// # Errors
/// Those of writing.
pub fn foot(out: &mut impl Write, outcome: Outcome) -> io::Result<()> {
    if !outcome.found && !outcome.hints && !outcome.bad {
        writeln!(out, "No issue found by these rules.")?;
    }
    writeln!(out, "Fairreach informs. It is not legal advice.")
}
