//! The command line.

use clap::{ArgGroup, Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Says what data-protection law asks of sales messages and is not there yet.
///
/// Works offline: no draft leaves this machine. Fairreach informs. It is not legal advice.
#[derive(Debug, Parser)]
#[command(name = "fairreach", version, propagate_version = true, max_term_width = 100, arg_required_else_help = true)]
#[command(after_long_help = "Examples:
  fairreach check templates/*.md                          the templates of a sales team
  fairreach check --policy policy.json draft.eml          one mail, with the organisation's profile
  fairreach check --format sarif templates/ > out.sarif   for code scanning in CI
  fairreach check --jsonl < drafts.jsonl                  a draft a line in, a report a line out

Exit status: 0 nothing to fix, 1 findings at warning or above, 2 bad input.")]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Judge drafts: mails (.eml), web pages (.html), texts and templates (.txt, .md), or JSON Lines
    #[command(after_long_help = CHECK_HELP)]
    Check(CheckArgs),
    /// Tell which incoming mails ask to stop, to be erased, to be informed
    #[command(after_long_help = CLASSIFY_HELP)]
    Classify(LinesArgs),
    /// Print what the sender wrote himself: history and signature off
    #[command(after_long_help = VISIBLE_HELP)]
    Visible(LinesArgs),
    /// Compose the answer to a request, in its language
    #[command(after_long_help = ANSWER_HELP)]
    Answer(PolicyLinesArgs),
    /// Compose the footer that a draft lacks
    #[command(after_long_help = FOOTER_HELP)]
    Footer(PolicyLinesArgs),
    /// List every rule with its severity, meaning and law
    #[command(after_long_help = "Examples:\n  fairreach rules\n  fairreach rules --format json")]
    Rules(RulesArgs),
}

/// `fairreach check`
#[derive(Debug, Args)]
#[command(group(ArgGroup::new("input").required(true).args(["files", "jsonl"])))]
pub struct CheckArgs {
    /// How to print what was found
    #[arg(long, value_enum, default_value_t, conflicts_with = "jsonl")]
    pub format: Format,
    /// The organisation's settings (JSON, as exported from the extension's options)
    #[arg(long, value_name = "FILE")]
    pub policy: Option<PathBuf>,
    /// Read a draft a line from standard input, write a report a line
    #[arg(long)]
    pub jsonl: bool,
    /// Judge every draft as first outreach to a named business address abroad
    #[arg(long, value_enum, value_name = "WHAT")]
    pub assume: Option<Assume>,
    /// Print too which words count for outreach or against it (format text)
    #[arg(long, conflicts_with = "jsonl")]
    pub explain: bool,
    /// Files, or folders of them
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,
}

/// `fairreach classify` and `fairreach visible`
#[derive(Debug, Args)]
pub struct LinesArgs {
    /// Read a mail a line from standard input, write an answer a line
    #[arg(long, required = true)]
    pub jsonl: bool,
}

/// `fairreach footer` and `fairreach answer`
#[derive(Debug, Args)]
pub struct PolicyLinesArgs {
    /// Read a mail a line from standard input, write a line for each
    #[arg(long, required = true)]
    pub jsonl: bool,
    /// The organisation's settings (JSON, as exported from the extension's options)
    #[arg(long, value_name = "FILE", required = true)]
    pub policy: PathBuf,
}

/// `fairreach rules`
#[derive(Debug, Args)]
pub struct RulesArgs {
    /// How to print them
    #[arg(long, value_enum, default_value_t)]
    pub format: RulesFormat,
}

/// Formats of `check`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people
    #[default]
    Text,
    /// One JSON document (docs/report.schema.json)
    Json,
    /// SARIF 2.1.0, for code scanning
    Sarif,
}

/// Formats of `rules`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum RulesFormat {
    /// For people
    #[default]
    Text,
    /// A JSON array
    Json,
}

/// What `check` takes for granted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Assume {
    /// First outreach to a named business address abroad
    Outreach,
}

const CHECK_HELP: &str = "Files
  .eml          sender, recipients, subject and body are read from the mail
  .html .htm    the body; inline styles tell what nobody sees
  .txt .md      the body; \"subject:\", \"to:\", \"cc:\", \"from:\" and \"channel:\" may stand on
                top, between two lines of ---
  A folder stands for all such files in it. Without recipients the text alone decides.

JSON Lines, in
  {\"id\", \"subject\"?, \"text\" | \"html\", \"from\"?, \"to\"?: [..], \"cc\"?: [..],
   \"channel\"?: \"email\" (or \"linkedin-message\", \"linkedin-inmail\", \"linkedin-invitation\", \"call\"),
   \"degree\"?: 1, 2, 3 or \"out\",
   \"relationship\"?: \"none\", \"customer\", \"consented\", \"known\" or \"internal\",
   \"thread\"?: [authors of earlier messages], where none given is unknown,
   \"today\"?: \"YYYY-MM-DD\"}
and out
  {\"id\", \"language\", \"audience\", \"disclosures\",
   \"findings\": [{\"rule\", \"severity\", \"span\"?}], \"verdict\"}
  Where both text and html are given, html is read.
  A span counts Unicode scalar values of the draft's text without history.
  A bad line gives {\"id\", \"error\"} and the run goes on.

Examples
  fairreach check draft.eml
  fairreach check --policy policy.json --format json templates/
  fairreach check --explain draft.txt
  echo '{\"id\": 1, \"text\": \"Hi {{first_name}}\"}' | fairreach check --jsonl --assume outreach

Exit status: 0 nothing to fix, 1 findings at warning or above, 2 bad input.";

const CLASSIFY_HELP: &str = "JSON Lines, in
  {\"id\", \"subject\"?, \"text\" | \"html\"}, or the subject alone
and out
  {\"id\", \"request\": null | {\"kind\", \"score\", \"span\"}}
  kind: \"unsubscribe\", \"objection\", \"erasure\", \"access\" or \"withdrawal\", the most far-reaching

Example
  echo '{\"id\": 1, \"text\": \"Please delete my data.\"}' | fairreach classify --jsonl";

const VISIBLE_HELP: &str = "JSON Lines, in
  {\"id\", \"text\" | \"html\"}
and out
  {\"id\", \"written\", \"quoted\": true | false, \"signature\"?}

Example
  echo '{\"id\": 1, \"text\": \"Yes.\\n\\nOn 6 Oct 2026, at 18:42, Ada wrote:\\n> Well?\"}' \\
    | fairreach visible --jsonl";

const ANSWER_HELP: &str = "JSON Lines (docs/answer.schema.json), in
  {\"id\", \"subject\"?, \"text\" | \"html\", \"from\"?, \"name\"?,
   \"received\"?: \"YYYY-MM-DD\", \"today\"?: \"YYYY-MM-DD\", \"source\"?}
  name: who asks, as he signs; without it, as in \"from\"
  received: the day on which the request came; today: the day from which it is honoured
  source: where his contact details come from, as your records say; never invented
and out
  {\"id\", \"language\", \"kinds\": [..], \"due\": \"YYYY-MM-DD\" | null, \"subject\", \"text\", \"html\"}
  or {\"id\", \"request\": null} where nothing is asked
  kinds: all that is asked for, the most far-reaching first; every one is answered
  due: last day for the answer, the same day of the next month or its last day;
       null for an unsubscription alone. Sending stops at once in any case.
  The points of an access request (Article 15 GDPR) are left open for you to fill in.
Read the answer before you send it: it says what you have done.

Example
  echo '{\"id\": 1, \"text\": \"Please delete my data.\", \"received\": \"2026-11-25\"}' \\
    | fairreach answer --jsonl --policy policy.json";

const FOOTER_HELP: &str = "JSON Lines, in: as for `fairreach check --jsonl`; out
  {\"id\", \"text\", \"html\"}
Only what the draft lacks; both empty where it lacks nothing. Where the policy misses a value that must be there,
{\"id\", \"error\"} says which.

Example
  echo '{\"id\": 1, \"to\": [\"ada.roe@acme.de\"], \"text\": \"Hallo ..\"}' \\
    | fairreach footer --jsonl --policy policy.json";
