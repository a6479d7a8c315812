//! Who objected gets no more marketing (Article 21(3) GDPR).

use super::{Case, Hit};
use crate::report::{AudienceKind, Severity};

rule! {
    /// ## What
    /// A recipient, or his organisation's domain, stands on the suppression list.
    /// ## Why
    /// Where a data subject objects to direct marketing, his data may no longer be used for it. The objection has no end date.
    /// ## Do
    /// Remove the recipient. A message that is clearly no marketing (an invoice, an answer) may go out: then this is a hint.
    /// No policy can lower the stop.
    SUPPRESSED_RECIPIENT { id: "suppressed-recipient", since: "0.1.0", group: Outsider, severity: Stop, citations: ["gdpr-21-3", "ico-prefs"], adds: None }
}

fn find(case: &Case<'_>) -> Vec<Hit> {
    let severity = match case.audience.kind {
        AudienceKind::Transactional | AudienceKind::Reply => Severity::Hint,
        AudienceKind::Internal
        | AudienceKind::Known
        | AudienceKind::OutreachFirst
        | AudienceKind::OutreachFollowUp
        | AudienceKind::Unknown => Severity::Stop,
    };
    let suppressed = case.people.iter().filter(|person| person.known.is_some_and(|known| known.suppressed));
    suppressed.map(|person| Hit::default().of(severity).with("recipient", person.shown())).collect()
}
