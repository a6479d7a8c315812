//! First outreach says where the contact details come from (Article 14(2)(f) GDPR).

use super::{Case, Hit, absent, when};
use crate::footer::Part;

rule! {
    /// ## What
    /// Nothing in the mail says where the reader's contact details come from.
    /// ## Why
    /// Who did not give his data himself must be told their source, at the latest with the first communication. The law allows the
    /// linked privacy notice for it; the house rule wants it in the mail.
    /// ## Do
    /// Name the place: a page, an exhibitor list, the person who gave the address.
    SOURCE_MISSING { id: "source-missing", since: "0.1.0", group: Disclosure, severity: Warn, citations: ["gdpr-14-2-f", "house"], adds: Some(Part::Source) }
}

fn find(case: &Case<'_>) -> Vec<Hit> {
    when(case.email() && case.first() && absent(case.disclosures.source.strength), Hit::default())
}
