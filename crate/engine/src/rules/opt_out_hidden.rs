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
    /// ## Examples
    /// Counts: "Unsubscribe" in white on white, in 1 px, or in the history below. Does not count: small grey print of 9 px, a
    /// hidden one beside a visible one, none at all (opt-out-missing speaks).
    OPT_OUT_HIDDEN { id: "opt-out-hidden", since: "0.1.0", group: Disclosure, severity: Warn, citations: ["gdpr-21-4", "gdpr-12-1"], adds: Some(Part::OptOut) }
}

fn find(case: &Case<'_>) -> Vec<Hit> {
    let disclosures = case.disclosures;
    let only = absent(disclosures.opt_out.strength) && disclosures.dead_opt_out_link.is_none();
    when(case.email() && only && disclosures.hidden_opt_out, Hit::default())
}

#[cfg(test)]
mod tests {
    use super::OPT_OUT_HIDDEN;
    use crate::rules::testing::{PITCH, finds, mail, pitch, silent};
    use crate::snapshot::{Look, Run};

    finds!(white_on_white, OPT_OUT_HIDDEN, Warn, unseen());
    finds!(
        a_quoted_footer_is_not_ours,
        OPT_OUT_HIDDEN,
        Warn,
        pitch("anna@acme.co.uk").plus("> Unsubscribe: https://example.com/u")
    );
    silent!(nothing_there, OPT_OUT_HIDDEN, pitch("anna@acme.de"));
    silent!(a_visible_one_beside_it, OPT_OUT_HIDDEN, {
        let mut mail = unseen();
        mail.snapshot.body.as_mut().unwrap().runs.push(opt_out(None));
        mail
    });

    fn opt_out(look: Option<Look>) -> Run {
        let text = "If you reply with no thanks, we will not write to you again.";
        Run { text: text.into(), block: 99, look, ..Run::default() }
    }

    fn unseen() -> crate::rules::testing::Mail {
        let mut mail = mail("anna@acme.de", PITCH);
        mail.snapshot.body.as_mut().unwrap().runs.push(opt_out(Some(Look { hidden: true, ..Look::default() })));
        mail
    }
}
