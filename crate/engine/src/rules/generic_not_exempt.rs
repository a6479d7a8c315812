//! Role mailboxes are not free everywhere (Article 13(5) ePrivacy Directive as transposed).

use super::{Case, Hit, silent, when};
use crate::country::Regime;
use crate::report::{AddressKind, Severity};

rule! {
    /// ## What
    /// The first email goes to a role mailbox (info@, sales@) in a country that asks for consent for those too.
    /// ## Why
    /// Member States decide how organisations are protected. A good third of the countries here exempt no mailbox, so "info@ is always
    /// allowed" is wrong; and a mailbox that one person reads is personal data anyway.
    /// ## Do
    /// Treat it like a person's address: consent, a customer, or another way.
    /// ## Examples
    /// Counts: info@ in Germany, Poland or Austria. Does not count: contact@ in France, info@ in Britain, a person's address (there
    /// consent-needed speaks alone).
    GENERIC_NOT_EXEMPT { id: "generic-not-exempt", since: "0.1.0", group: Permission, severity: Hint, citations: ["country", "epd-13"], adds: None }
}

fn find(case: &Case<'_>) -> Vec<Hit> {
    let role = case.audience.address_kind == AddressKind::GenericBusiness && case.regime() == Some(Regime::OptIn);
    let (Some((country, weak)), Some(person)) = (case.row(), case.person()) else { return silent() };
    let hit = Hit::default().by_row(country, weak).at_most(Severity::Hint).with("recipient", person.shown());
    when(case.email() && case.first() && role, hit)
}

#[cfg(test)]
mod tests {
    use super::GENERIC_NOT_EXEMPT;
    use crate::rules::testing::{finds, pitch, silent};

    finds!(a_role_mailbox_in_germany, GENERIC_NOT_EXEMPT, Hint, pitch("info@acme.de"));
    silent!(a_person_in_germany, GENERIC_NOT_EXEMPT, pitch("anna.berg@acme.de"));
    silent!(a_role_mailbox_in_france, GENERIC_NOT_EXEMPT, pitch("contact@acme.fr"));
    silent!(an_unknown_country, GENERIC_NOT_EXEMPT, pitch("info@acme.com"));
}
