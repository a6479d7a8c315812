//! From a snapshot to a report.

use crate::date::Date;
use crate::draft::Draft;
use crate::known::Known;
use crate::policy::Policy;
use crate::report::{
    AddressKind, Audience, AudienceKind, Because, Disclosures, Report, Verdict,
};
use crate::snapshot::Snapshot;

/// Judges a draft. Pure, deterministic, no panic on any input, linear in the draft's length.
#[must_use]
pub fn check(snapshot: &Snapshot, _known: &Known, _policy: &Policy, _today: Date) -> Report {
    let _draft = snapshot.body.as_ref().map(Draft::read);
    Report {
        language: None,
        audience: Audience {
            kind: AudienceKind::Unknown,
            kind_because: Because::default(),
            address_kind: AddressKind::Unknown,
            address_because: Because::default(),
            country: None,
            country_because: Because::default(),
            recipient: None,
        },
        disclosures: Disclosures::default(),
        findings: Vec::new(),
        audited: Vec::new(),
        verdict: Verdict::Hint,
        readable: false,
    }
}
