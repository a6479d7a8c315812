//! `fairreach`: the engine on files and JSON Lines.

mod answer_line;
mod args;
mod draft_line;
mod file;
mod files;
mod html;
mod judge;
mod lines;
mod parse;
mod place;
mod report;
mod rules;
mod sarif;
mod style;
mod text;

use args::{Cli, Command, Format};
use clap::Parser;
use fairreach_engine::date::Date;
use fairreach_engine::policy::{self, Policy};
use lines::{Run, Task};
use std::io::{self, BufWriter, Write};
use std::path::Path;
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

const FINDINGS: u8 = 1;
const BAD_INPUT: u8 = 2;

fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(message) => {
            // Help, too, comes as an "error", to standard output and with status 0.
            let _ = message.print();
            return ExitCode::from(u8::try_from(message.exit_code()).unwrap_or(BAD_INPUT));
        }
    };
    let mut out = BufWriter::new(io::stdout().lock());
    match start(cli.command, &mut out) {
        Ok(status) => ExitCode::from(status),
        Err(Failure::Said(message)) => {
            let _ = writeln!(io::stderr().lock(), "fairreach: {message}");
            ExitCode::from(BAD_INPUT)
        }
        // Who reads us has seen enough (`| head`).
        Err(Failure::Io(error)) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(Failure::Io(error)) => {
            let _ = writeln!(io::stderr().lock(), "fairreach: {error}");
            ExitCode::from(BAD_INPUT)
        }
    }
}

enum Failure {
    Said(String),
    Io(io::Error),
}

impl From<String> for Failure {
    fn from(message: String) -> Self {
        Self::Said(message)
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

fn start(command: Command, out: &mut impl Write) -> Result<u8, Failure> {
    let html = html::Reader::new()?;
    let wording = fairreach_engine::wording::builtin("en").unwrap_or_default();
    let policy = match policy_path(&command) {
        Some(path) => read_policy(path)?,
        None => Policy::default(),
    };
    let assume_outreach = matches!(&command, Command::Check(args) if args.assume.is_some());
    let run = Run { html: &html, policy: &policy, wording: &wording, assume_outreach, today: today()? };
    let mut lines = |task| lines::run(&run, task, io::stdin().lock(), out);
    let status = match command {
        Command::Check(args) if !args.jsonl => {
            if args.explain && args.format != Format::Text {
                return Err(Failure::Said("--explain prints text: leave --format out".to_owned()));
            }
            let outcome = files::run(&run, &args, out)?;
            if outcome.bad {
                BAD_INPUT
            } else if outcome.found {
                FINDINGS
            } else {
                0
            }
        }
        Command::Check(_) => bad_lines(lines(Task::Check)?),
        Command::Classify(_) => bad_lines(lines(Task::Classify)?),
        Command::Visible(_) => bad_lines(lines(Task::Visible)?),
        Command::Footer(_) => bad_lines(lines(Task::Footer)?),
        Command::Answer(_) => bad_lines(lines(Task::Answer)?),
        Command::Rules(args) => {
            rules::print(out, args.format)?;
            0
        }
    };
    out.flush()?;
    Ok(status)
}

fn bad_lines(all_good: bool) -> u8 {
    if all_good { 0 } else { BAD_INPUT }
}

fn policy_path(command: &Command) -> Option<&Path> {
    match command {
        Command::Check(args) => args.policy.as_deref(),
        Command::Footer(args) | Command::Answer(args) => Some(&args.policy),
        _ => None,
    }
}

fn read_policy(path: &Path) -> Result<Policy, String> {
    let said = |what: &dyn std::fmt::Display| format!("{}: {what}", path.display());
    let json = std::fs::read_to_string(path).map_err(|e| said(&e))?;
    policy::parse(&json).map_err(|errors| errors.iter().map(|e| said(e)).collect::<Vec<_>>().join("\n"))
}

/// Today in UTC; the engine has no clock.
fn today() -> Result<Date, String> {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_err(|e| e.to_string())?.as_secs();
    civil(seconds / 86_400).ok_or_else(|| "this machine's clock is beyond the calendar".to_owned())
}

/// The day that is so many days after 1 January 1970 (Howard Hinnant's algorithm).
fn civil(days: u64) -> Option<Date> {
    let days = days + 719_468;
    let era_day = days % 146_097;
    let year_of_era = (era_day - era_day / 1_460 + era_day / 36_524 - era_day / 146_096) / 365;
    let day_of_year = era_day - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    let year = year_of_era + days / 146_097 * 400 + u64::from(month <= 2);
    Date::new(i32::try_from(year).ok()?, u8::try_from(month).ok()?, u8::try_from(day).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::civil;

    #[test]
    fn days_become_dates() {
        for (days, date) in [(0, "1970-01-01"), (11_016, "2000-02-29"), (20_781, "2026-11-24"), (47_482, "2100-01-01")]
        {
            assert_eq!(civil(days).map(|d| d.to_string()).as_deref(), Some(date));
        }
        assert!(civil(u64::from(u32::MAX)).is_none());
    }

    #[test]
    fn the_command_line_is_sound() {
        <super::Cli as clap::CommandFactory>::command().debug_assert();
    }
}
