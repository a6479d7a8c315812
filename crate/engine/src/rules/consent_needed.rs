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
    /// ## Examples
    /// Counts: a first email to a person or to info@ in Germany; several recipients of whom one is in Poland. Does not count:
    /// a named address in Britain, contact@ in France, an unknown country, a person whose consent is on record.
    CONSENT_NEEDED { id: "consent-needed", since: "0.1.0", group: Permission, severity: Warn, citations: ["country", "epd-13"], adds: None }
}

fn find(case: &Case<'_>) -> Vec<Hit> {
    let asked = case.email() && case.first() && !case.consumer() && case.regime() == Some(Regime::OptIn);
    if !asked || case.consent_told("consent-needed") {
        return silent();
    }
    let (Some((country, weak)), Some(person)) = (case.row(), case.person()) else { return silent() };
    vec![Hit::default().by_row(country, weak).with("recipient", person.shown())]
}

#[cfg(test)]
mod tests {
    use super::CONSENT_NEEDED;
    use crate::known::Relationship;
    use crate::policy::Level;
    use crate::rules::testing::{finds, pitch, silent};

    finds!(a_named_address_in_germany, CONSENT_NEEDED, Warn, pitch("anna@acme.de"));
    finds!(a_role_mailbox_in_germany_is_not_exempt, CONSENT_NEEDED, Warn, pitch("info@acme.de"));
    finds!(the_strictest_of_several_decides, CONSENT_NEEDED, Warn, pitch("anna@acme.co.uk").and_to("bo@acme.pl"));
    finds!(a_row_from_knowledge_is_a_hint, CONSENT_NEEDED, Hint, pitch("anna@acme.is"));
    finds!(
        a_policy_cannot_raise_a_secondary_source_to_a_stop,
        CONSENT_NEEDED,
        Warn,
        pitch("anna@acme.it").level("consent-needed", Level::Block)
    );
    finds!(
        a_policy_may_block_where_the_statute_was_read,
        CONSENT_NEEDED,
        Stop,
        pitch("anna@acme.de").level("consent-needed", Level::Block)
    );
    silent!(opt_out_countries, CONSENT_NEEDED, pitch("anna@acme.co.uk"));
    silent!(role_mailboxes_in_france, CONSENT_NEEDED, pitch("contact@acme.fr"));
    silent!(unknown_countries, CONSENT_NEEDED, pitch("anna@acme.com"));
    silent!(consent_on_record, CONSENT_NEEDED, pitch("anna@acme.de").relationship(Relationship::Consented));
}
