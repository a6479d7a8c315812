//! The draft's language is not supported, or part of the draft could not be read.

use super::{Case, Hit, when};
use crate::report::Severity;

rule! {
    /// ## What
    /// Whether the message says what it must could not be told.
    /// ## Why
    /// What was not read or not understood is neither there nor missing.
    /// ## Do
    /// Check by eye that it says who writes, why, where the details come from, and how to object.
    DISCLOSURES_UNKNOWN { id: "disclosures-unknown", since: "0.1.0", group: House, severity: Hint, citations: ["house"], adds: None }
}

fn find(case: &Case<'_>) -> Vec<Hit> {
    when(case.disclosures_undecided(), Hit::default().at_most(Severity::Hint))
}
