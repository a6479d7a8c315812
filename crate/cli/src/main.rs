//! `fairreach`: the engine on files and JSON Lines.

mod draft_line;
mod html;
mod lines;
mod parse;
mod report;
mod style;

use fairreach_engine::policy::Policy;
use std::io::{self, Write};
use std::process::ExitCode;

fn main() -> ExitCode {
    let task = match std::env::args().nth(1).as_deref() {
        Some("check") => lines::Task::Check,
        Some("classify") => lines::Task::Classify,
        Some("visible") => lines::Task::Visible,
        _ => return ExitCode::from(2),
    };
    let Ok(html) = html::Reader::new() else { return ExitCode::from(2) };
    let Ok(today) = "2026-11-24".parse() else { return ExitCode::from(2) };
    let policy = Policy::default();
    let assume = std::env::args().any(|a| a == "--assume");
    let run = lines::Run { html: &html, policy: &policy, assume_outreach: assume, today };
    let mut out = io::BufWriter::new(io::stdout().lock());
    match lines::run(&run, task, io::stdin().lock(), &mut out).and_then(|ok| out.flush().map(|()| ok)) {
        Ok(true) => ExitCode::SUCCESS,
        _ => ExitCode::from(2),
    }
}
