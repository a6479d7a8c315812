//! Tests of the built program.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod answer;
mod captures;
mod files;
mod lines;
mod support;
