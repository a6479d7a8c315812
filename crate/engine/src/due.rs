//! By when a request must be answered (RULES section 10; Article 12(3) GDPR, Article 12A UK GDPR).

use crate::date::Date;
use crate::request::RequestKind;

/// When the time for an answer began.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clock {
    /// Day on which the request came.
    pub received: Date,
    /// The UK GDPR applies.
    pub british: bool,
    /// United Kingdom: day on which the proof of identity came that was asked for.
    pub identified: Option<Date>,
    /// United Kingdom: days that passed while the person was asked what an access request is about.
    pub paused: u16,
}

impl Clock {
    /// A request that nothing held up.
    #[must_use]
    pub fn new(received: Date) -> Self {
        Self { received, british: false, identified: None, paused: 0 }
    }
}

/// Whether sending and processing must stop at once, before any answer: no time is named for it, none is needed.
#[must_use]
pub fn stops_at_once(kind: RequestKind) -> bool {
    match kind {
        RequestKind::Unsubscribe | RequestKind::Withdrawal | RequestKind::Objection | RequestKind::Erasure => true,
        // Nothing may be erased while a copy is owed.
        RequestKind::Access => false,
    }
}

/// Last day for the answer: the same day of the next month, or that month's last day; it does not roll to a working day.
/// Extended, two more months (Article 12(3): complex or numerous requests, told with reasons within the first month).
/// `None` for an unsubscription: no time is named for an answer.
#[must_use]
pub fn answer(kind: RequestKind, clock: &Clock, extended: bool) -> Option<Date> {
    if kind == RequestKind::Unsubscribe {
        return None;
    }
    let start = clock.identified.filter(|_| clock.british).map_or(clock.received, |day| day.max(clock.received));
    let due = start.plus_months(if extended { 3 } else { 1 });
    let paused = if clock.british && kind == RequestKind::Access { clock.paused } else { 0 };
    Some(due.plus_days(paused))
}

/// Last day for the answer to several requests in one message: the earliest.
#[must_use]
pub fn first(kinds: &[RequestKind], clock: &Clock) -> Option<Date> {
    kinds.iter().filter_map(|kind| answer(*kind, clock, false)).min()
}

#[cfg(test)]
mod tests {
    use super::*;
    use RequestKind::{Access, Erasure, Objection, Unsubscribe, Withdrawal};

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn a_month_and_two_more() {
        for (received, due, extended) in [
            ("2026-11-25", "2026-12-25", "2027-02-25"),
            ("2026-01-31", "2026-02-28", "2026-04-30"),
            ("2028-01-30", "2028-02-29", "2028-04-30"),
            ("2027-11-30", "2027-12-30", "2028-02-29"),
            // A Sunday stays a Sunday.
            ("2026-12-03", "2027-01-03", "2027-03-03"),
        ] {
            let clock = Clock::new(day(received));
            for kind in [Erasure, Access, Objection, Withdrawal] {
                assert_eq!(answer(kind, &clock, false), Some(day(due)), "{kind:?} of {received}");
                assert_eq!(answer(kind, &clock, true), Some(day(extended)), "{kind:?} of {received}");
            }
            assert_eq!(answer(Unsubscribe, &clock, false), None);
        }
    }

    #[test]
    fn in_britain_identity_starts_the_clock_and_questions_pause_it() {
        let clock =
            Clock { british: true, identified: Some(day("2026-12-10")), paused: 5, ..Clock::new(day("2026-11-25")) };
        assert_eq!(answer(Access, &clock, false), Some(day("2027-01-15")));
        assert_eq!(answer(Erasure, &clock, false), Some(day("2027-01-10")));
        assert_eq!(answer(Access, &Clock { british: false, ..clock }, false), Some(day("2026-12-25")));
        let early = Clock { identified: Some(day("2026-11-01")), ..clock };
        assert_eq!(answer(Erasure, &early, false), Some(day("2026-12-25")), "never before the request");
    }

    #[test]
    fn what_stops_at_once_and_what_is_due_first() {
        assert!(stops_at_once(Unsubscribe) && stops_at_once(Objection) && !stops_at_once(Access));
        let clock = Clock::new(day("2026-11-25"));
        assert_eq!(first(&[Access, Unsubscribe], &clock), Some(day("2026-12-25")));
        assert_eq!(first(&[Unsubscribe], &clock), None);
    }
}
