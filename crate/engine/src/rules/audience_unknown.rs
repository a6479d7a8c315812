//! Whether it is outreach could not be told.

use super::{Case, Hit, when};
use crate::report::{AudienceKind, Severity};

rule! {
    /// ## What
    /// Neither recipients nor thread nor text tell whether this is a first contact for business.
    /// ## Why
    /// Only outreach is judged by the rules on marketing. A guess would nag or miss.
    /// ## Do
    /// Say what it is: "Not outreach", "We already talk" or "This is outreach".
    AUDIENCE_UNKNOWN { id: "audience-unknown", since: "0.1.0", group: House, severity: Hint, citations: ["house"], adds: None }
}

fn find(case: &Case<'_>) -> Vec<Hit> {
    let asked = case.audience.kind == AudienceKind::Unknown && !case.draft.text.trim().is_empty();
    when(asked, Hit::default().at_most(Severity::Hint))
}
