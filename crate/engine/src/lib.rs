//! Fairreach's judgement: pure Rust, no browser, no clock, no I/O.
//!
//! [`check`] takes a [`snapshot::Snapshot`] of a draft, what the register knows of its recipients and the organisation's
//! policy, and gives a [`report::Report`]. [`desk::answer`] is the way in for the extension: it words the report as a
//! [`view::View`] and composes footers.

pub mod date;
pub mod desk;
pub mod draft;
pub mod evidence;
pub mod known;
pub mod language;
pub mod policy;
pub mod report;
pub mod request;
pub mod signals;
pub mod snapshot;
pub mod view;
pub mod wording;

mod attribution;
mod check;
mod fold;
mod look;
mod pattern;
mod quote;
mod reading;
mod tokens;
mod topic;
#[cfg(test)]
mod typescript;

pub use check::check;
