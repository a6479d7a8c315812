//! What a country's law asks of calls, and how soon it wants an objection honoured (RULES sections 7 and 9).
//!
//! Read from the tables when it is asked for: no draft of a mail needs it.

use super::{Confidence, Country};
use crate::dictionary::Dictionary;

/// What a marketing call needs in one country.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calls {
    /// To a business.
    pub business: CallRule,
    /// To a private person.
    pub consumer: CallRule,
    /// How sure that is; often less than the row is of emails.
    pub confidence: Confidence,
    /// How many days a look-up in the registers counts; `None` where there is no register.
    pub valid_days: Option<u8>,
    /// The registers' names in one line.
    pub registers: &'static str,
}

/// What a marketing call needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CallRule {
    /// May call until refused.
    OptOut,
    /// At least presumed consent from concrete facts (Germany, UWG § 7(2) no. 1).
    PresumedConsent,
    /// Consent, unless this condition is met (wording `condition.<key>`).
    OptInUnless(&'static str),
    /// Prior consent.
    OptIn,
}

/// A register of numbers that must not be called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Register {
    /// As it is called there.
    pub name: &'static str,
    /// Its official place.
    pub url: &'static str,
}

/// How soon an objection must be honoured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Honour {
    /// Without undue delay (Articles 12(3) and 21(3) GDPR).
    AtOnce,
    /// Within so many business days.
    BusinessDays(u8),
    /// Within so many days.
    Days(u8),
}

impl Country {
    fn facts(&self) -> impl Iterator<Item = &'static str> {
        Dictionary::Facts.find(self.code).unwrap_or_default().split('\t')
    }

    /// What a call needs there. Without tables nothing is asked.
    #[must_use]
    pub fn calls(&self) -> Calls {
        let mut facts = self.facts();
        let mut next = || facts.next().unwrap_or_default();
        let (business, consumer, condition, confidence) = (next(), next(), next(), next());
        let rule = |name: &str| match name {
            "opt_in" => CallRule::OptIn,
            "opt_in_unless" => CallRule::OptInUnless(condition),
            "presumed_consent" => CallRule::PresumedConsent,
            _ => CallRule::OptOut,
        };
        let confidence = Confidence::read(confidence);
        let (valid, registers) = (next(), next());
        let valid_days = valid.parse().ok();
        Calls { business: rule(business), consumer: rule(consumer), confidence, valid_days, registers }
    }

    /// The registers with their official places.
    pub fn registers(&self) -> impl Iterator<Item = Register> {
        let mut facts = self.facts().skip(7);
        std::iter::from_fn(move || Some(Register { name: facts.next()?, url: facts.next()? }))
    }

    /// How soon an objection must be honoured there. House rule everywhere: before the next send.
    #[must_use]
    pub fn honour(&self) -> Honour {
        let days = self.facts().nth(6).unwrap_or_default();
        match days.strip_suffix('b') {
            Some(days) => days.parse().map_or(Honour::AtOnce, Honour::BusinessDays),
            None => days.parse().map_or(Honour::AtOnce, Honour::Days),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::country::by_code;

    #[test]
    fn calls_in_some_countries() {
        let calls = |code: &'static str| by_code(code).unwrap().calls();
        assert_eq!(calls("DE").business, CallRule::PresumedConsent);
        assert_eq!(calls("DE").consumer, CallRule::OptIn);
        assert_eq!(calls("SK").business, CallRule::OptInUnless("published_business_number_not_on_list"));
        assert_eq!((calls("SI").business, calls("SI").confidence), (CallRule::OptIn, Confidence::K));
        assert_eq!((calls("GB").registers, calls("FR").registers), ("TPS, CTPS", ""));
        assert_eq!(["IT", "GR", "ES", "DE"].map(|code| calls(code).valid_days), [Some(15), Some(30), Some(28), None]);
        let registers: Vec<Register> = by_code("GB").unwrap().registers().collect();
        assert_eq!(registers.len(), 2);
        assert!(registers.iter().all(|register| register.url.starts_with("https://")), "{registers:?}");
        assert_eq!(by_code("FR").unwrap().registers().count(), 0);
    }

    #[test]
    fn days_to_honour() {
        let honour = |code| by_code(code).unwrap().honour();
        assert_eq!(honour("US"), Honour::BusinessDays(10));
        assert_eq!(honour("NZ"), Honour::BusinessDays(5));
        assert_eq!(honour("FR"), Honour::AtOnce);
    }
}
