//! What [`crate::check`] found: language, audience, disclosures, findings and the verdict.

use serde::{Deserialize, Serialize};

/// A range of bytes in [`crate::draft::Draft::text`], on character boundaries, end-exclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

/// Everything that a check found out.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// ISO 639-1 code of the draft's language, supported or not; `None` where the text is too short to tell.
    pub language: Option<&'static str>,
    /// Who this is judged to be for.
    pub audience: Audience,
    /// What the draft discloses.
    pub disclosures: Disclosures,
    /// Findings, most severe first, then in rule order.
    pub findings: Vec<Finding>,
    /// The rules that a policy records without showing (`audit`).
    pub audited: Vec<Finding>,
    /// The verdict.
    pub verdict: Verdict,
    /// Whether body and recipients could be read.
    pub readable: bool,
}

/// Who a draft is judged to be for.
#[derive(Debug, Clone, PartialEq)]
pub struct Audience {
    /// What kind of message it is.
    pub kind: AudienceKind,
    /// Why.
    pub kind_because: Because,
    /// Address kind of the recipient that decides (the strictest).
    pub address_kind: AddressKind,
    /// Why.
    pub address_because: Because,
    /// His country, ISO 3166-1 alpha-2; `None` is unknown.
    pub country: Option<&'static str>,
    /// Why.
    pub country_because: Because,
    /// His index in `Snapshot::recipients`.
    pub recipient: Option<u32>,
}

/// A reason that the panel shows: a wording key and the words that prove it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Because {
    /// Key below `because.` in the wording files; empty where there is nothing to say.
    pub key: &'static str,
    /// What proves it: an address, a domain, words of the draft.
    pub value: Option<String>,
    /// Where in the draft.
    pub span: Option<Span>,
}

/// Kind of a message by its audience (DESIGN, Contracts, CLI).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AudienceKind {
    /// Only colleagues.
    Internal,
    /// An answer to the person's own message.
    Reply,
    /// A known relationship.
    Known,
    /// An invoice, an order, a meeting already agreed.
    Transactional,
    /// First contact.
    OutreachFirst,
    /// A further message to somebody who never answered.
    OutreachFollowUp,
    /// Not to be told.
    Unknown,
}

/// Kind of an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AddressKind {
    /// A person at an organisation.
    NamedBusiness,
    /// A role mailbox of an organisation.
    GenericBusiness,
    /// A private address.
    Consumer,
    /// Not to be told.
    Unknown,
}

/// What a draft discloses.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Disclosures {
    /// How to object (Article 21(4) GDPR).
    pub opt_out: Evidence,
    /// Where the data come from (Article 14(2)(f) GDPR).
    pub source: Evidence,
    /// Why this person is written to.
    pub reason: Evidence,
    /// Who writes.
    pub identity: Evidence,
    /// How to reach the organisation.
    pub contact: Evidence,
    /// The privacy notice.
    pub privacy_notice: Evidence,
    /// The postal address.
    pub postal_address: Evidence,
    /// The entry in the company register, where the sender's law wants it in letters; unknown elsewhere.
    pub register: Evidence,
    /// Opt-out sentence or link that cannot work: its span and its `href`.
    pub dead_opt_out_link: Option<(Span, String)>,
    /// Opt-out or source in another language than the draft's: its ISO 639-1 code and where it stands.
    pub foreign: Option<(&'static str, Span)>,
    /// The opt-out stands in a paragraph with other matter (Article 21(4) GDPR).
    pub opt_out_amid: bool,
    /// The only opt-out is hidden, tiny, of low contrast, or in quoted history.
    pub hidden_opt_out: bool,
}

/// Evidence for one disclosure.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Evidence {
    /// How strong.
    pub strength: Strength,
    /// The words that prove it.
    pub span: Option<Span>,
}

/// How strong evidence is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Strength {
    /// The language is not supported, or the draft could not be read whole.
    #[default]
    Unknown,
    /// Not there.
    Absent,
    /// There, but not enough.
    Weak,
    /// There.
    Present,
}

/// One finding.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// Rule id.
    pub rule: &'static str,
    /// How severe, policy applied.
    pub severity: Severity,
    /// The words it is about, where there are any.
    pub span: Option<Span>,
    /// Values for the wording's placeholders, by name.
    pub values: Vec<(&'static str, String)>,
    /// Citation keys (RULES section 2), `country` for the country's row.
    pub citations: &'static [&'static str],
}

/// How severe a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// A question or a remark.
    Hint,
    /// To fix.
    Warn,
    /// Do not send.
    Stop,
}

/// The verdict (DESIGN, Contracts, Verdict).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// No issue found by these rules.
    Ready,
    /// A fact that decides is unknown.
    Hint,
    /// There are warnings.
    Fix,
    /// Do not send.
    Stop,
    /// No outreach.
    NotOutreach,
}
