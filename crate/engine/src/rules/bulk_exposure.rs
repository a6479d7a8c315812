//! Recipients who do not know each other do not see each other (Articles 5(1)(f), 32 GDPR).

use super::{Case, Hit, silent};
use crate::address;
use crate::report::{AudienceKind, Severity};
use crate::signals::Likelihood;
use crate::snapshot::Field;

rule! {
    /// ## What
    /// To and Cc show the addresses of unrelated outsiders to each other: five or more on three or more organisations, and no common
    /// thread. Three or four on three organisations are a warning. Where text or rep say that it is no outreach, or where it may be
    /// none and the thread could not be read, it is a hint.
    /// ## Why
    /// Each address tells all readers whom the sender writes to. Lists exposed this way are among the breaches that authorities hear of
    /// most; the ICO names it.
    /// ## Do
    /// Write to each of them separately, or use Bcc.
    /// ## Examples
    /// Counts: a new message to five customers of five companies in To. Does not count: the same in Bcc; an answer in a thread that they
    /// share; six people of one customer; an introduction of two people to each other.
    BULK_EXPOSURE { id: "bulk-exposure", since: "0.1.0", group: Outsider, severity: Stop, citations: ["gdpr-5-f", "gdpr-32", "gdpr-33", "ico-bulk"], adds: None }
}

/// So many addresses are a list.
const LIST: usize = 5;
/// So many organisations are unrelated.
const UNRELATED: usize = 3;

fn find(case: &Case<'_>) -> Vec<Hit> {
    let snapshot = case.snapshot;
    let thread = snapshot.reply == Some(true) || case.draft.quoted || snapshot.thread.iter().flatten().next().is_some();
    if !case.email() || thread || case.signals.introduction.is_some() {
        return silent();
    }
    let new = snapshot.reply == Some(false) || snapshot.thread.is_some();
    let mut addresses: Vec<String> = Vec::new();
    let mut organisations: Vec<String> = Vec::new();
    let exposed = case.people.iter().filter(|person| !person.internal && is_shown(person.recipient.field));
    for address in exposed.filter_map(|person| person.recipient.address.as_deref()) {
        let address = address.trim().to_lowercase();
        let Some(domain) = address::domain(&address).filter(|_| !addresses.contains(&address)) else { continue };
        let shared = address::is_freemail(domain);
        let organisation = if shared { address.as_str() } else { address::registrable(domain) };
        if !organisations.iter().any(|known| known == organisation) {
            organisations.push(organisation.to_owned());
        }
        addresses.push(address);
    }
    if addresses.len() < UNRELATED || organisations.len() < UNRELATED {
        return silent();
    }
    let severity = match () {
        // The rep said, or the text says, that it is no mail to strangers: they may have a thread in common.
        () if !case.outreach() && case.signals.outreach == Likelihood::No => Severity::Hint,
        () if !case.outreach() && case.audience.kind != AudienceKind::Unknown => Severity::Hint,
        // A thread that could not be read may be theirs in common.
        () if !case.outreach() && !new => Severity::Hint,
        () if addresses.len() >= LIST => Severity::Stop,
        () => Severity::Warn,
    };
    vec![Hit::default().of(severity).with("count", addresses.len().to_string())]
}

fn is_shown(field: Field) -> bool {
    matches!(field, Field::To | Field::Cc)
}

#[cfg(test)]
mod tests {
    use super::BULK_EXPOSURE;
    use crate::rules::testing::{Mail, finds, mail, pitch, silent};
    use crate::snapshot::{Author, Field};

    fn three() -> Mail {
        pitch("anna@acme.de").and_to("bo@globex.fr").and_to("cy@initech.co.uk")
    }

    fn five() -> Mail {
        three().and_to("di@initech.co.uk").and_to("ed@umbrella.se")
    }

    finds!(five_of_four_organisations, BULK_EXPOSURE, Stop, five());
    finds!(three_of_three, BULK_EXPOSURE, Warn, three());
    finds!(
        private_people_are_each_their_own,
        BULK_EXPOSURE,
        Warn,
        pitch("anna@gmail.com").and_to("bo@gmail.com").and_to("cy@gmail.com")
    );
    finds!(a_new_message_that_may_be_anything, BULK_EXPOSURE, Stop, anything(Some(false)));
    finds!(an_unread_thread_is_no_more_than_a_question, BULK_EXPOSURE, Hint, anything(None));

    fn anything(reply: Option<bool>) -> Mail {
        let text = "Good morning, the new programme for the spring has come out and looks nice. Mika";
        let mut mail = Mail { snapshot: mail("anna@acme.de", text).snapshot, ..five() };
        mail.snapshot.recipients = five().snapshot.recipients;
        mail.snapshot.reply = reply;
        mail
    }
    silent!(in_bcc, BULK_EXPOSURE, {
        let mut mail = five();
        mail.snapshot.recipients.iter_mut().for_each(|recipient| recipient.field = Field::Bcc);
        mail
    });
    silent!(a_shared_thread, BULK_EXPOSURE, five().thread(&[(Author::Other, "anna@acme.de")]));
    silent!(
        many_of_one_customer,
        BULK_EXPOSURE,
        pitch("anna@acme.co.uk").and_to("bo@uk.acme.co.uk").and_to("cy@acme.co.uk").and_to("di@globex.fr").and_to("ed@globex.fr")
    );
    silent!(
        an_introduction,
        BULK_EXPOSURE,
        mail("anna@acme.de", "Hello Anna, hello Bo, introducing you both to Cy, who has run the same project at his company for two years.").and_to("bo@globex.fr").and_to("cy@initech.fr")
    );
    silent!(
        colleagues_in_copy,
        BULK_EXPOSURE,
        pitch("anna@acme.de").from("mika@nordlicht.example").and_to("bo@globex.fr").and_to("cy@nordlicht.example")
    );
}
