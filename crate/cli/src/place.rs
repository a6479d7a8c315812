//! Where the words of a finding stand: line and column of the file, and the line to show.

use crate::file::Document;
use fairreach_engine::draft::Draft;
use fairreach_engine::report::Span;

/// A place in a file, as compilers name it. Lines and columns count from 1, columns in Unicode scalar values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Line.
    pub line: usize,
    /// Column of the first character.
    pub column: usize,
    /// One past the column of the last character on that line.
    pub end_column: usize,
    /// The draft's line.
    pub text: String,
    /// Characters of `text` before the words.
    pub before: usize,
}

/// Finds a span of the draft in its file.
///
/// Words that the file does not hold as they are (encoded, broken by tags) are placed in the draft's own text.
pub fn find(document: &Document, draft: &Draft, span: Span) -> Place {
    let text = &draft.text;
    let start = text.get(..span.start).and_then(|t| t.rfind('\n')).map_or(0, |at| at + 1);
    let end = text.get(span.start..).and_then(|t| t.find('\n')).map_or(text.len(), |at| span.start + at);
    let line = text.get(start..end).unwrap_or_default().trim_end_matches('\r');
    let before = count(text.get(start..span.start));
    let length = count(text.get(span.start..span.end.min(end))).max(1);
    let (row, column) = in_source(document, draft, span, line, before)
        .unwrap_or_else(|| (count_lines(text.get(..span.start)), before + 1));
    Place { line: row, column, end_column: column + length, text: line.to_owned(), before }
}

fn count(text: Option<&str>) -> usize {
    text.unwrap_or_default().chars().count()
}

fn count_lines(text: Option<&str>) -> usize {
    text.unwrap_or_default().matches('\n').count() + 1
}

fn in_source(document: &Document, draft: &Draft, span: Span, line: &str, before: usize) -> Option<(usize, usize)> {
    if let Some(above) = document.lines_above {
        // A plain text has one run a line.
        let position = draft.position(span.start)?;
        return Some((above + usize::try_from(position.run).ok()? + 1, before + 1));
    }
    let words = draft.slice(span);
    let words = words.split('\n').next().unwrap_or(words);
    let source = &document.source;
    let found = source.find(line.trim()).filter(|_| !line.trim().is_empty());
    let at = match found {
        Some(at) => at + line.trim().find(words)?,
        None => only(source, words)?,
    };
    let head = source.get(..at)?;
    Some((count_lines(Some(head)), count(head.rsplit('\n').next()) + 1))
}

/// Where words stand that stand there once.
fn only(source: &str, words: &str) -> Option<usize> {
    let mut found = source.match_indices(words);
    let first = found.next().filter(|_| words.trim().len() > 1)?;
    found.next().is_none().then_some(first.0)
}
