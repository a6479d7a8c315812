//! A connection is no consent where direct messages count as electronic mail.

use super::{Case, Hit, silent, when};
use crate::country::Regime;
use crate::report::Severity;
use crate::snapshot::Degree;

rule! {
    /// ## What
    /// A sales message goes to a 1st-degree connection in a country that asks for consent and likely counts this inbox as electronic
    /// mail.
    /// ## Why
    /// The Court of Justice applied the ePrivacy Directive to advertising in an inbox; being connected is not yet consent to marketing.
    /// ## Do
    /// Keep it personal, and ask before you send offers.
    /// ## Examples
    /// Counts: an offer to a connection in Poland. Does not count: one in Britain, a connection whose country nobody knows, a
    /// member who is no connection (linkedin-degree speaks).
    LINKEDIN_OPT_IN_HINT { id: "linkedin-opt-in-hint", since: "0.1.0", group: Permission, severity: Hint, citations: ["country", "epd-13", "cjeu-stwl"], adds: None }
}

fn find(case: &Case<'_>) -> Vec<Hit> {
    let connected = case.direct_message() && case.first() && case.snapshot.degree == Some(Degree::First);
    let Some((country, weak)) = case.row().filter(|_| connected) else { return silent() };
    // Of a message that only asks for consent, consent-request-is-marketing speaks.
    let request = case.signals.consent_ask.is_some() && country.counts_asking();
    let asks = country.direct_message && country.regime(case.audience.address_kind) == Regime::OptIn && !request;
    when(asks, Hit::default().by_row(country, weak).at_most(Severity::Hint))
}

#[cfg(test)]
mod tests {
    use super::LINKEDIN_OPT_IN_HINT;
    use crate::rules::testing::{finds, linkedin, pitch, silent};
    use crate::snapshot::Degree;

    finds!(a_connection_in_poland, LINKEDIN_OPT_IN_HINT, Hint, linkedin(Some(Degree::First)).in_country("PL"));
    silent!(a_connection_in_britain, LINKEDIN_OPT_IN_HINT, linkedin(Some(Degree::First)).in_country("GB"));
    silent!(unknown_countries, LINKEDIN_OPT_IN_HINT, linkedin(Some(Degree::First)));
    silent!(strangers_have_the_degree_rule, LINKEDIN_OPT_IN_HINT, linkedin(Some(Degree::Third)).in_country("PL"));
    silent!(emails, LINKEDIN_OPT_IN_HINT, pitch("anna@acme.pl"));
}
