//! An opt-out must be a promise and a way (Articles 12(2), 21 GDPR).

use super::{Case, Hit, when};
use crate::footer::Part;
use crate::report::{Severity, Strength};

rule! {
    /// ## What
    /// The mail speaks of stopping, but without a promise to stop, without a way that works, or hard to see.
    /// ## Why
    /// A polite "let me know if this is of no interest" is no offer to stop; a way that needs a login or a letter is not an easy one.
    /// ## Do
    /// Say that you will not write again, and how to tell you: a reply, a link, an address.
    /// ## Examples
    /// Counts: "let me know if you are not interested"; "log in to manage your preferences"; the only opt-out in pale grey.
    /// Does not count: "reply with no thanks and I will not write again", a plain link to unsubscribe.
    OPT_OUT_WEAK { id: "opt-out-weak", since: "0.1.0", group: Disclosure, severity: Hint, citations: ["gdpr-21", "gdpr-12-2", "country"], adds: Some(Part::OptOut) }
}

fn find(case: &Case<'_>) -> Vec<Hit> {
    let found = case.disclosures.opt_out;
    // A reply that nobody reads cannot work.
    let severity = if case.repliable { Severity::Hint } else { Severity::Warn };
    let hit = Hit::at(found.span).of(severity).with("country", case.audience.country.unwrap_or_default());
    when(case.email() && found.strength == Strength::Weak && case.disclosures.dead_opt_out_link.is_none(), hit)
}

#[cfg(test)]
mod tests {
    use super::OPT_OUT_WEAK;
    use crate::rules::testing::{finds, pitch, silent};

    finds!(
        a_polite_word_is_no_promise,
        OPT_OUT_WEAK,
        Hint,
        pitch("anna@acme.co.uk").plus("Let me know if you are not interested.")
    );
    silent!(
        a_promise_is_enough,
        OPT_OUT_WEAK,
        pitch("anna@acme.co.uk").plus("Reply \"no thanks\" and I will not email you again.")
    );
    silent!(nothing_is_missing_not_weak, OPT_OUT_WEAK, pitch("anna@acme.co.uk"));
}
