//! Who relies on consent must be able to prove it (Article 7(1) GDPR).

use super::{Case, Hit, silent};

rule! {
    /// ## What
    /// The message says that the reader agreed or signed up, and the register knows of no consent of his. It takes the place of
    /// consent-needed, unless a policy blocks that.
    /// ## Why
    /// The controller must be able to demonstrate the consent; a claim in a message is none, and a wrong one misleads.
    /// ## Do
    /// Record the consent with its proof, or take the sentence out.
    /// ## Examples
    /// Counts: "as you agreed, here is our offer", "you signed up for our updates" to a stranger. Does not count: the same to somebody
    /// whose consent is on record; "if you agree", "as agreed with your colleague on the phone"; a text without a recipient yet.
    CONSENT_CLAIMED_NOT_RECORDED { id: "consent-claimed-not-recorded", since: "0.1.0", group: Permission, severity: Warn, citations: ["gdpr-7"], adds: None }
}

fn find(case: &Case<'_>) -> Vec<Hit> {
    let Some(claim) = case.unrecorded_claim() else { return silent() };
    vec![Hit::at(Some(claim)).with("words", case.draft.slice(claim))]
}

#[cfg(test)]
mod tests {
    use super::CONSENT_CLAIMED_NOT_RECORDED;
    use crate::known::{Answer, Relationship};
    use crate::rules::testing::{Mail, finds, mail, pitch, silent};

    fn claim() -> Mail {
        let text = "Dzień dobry,\n\npiszemy, ponieważ zapisał się Pan do naszego newslettera. Pomagamy zespołom sprzedaży \
                    skrócić czas raportowania o połowę.\n\nPozdrawiam\nMika";
        mail("anna@acme.co.uk", text)
    }

    finds!(a_claim_to_a_stranger, CONSENT_CLAIMED_NOT_RECORDED, Warn, claim().answer(Answer::Outreach));
    silent!(
        consent_is_on_record,
        CONSENT_CLAIMED_NOT_RECORDED,
        claim().relationship(Relationship::Consented)
    );
    silent!(
        a_condition_claims_nothing,
        CONSENT_CLAIMED_NOT_RECORDED,
        pitch("anna@acme.co.uk").plus("If you agree, I will send you a short summary.")
    );
    silent!(no_claim, CONSENT_CLAIMED_NOT_RECORDED, pitch("anna@acme.co.uk"));
    silent!(nobody_to_look_up_yet, CONSENT_CLAIMED_NOT_RECORDED, {
        let mut mail = claim().answer(Answer::Outreach);
        mail.snapshot.recipients.clear();
        mail
    });
}
