//! Details copied out of LinkedIn are a collection of our own (Article 14 GDPR).

use super::{Case, Hit, silent};
use crate::audience::candidates;
use crate::known::KnownPerson;
use crate::report::Strength;

rule! {
    /// ## What
    /// An email goes to an address that was first seen on `LinkedIn`, and the email does not say so.
    /// ## Why
    /// The copy makes the organisation the controller: it must tell the source. The CNIL fined a vendor whose browser extension collected
    /// details that members had hidden.
    /// ## Do
    /// Record the source "`LinkedIn` profile" with its date and name it in the message. Do not use what the member has hidden.
    /// ## Examples
    /// Counts: a first email to an address that the register has from a profile, without a source. Does not count: the same with "your
    /// `LinkedIn` profile" named as the source, an address from a website, a person who was told before.
    LINKEDIN_DATA_COPIED { id: "linkedin-data-copied", since: "0.1.0", group: Permission, severity: Hint, citations: ["gdpr-14", "gdpr-6", "cnil-kaspr"], adds: None }
}

fn find(case: &Case<'_>) -> Vec<Hit> {
    let told = case.disclosures.source.strength == Strength::Present;
    if !case.email() || told {
        return silent();
    }
    let copied = |known: &KnownPerson| known.seen_on_linkedin == Some(true) && known.disclosed.is_none();
    let mut people = candidates(case.people).filter(|person| person.known.is_some_and(copied));
    people.next().map(|person| Hit::default().with("recipient", person.shown())).into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::LINKEDIN_DATA_COPIED;
    use crate::rules::testing::{Mail, finds, pitch, silent};

    fn copied() -> Mail {
        pitch("anna@acme.co.uk").known(|person| person.seen_on_linkedin = Some(true))
    }

    finds!(an_address_off_a_profile, LINKEDIN_DATA_COPIED, Hint, copied());
    silent!(
        the_source_is_named,
        LINKEDIN_DATA_COPIED,
        copied().plus("I found your contact details on your LinkedIn profile on 2 November 2026.")
    );
    silent!(
        told_before,
        LINKEDIN_DATA_COPIED,
        copied().known(|person| person.disclosed = crate::date::Date::new(2026, 11, 1).ok())
    );
    silent!(nobody_knows, LINKEDIN_DATA_COPIED, pitch("anna@acme.co.uk"));
}
