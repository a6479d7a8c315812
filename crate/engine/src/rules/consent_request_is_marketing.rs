//! To ask for consent by email is advertising itself in several countries.

use super::{Case, Hit, silent, when};
use crate::country::Regime;
use crate::report::{AudienceKind, Severity};

rule! {
    /// ## What
    /// The message asks whether offers may be sent, in a country where that question needs consent itself.
    /// ## Why
    /// A message that is sent to get consent serves later advertising. Courts or authorities of several countries (DE, PL, CZ, DK among
    /// others, CASL in Canada) count it as advertising; South Africa and Israel allow one such request.
    /// ## Do
    /// Ask by another way: a letter, a form on the website, in person.
    /// ## Examples
    /// Counts: "May I send you our newsletter?" as a first email to Germany. Does not count: the same in Britain or South Africa, or to
    /// somebody who wrote first.
    CONSENT_REQUEST_IS_MARKETING { id: "consent-request-is-marketing", since: "0.1.0", group: Outsider, severity: Hint, citations: ["country", "epd-13"], adds: None }
}

fn find(case: &Case<'_>) -> Vec<Hit> {
    let Some(ask) = case.signals.consent_ask else { return silent() };
    let Some((country, weak)) = case.row().filter(|(country, _)| country.counts_asking()) else { return silent() };
    let here = case.email() || case.direct_message() && country.direct_message;
    let asks = country.regime(case.audience.address_kind) != Regime::OptOut;
    let stranger = case.first() || case.audience.kind == AudienceKind::Unknown;
    when(here && asks && stranger, Hit::at(Some(ask)).by_row(country, weak).at_most(Severity::Hint))
}

#[cfg(test)]
mod tests {
    use super::CONSENT_REQUEST_IS_MARKETING;
    use crate::known::Answer;
    use crate::rules::testing::{finds, mail, silent};

    const ASK: &str = "Dzień dobry,\n\nczy możemy przesłać Państwu nasz newsletter z ofertami dla zespołów sprzedaży?\n\n\
                       Pozdrawiam\nMika";

    finds!(a_question_to_germany, CONSENT_REQUEST_IS_MARKETING, Hint, mail("anna@acme.de", ASK).answer(Answer::Outreach));
    silent!(a_question_to_britain, CONSENT_REQUEST_IS_MARKETING, mail("anna@acme.co.uk", ASK).answer(Answer::Outreach));
    silent!(one_request_is_the_way_in_south_africa, CONSENT_REQUEST_IS_MARKETING, mail("anna@acme.co.za", ASK));
    silent!(a_customer, CONSENT_REQUEST_IS_MARKETING, mail("anna@acme.de", ASK).answer(Answer::Customer));
    silent!(
        another_question,
        CONSENT_REQUEST_IS_MARKETING,
        mail("anna@acme.de", "Hello Anna, may I send you the signed contract tomorrow?").answer(Answer::Outreach)
    );
}
