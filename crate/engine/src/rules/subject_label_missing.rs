//! Some countries want advertising to be marked as such in its subject.

use super::{Case, Hit, silent};
use crate::words;

rule! {
    /// ## What
    /// The law of a recipient's country asks for a label on marketing emails, and it is not at its place. Singapore asks for it in bulk
    /// only: more than a hundred recipients.
    /// ## Why
    /// Readers and filters can then tell advertising before they open it.
    /// ## Do
    /// Put the label at the start of the subject.
    /// ## Examples
    /// Counts: a first email to Korea without "(광고)" at the start of its subject. Does not count: one to Czechia whose text begins with
    /// "obchodní sdělení"; a single message to Singapore; a subject that could not be read.
    SUBJECT_LABEL_MISSING { id: "subject-label-missing", since: "0.1.0", group: Disclosure, severity: Warn, citations: ["country"], adds: None }
}

/// Singapore's Spam Control Act counts more than that within a day as bulk.
const BULK: usize = 100;

fn find(case: &Case<'_>) -> Vec<Hit> {
    let Some(subject) = case.snapshot.subject.as_deref().filter(|_| case.email()) else { return silent() };
    let hit = case.rows().find_map(|(_, country, weak)| {
        let (label, text_too) = country.label()?;
        let labelled = starts(subject, label) || text_too && (!case.draft.complete || marked(case, subject, label));
        let asked = country.code != "SG" || case.people.len() > BULK;
        (asked && !labelled).then(|| Hit::default().by_row(country, weak).with("label", label))
    });
    hit.into_iter().collect()
}

fn starts(subject: &str, label: &str) -> bool {
    let subject = subject.trim_start();
    subject.get(..label.len()).is_some_and(|start| start.to_lowercase() == label.to_lowercase())
}

/// Where the law prescribes no exact words: any usual ones, in the subject or the first line of the text.
fn marked(case: &Case<'_>, subject: &str, label: &str) -> bool {
    let first = case.draft.text.trim_start().lines().next().unwrap_or_default();
    let (subject, first) = (subject.to_lowercase(), first.to_lowercase());
    let says = |label: &str| subject.contains(label) || first.contains(label);
    says(label) || words::list("advertising_labels").any(says)
}

#[cfg(test)]
mod tests {
    use super::SUBJECT_LABEL_MISSING;
    use crate::rules::testing::{finds, mail, pitch, silent, PITCH};

    finds!(koreans, SUBJECT_LABEL_MISSING, Warn, pitch("anna@acme.co.kr"));
    finds!(
        a_korean_label_elsewhere,
        SUBJECT_LABEL_MISSING,
        Warn,
        pitch("anna@acme.co.kr").subject("Reporting (광고)")
    );
    silent!(a_korean_label, SUBJECT_LABEL_MISSING, pitch("anna@acme.co.kr").subject("(광고) Reporting in half the time"));
    finds!(czechs, SUBJECT_LABEL_MISSING, Warn, pitch("anna@acme.cz"));
    silent!(
        a_czech_label_in_the_text,
        SUBJECT_LABEL_MISSING,
        mail("anna@acme.cz", &format!("Obchodní sdělení\n\n{PITCH}"))
    );
    silent!(one_mail_to_singapore, SUBJECT_LABEL_MISSING, pitch("anna@acme.com.sg"));
    silent!(germans, SUBJECT_LABEL_MISSING, pitch("anna@acme.de"));
    silent!(an_unread_subject, SUBJECT_LABEL_MISSING, {
        let mut mail = pitch("anna@acme.co.kr");
        mail.snapshot.subject = None;
        mail
    });
}
