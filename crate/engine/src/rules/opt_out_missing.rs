//! First outreach must say how to object, clearly and apart from the rest (Article 21(4) GDPR).

use super::{Case, Hit, absent, when};
use crate::footer::Part;

rule! {
    /// ## What
    /// Nothing in the mail says how to stop further ones.
    /// ## Why
    /// Who gets direct marketing may object at any time, free of charge, and must be told so at the latest in the first message; the
    /// ePrivacy Directive asks for a valid address for that in every one.
    /// ## Do
    /// Insert the footer, or write a sentence of your own: an offer to stop when the reader replies is enough, a link is not required.
    /// ## Examples
    /// Counts: a pitch that ends with its greeting; "our tool lowers unsubscribe rates"; "cancel any time". Does not count:
    /// "reply with no thanks and I will not write again", "unsubscribe: https://…", an answer to his own message.
    OPT_OUT_MISSING { id: "opt-out-missing", since: "0.1.0", group: Disclosure, severity: Warn, citations: ["gdpr-21-4", "epd-13-4", "country"], adds: Some(Part::OptOut) }
}

fn find(case: &Case<'_>) -> Vec<Hit> {
    let disclosures = case.disclosures;
    let other = disclosures.dead_opt_out_link.is_some() || disclosures.hidden_opt_out;
    let missing = case.email() && absent(disclosures.opt_out.strength) && !other;
    when(missing, Hit::default().with("country", case.audience.country.unwrap_or_default()))
}

#[cfg(test)]
mod tests {
    use super::OPT_OUT_MISSING;
    use crate::known::Relationship;
    use crate::rules::testing::{finds, linkedin, pitch, silent};

    finds!(a_pitch_without_one, OPT_OUT_MISSING, Warn, pitch("anna@acme.co.uk"));
    finds!(
        the_topic_is_no_offer,
        OPT_OUT_MISSING,
        Warn,
        pitch("anna@acme.co.uk").plus("Our tool lowers unsubscribe rates by a third.")
    );
    silent!(
        a_plain_sentence_is_enough,
        OPT_OUT_MISSING,
        pitch("anna@acme.co.uk")
            .plus("If this is of no interest, reply to this email and I will not write to you again.")
    );
    silent!(linkedin_has_its_own_rule, OPT_OUT_MISSING, linkedin(None));
    silent!(customers, OPT_OUT_MISSING, pitch("anna@acme.co.uk").relationship(Relationship::Customer));
    silent!(who_objected_is_removed_anyway, OPT_OUT_MISSING, pitch("anna@acme.co.uk").suppressed());
}
