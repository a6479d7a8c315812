//! What the face shows, already worded in the language of the browser's UI, and what the content script and the
//! background say to each other over the port.

use crate::known::Answer;
use crate::report::Severity;
use crate::snapshot::{Position, Snapshot};
use litemap::LiteMap;
use serde::{Deserialize, Serialize};

/// What the content script asks.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Request {
    /// Judge a draft.
    Check {
        /// The draft.
        snapshot: Snapshot,
    },
    /// Compose the footer; `values` answer an earlier [`Reply::Form`].
    Footer {
        /// The draft.
        snapshot: Snapshot,
        /// Field key to value.
        #[serde(default)]
        #[cfg_attr(test, ts(optional, as = "Option<std::collections::BTreeMap<String, String>>"))]
        values: Option<LiteMap<String, String>>,
    },
    /// Remember what the rep answered, then judge again.
    Answer {
        /// The draft.
        snapshot: Snapshot,
        /// The answer.
        answer: Answer,
    },
    /// The rep sends in spite of the gate: to be logged, without any of the draft.
    Override {
        /// The draft.
        snapshot: Snapshot,
        /// What he gave as his reason; empty where none was asked for.
        reason: String,
    },
}

/// What the background answers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "snake_case")]
#[expect(clippy::large_enum_variant, reason = "there is one at a time, and it is nearly always a view")]
pub enum Reply {
    /// What to show.
    View {
        /// The view.
        view: View,
    },
    /// What to insert.
    Insertion {
        /// The footer.
        insertion: Insertion,
    },
    /// What to ask before a footer can be composed.
    Form {
        /// The form.
        form: Form,
    },
    /// Nothing to insert: all parts are there.
    Nothing {
        /// Why, in words.
        text: String,
    },
}

/// What the face shows for one composer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct View {
    /// The badge.
    pub badge: Badge,
    /// The panel behind it.
    pub panel: Panel,
    /// Words of the draft to mark.
    pub highlights: Vec<Highlight>,
    /// The question at Send, where there is one.
    pub gate: Option<Gate>,
}

/// The question at Send.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Gate {
    /// Accessible name of the dialog: `Fairreach: before you send`.
    pub name: String,
    /// Headline.
    pub title: String,
    /// What is wrong, a sentence a finding.
    pub lines: Vec<String>,
    /// Who may send all the same, and what is kept of it.
    pub note: String,
    /// Label of the reason's field; `None`: no reason is asked for.
    pub reason: Option<String>,
    /// Whether it may be sent all the same.
    pub open: bool,
    /// Button that leads to what is to be mended.
    pub fix: String,
    /// Button that sends all the same.
    pub send: String,
    /// Button that goes back to the draft.
    pub cancel: String,
    /// What is said when the site did not send on our word.
    pub again: String,
}

/// The badge.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Badge {
    /// Which colour.
    pub tone: Tone,
    /// Accessible name, `Fairreach: 2 to fix`.
    pub name: String,
    /// Visible text, `2 to fix`.
    pub text: String,
    /// Accessible description: the recipient as the site shows him.
    pub description: String,
}

/// State of a badge.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Tone {
    /// Green.
    Ready,
    /// Amber.
    Fix,
    /// Red.
    Stop,
    /// Grey.
    NotOutreach,
    /// Blue.
    Hint,
    /// Hollow.
    NotReadable,
    /// Hollow.
    SetupNeeded,
}

/// The panel.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Panel {
    /// Accessible name of the dialog: `Fairreach`.
    pub name: String,
    /// Headline: the verdict in words.
    pub title: String,
    /// One a finding, most severe first.
    pub lines: Vec<Line>,
    /// Accessible name of the region: `How this was judged`.
    pub judged_name: String,
    /// How this was judged.
    pub judged: Vec<Term>,
    /// Buttons for the whole draft: insert footer, corrections.
    pub buttons: Vec<Button>,
    /// Name of the close button.
    pub close: String,
    /// "Fairreach informs. It is not legal advice."
    pub foot: String,
    /// Words for what only the face can know.
    pub notices: Notices,
}

