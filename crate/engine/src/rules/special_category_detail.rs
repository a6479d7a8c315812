//! Special categories of data have no place in outreach (Articles 9 and 10 GDPR).

use super::{Case, Hit, silent};

rule! {
    /// ## What
    /// The message tells the reader something about his own health, belief, politics, union membership, sex life, ethnicity or an offence.
    /// ## Why
    /// Such data may hardly ever be processed, and a legitimate interest is no ground for it at all.
    /// ## Do
    /// Take it out.
    /// ## Examples
    /// Counts: "since your diabetes diagnosis", "as a member of your church". Does not count: the topic alone ("software for diabetes
    /// clinics", "church communities are among our customers"), or somebody else's.
    SPECIAL_CATEGORY_DETAIL { id: "special-category-detail", since: "0.1.0", group: Outsider, severity: Hint, citations: ["gdpr-9", "gdpr-10"], adds: None }
}

fn find(case: &Case<'_>) -> Vec<Hit> {
    let Some(words) = case.signals.special else { return silent() };
    vec![Hit::at(Some(words)).with("words", case.draft.slice(words))]
}

#[cfg(test)]
mod tests {
    use super::SPECIAL_CATEGORY_DETAIL;
    use crate::rules::testing::{finds, mail, pitch, silent};

    finds!(
        a_diagnosis,
        SPECIAL_CATEGORY_DETAIL,
        Hint,
        mail(
            "anna@acme.pl",
            "Dzień dobry,\n\nodkąd zachorował Pan na cukrzycę, nasza aplikacja może być dla Pana przydatna.\n\nPozdrawiam\nMika"
        )
    );
    silent!(
        the_topic_alone,
        SPECIAL_CATEGORY_DETAIL,
        pitch("anna@acme.co.uk").plus("We build software for diabetes clinics and church communities.")
    );
    silent!(nothing_of_it, SPECIAL_CATEGORY_DETAIL, pitch("anna@acme.co.uk"));
}
