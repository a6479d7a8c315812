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
    /// ## Examples
    /// Counts: "I saw that Acme raised a round" (that is a reason, no source). Does not count: "I found your address on
    /// acme.co.uk/team", "Ms Roe gave me your name", a follow-up.
    SOURCE_MISSING { id: "source-missing", since: "0.1.0", group: Disclosure, severity: Warn, citations: ["gdpr-14-2-f", "house"], adds: Some(Part::Source) }
}

fn find(case: &Case<'_>) -> Vec<Hit> {
    when(case.email() && case.first() && absent(case.disclosures.source.strength), Hit::default())
}

#[cfg(test)]
mod tests {
    use super::SOURCE_MISSING;
    use crate::rules::testing::{finds, linkedin, pitch, silent};
    use crate::snapshot::{Author, Degree};

    finds!(a_pitch_without_one, SOURCE_MISSING, Warn, pitch("anna@acme.co.uk"));
    finds!(
        news_of_the_company_is_no_source,
        SOURCE_MISSING,
        Warn,
        pitch("anna@acme.co.uk").plus("I saw that Acme raised a round.")
    );
    silent!(
        a_named_page,
        SOURCE_MISSING,
        pitch("anna@acme.co.uk").plus("I found your contact details on your company's website acme.co.uk/team.")
    );
    silent!(not_on_linkedin, SOURCE_MISSING, linkedin(Some(Degree::Third)));
    silent!(
        not_in_a_follow_up,
        SOURCE_MISSING,
        pitch("anna@acme.co.uk").thread(&[(Author::Own, "mika@nordlicht.example")])
    );
}
