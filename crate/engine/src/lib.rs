//! Fairreach's judgement: pure Rust, no browser, no clock, no I/O.
//!
//! [`check`] takes a [`snapshot::Snapshot`] of a draft, what the register knows of its recipients and the organisation's
//! policy, and gives a [`report::Report`]. [`desk::answer`] is the way in for the extension: it words the report as a
//! [`view::View`] and composes footers.

pub mod address;
pub mod answer;
pub mod citation;
pub mod country;
pub mod date;
pub mod desk;
pub mod draft;
pub mod due;
pub mod evidence;
pub mod footer;
pub mod known;
pub mod language;
pub mod phone;
pub mod policy;
pub mod profile;
pub mod report;
pub mod request;
pub mod rules;
pub mod signals;
pub mod snapshot;
pub mod view;
pub mod wording;

mod attribution;
mod audience;
mod bucket;
mod call;
mod check;
mod dictionary;
mod face;
mod fold;
mod form;
mod gate;
mod literal;
mod look;
mod lookup;
mod markup;
mod merge;
mod pack;
mod pattern;
#[cfg(test)]
#[path = "../build/patterns.rs"]
mod patterns;
mod policy_file;
mod quote;
mod reading;
#[cfg(test)]
mod shadowing;
mod signs;
mod subject;
mod tokens;
mod topic;
#[cfg(test)]
mod typescript;
mod vocabulary;
mod words;

pub use check::check;
