//! Where the law asks for consent before a marketing call (national law beside the GDPR).

use super::{Case, Hit, silent};
use crate::country::CallRule;
use crate::report::Severity;

rule! {
    /// ## What
    /// The law of the called person's country asks for prior consent to a marketing call, and none for calls is on record. Where it
    /// lets calls go without consent on a condition, this is a hint that asks for the condition.
    /// ## Why
    /// Most countries let businesses be called until they refuse; some do not, and many protect private people more. A legitimate
    /// interest under the GDPR does not replace that consent.
    /// ## Do
    /// Record the consent with its proof, or write instead: a letter, or an email where the law is milder.
    /// ## Examples
    /// Counts: a Polish or an Austrian company number without consent for calls; a private number in France. Does not count: a company
    /// number in Britain, or a person who asked to be called and whose consent is on record.
    CALL_CONSENT_NEEDED { id: "call-consent-needed", since: "0.1.0", group: Call, severity: Warn, citations: ["country"], adds: None }
}

fn find(case: &Case<'_>) -> Vec<Hit> {
    let Some(call) = case.call().filter(|call| !call.consented && !call.consented_elsewhere) else { return silent() };
    let Some((country, calls)) = &call.law else { return silent() };
    let hit = Hit::default().by_calls(country, calls, call.person.place.weak).with("recipient", call.person.shown());
    match call.rule {
        Some(CallRule::OptIn) => vec![call.asks(hit)],
        Some(CallRule::OptInUnless(condition)) => {
            vec![hit.at_most(Severity::Hint).with("variant", "unless").with("condition", condition)]
        }
        Some(CallRule::OptOut | CallRule::PresumedConsent) | None => silent(),
    }
}

#[cfg(test)]
mod tests {
    use super::CALL_CONSENT_NEEDED;
    use crate::known::{Consent, Relationship};
    use crate::rules::testing::{call, finds, pitch, silent};
    use crate::snapshot::Channel;

    finds!(a_company_in_poland, CALL_CONSENT_NEEDED, Warn, call("+48 22 555 01 99"));
    finds!(a_company_in_austria, CALL_CONSENT_NEEDED, Warn, call("+43 1 5550199"));
    finds!(an_unsure_row_is_a_hint, CALL_CONSENT_NEEDED, Hint, call("+386 1 555 01 99"));
    finds!(a_condition_is_a_question, CALL_CONSENT_NEEDED, Hint, call("+421 2 5550 0199"));
    finds!(
        a_private_number_in_france,
        CALL_CONSENT_NEEDED,
        Warn,
        call("+33 1 55 50 01 99").known(|person| person.call.private = Some(true))
    );
    finds!(
        what_the_call_is_about_was_not_said,
        CALL_CONSENT_NEEDED,
        Hint,
        call("+48 22 555 01 99").without_text()
    );
    silent!(a_company_in_france, CALL_CONSENT_NEEDED, call("+33 1 55 50 01 99"));
    silent!(germany_has_its_own_rule, CALL_CONSENT_NEEDED, call("+49 40 1234567"));
    silent!(an_unknown_country, CALL_CONSENT_NEEDED, call("040 1234567"));
    silent!(
        consent_for_calls,
        CALL_CONSENT_NEEDED,
        call("+48 22 555 01 99").known(|person| {
            person.consents = vec![Consent { channels: vec![Channel::Call], ..Consent::default() }];
        })
    );
    silent!(
        customers,
        CALL_CONSENT_NEEDED,
        call("+48 22 555 01 99").known(|person| person.relationship = Relationship::Customer)
    );
    silent!(mails, CALL_CONSENT_NEEDED, pitch("anna@acme.pl"));
}
