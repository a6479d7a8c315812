//! An opt-out link that leads nowhere is none (Article 21(2) GDPR).

use super::{Case, Hit, silent};
use crate::footer::Part;

rule! {
    /// ## What
    /// The opt-out link is empty, `#`, a placeholder, a `mailto:` without address, or leads to a file or a local address.
    /// ## Why
    /// The right to object must work. A reader who clicks and gets nowhere was not told how to object.
    /// ## Do
    /// Set the link's target, or delete it and insert the footer.
    /// ## Examples
    /// Counts: "Unsubscribe" over `#`, over `{{unsubscribe_link}}` or over `mailto:` alone. Does not count: the same over an
    /// `https` address or a `mailto:` with one; a dead link that offers something else.
    OPT_OUT_LINK_DEAD { id: "opt-out-link-dead", since: "0.1.0", group: Disclosure, severity: Warn, citations: ["gdpr-21", "country"], adds: Some(Part::OptOut) }
}

fn find(case: &Case<'_>) -> Vec<Hit> {
    let Some((span, href)) = case.disclosures.dead_opt_out_link.as_ref().filter(|_| case.email()) else {
        return silent();
    };
    vec![Hit::at(Some(*span)).with("href", href.as_str()).with("country", case.audience.country.unwrap_or_default())]
}

#[cfg(test)]
mod tests {
    use super::OPT_OUT_LINK_DEAD;
    use crate::rules::testing::{PITCH, finds, mail, pitch, silent};
    use crate::snapshot::Run;

    finds!(a_link_to_nowhere, OPT_OUT_LINK_DEAD, Warn, linked("#"));
    finds!(a_placeholder, OPT_OUT_LINK_DEAD, Warn, linked("{{unsubscribe_link}}"));
    silent!(a_link_that_works, OPT_OUT_LINK_DEAD, linked("https://acme.example/unsubscribe"));
    silent!(no_link_at_all, OPT_OUT_LINK_DEAD, pitch("anna@acme.de"));

    fn linked(href: &str) -> crate::rules::testing::Mail {
        let mut mail = mail("anna@acme.de", PITCH);
        let body = mail.snapshot.body.as_mut().unwrap();
        body.runs.push(Run {
            text: "To unsubscribe from these emails click here".into(),
            block: 99,
            href: Some(href.into()),
            ..Run::default()
        });
        mail
    }
}
