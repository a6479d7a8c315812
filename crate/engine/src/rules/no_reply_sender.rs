//! Outreach comes from an address that can be answered (Article 13(4) ePrivacy Directive).

use super::{Case, Hit, silent};
use crate::address;

rule! {
    /// ## What
    /// The mail is sent from a no-reply address.
    /// ## Why
    /// The reader must be able to ask for an end of the messages at a valid address, and rights must be easy to use.
    /// ## Do
    /// Send it from an address that somebody reads.
    /// ## Examples
    /// Counts: an offer from noreply@nordlicht.example. Does not count: an invoice from there, an offer from a person or from
    /// hello@.
    NO_REPLY_SENDER { id: "no-reply-sender", since: "0.1.0", group: Permission, severity: Warn, citations: ["epd-13-4", "gdpr-12-2"], adds: None }
}

fn find(case: &Case<'_>) -> Vec<Hit> {
    let from = case.snapshot.from.as_ref().and_then(|from| from.address.as_deref());
    let Some(from) = from.filter(|from| case.email() && address::is_no_reply(from)) else { return silent() };
    vec![Hit::default().with("from", from)]
}

#[cfg(test)]
mod tests {
    use super::NO_REPLY_SENDER;
    use crate::known::Answer;
    use crate::rules::testing::{finds, mail, pitch, silent};

    finds!(
        outreach_nobody_can_answer,
        NO_REPLY_SENDER,
        Warn,
        pitch("anna@acme.co.uk").from("noreply@nordlicht.example")
    );
    silent!(a_person, NO_REPLY_SENDER, pitch("anna@acme.co.uk").from("mika@nordlicht.example"));
    silent!(
        no_outreach,
        NO_REPLY_SENDER,
        mail("anna@acme.co.uk", "Your invoice 17 is attached.")
            .from("noreply@nordlicht.example")
            .answer(Answer::NotOutreach)
    );
}
