//! The draft's language is not supported, or part of the draft could not be read.

use super::{Case, Hit, when};
use crate::report::Severity;

rule! {
    /// ## What
    /// Whether the message says what it must could not be told.
    /// ## Why
    /// What was not read or not understood is neither there nor missing.
    /// ## Do
    /// Check by eye that it says who writes, why, where the details come from, and how to object.
    /// ## Examples
    /// Counts: a first email in a language that has no patterns here; a draft longer than what is read. Does not count: a
    /// short draft in a known language, a message that is no outreach.
    DISCLOSURES_UNKNOWN { id: "disclosures-unknown", since: "0.1.0", group: House, severity: Hint, citations: ["house"], adds: None }
}

fn find(case: &Case<'_>) -> Vec<Hit> {
    when(case.disclosures_undecided(), Hit::default().at_most(Severity::Hint))
}

#[cfg(test)]
mod tests {
    use super::DISCLOSURES_UNKNOWN;
    use crate::known::Answer;
    use crate::rules::testing::{finds, mail, pitch, silent};

    finds!(
        a_language_that_is_not_known,
        DISCLOSURES_UNKNOWN,
        Hint,
        mail("anna@acme.kr", "안녕하세요, 저희 소프트웨어를 소개하고 싶습니다. 다음 주에 시간이 있으신가요?")
            .answer(Answer::Outreach)
    );
    finds!(a_draft_that_was_not_read_whole, DISCLOSURES_UNKNOWN, Hint, {
        let mut mail = pitch("anna@acme.de");
        mail.snapshot.body.as_mut().unwrap().complete = false;
        mail
    });
    silent!(a_pitch_in_english, DISCLOSURES_UNKNOWN, pitch("anna@acme.de"));
}
