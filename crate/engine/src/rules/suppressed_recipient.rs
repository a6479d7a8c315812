//! Who objected gets no more marketing (Article 21(3) GDPR).

use super::{Case, Hit, silent};
use crate::report::{AudienceKind, Severity};
use crate::signals::Likelihood;
use crate::snapshot::Channel;

rule! {
    /// ## What
    /// A recipient, or his organisation's domain, stands on the suppression list.
    /// ## Why
    /// Where a data subject objects to direct marketing, his data may no longer be used for it. The objection has no end date.
    /// ## Do
    /// Remove the recipient. A message that is clearly no marketing (an invoice, an answer) may go out: then this is a hint.
    /// No policy can lower the stop.
    /// ## Examples
    /// Counts: an offer to somebody who objected, or to anybody at a domain that did. Does not count: others at his company.
    /// An invoice or an answer to his own message is a hint.
    SUPPRESSED_RECIPIENT { id: "suppressed-recipient", since: "0.1.0", group: Outsider, severity: Stop, citations: ["gdpr-21-3", "ico-prefs"], adds: None }
}

fn find(case: &Case<'_>) -> Vec<Hit> {
    if case.snapshot.channel == Channel::Call {
        // call-suppressed speaks.
        return silent();
    }
    let pitch = case.signals.outreach == Likelihood::Yes;
    let severity = match case.audience.kind {
        AudienceKind::Transactional => Severity::Hint,
        // "Stop" is a reply too, and no permission for an offer.
        AudienceKind::Reply | AudienceKind::Known if !pitch => Severity::Hint,
        AudienceKind::Reply
        | AudienceKind::Known
        | AudienceKind::Internal
        | AudienceKind::OutreachFirst
        | AudienceKind::OutreachFollowUp
        | AudienceKind::Unknown => Severity::Stop,
    };
    let suppressed = case.people.iter().filter(|person| person.known.is_some_and(|known| known.suppressed));
    suppressed.map(|person| Hit::default().of(severity).with("recipient", person.shown())).collect()
}

#[cfg(test)]
mod tests {
    use super::SUPPRESSED_RECIPIENT;
    use crate::policy::Level;
    use crate::rules::testing::{call, finds, mail, pitch, silent};
    use crate::snapshot::Author;

    finds!(who_objected_gets_no_pitch, SUPPRESSED_RECIPIENT, Stop, pitch("anna@acme.de").suppressed());
    finds!(
        no_policy_lowers_it,
        SUPPRESSED_RECIPIENT,
        Stop,
        pitch("anna@acme.de").suppressed().level("suppressed-recipient", Level::Off)
    );
    finds!(
        an_answer_to_his_own_message_is_a_hint,
        SUPPRESSED_RECIPIENT,
        Hint,
        mail("anna@acme.de", "Thanks, done.").suppressed().thread(&[(Author::Other, "anna@acme.de")])
    );
    finds!(
        an_offer_in_answer_to_his_objection,
        SUPPRESSED_RECIPIENT,
        Stop,
        pitch("anna@acme.de").suppressed().thread(&[(Author::Other, "anna@acme.de")])
    );
    silent!(calls_have_their_own_rule, SUPPRESSED_RECIPIENT, call("+49 40 1234567").suppressed());
    silent!(others_are_free, SUPPRESSED_RECIPIENT, pitch("anna@acme.de"));
}
