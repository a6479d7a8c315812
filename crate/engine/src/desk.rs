//! The way in for the extension: a request from the content script in, a worded reply and what to store out. Pure.

use crate::check;
use crate::date::Date;
use crate::face;
use crate::footer::{self, Asked, Composed, Footer};
use crate::form;
use crate::gate;
use crate::known::{Answer, Known};
use crate::policy::{Override, Policy};
use crate::profile::one_line;
use crate::snapshot::Snapshot;
use crate::view::{Insertion, Reply, Request, View};
use crate::wording::Wording;
use litemap::LiteMap;

pub use crate::form::{profile_form, save_profile};

/// A reply and what its caller has to store before he passes it on.
#[derive(Debug, Clone, PartialEq)]
pub struct Answered {
    /// What to tell the content script.
    pub reply: Reply,
    /// What to store.
    pub save: Vec<Save>,
}

/// Something to store.
#[derive(Debug, Clone, PartialEq)]
#[expect(clippy::large_enum_variant, reason = "there is at most one of them at a time")]
pub enum Save {
    /// The policy as it now stands in `storage.local.policy`.
    Policy(Policy),
    /// What the rep answered about the recipients of the draft.
    Answer(Answer),
    /// He sent in spite of the gate.
    Override(Overridden),
}

/// An entry of the log of overrides: what was overridden and why, and nothing of the message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Overridden {
    /// Ids of the rules.
    pub rules: Vec<&'static str>,
    /// How the policy let it be.
    pub how: Override,
    /// The reason in the rep's words; empty where none was asked for.
    pub reason: String,
}

/// What a desk works with.
#[derive(Debug)]
pub struct Desk<'a> {
    /// What the register knows of the draft's recipients.
    pub known: &'a Known,
    /// The policy in force: managed over local.
    pub policy: &'a Policy,
    /// The local policy alone, which a form changes.
    pub local: &'a Policy,
    /// Policy paths that managed storage sets (`organisation.name`).
    pub locked: &'a [String],
    /// The UI's words.
    pub wording: &'a Wording,
    /// The day.
    pub today: Date,
}

/// Answers a request of the content script.
#[must_use]
pub fn answer(request: &Request, desk: &Desk<'_>) -> Answered {
    match request {
        Request::Check { snapshot } => {
            Answered { reply: Reply::View { view: desk.view(snapshot, desk.known) }, save: Vec::new() }
        }
        Request::Footer { snapshot, values } => match values {
            None => Answered { reply: desk.footer(snapshot, desk.policy), save: Vec::new() },
            Some(values) => desk.filled(snapshot, values),
        },
        Request::Answer { snapshot, answer } => {
            let mut known = desk.known.clone();
            known.answers.push(*answer);
            Answered { reply: Reply::View { view: desk.view(snapshot, &known) }, save: vec![Save::Answer(*answer)] }
        }
        Request::Override { snapshot, reason } => {
            let judged = check::judge(snapshot, desk.known, desk.policy, desk.today);
            let view = face::view(snapshot, &judged, desk.policy, desk.wording);
            let entry = gate::barrier(&judged, desk.policy).map(|barrier| Overridden {
                rules: barrier.findings.iter().map(|(_, finding)| finding.rule).collect(),
                how: barrier.how,
                reason: one_line(reason),
            });
            Answered { reply: Reply::View { view }, save: entry.into_iter().map(Save::Override).collect() }
        }
    }
}

impl Desk<'_> {
    fn view(&self, snapshot: &Snapshot, known: &Known) -> View {
        let judged = check::judge(snapshot, known, self.policy, self.today);
        face::view(snapshot, &judged, self.policy, self.wording)
    }

    fn footer(&self, snapshot: &Snapshot, policy: &Policy) -> Reply {
        let nothing = |key: &str| Reply::Nothing { text: self.wording.say(key, &[]) };
        match footer::compose(snapshot, self.known, policy, self.today) {
            Composed::Footer(footer) => Reply::Insertion { insertion: self.insertion(footer) },
            Composed::Ask(asked) => Reply::Form { form: self.ask(&asked, policy, &LiteMap::new()) },
            Composed::Complete => nothing("notice.complete"),
            Composed::TooLong => nothing("notice.too_long"),
            Composed::Unreadable => nothing("notice.unreadable"),
        }
    }

    fn ask(&self, asked: &Asked, policy: &Policy, values: &LiteMap<String, String>) -> crate::view::Form {
        form::asked(asked, policy, self.locked, values, self.wording)
    }

    /// The rep filled a form in: keep what he wrote and go on, or show what is wrong with it.
    fn filled(&self, snapshot: &Snapshot, values: &LiteMap<String, String>) -> Answered {
        let asked = match footer::compose(snapshot, self.known, self.policy, self.today) {
            Composed::Ask(asked) => asked,
            // Nothing is missing any more, a second tab was quicker: the footer as it is now.
            Composed::Footer(_) | Composed::Complete | Composed::TooLong | Composed::Unreadable => {
                return Answered { reply: self.footer(snapshot, self.policy), save: Vec::new() };
            }
        };
        let form = self.ask(&asked, self.policy, values);
        if form.fields.iter().any(|field| field.error.is_some()) {
            return Answered { reply: Reply::Form { form }, save: Vec::new() };
        }
        let (mut policy, mut local) = (self.policy.clone(), self.local.clone());
        for field in form.fields.iter().filter(|field| !field.locked) {
            form::store(&field.key, &field.value, &mut policy);
            form::store(&field.key, &field.value, &mut local);
        }
        Answered { reply: self.footer(snapshot, &policy), save: vec![Save::Policy(local)] }
    }

    fn insertion(&self, footer: Footer) -> Insertion {
        let parts: Vec<String> =
            footer.parts.iter().map(|part| self.wording.say(&format!("part.{}", part.key()), &[])).collect();
        let key = if footer.replaces.is_some() { "notice.replaced" } else { "notice.added" };
        Insertion {
            html: footer.html,
            text: footer.text,
            lines: footer.lines,
            before: footer.before,
            replaces: footer.replaces,
            summary: self.wording.say(key, &[("parts", &parts.join(", "))]),
        }
    }
}
