//! Whether it is outreach could not be told.

use super::{Case, Hit, when};
use crate::report::{AudienceKind, Severity};

rule! {
    /// ## What
    /// Neither recipients nor thread nor text tell for sure whether this is a first contact for business. Where a mail just
    /// reads as one, what it lacks is a hint until the question is answered.
    /// ## Why
    /// Only outreach is judged by the rules on marketing. A guess would nag or miss.
    /// ## Do
    /// Say what it is: "Not outreach", "We already talk" or "This is outreach".
    /// ## Examples
    /// Counts: "Hi Anna, are you free for lunch tomorrow?" to an outsider in no thread. Does not count: an empty draft, a
    /// pitch, an answer to his own message, colleagues.
    AUDIENCE_UNKNOWN { id: "audience-unknown", since: "0.1.0", group: House, severity: Hint, citations: ["house"], adds: None }
}

fn find(case: &Case<'_>) -> Vec<Hit> {
    let unknown = case.audience.kind == AudienceKind::Unknown && !case.draft.text.trim().is_empty();
    when(unknown || case.doubtful(), Hit::default().at_most(Severity::Hint))
}

#[cfg(test)]
mod tests {
    use super::AUDIENCE_UNKNOWN;
    use crate::policy::Level;
    use crate::rules::testing::{finds, mail, pitch, silent};

    finds!(
        a_text_that_could_be_anything,
        AUDIENCE_UNKNOWN,
        Hint,
        mail("anna@acme.de", "Hi Anna, are you free for lunch tomorrow? Let me know.")
    );
    finds!(
        no_policy_makes_a_question_a_fault,
        AUDIENCE_UNKNOWN,
        Hint,
        mail("anna@acme.de", "Hi Anna, are you free for lunch tomorrow?").level("audience-unknown", Level::Block)
    );
    finds!(
        a_mail_that_just_reads_as_an_offer,
        AUDIENCE_UNKNOWN,
        Hint,
        mail("anna@acme.de", "I wanted to introduce our product, a scheduler for clinics.")
    );
    silent!(an_empty_draft, AUDIENCE_UNKNOWN, mail("anna@acme.de", " \n"));
    silent!(a_pitch, AUDIENCE_UNKNOWN, pitch("anna@acme.de"));
    silent!(colleagues, AUDIENCE_UNKNOWN, mail("bo@acme.de", "Lunch?").from("mika@acme.de"));
}
