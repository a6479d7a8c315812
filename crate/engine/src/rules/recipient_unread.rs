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
    /// ## Examples
    /// Counts: a name in To that hides its address. Does not count: a member on `LinkedIn`, who has none to show; a recipient
    /// with his address.
    RECIPIENT_UNREAD { id: "recipient-unread", since: "0.1.0", group: House, severity: Hint, citations: ["house"], adds: None }
}

fn find(case: &Case<'_>) -> Vec<Hit> {
    let unread: Vec<&str> = case.unread().map(Person::shown).collect();
    when(!unread.is_empty(), Hit::default().at_most(Severity::Hint).with("recipient", unread.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::RECIPIENT_UNREAD;
    use crate::rules::testing::{finds, linkedin, pitch, silent};
    use crate::snapshot::Degree;

    finds!(a_name_from_the_directory, RECIPIENT_UNREAD, Hint, pitch("anna@acme.de").unread("Directory Two"));
    silent!(all_read, RECIPIENT_UNREAD, pitch("anna@acme.de"));
    silent!(linkedin_has_no_addresses, RECIPIENT_UNREAD, linkedin(Some(Degree::First)));
}
