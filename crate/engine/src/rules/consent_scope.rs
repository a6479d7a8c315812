//! Consent holds for what was agreed, until it is withdrawn (Articles 4(11), 7 GDPR).

use super::{Case, Hit, silent};
use crate::signals::Likelihood;

rule! {
    /// ## What
    /// A consent of the recipient is on record, but it was withdrawn, or given for another channel, to another controller or for another
    /// purpose. It takes the place of consent-needed, unless a policy blocks that.
    /// ## Why
    /// Consent is specific, and its withdrawal ends its use at once.
    /// ## Do
    /// Keep to what was agreed, or get a consent that covers this.
    /// ## Examples
    /// Counts: consent for calls only, and this is an email; a consent that was withdrawn last month; one given to a partner. Does not
    /// count: a customer (there consent is not the ground); a consent whose controller was not noted.
    CONSENT_SCOPE { id: "consent-scope", since: "0.1.0", group: Outsider, severity: Warn, citations: ["gdpr-4-11", "gdpr-7-3"], adds: None }
}

fn find(case: &Case<'_>) -> Vec<Hit> {
    if !case.outreach() && case.signals.outreach != Likelihood::Yes {
        return silent();
    }
    let outside = case.people.iter().filter_map(|person| Some((person, case.consent_problem(person)?)));
    outside.map(|(person, problem)| Hit::default().with("recipient", person.shown()).with("problem", problem)).collect()
}

#[cfg(test)]
mod tests {
    use super::CONSENT_SCOPE;
    use crate::date::Date;
    use crate::known::{Consent, Relationship};
    use crate::rules::testing::{Mail, finds, pitch, silent};
    use crate::snapshot::Channel;

    fn with(consent: Consent) -> Mail {
        let mut mail = pitch("anna@acme.de").known(|person| {
            person.relationship = Relationship::Consented;
            person.consents = vec![consent];
        });
        mail.policy.organisation.name = Some("Nordlicht GmbH".into());
        mail
    }

    fn email() -> Consent {
        Consent { channels: vec![Channel::Email], ..Consent::default() }
    }

    finds!(for_calls_only, CONSENT_SCOPE, Warn, with(Consent { channels: vec![Channel::Call], ..Consent::default() }));
    finds!(
        withdrawn,
        CONSENT_SCOPE,
        Warn,
        with(Consent { withdrawn: Some(Date::new(2026, 10, 1).unwrap()), ..email() })
    );
    finds!(for_somebody_else, CONSENT_SCOPE, Warn, with(Consent { controller: Some("Partner Ltd".into()), ..email() }));
    silent!(for_this, CONSENT_SCOPE, with(email()));
    silent!(our_name_without_its_form, CONSENT_SCOPE, with(Consent { controller: Some("NORDLICHT".into()), ..email() }));
    silent!(nothing_on_record, CONSENT_SCOPE, pitch("anna@acme.de"));
    silent!(
        a_customer_of_ours,
        CONSENT_SCOPE,
        with(Consent { channels: vec![Channel::Call], ..Consent::default() })
            .known(|person| person.relationship = Relationship::Customer)
    );
}
