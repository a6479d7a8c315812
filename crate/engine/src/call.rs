//! What rules see of a call: whom, in which country, and what the register noted (RULES section 9).

use crate::audience::Person;
use crate::country::{self, CallRule, Calls, Country};
use crate::known::CallRecord;
use crate::report::Severity;
use crate::report::{AddressKind, AudienceKind};
use crate::rules::{Case, Hit};
use crate::snapshot::Channel;

/// A call to somebody of whom nobody said that he is no stranger.
#[derive(Debug)]
pub struct Call<'c> {
    /// Who is called.
    pub person: &'c Person<'c>,
    /// What was noted.
    pub record: Option<&'c CallRecord>,
    /// His country and what it says of calls.
    pub law: Option<(&'static Country, Calls)>,
    /// What that law asks for this number; `None` where the country is unknown.
    pub rule: Option<CallRule>,
    /// Consent for calls is on record.
    pub consented: bool,
    /// Consent is on record, but not for calls.
    pub consented_elsewhere: bool,
    /// Whether this is certainly outreach.
    outreach: bool,
}

impl Call<'_> {
    /// Unknown is no ground for more than a question.
    #[must_use]
    pub fn asks(&self, hit: Hit) -> Hit {
        if self.outreach { hit } else { hit.at_most(Severity::Hint) }
    }
}

impl Case<'_> {
    /// The call, where the draft is one and may be outreach.
    #[must_use]
    pub fn call(&self) -> Option<Call<'_>> {
        let asked = self.outreach() || self.audience.kind == AudienceKind::Unknown;
        let person = self.person().filter(|_| asked && self.snapshot.channel == Channel::Call)?;
        let law = person.place.country.map(|country| (country, country.calls()));
        let rule = law.as_ref().map(|(_, calls)| match person.address_kind {
            AddressKind::Consumer => calls.consumer,
            AddressKind::NamedBusiness | AddressKind::GenericBusiness | AddressKind::Unknown => calls.business,
        });
        let in_force = person.known.is_some_and(|known| known.consents.iter().any(|c| c.withdrawn.is_none()));
        let consented = person.known.and_then(|known| known.consented(Channel::Call)).unwrap_or_default();
        Some(Call {
            person,
            record: person.known.map(|known| &known.call),
            law,
            rule,
            consented,
            consented_elsewhere: in_force && !consented,
            outreach: self.outreach(),
        })
    }

    /// Whether the GDPR or the UK GDPR applies, by his country or by ours (Article 3 GDPR); where his is unknown, it may.
    #[must_use]
    pub fn gdpr(&self, person: &Person<'_>) -> bool {
        let ours = self.policy.organisation.country.as_deref().and_then(country::by_code);
        person.place.country.is_none_or(Country::gdpr) || ours.is_some_and(Country::gdpr)
    }
}
