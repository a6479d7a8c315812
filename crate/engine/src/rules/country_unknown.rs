//! The recipient's country could not be told.

use super::{Case, Hit, when};
use crate::report::Severity;
use crate::snapshot::Channel;

rule! {
    /// ## What
    /// Neither register nor address tells where the recipient is.
    /// ## Why
    /// Whether a first email or a call needs consent is decided by the law of his country.
    /// ## Do
    /// Find out where he is, and look the country's rule up.
    /// ## Examples
    /// Counts: a first email to acme.com without any other sign. Does not count: acme.de, a telephone number in his
    /// signature, a recipient whose address the page does not show (recipient-unread asks).
    COUNTRY_UNKNOWN { id: "country-unknown", since: "0.1.0", group: House, severity: Hint, citations: ["house"], adds: None }
}

fn find(case: &Case<'_>) -> Vec<Hit> {
    // Where even the recipient is not known, recipient-unread asks the better question.
    let asked = (case.email() || case.snapshot.channel == Channel::Call) && case.first() && case.person().is_some_and(|person| person.recipient.address.is_some());
    when(asked && case.audience.country.is_none(), Hit::default().at_most(Severity::Hint))
}

#[cfg(test)]
mod tests {
    use super::COUNTRY_UNKNOWN;
    use crate::rules::testing::{call, finds, mail, pitch, silent};

    finds!(a_generic_ending, COUNTRY_UNKNOWN, Hint, pitch("anna@acme.com"));
    finds!(a_number_without_a_country, COUNTRY_UNKNOWN, Hint, call("040 1234567"));
    silent!(a_country_code, COUNTRY_UNKNOWN, call("0049 40 1234567"));
    silent!(a_country_ending, COUNTRY_UNKNOWN, pitch("anna@acme.de"));
    silent!(no_outreach, COUNTRY_UNKNOWN, mail("anna@acme.com", "Lunch?"));
}
