//! A subject does not pretend (CAN-SPAM; Article 6 E-Commerce Directive).

use super::{Case, Hit, silent, when};
use crate::report::{AudienceKind, Severity};
use crate::subject::prefix;
use crate::words;

rule! {
    /// ## What
    /// The subject announces an answer or a forward ("Re:", "AW:", "Fwd:", "返信:") in a message that is known to belong to no thread, or
    /// an offer comes as "Your invoice" or "Your order".
    /// ## Why
    /// Commercial messages must be recognisable as such. A faked thread or paper is opened by mistake; CAN-SPAM, the German UWG (§ 5) and
    /// DDG (§ 6) forbid it by name.
    /// ## Do
    /// Say in the subject what the message is about.
    /// ## Examples
    /// Counts: "Re: our talk" on a first email in no thread; "Your invoice 4711" on an offer. Does not count: an answer, a forward with its
    /// text, "Your invoice process at Acme", a "Re:" where the thread could not be read.
    DECEPTIVE_SUBJECT { id: "deceptive-subject", since: "0.1.0", group: Outsider, severity: Warn, citations: ["canspam", "ecd-6"], adds: None }
}

fn find(case: &Case<'_>) -> Vec<Hit> {
    let Some(subject) = case.snapshot.subject.as_deref().filter(|_| case.email()) else { return silent() };
    let hit = |words: &str| Hit::default().with("words", words.trim());
    if let Some(prefix) = prefix(subject).filter(|_| certainly_new(case)) {
        return match case.audience.kind {
            AudienceKind::OutreachFirst | AudienceKind::OutreachFollowUp => vec![hit(prefix)],
            AudienceKind::Unknown => vec![hit(prefix).of(Severity::Hint).at_most(Severity::Hint)],
            AudienceKind::Internal | AudienceKind::Reply | AudienceKind::Known | AudienceKind::Transactional => silent(),
        };
    }
    when(case.outreach() && is_paper(subject), hit(subject))
}

/// Known to belong to no thread and to quote nothing.
fn certainly_new(case: &Case<'_>) -> bool {
    let empty = match &case.snapshot.thread {
        Some(messages) => messages.is_empty(),
        None => case.snapshot.reply == Some(false),
    };
    empty && case.snapshot.reply != Some(true) && !case.draft.quoted
}

/// An invoice or an order of the reader's, not one as a topic.
fn is_paper(subject: &str) -> bool {
    let subject = subject.trim().to_lowercase();
    words::list("paper_subjects").any(|words| {
        let Some(rest) = subject.strip_prefix(words) else { return false };
        let rest = rest.trim_start();
        let number = ["no", "nr", "n°", "№"].iter().find_map(|word| rest.strip_prefix(word)).unwrap_or(rest);
        let number = number.trim_start_matches(['.', ':', ' ', '-', '#']);
        rest.is_empty() || number.starts_with(|c: char| c.is_ascii_digit())
    })
}

#[cfg(test)]
mod tests {
    use super::DECEPTIVE_SUBJECT;
    use crate::rules::testing::{Mail, finds, mail, pitch, silent};
    use crate::snapshot::Author;

    fn new(subject: &str) -> Mail {
        let mut mail = pitch("anna@acme.co.uk").subject(subject);
        mail.snapshot.reply = Some(false);
        mail
    }

    finds!(an_answer_to_nothing, DECEPTIVE_SUBJECT, Warn, new("Re: our talk"));
    finds!(in_german, DECEPTIVE_SUBJECT, Warn, new("AW[2]: Ihr Angebot"));
    finds!(in_japanese, DECEPTIVE_SUBJECT, Warn, new("返信：お打ち合わせの件"));
    finds!(a_forward_of_nothing, DECEPTIVE_SUBJECT, Warn, new("Fwd: report"));
    finds!(a_paper_that_is_none, DECEPTIVE_SUBJECT, Warn, pitch("anna@acme.co.uk").subject("Your invoice #4711"));
    silent!(an_unread_thread, DECEPTIVE_SUBJECT, pitch("anna@acme.co.uk").subject("Re: our talk"));
    silent!(
        a_thread_of_ours,
        DECEPTIVE_SUBJECT,
        pitch("anna@acme.co.uk").subject("Re: our talk").thread(&[(Author::Own, "mika@nordlicht.example")])
    );
    silent!(invoices_as_a_topic, DECEPTIVE_SUBJECT, new("Your invoice process at Acme"));
    silent!(a_word_with_a_colon, DECEPTIVE_SUBJECT, new("Reporting: half the time"));
    silent!(a_real_invoice, DECEPTIVE_SUBJECT, mail("anna@acme.co.uk", "Please find attached invoice 4711, due 1 December.").subject("Your invoice 4711"));
}
