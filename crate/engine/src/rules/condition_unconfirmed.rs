//! Where a first email is lawful on a condition that nobody has confirmed.

use super::{Case, Hit, silent};
use crate::country::Regime;
use crate::report::Severity;

rule! {
    /// ## What
    /// The law of the recipient's country lets a first email go out without consent only on a condition, and no answer is on record.
    /// ## Why
    /// Typical conditions: the message concerns the reader's work, or he has published the address without a word against marketing.
    /// ## Do
    /// Make sure that the condition holds, and keep a note of why.
    /// ## Examples
    /// Counts: a first email to a person's address in France or Ireland; to an address under .eu. Does not count: Germany,
    /// where no condition helps; Britain, where none is asked; a customer.
    CONDITION_UNCONFIRMED { id: "condition-unconfirmed", since: "0.1.0", group: Permission, severity: Hint, citations: ["country"], adds: None }
}

fn find(case: &Case<'_>) -> Vec<Hit> {
    let Some(Regime::OptInUnless(condition)) = case.regime() else { return silent() };
    if !case.email() || !case.first() {
        return silent();
    }
    let hit = match case.row() {
        Some((country, weak)) => Hit::default().by_row(country, weak),
        None => Hit::default().at_most(Severity::Hint).with("country", ""),
    };
    vec![hit.with("condition", condition)]
}

#[cfg(test)]
mod tests {
    use super::CONDITION_UNCONFIRMED;
    use crate::known::Answer;
    use crate::rules::testing::{finds, pitch, silent};

    finds!(french_relevance, CONDITION_UNCONFIRMED, Hint, pitch("anna@acme.fr"));
    finds!(europe_without_a_country, CONDITION_UNCONFIRMED, Hint, pitch("anna@acme.eu"));
    silent!(germany_has_no_condition, CONDITION_UNCONFIRMED, pitch("anna@acme.de"));
    silent!(britain_neither, CONDITION_UNCONFIRMED, pitch("anna@acme.co.uk"));
    silent!(customers, CONDITION_UNCONFIRMED, pitch("anna@acme.fr").answer(Answer::Customer));
}
