//! An invitation is no place for a pitch (house rule).

use super::{Case, Hit, when};
use crate::snapshot::Channel;

rule! {
    /// ## What
    /// The note of an invitation holds an offer.
    /// ## Why
    /// Who is not yet a connection has not agreed to be written to; a note with an offer is marketing before that.
    /// ## Do
    /// Say who you are and why you would like to connect. Offer later, when the invitation is accepted.
    /// ## Examples
    /// Counts: "We cut reporting time by half, may I show you a demo?" in the note. Does not count: "I enjoyed your talk in
    /// Hamburg and would like to stay in touch."
    INVITATION_PITCH { id: "invitation-pitch", since: "0.1.0", group: Permission, severity: Hint, citations: ["house", "epd-13"], adds: None }
}

fn find(case: &Case<'_>) -> Vec<Hit> {
    let note = case.snapshot.channel == Channel::LinkedinInvitation;
    when(note, Hit::at(case.signals.offer))
}

#[cfg(test)]
mod tests {
    use super::INVITATION_PITCH;
    use crate::rules::testing::{finds, linkedin, mail, silent};
    use crate::snapshot::Channel;

    finds!(an_offer_in_a_note, INVITATION_PITCH, Hint, linkedin(None).channel(Channel::LinkedinInvitation));
    silent!(a_message_is_no_note, INVITATION_PITCH, linkedin(None));
    silent!(
        a_neutral_note,
        INVITATION_PITCH,
        mail("", "Hi Anna, we met at the fair in May and I would like to stay in touch.")
            .channel(Channel::LinkedinInvitation)
    );
}
