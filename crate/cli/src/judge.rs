//! A draft judged and worded: what every output prints.

use crate::lines::Run;
use fairreach_engine::date::Date;
use fairreach_engine::desk::{self, Desk};
use fairreach_engine::draft::Draft;
use fairreach_engine::footer::{self, Composed};
use fairreach_engine::known::Known;
use fairreach_engine::report::{Finding, Report};
use fairreach_engine::snapshot::Snapshot;
use fairreach_engine::view::{Line, Reply, Request, View};

/// A draft and what was found.
pub struct Judged {
    /// The draft's own text.
    pub draft: Draft,
    /// What was found.
    pub report: Report,
}

/// Judges a draft.
pub fn judge(snapshot: &Snapshot, known: &Known, run: &Run<'_>, today: Date) -> Judged {
    let report = fairreach_engine::check(snapshot, known, run.policy, today);
    let draft = snapshot.body.as_ref().map(Draft::read).unwrap_or_default();
    Judged { draft, report }
}

/// The view of a draft, worded.
pub fn view(snapshot: &Snapshot, known: &Known, run: &Run<'_>, today: Date) -> Option<View> {
    let desk = Desk { known, policy: run.policy, local: run.policy, locked: &[], wording: run.wording, today };
    match desk::answer(&Request::Check { snapshot: snapshot.clone() }, &desk).reply {
        Reply::View { view } => Some(view),
        Reply::Insertion { .. } | Reply::Form { .. } | Reply::Nothing { .. } => None,
    }
}

/// Findings with their words; a finding that the view leaves out has none.
pub fn worded<'a>(report: &'a Report, view: Option<&'a View>) -> Vec<(&'a Finding, Option<&'a Line>)> {
    let mut lines: Vec<&Line> = view.iter().flat_map(|v| &v.panel.lines).collect();
    let pairs = report.findings.iter().map(|finding| {
        let line = lines.iter().position(|l| l.rule == finding.rule).map(|at| lines.remove(at));
        (finding, line)
    });
    pairs.collect()
}

/// The footer that a draft lacks: text and HTML, both empty where it lacks nothing.
///
/// # Errors
/// Says which values the policy lacks, or why there is no footer.
pub fn footer(snapshot: &Snapshot, known: &Known, run: &Run<'_>, today: Date) -> Result<(String, String), String> {
    match footer::compose(snapshot, known, run.policy, today) {
        Composed::Footer(footer) => Ok((footer.text, footer.html)),
        Composed::Complete => Ok((String::new(), String::new())),
        Composed::Ask(asked) => Err(format!("the policy lacks {}", asked.required.join(", "))),
        Composed::TooLong => Err("the footer does not fit into this channel".to_owned()),
        Composed::Unreadable => Err("this channel takes no footer".to_owned()),
    }
}
