//! An opt-out that nobody can see is none (Articles 12(1), 21(4) GDPR).

use super::{Case, Hit, absent, when};
use crate::footer::Part;

rule! {
    /// ## What
    /// The only opt-out is invisible, tiny, of low contrast, or stands in quoted history.
    /// ## Why
    /// The right to object must be brought to the reader's attention, clearly and apart from other information.
    /// ## Do
    /// Make it visible, or insert the footer.
    OPT_OUT_HIDDEN { id: "opt-out-hidden", since: "0.1.0", group: Disclosure, severity: Warn, citations: ["gdpr-21-4", "gdpr-12-1"], adds: Some(Part::OptOut) }
}

fn find(case: &Case<'_>) -> Vec<Hit> {
    let disclosures = case.disclosures;
    let only = absent(disclosures.opt_out.strength) && disclosures.dead_opt_out_link.is_none();
    when(case.email() && only && disclosures.hidden_opt_out, Hit::default())
}
