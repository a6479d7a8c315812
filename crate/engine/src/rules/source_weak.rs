//! A source is a place, not a kind of place (Article 14(2)(f) GDPR).

use super::{Case, Hit, when};
use crate::footer::Part;
use crate::report::Strength;

rule! {
    /// ## What
    /// The mail names a kind of source only: "public sources", "our database", "came across your profile".
    /// ## Why
    /// The reader must be able to go there and to see what stands there; an authority has fined notices that do not tell.
    /// ## Do
    /// Name the page, list or person, best with a date.
    /// ## Examples
    /// Counts: "publicly available sources", "I came across your profile". Does not count: "your profile on `LinkedIn`", "the
    /// exhibitor list of the Hamburg fair 2026".
    SOURCE_WEAK { id: "source-weak", since: "0.1.0", group: Disclosure, severity: Hint, citations: ["gdpr-14-2-f", "cnil-kaspr"], adds: Some(Part::Source) }
}

fn find(case: &Case<'_>) -> Vec<Hit> {
    let found = case.disclosures.source;
    when(case.email() && case.first() && found.strength == Strength::Weak, Hit::at(found.span))
}

#[cfg(test)]
mod tests {
    use super::SOURCE_WEAK;
    use crate::rules::testing::{finds, pitch, silent};

    finds!(
        public_sources,
        SOURCE_WEAK,
        Hint,
        pitch("anna@acme.co.uk").plus("We got your contact details from publicly available sources.")
    );
    silent!(
        a_named_page,
        SOURCE_WEAK,
        pitch("anna@acme.co.uk").plus("I found your contact details on your company's website.")
    );
    silent!(nothing_is_missing_not_weak, SOURCE_WEAK, pitch("anna@acme.co.uk"));
}
