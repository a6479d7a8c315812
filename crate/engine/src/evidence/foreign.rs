//! Disclosures in another language than the draft's: a fixed footer below whatever the rep writes.

use super::{opt_out, place};
use crate::reading::Reading;
use crate::report::{Disclosures, Evidence, Span, Strength};

/// Footers stand in the last paragraphs.
const LAST: usize = 6;
/// What is shorter does not tell its language, in bytes.
const SHORTEST: usize = 40;

/// Looks for an opt-out and a source in other languages where the draft's own has none.
pub fn find(whole: &Reading<'_>, code: &str, repliable: bool, found: &mut Disclosures) {
    let mut start = 0;
    let lines = whole.text.split_inclusive('\n').map(|line| {
        start += line.len();
        (start - line.len(), line.trim_end())
    });
    let lines: Vec<(usize, &str)> = lines.filter(|(_, line)| line.len() >= SHORTEST).collect();
    for (start, line) in lines.into_iter().rev().take(LAST) {
        if found.opt_out.strength != Strength::Absent && found.source.strength != Strength::Absent {
            return;
        }
        let detected = whole.language(Some(Span { start, end: start + line.len() }));
        let Some(other) = detected.language.filter(|language| language.code != code) else { continue };
        let reading = Reading::plain(line, Some(&other.outgoing));
        for (own, theirs) in [
            (&mut found.opt_out, opt_out::find(&reading, repliable).evidence),
            (&mut found.source, place::source(&reading)),
        ] {
            let Some(span) = theirs.span.filter(|_| own.strength == Strength::Absent) else { continue };
            if theirs.strength == Strength::Present {
                let span = Span { start: span.start + start, end: span.end + start };
                *own = Evidence { strength: theirs.strength, span: Some(span) };
                found.foreign = found.foreign.or(Some((other.code, span)));
            }
        }
    }
}
