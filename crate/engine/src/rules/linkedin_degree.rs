//! Sales messages on LinkedIn go to connections only (house rule).

use super::{Case, Hit, silent};
use crate::audience::Person;
use crate::report::Severity;
use crate::snapshot::{Channel, Degree};

rule! {
    /// ## What
    /// A sales message goes to somebody who is no 1st-degree connection. For a paid `InMail` it is a hint only.
    /// ## Why
    /// Who accepted an invitation has agreed to be written to; nobody else has. `LinkedIn` inboxes are likely electronic mail in the
    /// sense of the ePrivacy Directive, and paid delivery is no consent.
    /// ## Do
    /// Send an invitation with a neutral note first.
    /// ## Examples
    /// Counts: an offer to a 2nd or 3rd degree member; one by `InMail` as a hint. Does not count: a connection, a message
    /// window whose badge could not be read (degree-unknown asks), a greeting without an offer.
    LINKEDIN_DEGREE { id: "linkedin-degree", since: "0.1.0", group: Permission, severity: Warn, citations: ["house", "gdpr-21", "cjeu-stwl"], adds: None }
}

fn find(case: &Case<'_>) -> Vec<Hit> {
    let Some(degree @ (Degree::Second | Degree::Third | Degree::Out)) = case.snapshot.degree else { return silent() };
    let severity = match case.snapshot.channel {
        Channel::LinkedinMessage => Severity::Warn,
        Channel::LinkedinInmail => Severity::Hint,
        Channel::Email | Channel::LinkedinInvitation | Channel::Call => return silent(),
    };
    let recipient = case.people.first().map(Person::shown).unwrap_or_default();
    vec![Hit::default().of(severity).with("degree", degree.key()).with("recipient", recipient)]
}

#[cfg(test)]
mod tests {
    use super::LINKEDIN_DEGREE;
    use crate::rules::testing::{finds, linkedin, pitch, silent};
    use crate::snapshot::{Channel, Degree};

    finds!(third_degree, LINKEDIN_DEGREE, Warn, linkedin(Some(Degree::Third)));
    finds!(second_degree, LINKEDIN_DEGREE, Warn, linkedin(Some(Degree::Second)));
    finds!(out_of_network, LINKEDIN_DEGREE, Warn, linkedin(Some(Degree::Out)));
    finds!(
        paid_delivery_is_a_hint,
        LINKEDIN_DEGREE,
        Hint,
        linkedin(Some(Degree::Third)).channel(Channel::LinkedinInmail)
    );
    silent!(connections, LINKEDIN_DEGREE, linkedin(Some(Degree::First)));
    silent!(unread_is_not_guessed, LINKEDIN_DEGREE, linkedin(None));
    silent!(email_has_no_degree, LINKEDIN_DEGREE, pitch("anna@acme.de"));
}
