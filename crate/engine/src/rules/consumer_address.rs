//! A private address is protected as a consumer's (Article 13(1) ePrivacy Directive as transposed).

use super::{Case, Hit, silent};
use crate::country::Regime;

rule! {
    /// ## What
    /// The first email goes to a private address (a freemail domain), and the law there asks for consent for those.
    /// ## Why
    /// Exceptions for business addresses do not cover it, whatever the person's job is.
    /// ## Do
    /// Use the business address, or record the consent.
    /// ## Examples
    /// Counts: a first email to anna@gmail.com when the register says that she is in Germany or Britain. Does not count: her
    /// business address (consent-needed speaks there), a private address in the United States, one whose country nobody
    /// knows.
    CONSUMER_ADDRESS { id: "consumer-address", since: "0.1.0", group: Permission, severity: Warn, citations: ["country", "epd-13"], adds: None }
}

fn find(case: &Case<'_>) -> Vec<Hit> {
    let asked = case.email() && case.first() && case.consumer() && case.regime() == Some(Regime::OptIn);
    if !asked || case.consent_told("consumer-address") {
        return silent();
    }
    let (Some((country, weak)), Some(person)) = (case.row(), case.person()) else { return silent() };
    vec![Hit::default().by_row(country, weak).with("recipient", person.shown())]
}

#[cfg(test)]
mod tests {
    use super::CONSUMER_ADDRESS;
    use crate::rules::testing::{finds, pitch, silent};

    finds!(a_private_address_of_a_german, CONSUMER_ADDRESS, Warn, pitch("anna@gmail.com").in_country("DE"));
    finds!(a_private_address_of_a_briton, CONSUMER_ADDRESS, Warn, pitch("anna@gmail.com").in_country("GB"));
    silent!(a_business_address, CONSUMER_ADDRESS, pitch("anna@acme.de"));
    silent!(americans, CONSUMER_ADDRESS, pitch("anna@gmail.com").in_country("US"));
    silent!(a_provider_tells_no_country, CONSUMER_ADDRESS, pitch("anna@web.de"));
}
