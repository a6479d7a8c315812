//! A sales message to somebody who is no connection should let him say no (Article 21 GDPR).

use super::{Case, Hit, absent, when};
use crate::footer::Part;
use crate::snapshot::Degree;

rule! {
    /// ## What
    /// A `LinkedIn` message to a 2nd or 3rd degree member holds no sentence that lets the reader say no.
    /// ## Why
    /// The right to object to direct marketing does not depend on the channel.
    /// ## Do
    /// Add one short sentence.
    /// ## Examples
    /// Counts: an offer to a 3rd degree member without a way out. Does not count: "just tell me and I will not write again",
    /// a connection, an email.
    OPT_OUT_MISSING_DM { id: "opt-out-missing-dm", since: "0.1.0", group: Disclosure, severity: Hint, citations: ["gdpr-21", "cjeu-stwl"], adds: Some(Part::OptOut) }
}

fn find(case: &Case<'_>) -> Vec<Hit> {
    let far = matches!(case.snapshot.degree, Some(Degree::Second | Degree::Third | Degree::Out));
    when(case.direct_message() && case.first() && far && absent(case.disclosures.opt_out.strength), Hit::default())
}

#[cfg(test)]
mod tests {
    use super::OPT_OUT_MISSING_DM;
    use crate::rules::testing::{finds, linkedin, pitch, silent};
    use crate::snapshot::Degree;

    finds!(strangers, OPT_OUT_MISSING_DM, Hint, linkedin(Some(Degree::Second)));
    silent!(connections, OPT_OUT_MISSING_DM, linkedin(Some(Degree::First)));
    silent!(emails, OPT_OUT_MISSING_DM, pitch("anna@acme.de"));
}
