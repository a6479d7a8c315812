//! The right to object stands apart from other information (Article 21(4) GDPR).

use super::{Case, Hit, when};
use crate::report::Strength;

rule! {
    /// ## What
    /// The only opt-out of a first email stands inside a paragraph with other matter.
    /// ## Why
    /// The right to object must be brought to the reader's attention clearly and separately from any other information, at the latest with
    /// the first communication.
    /// ## Do
    /// Give it a paragraph of its own, or insert the footer's.
    /// ## Examples
    /// Counts: "We cut reporting time by half. Would you have 15 minutes next week? If not, reply no and I will not write again." Does not
    /// count: the same last sentence on a line of its own, or several sentences in a row that all are about how to object.
    OBJECTION_NOT_SEPARATE { id: "objection-not-separate", since: "0.1.0", group: Disclosure, severity: Hint, citations: ["gdpr-21-4"], adds: None }
}

fn find(case: &Case<'_>) -> Vec<Hit> {
    let opt_out = case.disclosures.opt_out;
    let mixed = opt_out.strength == Strength::Present && case.disclosures.opt_out_amid;
    when(case.email() && case.first() && mixed, Hit::at(opt_out.span))
}

#[cfg(test)]
mod tests {
    use super::OBJECTION_NOT_SEPARATE;
    use crate::rules::testing::{finds, mail, pitch, silent};

    finds!(
        the_last_sentence_of_the_pitch,
        OBJECTION_NOT_SEPARATE,
        Hint,
        mail(
            "anna@acme.co.uk",
            "Hello Anna,\n\nwe help sales teams like yours cut reporting time by half with our software. Would you have 15 minutes \
             for a demo next week? If you reply with no thanks, I will not write to you again.\n\nMika"
        )
    );
    silent!(
        a_paragraph_of_its_own,
        OBJECTION_NOT_SEPARATE,
        pitch("anna@acme.co.uk").plus("If you reply with no thanks, I will not write to you again.")
    );
    silent!(
        several_sentences_about_it,
        OBJECTION_NOT_SEPARATE,
        pitch("anna@acme.co.uk").plus(
            "You can object to these emails at any time. Reply with no thanks or unsubscribe at https://nordlicht.example/stop. \
             We will not write to you again."
        )
    );
    silent!(without_any, OBJECTION_NOT_SEPARATE, pitch("anna@acme.co.uk"));
}
