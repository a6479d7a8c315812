//! The degree of connection on `LinkedIn` could not be read.

use super::{Case, Hit, when};
use crate::report::Severity;

rule! {
    /// ## What
    /// The page does not show how you are connected with this member.
    /// ## Why
    /// Sales messages to people who are no connections are warned of; what could not be read is not guessed.
    /// ## Do
    /// Look at the profile; when you are connected, send.
    /// ## Examples
    /// Counts: an offer in a message window that shows no badge. Does not count: "· 1st" or "· 3rd+" beside the name, an
    /// email.
    DEGREE_UNKNOWN { id: "degree-unknown", since: "0.1.0", group: House, severity: Hint, citations: ["house"], adds: None }
}

fn find(case: &Case<'_>) -> Vec<Hit> {
    when(case.degree_undecided(), Hit::default().at_most(Severity::Hint))
}

#[cfg(test)]
mod tests {
    use super::DEGREE_UNKNOWN;
    use crate::rules::testing::{finds, linkedin, pitch, silent};
    use crate::snapshot::{Channel, Degree};

    finds!(a_message, DEGREE_UNKNOWN, Hint, linkedin(None));
    finds!(an_invitation_note, DEGREE_UNKNOWN, Hint, linkedin(None).channel(Channel::LinkedinInvitation));
    silent!(connections, DEGREE_UNKNOWN, linkedin(Some(Degree::First)));
    silent!(emails, DEGREE_UNKNOWN, pitch("anna@acme.de"));
}
