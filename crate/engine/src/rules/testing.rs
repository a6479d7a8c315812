//! Mails for the tests of rules: a first email that lacks every disclosure, changed by a word or two.

use crate::date::Date;
use crate::known::{Answer, Known, KnownPerson, Relationship};
use crate::policy::{Level, Policy};
use crate::report::{Finding, Report};
use crate::snapshot::{Author, Body, Channel, Degree, Mailbox, Message, Recipient, Snapshot};

/// A pitch without any disclosure.
pub const PITCH: &str = "Hello Anna,\n\nwe help sales teams like yours cut reporting time by half with our software. \
Would you have 15 minutes for a demo next week?\n\nBest regards\nMika\n";

#[derive(Default)]
pub struct Mail {
    pub snapshot: Snapshot,
    pub known: Known,
    pub policy: Policy,
}

/// A pitch to that address.
pub fn pitch(to: &str) -> Mail {
    mail(to, PITCH)
}

/// A text to that address.
pub fn mail(to: &str, text: &str) -> Mail {
    let recipient = Recipient { address: Some(to.to_owned()), ..Recipient::default() };
    let snapshot = Snapshot {
        recipients: vec![recipient],
        recipients_read: true,
        subject: Some("A question".into()),
        body: Some(Body::from_text(text)),
        ..Snapshot::default()
    };
    Mail { snapshot, ..Mail::default() }
}

/// A pitch on LinkedIn.
pub fn linkedin(degree: Option<Degree>) -> Mail {
    let mut mail = pitch("");
    let member = Recipient { name: Some("Anna Berg".into()), member: Some("anna-berg".into()), ..Recipient::default() };
    mail.snapshot = Snapshot {
        channel: Channel::LinkedinMessage,
        subject: None,
        degree,
        recipients: vec![member],
        ..mail.snapshot
    };
    mail
}

/// A call to that number, the pitch as its script.
pub fn call(number: &str) -> Mail {
    let mut mail = pitch(number).channel(Channel::Call);
    mail.snapshot.subject = None;
    mail
}

impl Mail {
    /// Changes what the register knows of the first recipient.
    pub fn known(mut self, change: impl FnOnce(&mut KnownPerson)) -> Self {
        if self.known.people.is_empty() {
            self.known.people.push(KnownPerson::default());
        }
        change(self.known.people.first_mut().unwrap());
        self
    }

    /// Nothing is written: a call of which nobody said what it is about.
    pub fn without_text(mut self) -> Self {
        self.snapshot.body = None;
        self
    }

    /// Our organisation is established there.
    pub fn ours(mut self, country: &str) -> Self {
        self.policy.organisation.country = Some(country.to_owned());
        self
    }

    pub fn and_to(mut self, address: &str) -> Self {
        self.snapshot.recipients.push(Recipient { address: Some(address.to_owned()), ..Recipient::default() });
        self
    }

    pub fn plus(mut self, text: &str) -> Self {
        self.snapshot.body = Some(Body::from_text(&format!("{PITCH}\n{text}")));
        self
    }

    pub fn from(mut self, address: &str) -> Self {
        self.snapshot.from = Some(Mailbox { address: Some(address.to_owned()), ..Mailbox::default() });
        self
    }

    pub fn subject(mut self, subject: &str) -> Self {
        self.snapshot.subject = Some(subject.to_owned());
        self
    }

    pub fn channel(mut self, channel: Channel) -> Self {
        self.snapshot.channel = channel;
        self
    }

    pub fn unread(mut self, name: &str) -> Self {
        self.snapshot.recipients.push(Recipient { name: Some(name.to_owned()), ..Recipient::default() });
        self
    }

    pub fn thread(mut self, messages: &[(Author, &str)]) -> Self {
        let message = |(author, address): &(Author, &str)| Message {
            author: *author,
            address: Some((*address).to_owned()),
            name: None,
        };
        self.snapshot.thread = Some(messages.iter().map(message).collect());
        self.snapshot.reply = Some(true);
        self
    }

    pub fn suppressed(mut self) -> Self {
        self.known.people.push(KnownPerson { suppressed: true, ..KnownPerson::default() });
        self
    }

    pub fn relationship(mut self, relationship: Relationship) -> Self {
        self.known.people.push(KnownPerson { relationship, ..KnownPerson::default() });
        self
    }

    pub fn in_country(mut self, code: &str) -> Self {
        self.known.people.push(KnownPerson { country: Some(code.to_owned()), ..KnownPerson::default() });
        self
    }

    pub fn answer(mut self, answer: Answer) -> Self {
        self.known.answers.push(answer);
        self
    }

    pub fn level(mut self, rule: &str, level: Level) -> Self {
        self.policy.rules.insert(rule.to_owned(), level);
        self
    }

    pub fn report(&self) -> Report {
        crate::check(&self.snapshot, &self.known, &self.policy, Date::new(2026, 11, 24).unwrap())
    }

    pub fn findings(&self, rule: &str) -> Vec<Finding> {
        self.report().findings.into_iter().filter(|finding| finding.rule == rule).collect()
    }
}

/// The rule finds, with that severity.
macro_rules! finds {
    ($name:ident, $rule:ident, $severity:ident, $mail:expr) => {
        #[test]
        fn $name() {
            let mail: crate::rules::testing::Mail = $mail;
            let found = mail.findings($rule.id);
            let severities: Vec<_> = found.iter().map(|finding| finding.severity).collect();
            assert!(severities.contains(&crate::report::Severity::$severity), "{severities:?} of {:#?}", mail.report());
        }
    };
}

/// The rule finds nothing.
macro_rules! silent {
    ($name:ident, $rule:ident, $mail:expr) => {
        #[test]
        fn $name() {
            let mail: crate::rules::testing::Mail = $mail;
            let found = mail.findings($rule.id);
            assert!(found.is_empty(), "{found:#?} in {:#?}", mail.report());
        }
    };
}
pub(crate) use {finds, silent};
