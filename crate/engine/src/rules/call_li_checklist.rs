//! Legitimate interest for calls needs yes to five questions (Article 6(1)(f) GDPR, house rule).

use super::{Case, Hit, silent};
use crate::country::CallRule;
use crate::known::Checklist;
use crate::report::Severity;

rule! {
    /// ## What
    /// A call rests on legitimate interest, and not all five questions about it are answered with yes.
    /// ## Why
    /// The interest counts only where the person's own do not prevail: who calls whom, why and with which data is written down; notes
    /// are kept safely; a bought lead is proven; the interest was weighed before; the call itself says how to get out.
    /// ## Do
    /// Answer the five on the call card. A no is a reason not to call.
    /// ## Examples
    /// Counts: four times yes and one open. Does not count: a call on recorded consent, a country whose law asks for consent anyway, a
    /// call from and to places where the GDPR does not apply.
    CALL_LI_CHECKLIST { id: "call-li-checklist", since: "0.1.0", group: Call, severity: Hint, citations: ["gdpr-6-1-f", "house"], adds: None }
}

fn find(case: &Case<'_>) -> Vec<Hit> {
    let Some(call) = case.call().filter(|call| !call.consented) else { return silent() };
    let checklist = call.record.map_or_else(Checklist::default, |record| record.checklist);
    let missing = checklist.missing();
    if missing == 0 || call.rule == Some(CallRule::OptIn) || !case.gdpr(call.person) {
        return silent();
    }
    vec![Hit::default().at_most(Severity::Hint).with("count", missing.to_string())]
}

#[cfg(test)]
mod tests {
    use super::CALL_LI_CHECKLIST;
    use crate::known::{Checklist, Consent};
    use crate::rules::testing::{Mail, call, finds, silent};
    use crate::snapshot::Channel;

    fn answered(number: &str, way_out_said: Option<bool>) -> Mail {
        let yes = Some(true);
        let checklist =
            Checklist { rules_written: yes, notes_safe: yes, lead_proven: yes, interest_weighed: yes, way_out_said };
        call(number).known(|person| person.call.checklist = checklist)
    }

    finds!(nothing_answered, CALL_LI_CHECKLIST, Hint, call("+44 20 7946 0199"));
    finds!(one_is_open, CALL_LI_CHECKLIST, Hint, answered("+44 20 7946 0199", None));
    finds!(one_is_no, CALL_LI_CHECKLIST, Hint, answered("+44 20 7946 0199", Some(false)));
    finds!(a_german_business_calls_to_america, CALL_LI_CHECKLIST, Hint, call("+1 212 555 0199").ours("DE"));
    silent!(five_times_yes, CALL_LI_CHECKLIST, answered("+44 20 7946 0199", Some(true)));
    silent!(poland_asks_for_consent, CALL_LI_CHECKLIST, call("+48 22 555 01 99"));
    silent!(outside_the_gdpr, CALL_LI_CHECKLIST, call("+1 212 555 0199").ours("US"));
    silent!(
        consent_is_the_basis,
        CALL_LI_CHECKLIST,
        call("+44 20 7946 0199").known(|person| {
            person.consents = vec![Consent { channels: vec![Channel::Call], ..Consent::default() }];
        })
    );
}