/// Sentences for outcomes that the hands see.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Notices {
    /// The footer is in the draft.
    pub inserted: String,
    /// The editor did not take it: it is in the clipboard.
    pub copied: String,
    /// Neither worked.
    pub failed: String,
    /// Insertion is running.
    pub working: String,
}

/// One finding in words.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Line {
    /// Rule id.
    pub rule: String,
    /// How severe.
    pub severity: Severity,
    /// The severity in a word, for readers who see no colour.
    pub severity_text: String,
    /// What is wrong.
    pub what: String,
    /// Why it matters.
    pub why: String,
    /// What to do.
    #[serde(rename = "do")]
    pub to_do: String,
    /// The law.
    pub citations: Vec<Citation>,
    /// Buttons that mend it.
    pub buttons: Vec<Button>,
}

/// A source of law.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Citation {
    /// `GDPR Art. 21(4)`.
    pub text: String,
    /// Official place, `https`; `None` for a house rule.
    pub url: Option<String>,
}

/// A term of "How this was judged".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Term {
    /// `Country`.
    pub term: String,
    /// `Germany`; `unknown` where it was not read.
    pub value: String,
    /// Why, or where it was read.
    pub origin: Option<String>,
}

/// A button.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Button {
    /// Visible text and accessible name.
    pub text: String,
    /// What it does.
    pub action: Action,
    /// The one to press first.
    pub primary: bool,
}

/// What a button does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Action {
    /// Insert what is missing.
    InsertFooter,
    /// Correct the judgement.
    Answer {
        /// What to remember.
        answer: Answer,
    },
    /// Select the words of a highlight in the draft.
    Jump {
        /// Index in [`View::highlights`].
        highlight: u32,
    },
}

/// Words of the draft to mark.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Highlight {
    /// How severe.
    pub severity: Severity,
    /// First character.
    pub from: Position,
    /// One past the last character.
    pub to: Position,
}

/// Text to put into the draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Insertion {
    /// Paragraphs as HTML (`<p>`, `<br>`, `<a>` only, text escaped); handed to the editor's own paste, never to a sink.
    pub html: String,
    /// The same in plain text, the opt-out URL spelled out.
    pub text: String,
    /// Its non-blank lines, to find it by.
    pub lines: Vec<String>,
    /// Index of the first run that it must stand before (signature or history); `None`: at the end.
    pub before: Option<u32>,
    /// An earlier footer that it replaces.
    pub replaces: Option<Extent>,
    /// What changed, for the panel.
    pub summary: String,
}

/// A stretch of the draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Extent {
    /// First character.
    pub from: Position,
    /// One past the last.
    pub to: Position,
}

/// Questions to the rep or to who sets Fairreach up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Form {
    /// What is asked and why.
    pub title: String,
    /// The questions.
    pub fields: Vec<FormField>,
    /// Text of the button that goes on.
    pub submit: String,
    /// Text of the button that goes back.
    pub cancel: String,
}

/// One question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct FormField {
    /// Policy path: `organisation.name`.
    pub key: String,
    /// Label.
    pub label: String,
    /// A sentence of help.
    pub help: String,
    /// What the browser may know of it.
    pub input: InputKind,
    /// Whether the footer cannot be composed without it.
    pub required: bool,
    /// What is there already.
    pub value: String,
    /// What is wrong with it.
    pub error: Option<String>,
    /// Set by the organisation's administrator: shown, not editable.
    pub locked: bool,
    /// Allowed values with their labels, for a list; empty for free text.
    pub options: Vec<(String, String)>,
}

/// Kind of an input field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum InputKind {
    /// One line.
    Text,
    /// An address.
    Email,
    /// An `https` address.
    Url,
    /// A list to choose from.
    Choice,
}
