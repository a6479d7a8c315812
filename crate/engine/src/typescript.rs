//! Writes the content script's types from the Rust structs, and fails when they are stale:
//! `UPDATE=1 cargo test -p fairreach-engine typescript` writes them anew.

use crate::{known, report, snapshot, view};
use ts_rs::{Config, TS};

fn declarations() -> String {
    let config = Config::default();
    let mut out = String::from(
        "// Generated from crate/engine by `UPDATE=1 cargo test -p fairreach-engine typescript`. Do not edit.\n",
    );
    macro_rules! declare { ($($t:ty),* $(,)?) => { $( out.push_str("\nexport "); out.push_str(&<$t>::decl(&config)); out.push('\n'); )* } }
    declare!(
        snapshot::Channel,
        snapshot::Mailbox,
        snapshot::Field,
        snapshot::Recipient,
        snapshot::Author,
        snapshot::Message,
        snapshot::Degree,
        snapshot::Container,
        snapshot::Look,
        snapshot::Run,
        snapshot::Image,
        snapshot::Body,
        snapshot::Origin,
        snapshot::Position,
        snapshot::Snapshot,
        known::Answer,
        report::Severity,
        view::Tone,
        view::Badge,
        view::Citation,
        view::Action,
        view::Button,
        view::Line,
        view::Term,
        view::Notices,
        view::Panel,
        view::Highlight,
        view::Gate,
        view::View,
        view::Extent,
        view::Insertion,
        view::InputKind,
        view::FormField,
        view::Form,
        view::Request,
        view::Reply,
    );
    out
}

#[test]
fn typescript_is_fresh() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../extension/content/types.generated.ts");
    let fresh = declarations();
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(path, &fresh).unwrap();
    }
    let there = std::fs::read_to_string(path).unwrap_or_default();
    assert!(
        there == fresh,
        "extension/content/types.generated.ts is stale: UPDATE=1 cargo test -p fairreach-engine typescript"
    );
}
