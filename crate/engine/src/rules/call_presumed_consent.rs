//! Germany lets a business be called on presumed consent, from concrete facts (UWG § 7(2) no. 1).

use super::{Case, Hit, silent};
use crate::country::CallRule;
use crate::report::Severity;

rule! {
    /// ## What
    /// A business in Germany is about to be called, and no facts are noted from which its consent may be presumed.
    /// ## Why
    /// A call to a business needs at least presumed consent there: concrete facts about this business, this offer and being called.
    /// That the offer would fit its line of business is not enough.
    /// ## Do
    /// Note the facts with the day, or do not call.
    /// ## Examples
    /// Counts: any first call to a German company number. Does not count: a company that asked to be called back, a fact noted last
    /// week, a number in Switzerland.
    CALL_PRESUMED_CONSENT { id: "call-presumed-consent", since: "0.1.0", group: Call, severity: Hint, citations: ["country"], adds: None }
}

fn find(case: &Case<'_>) -> Vec<Hit> {
    let Some(call) = case.call().filter(|call| !call.consented) else { return silent() };
    let (Some((country, calls)), Some(CallRule::PresumedConsent)) = (&call.law, call.rule) else { return silent() };
    if call.record.is_some_and(|record| record.facts_noted.is_some()) {
        return silent();
    }
    let hit = Hit::default().by_calls(country, calls, call.person.place.weak).at_most(Severity::Hint);
    vec![hit.with("recipient", call.person.shown())]
}

#[cfg(test)]
mod tests {
    use super::CALL_PRESUMED_CONSENT;
    use crate::date::Date;
    use crate::rules::testing::{call, finds, silent};

    finds!(a_company_in_germany, CALL_PRESUMED_CONSENT, Hint, call("+49 40 1234567"));
    silent!(
        facts_are_noted,
        CALL_PRESUMED_CONSENT,
        call("+49 40 1234567").known(|person| person.call.facts_noted = Date::new(2026, 11, 20).ok())
    );
    silent!(
        private_people_need_consent,
        CALL_PRESUMED_CONSENT,
        call("+49 40 1234567").known(|person| person.call.private = Some(true))
    );
    silent!(switzerland, CALL_PRESUMED_CONSENT, call("+41 44 555 01 99"));
}
