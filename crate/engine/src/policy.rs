//! The organisation's settings, as they stand in `storage.local.policy`, in managed storage and in `--policy FILE`.

#[cfg(feature = "json")]
pub use crate::policy_file::parse;
pub use crate::policy_file::{Json, PolicyError, merge, not_json, read, read_what_is_right};
use litemap::LiteMap;
use serde::{Deserialize, Serialize};

/// Settings of an organisation. Every part may be missing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Policy {
    /// The controller.
    pub organisation: Organisation,
    /// Who writes.
    pub sender: Sender,
    /// What the footer says where the rep says nothing else.
    pub defaults: Defaults,
    /// Level by rule id.
    pub rules: LiteMap<String, Level>,
    /// How findings of a rule id (or `*`) may be overridden at Send.
    #[serde(rename = "override")]
    pub overrides: LiteMap<String, Override>,
}

/// The controller's profile.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Organisation {
    /// Legal name.
    pub name: Option<String>,
    /// Country of establishment, ISO 3166-1 alpha-2.
    pub country: Option<String>,
    /// Address for questions about data.
    pub contact_email: Option<String>,
    /// Postal address on one line.
    pub postal_address: Option<String>,
    /// Privacy notice, `https`.
    pub privacy_url: Option<String>,
    /// Address that takes objections.
    pub opt_out_email: Option<String>,
    /// Page that takes objections, `https`.
    pub opt_out_url: Option<String>,
    /// Entry in the company register.
    pub register_entry: Option<String>,
}

/// Who writes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Sender {
    /// The rep's name.
    pub name: Option<String>,
    /// The organisation's mail domains.
    pub domains: Vec<String>,
}

/// Values for the footer.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Defaults {
    /// Where contact details usually come from.
    pub source: Option<String>,
    /// Why people are usually written to.
    pub reason: Option<String>,
}

/// What a policy makes of a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// Not checked.
    Off,
    /// Recorded, not shown.
    Audit,
    /// A hint.
    Hint,
    /// A warning.
    Warn,
    /// A stop.
    Block,
}

impl Level {
    /// By its name in a policy.
    #[must_use]
    pub fn named(name: Option<&str>) -> Option<Self> {
        match name? {
            "off" => Some(Self::Off),
            "audit" => Some(Self::Audit),
            "hint" => Some(Self::Hint),
            "warn" => Some(Self::Warn),
            "block" => Some(Self::Block),
            _ => None,
        }
    }
}

/// Who may send in spite of a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Override {
    /// Nobody.
    Never,
    /// After an acknowledgement.
    Acknowledge,
    /// With a reason.
    Reason,
    /// As a false alarm.
    FalseAlarm,
}

impl Override {
    /// By its name in a policy.
    #[must_use]
    pub fn named(name: Option<&str>) -> Option<Self> {
        match name? {
            "never" => Some(Self::Never),
            "acknowledge" => Some(Self::Acknowledge),
            "reason" => Some(Self::Reason),
            "false_alarm" => Some(Self::FalseAlarm),
            _ => None,
        }
    }
}
