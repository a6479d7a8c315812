//! Consent to emails is no consent to calls (Article 4(11) GDPR).

use super::{Case, Hit, silent};

rule! {
    /// ## What
    /// A consent is on record for this person, but not for calls.
    /// ## Why
    /// Consent is specific: it holds for the channel and the purpose that were named when it was given. To know a number is no consent.
    /// ## Do
    /// Write on the channel that was agreed, and ask there whether a call is welcome.
    /// ## Examples
    /// Counts: somebody who signed up for a newsletter and left a number. Does not count: a consent that names calls, a person of whom
    /// no consent is on record at all, a consent that was withdrawn.
    CALL_CONSENT_OTHER_CHANNEL { id: "call-consent-other-channel", since: "0.1.0", group: Call, severity: Warn, citations: ["gdpr-4-11"], adds: None }
}

fn find(case: &Case<'_>) -> Vec<Hit> {
    let Some(call) = case.call().filter(|call| call.consented_elsewhere) else { return silent() };
    vec![call.asks(Hit::default()).with("recipient", call.person.shown())]
}

#[cfg(test)]
mod tests {
    use super::CALL_CONSENT_OTHER_CHANNEL;
    use crate::date::Date;
    use crate::known::{Consent, Relationship};
    use crate::rules::testing::{Mail, call, finds, pitch, silent};
    use crate::snapshot::Channel;

    fn consent(channels: &[Channel], withdrawn: bool) -> Mail {
        let withdrawn = withdrawn.then(|| Date::new(2026, 11, 1).unwrap());
        call("+44 20 7946 0199").known(|person| {
            person.relationship = Relationship::Consented;
            person.consents = vec![Consent { channels: channels.to_vec(), withdrawn, ..Consent::default() }];
        })
    }

    finds!(email_alone, CALL_CONSENT_OTHER_CHANNEL, Warn, consent(&[Channel::Email], false));
    silent!(calls_too, CALL_CONSENT_OTHER_CHANNEL, consent(&[Channel::Email, Channel::Call], false));
    silent!(withdrawn, CALL_CONSENT_OTHER_CHANNEL, consent(&[Channel::Email], true));
    silent!(none_on_record, CALL_CONSENT_OTHER_CHANNEL, call("+44 20 7946 0199"));
    silent!(
        an_email,
        CALL_CONSENT_OTHER_CHANNEL,
        pitch("anna@acme.de").known(|person| {
            person.consents = vec![Consent { channels: vec![Channel::LinkedinMessage], ..Consent::default() }];
        })
    );
}
