//! First outreach says why it is this person who is written to (Article 14(1)(c) GDPR).

use super::{Case, Hit, absent, when};
use crate::footer::Part;

rule! {
    /// ## What
    /// No sentence ties this person, his role, his company or something he did to the offer.
    /// ## Why
    /// A pitch to nobody in particular is hard to balance as a legitimate interest; the reader must learn the purpose.
    /// ## Do
    /// Say in a sentence why you write to this reader.
    REASON_MISSING { id: "reason-missing", since: "0.1.0", group: Disclosure, severity: Hint, citations: ["gdpr-14-1-c", "house"], adds: Some(Part::Reason) }
}

fn find(case: &Case<'_>) -> Vec<Hit> {
    let channel = case.email() || case.direct_message();
    when(channel && case.first() && absent(case.disclosures.reason.strength), Hit::default())
}
