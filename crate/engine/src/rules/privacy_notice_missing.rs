//! First outreach leads to the privacy notice (Article 14 GDPR).

use super::{Case, Hit, absent, silent};
use crate::footer::Part;
use crate::report::Severity;

rule! {
    /// ## What
    /// No link leads to the organisation's privacy notice. A warning for recipients in the EEA and the United Kingdom, else a hint.
    /// ## Why
    /// Article 14 asks for more than a mail can hold: purposes, legal basis, storage period, rights. The notice says it; the mail must
    /// lead there, at the latest with the first communication.
    /// ## Do
    /// Insert the footer, or link the notice.
    /// ## Examples
    /// Counts: "we take privacy seriously", a link to the notice of the mail provider. Does not count: "Privacy notice:
    /// nordlicht.example/privacy", a link whose words say so in any language.
    PRIVACY_NOTICE_MISSING { id: "privacy-notice-missing", since: "0.1.0", group: Disclosure, severity: Hint, citations: ["gdpr-14"], adds: Some(Part::Privacy) }
}

fn find(case: &Case<'_>) -> Vec<Hit> {
    if !case.email() || !case.first() || !absent(case.disclosures.privacy_notice.strength) {
        return silent();
    }
    // A country told by the draft's language alone is too weak for a warning.
    let warn = case.row().is_some_and(|(country, weak)| country.gdpr() && !weak);
    vec![Hit::default().of(if warn { Severity::Warn } else { Severity::Hint })]
}

#[cfg(test)]
mod tests {
    use super::PRIVACY_NOTICE_MISSING;
    use crate::rules::testing::{finds, pitch, silent};

    finds!(a_warning_in_the_eea, PRIVACY_NOTICE_MISSING, Warn, pitch("anna@acme.de"));
    finds!(and_in_britain, PRIVACY_NOTICE_MISSING, Warn, pitch("anna@acme.co.uk"));
    finds!(a_hint_elsewhere, PRIVACY_NOTICE_MISSING, Hint, pitch("anna@acme.us"));
    finds!(a_hint_where_the_country_is_unknown, PRIVACY_NOTICE_MISSING, Hint, pitch("anna@acme.com"));
    silent!(
        a_linked_notice,
        PRIVACY_NOTICE_MISSING,
        pitch("anna@acme.de").plus("Privacy notice: nordlicht.example/privacy")
    );
}
