//! Business letters name the company's entry in the register (Article 26 Directive (EU) 2017/1132).

use super::{Case, Hit, absent, silent, when};
use crate::country;
use crate::footer::Part;
use crate::report::Severity;

rule! {
    /// ## What
    /// The sender is a registered company of a country whose law wants register and number in business letters, email included, and the
    /// message names none.
    /// ## Why
    /// The directive asks it of limited companies; national law extends it (§ 35a `GmbHG`, R.123-237 Code de commerce, the British Trading
    /// Disclosures Regulations). Whether a cold email is such a letter is national law: a hint.
    /// ## Do
    /// Insert the footer with the entry from the profile, or complete the signature.
    /// ## Examples
    /// Counts: a signature of a German `GmbH` without "HRB". Does not count: "Amtsgericht Hamburg, HRB 12345" or "Company No. 0712345" in the
    /// signature; an American sender; a sender of whom the profile does not tell whether it is a company.
    REGISTER_DETAILS_MISSING { id: "register-details-missing", since: "0.1.0", group: Disclosure, severity: Hint, citations: ["register", "cld-26"], adds: Some(Part::Register) }
}

fn find(case: &Case<'_>) -> Vec<Hit> {
    let ours = case.policy.organisation.country.as_deref().and_then(country::by_code);
    // Switzerland asks for the registered name alone: identity-missing speaks of that.
    let Some(country) = ours.filter(|country| country.code != "CH" && case.email()) else { return silent() };
    let hit = Hit::default().at_most(Severity::Hint).with("country", country.code);
    when(absent(case.disclosures.register.strength), hit)
}

#[cfg(test)]
mod tests {
    use super::REGISTER_DETAILS_MISSING;
    use crate::rules::testing::{Mail, finds, pitch, silent};

    fn by(name: &str, country: &str) -> Mail {
        let mut mail = pitch("anna@acme.us").ours(country);
        mail.policy.organisation.name = Some(name.to_owned());
        mail
    }

    fn signed(mail: Mail, signature: &str) -> Mail {
        mail.plus(signature)
    }

    finds!(a_german_company, REGISTER_DETAILS_MISSING, Hint, by("Nordlicht GmbH", "DE"));
    finds!(a_british_company, REGISTER_DETAILS_MISSING, Hint, by("Northlight Ltd", "GB"));
    silent!(
        a_german_signature,
        REGISTER_DETAILS_MISSING,
        signed(by("Nordlicht GmbH", "DE"), "Nordlicht GmbH, Sitz Hamburg, Amtsgericht Hamburg, HRB 12345")
    );
    silent!(
        a_british_signature,
        REGISTER_DETAILS_MISSING,
        signed(by("Northlight Ltd", "GB"), "Northlight Ltd. Registered in England and Wales, company number 07123456.")
    );
    silent!(
        a_french_signature,
        REGISTER_DETAILS_MISSING,
        signed(by("Lumière SAS", "FR"), "Lumière SAS, RCS Lyon 812 345 678")
    );
    silent!(americans, REGISTER_DETAILS_MISSING, by("Northlight Inc", "US"));
    silent!(the_swiss_need_the_name_alone, REGISTER_DETAILS_MISSING, by("Nordlicht AG", "CH"));
    silent!(perhaps_no_company, REGISTER_DETAILS_MISSING, by("Nordlicht", "DE"));
    silent!(no_profile, REGISTER_DETAILS_MISSING, pitch("anna@acme.us"));
}
