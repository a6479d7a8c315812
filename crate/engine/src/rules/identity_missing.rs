//! Outreach names the organisation that sends it (Article 14(1)(a) GDPR, Article 13(4) ePrivacy Directive).

use super::{Case, Hit, absent, when};
use crate::footer::Part;

rule! {
    /// ## What
    /// Neither text nor signature names the organisation. A first name or a mail domain alone is no name.
    /// ## Why
    /// The reader must know who the controller is, and marketing must not hide on whose behalf it is sent.
    /// ## Do
    /// Insert the footer, or sign with the organisation's name.
    /// ## Examples
    /// Counts: "Best regards, Mika" from mika@nordlicht.example. Does not count: "Mika Rep, Nordlicht `GmbH`", "here at
    /// Nordlicht we build …".
    IDENTITY_MISSING { id: "identity-missing", since: "0.1.0", group: Disclosure, severity: Warn, citations: ["gdpr-14-1-a", "epd-13-4", "ecd-6"], adds: Some(Part::Identity) }
}

fn find(case: &Case<'_>) -> Vec<Hit> {
    when(case.email() && absent(case.disclosures.identity.strength), Hit::default())
}

#[cfg(test)]
mod tests {
    use super::IDENTITY_MISSING;
    use crate::rules::testing::{finds, linkedin, pitch, silent};
    use crate::snapshot::Degree;

    finds!(a_first_name_is_not_enough, IDENTITY_MISSING, Warn, pitch("anna@acme.co.uk"));
    silent!(
        a_signature_with_the_company,
        IDENTITY_MISSING,
        pitch("anna@acme.co.uk").plus("--\nMika Rep\nNordlicht Werkzeuge GmbH")
    );
    silent!(linkedin_shows_it, IDENTITY_MISSING, linkedin(Some(Degree::First)));
}
