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
    OPT_OUT_LINK_DEAD { id: "opt-out-link-dead", since: "0.1.0", group: Disclosure, severity: Warn, citations: ["gdpr-21", "country"], adds: Some(Part::OptOut) }
}

fn find(case: &Case<'_>) -> Vec<Hit> {
    let Some((span, href)) = case.disclosures.dead_opt_out_link.as_ref().filter(|_| case.email()) else { return silent() };
    vec![Hit::at(Some(*span)).with("href", href.as_str()).with("country", case.audience.country.unwrap_or_default())]
}
