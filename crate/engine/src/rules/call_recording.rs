//! A call is recorded only with a basis, and never in secret (Article 6 GDPR, criminal law of several countries).

use super::{Case, Hit};
use crate::snapshot::Channel;

rule! {
    /// ## What
    /// The call is to be recorded, and neither an announcement nor a basis for it is noted.
    /// ## Why
    /// A recording is processing of its own and needs its own basis. In some countries it is a crime to record the spoken word without
    /// the speaker's consent (Germany: § 201 of the criminal code).
    /// ## Do
    /// Ask at the start of the call, and note the answer; or switch the recording off and keep written notes.
    /// ## Examples
    /// Counts: "recorded" ticked and nothing else. Does not count: a call that is not recorded, a recording announced with its basis
    /// noted, written notes.
    CALL_RECORDING { id: "call-recording", since: "0.1.0", group: Outsider, severity: Warn, citations: ["gdpr-6", "stgb-201"], adds: None }
}

fn find(case: &Case<'_>) -> Vec<Hit> {
    let records = |person: &&super::Person<'_>| {
        let record = person.known.map(|known| &known.call);
        record.is_some_and(|record| record.recorded == Some(true) && record.announced != Some(true))
    };
    let recorded = case.people.iter().filter(|_| case.snapshot.channel == Channel::Call).filter(records);
    recorded.map(|person| Hit::default().with("recipient", person.shown())).collect()
}

#[cfg(test)]
mod tests {
    use super::CALL_RECORDING;
    use crate::rules::testing::{Mail, call, finds, silent};

    fn recorded(recorded: Option<bool>, announced: Option<bool>) -> Mail {
        call("+49 40 1234567").known(|person| {
            person.call.recorded = recorded;
            person.call.announced = announced;
        })
    }

    finds!(recorded_and_not_announced, CALL_RECORDING, Warn, recorded(Some(true), None));
    finds!(announced_is_denied, CALL_RECORDING, Warn, recorded(Some(true), Some(false)));
    silent!(announced, CALL_RECORDING, recorded(Some(true), Some(true)));
    silent!(not_recorded, CALL_RECORDING, recorded(Some(false), None));
    silent!(unknown, CALL_RECORDING, recorded(None, None));
}
