//! Evidence for each disclosure: absent, weak or present, with the words that prove it (RULES section 6).

use crate::draft::Draft;
use crate::language::Language;
use crate::policy::Policy;
use crate::report::Disclosures;

/// Reads what a draft discloses. `from` is the sender's address where known; `repliable` is false for a no-reply sender.
#[must_use]
pub fn disclosures(
    _draft: &Draft,
    _language: Option<&'static Language>,
    _policy: &Policy,
    _from: Option<&str>,
    _repliable: bool,
) -> Disclosures {
    Disclosures::default()
}
