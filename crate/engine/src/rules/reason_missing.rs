//! First outreach says why it is this person who is written to (Article 14(1)(c) GDPR).

use super::{Case, Hit, absent, when};
use crate::footer::Part;

rule! {
    /// ## What
    /// No sentence ties this person, his role, his company or something he did to the offer.
    /// ## Why
    /// A pitch to nobody in particular is hard to balance as a legitimate interest; the reader must learn the purpose.
    /// ## Do
    /// Say in a sentence why you write to this reader.
    /// ## Examples
    /// Counts: "we help companies grow" to whoever reads it. Does not count: "because you lead sales at Acme", "your talk in
    /// Hamburg", "I saw that Acme raised a round".
    REASON_MISSING { id: "reason-missing", since: "0.1.0", group: Disclosure, severity: Hint, citations: ["gdpr-14-1-c", "house"], adds: Some(Part::Reason) }
}

fn find(case: &Case<'_>) -> Vec<Hit> {
    let channel = case.email() || case.direct_message();
    when(channel && case.first() && absent(case.disclosures.reason.strength), Hit::default())
}

#[cfg(test)]
mod tests {
    use super::REASON_MISSING;
    use crate::known::Answer;
    use crate::rules::testing::{finds, mail, pitch, silent};

    finds!(
        an_offer_to_anybody,
        REASON_MISSING,
        Hint,
        mail(
            "anna@acme.co.uk",
            "Hello,\n\nour software cuts reporting time by half. Book a demo now: https://calendly.com/x\n\nMika"
        )
        .answer(Answer::Outreach)
    );
    silent!(
        her_role,
        REASON_MISSING,
        pitch("anna@acme.co.uk").plus("I am writing to you because of your role as head of sales at Acme.")
    );
}
