//! The gate at Send: the question that comes before a message goes out in spite of a finding that the policy sets to
//! `block`, or to somebody who has objected (Article 21(3) GDPR).

use crate::check::{Judged, is_fixed};
use crate::policy::{Level, Override, Policy};
use crate::report::{Finding, Severity};

/// What stands between a message and its sending.
#[derive(Debug, Clone, PartialEq)]
pub struct Barrier<'a> {
    /// The findings, in the report's order.
    pub findings: Vec<(usize, &'a Finding)>,
    /// How it may go out all the same: of several findings the strictest word counts.
    pub how: Override,
}

/// The barrier of a report; `None` where nothing is to be asked.
#[must_use]
pub fn barrier<'a>(judged: &'a Judged<'_>, policy: &Policy) -> Option<Barrier<'a>> {
    let findings: Vec<(usize, &Finding)> =
        judged.report.findings.iter().enumerate().filter(|(_, finding)| blocks(finding, policy)).collect();
    let how = findings.iter().map(|(_, finding)| override_of(finding.rule, policy)).max_by_key(|how| rank(*how))?;
    Some(Barrier { findings, how })
}

/// A stop that the policy or the reader's own objection asks for; the rules' default stops only show.
fn blocks(finding: &Finding, policy: &Policy) -> bool {
    let asked = policy.rules.get(finding.rule) == Some(&Level::Block);
    finding.severity == Severity::Stop && (asked || is_fixed(finding.rule))
}

/// The policy's word on a rule, else on all, else a reason.
fn override_of(rule: &str, policy: &Policy) -> Override {
    let own = policy.overrides.get(rule).or_else(|| policy.overrides.get("*"));
    own.copied().unwrap_or(Override::Reason)
}

fn rank(how: Override) -> u8 {
    match how {
        Override::Acknowledge => 0,
        Override::FalseAlarm => 1,
        Override::Reason => 2,
        Override::Never => 3,
    }
}

#[cfg(test)]
mod tests {
    use crate::policy::{Level, Override};
    use crate::rules::testing::{Mail, pitch};

    fn how(mail: &Mail) -> Option<(Vec<&'static str>, Override)> {
        let today = crate::date::Date::new(2026, 11, 24).unwrap();
        let judged = crate::check::judge(&mail.snapshot, &mail.known, &mail.policy, today);
        super::barrier(&judged, &mail.policy)
            .map(|barrier| (barrier.findings.iter().map(|(_, finding)| finding.rule).collect(), barrier.how))
    }

    #[test]
    fn warnings_and_default_stops_let_a_message_go() {
        assert_eq!(how(&pitch("jane@acme.co.uk")), None);
        assert_eq!(how(&pitch("jane@acme.co.uk").plus("Hello {{first_name}}")), None);
    }

    #[test]
    fn what_the_policy_blocks_is_asked_for_with_a_reason() {
        let blocked = pitch("jane@acme.co.uk").level("opt-out-missing", Level::Block);
        assert_eq!(how(&blocked), Some((vec!["opt-out-missing"], Override::Reason)));
    }

    #[test]
    fn who_objected_is_asked_about_whatever_the_policy_says() {
        let suppressed = pitch("jane@acme.co.uk").suppressed();
        assert_eq!(how(&suppressed), Some((vec!["suppressed-recipient"], Override::Reason)));
    }

    #[test]
    fn the_strictest_override_counts_and_a_rule_has_its_own() {
        let mut mail =
            pitch("jane@acme.co.uk").level("opt-out-missing", Level::Block).level("source-missing", Level::Block);
        for (rule, over) in [("*", Override::Acknowledge), ("source-missing", Override::FalseAlarm)] {
            mail.policy.overrides.insert(rule.to_owned(), over);
        }
        assert_eq!(how(&mail).map(|(_, how)| how), Some(Override::FalseAlarm));
        mail.policy.overrides.insert("opt-out-missing".to_owned(), Override::Never);
        assert_eq!(how(&mail).map(|(_, how)| how), Some(Override::Never));
    }
}
