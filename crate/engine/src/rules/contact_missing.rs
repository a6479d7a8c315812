//! First outreach says how to reach the organisation (Article 14(1)(a) GDPR).

use super::{Case, Hit, absent, when};
use crate::footer::Part;
use crate::report::Severity;

rule! {
    /// ## What
    /// The mail names no address, telephone number or page of the organisation. From a no-reply sender this is a warning.
    /// ## Why
    /// The controller's contact details belong to what a data subject must be told.
    /// ## Do
    /// Insert the footer, or complete the signature.
    /// ## Examples
    /// Counts: a mail signed "Mika, Nordlicht" and nothing more. Does not count: an address, a telephone number or a form of
    /// the organisation in text or signature.
    CONTACT_MISSING { id: "contact-missing", since: "0.1.0", group: Disclosure, severity: Hint, citations: ["gdpr-14-1-a", "epd-13-4"], adds: Some(Part::Identity) }
}

fn find(case: &Case<'_>) -> Vec<Hit> {
    let severity = if case.repliable { Severity::Hint } else { Severity::Warn };
    when(case.email() && case.first() && absent(case.disclosures.contact.strength), Hit::default().of(severity))
}

#[cfg(test)]
mod tests {
    use super::CONTACT_MISSING;
    use crate::rules::testing::{finds, pitch, silent};

    finds!(nothing_to_reach_us_by, CONTACT_MISSING, Hint, pitch("anna@acme.co.uk"));
    finds!(from_a_no_reply_sender, CONTACT_MISSING, Warn, pitch("anna@acme.co.uk").from("no-reply@nordlicht.example"));
    silent!(
        a_telephone_number,
        CONTACT_MISSING,
        pitch("anna@acme.co.uk").plus("--\nMika Rep, Nordlicht Werkzeuge GmbH\nPhone: +49 40 1234567")
    );
}
