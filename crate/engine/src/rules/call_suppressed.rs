//! Nobody who objected is called (Article 21(3) GDPR).

use super::{Case, Hit};
use crate::report::{AudienceKind, Severity};
use crate::snapshot::Channel;

rule! {
    /// ## What
    /// The person or the number that is about to be called stands on the suppression list.
    /// ## Why
    /// Where a data subject objects to direct marketing, his data may no longer be used for it, on any channel. The objection has no
    /// end date.
    /// ## Do
    /// Do not call. A call that is clearly no marketing (an order, a delivery) may be made: say so, then this is a hint. No policy can
    /// lower the stop.
    /// ## Examples
    /// Counts: a number that objected by email, a colleague's entry from a call last year. Does not count: another number of the same
    /// company, unless the whole organisation objected.
    CALL_SUPPRESSED { id: "call-suppressed", since: "0.1.0", group: Outsider, severity: Stop, citations: ["gdpr-21-3", "ico-prefs"], adds: None }
}

fn find(case: &Case<'_>) -> Vec<Hit> {
    if case.snapshot.channel != Channel::Call {
        return Vec::new();
    }
    // Nothing is written before a call, so only what the rep says of it can take the stop away.
    let severity =
        if case.audience.kind == AudienceKind::Transactional { Severity::Hint } else { Severity::Stop };
    let suppressed = case.people.iter().filter(|person| person.known.is_some_and(|known| known.suppressed));
    suppressed.map(|person| Hit::default().of(severity).with("recipient", person.shown())).collect()
}

#[cfg(test)]
mod tests {
    use super::CALL_SUPPRESSED;
    use crate::known::{Answer, Relationship};
    use crate::policy::Level;
    use crate::rules::testing::{call, finds, pitch, silent};

    finds!(who_objected_is_not_called, CALL_SUPPRESSED, Stop, call("+49 40 1234567").suppressed());
    finds!(
        no_policy_lowers_it,
        CALL_SUPPRESSED,
        Stop,
        call("+49 40 1234567").suppressed().level("call-suppressed", Level::Off)
    );
    finds!(
        a_customer_who_objected,
        CALL_SUPPRESSED,
        Stop,
        call("+49 40 1234567").suppressed().known(|person| person.relationship = Relationship::Customer)
    );
    finds!(
        a_call_about_an_order_is_a_hint,
        CALL_SUPPRESSED,
        Hint,
        call("+49 40 1234567").suppressed().answer(Answer::NotOutreach)
    );
    silent!(others_are_free, CALL_SUPPRESSED, call("+49 40 1234567"));
    silent!(mails_have_their_own_rule, CALL_SUPPRESSED, pitch("anna@acme.de").suppressed());
}
