//! Where the recipient's law asks for consent before a first email (Article 13 ePrivacy Directive as transposed).

use super::{Case, Hit, silent};
use crate::country::Regime;

rule! {
    /// ## What
    /// The law of the recipient's country asks for prior consent for a first email to an address of this kind, and none is on record.
    /// ## Why
    /// Article 13 of the ePrivacy Directive leaves it to the Member States how businesses are protected; most ask for consent for a
    /// person's work address, several for role mailboxes too. It applies beside the GDPR: a legitimate interest does not replace it.
    /// ## Do
    /// Record the consent, or say that the organisation is a customer, or choose another way: a letter, or a call where the law is
    /// milder.
    CONSENT_NEEDED { id: "consent-needed", since: "0.1.0", group: Permission, severity: Warn, citations: ["country", "epd-13"], adds: None }
}

fn find(case: &Case<'_>) -> Vec<Hit> {
    if !case.email() || !case.first() || case.consumer() || case.regime() != Some(Regime::OptIn) {
        return silent();
    }
    let (Some((country, weak)), Some(person)) = (case.row(), case.person()) else { return silent() };
    vec![Hit::default().by_row(country, weak).with("recipient", person.shown())]
}
