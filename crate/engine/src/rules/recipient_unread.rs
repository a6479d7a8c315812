//! A recipient's address could not be read.

use super::{Case, Hit, when};
use crate::audience::Person;
use crate::report::Severity;

rule! {
    /// ## What
    /// The page shows a recipient without his address, so neither his country nor the suppression list could be checked.
    /// ## Why
    /// Who receives the message decides which law applies.
    /// ## Do
    /// Look at the address yourself; where the site lets you, write it out.
    RECIPIENT_UNREAD { id: "recipient-unread", since: "0.1.0", group: House, severity: Hint, citations: ["house"], adds: None }
}

fn find(case: &Case<'_>) -> Vec<Hit> {
    let unread: Vec<&str> = case.unread().map(Person::shown).collect();
    when(!unread.is_empty(), Hit::default().at_most(Severity::Hint).with("recipient", unread.join(", ")))
}
