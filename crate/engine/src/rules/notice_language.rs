//! What a reader must be told is told in a language that he reads (Article 12(1) GDPR).

use super::{Case, Hit, silent, when};
use crate::report::Severity;

rule! {
    /// ## What
    /// Opt-out or source of a first email stand in a language that is neither that of the message nor one of the recipient's country.
    /// ## Why
    /// Information must be intelligible and easily accessible. The CNIL fined a vendor whose notice was in English only.
    /// ## Do
    /// Replace the fixed footer: the one that is inserted here follows the language of the message.
    /// ## Examples
    /// Counts: an English message to Poland with a German footer below it. Does not count: an English message to Germany with a German
    /// footer; a French message to France with a French one; a country that is not known.
    NOTICE_LANGUAGE { id: "notice-language", since: "0.1.0", group: Disclosure, severity: Hint, citations: ["gdpr-12-1", "cnil-kaspr"], adds: None }
}

fn find(case: &Case<'_>) -> Vec<Hit> {
    let (Some((language, span)), Some((country, _))) = (case.disclosures.foreign, case.row()) else { return silent() };
    let strange = case.email() && case.first() && !country.languages.contains(&language);
    when(strange, Hit::at(Some(span)).at_most(Severity::Hint))
}

#[cfg(test)]
mod tests {
    use super::NOTICE_LANGUAGE;
    use crate::rules::testing::{finds, pitch, silent};

    const GERMAN: &str = "Sie können solchen Nachrichten jederzeit kostenlos widersprechen: Antworten Sie mit „Nein danke“, dann \
                          schreiben wir Ihnen nicht mehr.";

    finds!(a_german_footer_to_poland, NOTICE_LANGUAGE, Hint, pitch("anna@acme.pl").plus(GERMAN));
    silent!(a_german_footer_to_germany, NOTICE_LANGUAGE, pitch("anna@acme.de").plus(GERMAN));
    silent!(a_country_that_is_not_known, NOTICE_LANGUAGE, pitch("anna@acme.com").plus(GERMAN));
    silent!(
        one_language_throughout,
        NOTICE_LANGUAGE,
        pitch("anna@acme.pl").plus("If you reply with no thanks, I will not write to you again.")
    );
    silent!(a_sentence_in_another_language, NOTICE_LANGUAGE, pitch("anna@acme.pl").plus("Viele Grüße aus Hamburg und eine schöne Woche!"));

    #[test]
    fn an_opt_out_in_german_is_one() {
        let report = pitch("anna@acme.de").plus(GERMAN).report();
        assert!(!report.findings.iter().any(|finding| finding.rule == "opt-out-missing"), "{report:#?}");
    }
}
