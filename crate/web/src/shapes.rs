//! The engine's types as they cross the border: the same as in `extension/content/types.generated.ts`.

use crate::border::{Faults, FromJs, ToJs, names, object, read, reads, required, writes};
use fairreach_engine::date::Date;
use fairreach_engine::known::{Answer, Relationship};
use fairreach_engine::policy::{Defaults, Level, Organisation, Override, Policy, Sender};
use fairreach_engine::report::Severity;
use fairreach_engine::snapshot::{
    Author, Body, Channel, Container, Degree, Field, Image, Look, Mailbox, Message, Origin, Position, Recipient, Run,
    Snapshot,
};
use fairreach_engine::view::{
    Action, Badge, Button, Citation, Extent, Form, FormField, Gate, Highlight, InputKind, Insertion, Line, Notices,
    Panel, Reply, Request, Term, Tone, View,
};
use wasm_bindgen::JsValue;

reads! {
    Snapshot { site, channel, from, recipients, recipients_read, subject, reply, thread, degree, body, limit, attachments, origins }
    Mailbox { name, address }
    Recipient { field, name, address, member }
    Message { author, name, address }
    Body { runs, complete, plain, images }
    Image { src, width, height, hidden }
    Run { text, block, container, href, image, look }
    Look { hidden, size, color, background }
    Origin { fact, hook }
}

writes! {
    View { badge, panel, highlights, gate }
    Gate { name, title, lines, note, reason, open, fix, send, cancel, again }
    Badge { tone, name, text, description }
    Panel { name, title, lines, judged_name, judged, buttons, close, foot, notices }
    Notices { inserted, copied, failed, working }
    Line { rule, severity, severity_text, what, why, to_do = "do", citations, buttons }
    Citation { text, url }
    Term { term, value, origin }
    Button { text, action, primary }
    Highlight { severity, from, to }
    Position { run, offset }
    Extent { from, to }
    Insertion { html, text, lines, before, replaces, summary }
    Form { title, fields, submit, cancel }
    FormField { key, label, help, input, required, value, error, locked, options }
    Policy { organisation, sender, defaults, rules, overrides = "override" }
    Organisation { name, country, contact_email, postal_address, privacy_url, opt_out_email, opt_out_url, register_entry }
    Sender { name, domains }
    Defaults { source, reason }
}

names! {
    Channel {
        Email = "email",
        LinkedinMessage = "linkedin-message",
        LinkedinInmail = "linkedin-inmail",
        LinkedinInvitation = "linkedin-invitation",
        Call = "call",
    }
    Field { To = "to", Cc = "cc", Bcc = "bcc", Unknown = "unknown" }
    Author { Unknown = "unknown", Own = "own", Other = "other" }
    Degree { First = "first", Second = "second", Third = "third", Out = "out" }
    Container { Own = "own", Signature = "signature", Quote = "quote" }
    Answer {
        NotOutreach = "not_outreach",
        Outreach = "outreach",
        AlreadyTalk = "already_talk",
        Customer = "customer",
        Consented = "consented",
    }
    Relationship {
        Unknown = "unknown",
        None = "none",
        Known = "known",
        Customer = "customer",
        Consented = "consented",
        Internal = "internal",
    }
    Severity { Hint = "hint", Warn = "warn", Stop = "stop" }
    Tone {
        Ready = "ready",
        Fix = "fix",
        Stop = "stop",
        NotOutreach = "not_outreach",
        Hint = "hint",
        NotReadable = "not_readable",
        SetupNeeded = "setup_needed",
    }
    InputKind { Text = "text", Email = "email", Url = "url", Choice = "choice" }
    Level { Off = "off", Audit = "audit", Hint = "hint", Warn = "warn", Block = "block" }
    Override { Never = "never", Acknowledge = "acknowledge", Reason = "reason", FalseAlarm = "false_alarm" }
}

impl FromJs for Request {
    fn from_js(value: &JsValue, faults: &mut Faults) -> Self {
        let kind: String = required(value, "kind", faults);
        let snapshot = required(value, "snapshot", faults);
        match kind.as_str() {
            "footer" => Self::Footer { snapshot, values: read(value, "values", faults) },
            "answer" => Self::Answer { snapshot, answer: required(value, "answer", faults) },
            "override" => Self::Override { snapshot, reason: required(value, "reason", faults) },
            kind => {
                if kind != "check" {
                    faults.expected("kind: expected check, footer, answer or override");
                }
                Self::Check { snapshot }
            }
        }
    }
}

/// Appends an object of a tagged enum: its kind and one field.
fn tagged(json: &mut String, kind: &str, field: &str, value: &dyn ToJs) {
    object(json, &[("kind", &kind), (field, value)]);
}

impl ToJs for Reply {
    fn write(&self, json: &mut String) {
        match self {
            Self::View { view } => tagged(json, "view", "view", view),
            Self::Insertion { insertion } => tagged(json, "insertion", "insertion", insertion),
            Self::Form { form } => tagged(json, "form", "form", form),
            Self::Nothing { text } => tagged(json, "nothing", "text", text),
        }
    }
}

impl ToJs for Action {
    fn write(&self, json: &mut String) {
        match self {
            Self::InsertFooter => object(json, &[("kind", &"insert_footer")]),
            Self::Answer { answer } => tagged(json, "answer", "answer", answer),
            Self::Jump { highlight } => tagged(json, "jump", "highlight", highlight),
        }
    }
}

impl FromJs for Option<Date> {
    fn from_js(value: &JsValue, faults: &mut Faults) -> Self {
        let text: Option<String> = FromJs::from_js(value, faults);
        text.and_then(|text| text.parse().ok())
    }
}

impl ToJs for Date {
    fn write(&self, json: &mut String) {
        self.to_string().write(json);
    }
}
