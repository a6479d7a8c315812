//! Some countries ask for a postal address in each marketing email.

use super::{Case, Hit, absent, silent};
use crate::footer::Part;
use crate::report::Severity;

rule! {
    /// ## What
    /// The law of a recipient's country asks for the sender's postal address, and there is none. In Japan it may stand on a linked page:
    /// there it is a hint.
    /// ## Why
    /// A valid postal address is part of CAN-SPAM and CASL; leaving it out is a fault of its own.
    /// ## Do
    /// Insert the footer.
    /// ## Examples
    /// Counts: an offer to the United States or Canada without street and town, in a follow-up too. Does not count: "12 Mill
    /// Lane, Leeds LS1 1AA" in the signature, recipients in Germany or in a country that nobody knows.
    POSTAL_ADDRESS_MISSING { id: "postal-address-missing", since: "0.1.0", group: Disclosure, severity: Warn, citations: ["country"], adds: Some(Part::Postal) }
}

fn find(case: &Case<'_>) -> Vec<Hit> {
    if !case.email() || !absent(case.disclosures.postal_address.strength) {
        return silent();
    }
    let asking = case.rows().find(|(_, country, _)| country.asks("postal_address"));
    let hit = asking.map(|(_, country, weak)| {
        let severity = if country.code == "JP" { Severity::Hint } else { Severity::Warn };
        Hit::default().of(severity).by_row(country, weak)
    });
    hit.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::POSTAL_ADDRESS_MISSING;
    use crate::rules::testing::{finds, pitch, silent};

    finds!(americans, POSTAL_ADDRESS_MISSING, Warn, pitch("anna@acme.us"));
    finds!(one_canadian_among_germans, POSTAL_ADDRESS_MISSING, Warn, pitch("anna@acme.de").and_to("bo@acme.ca"));
    finds!(japan_takes_a_linked_page, POSTAL_ADDRESS_MISSING, Hint, pitch("anna@acme.co.jp"));
    silent!(germans, POSTAL_ADDRESS_MISSING, pitch("anna@acme.de"));
    silent!(unknown_countries, POSTAL_ADDRESS_MISSING, pitch("anna@acme.com"));
}
