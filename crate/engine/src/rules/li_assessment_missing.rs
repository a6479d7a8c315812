//! A legitimate interest is weighed before it is relied on (Article 6(1)(f) GDPR).

use super::{Case, Hit, silent, when};
use crate::country::Regime;
use crate::report::Severity;
use crate::snapshot::Channel;

rule! {
    /// ## What
    /// The first message rests on a legitimate interest, and no assessment of it is on record.
    /// ## Why
    /// It must be lawful, needed and not outweighed by the reader's interests, and the controller must be able to show that it looked.
    /// Where marketing law asks for consent, an assessment does not replace it, and this rule is silent.
    /// ## Do
    /// Do the assessment once for the campaign and keep it.
    /// ## Examples
    /// Counts: a first email to Britain when the records hold no assessment. Does not count: Germany, where consent is what is missing; a
    /// register that keeps no assessments; readers whom the GDPR does not protect.
    LI_ASSESSMENT_MISSING { id: "li-assessment-missing", since: "0.1.0", group: Permission, severity: Hint, citations: ["gdpr-6-f", "gdpr-5-2", "edpb-li"], adds: None }
}

fn find(case: &Case<'_>) -> Vec<Hit> {
    let channel = matches!(case.snapshot.channel, Channel::Email | Channel::Call);
    let Some(person) = case.person().filter(|_| channel && case.first()) else { return silent() };
    let missing = case.known.assessed == Some(false) && case.gdpr(person) && case.regime() != Some(Regime::OptIn);
    when(missing, Hit::default().at_most(Severity::Hint))
}

#[cfg(test)]
mod tests {
    use super::LI_ASSESSMENT_MISSING;
    use crate::rules::testing::{Mail, finds, pitch, silent};

    fn without_assessment(to: &str) -> Mail {
        let mut mail = pitch(to);
        mail.known.assessed = Some(false);
        mail
    }

    finds!(a_first_email_to_britain, LI_ASSESSMENT_MISSING, Hint, without_assessment("anna@acme.co.uk"));
    silent!(consent_is_the_ground_in_germany, LI_ASSESSMENT_MISSING, without_assessment("anna@acme.de"));
    silent!(americans, LI_ASSESSMENT_MISSING, without_assessment("anna@acme.us"));
    silent!(nobody_knows, LI_ASSESSMENT_MISSING, pitch("anna@acme.co.uk"));
}
