//! Numbers are looked up in the registers of those who do not want calls (national law).

use super::{Case, Hit, silent};
use crate::report::Severity;

rule! {
    /// ## What
    /// The called person's country has a register of numbers that must not be called, and no fresh look-up is on record.
    /// ## Why
    /// A number on the register has refused for everybody. A look-up counts 28 days; in Italy 15 and anew before each campaign, in
    /// Greece 30.
    /// ## Do
    /// Look the number up, and record the day.
    /// ## Examples
    /// Counts: a British number never screened against TPS and CTPS, an Italian number looked up three weeks ago. Does not count: a
    /// number looked up last week, a country without a register.
    CALL_REGISTER_UNCHECKED { id: "call-register-unchecked", since: "0.1.0", group: Call, severity: Hint, citations: ["country"], adds: None }
}

fn find(case: &Case<'_>) -> Vec<Hit> {
    let Some(call) = case.call() else { return silent() };
    let Some((country, calls)) = &call.law else { return silent() };
    let Some(valid) = calls.valid_days else { return silent() };
    // A day in the future was not recorded by looking.
    let age = call.record.and_then(|record| record.registers_checked).map(|checked| case.today.days_since(checked));
    if age.is_some_and(|age| (0..=i64::from(valid)).contains(&age)) {
        return silent();
    }
    let hit = Hit::default().by_calls(country, calls, call.person.place.weak).at_most(Severity::Hint);
    vec![
        hit.with("recipient", call.person.shown())
            .with("registers", calls.registers)
            .with("days", valid.to_string()),
    ]
}

#[cfg(test)]
mod tests {
    use super::CALL_REGISTER_UNCHECKED;
    use crate::date::Date;
    use crate::rules::testing::{Mail, call, finds, silent};

    fn checked(number: &str, day: u8) -> Mail {
        call(number).known(|person| person.call.registers_checked = Date::new(2026, 11, day).ok())
    }

    finds!(never_looked_up, CALL_REGISTER_UNCHECKED, Hint, call("+44 20 7946 0199"));
    finds!(italy_wants_it_fresher, CALL_REGISTER_UNCHECKED, Hint, checked("+39 06 5550199", 8));
    finds!(a_day_to_come_is_no_look_up, CALL_REGISTER_UNCHECKED, Hint, checked("+44 20 7946 0199", 25));
    silent!(looked_up_this_month, CALL_REGISTER_UNCHECKED, checked("+44 20 7946 0199", 1));
    silent!(italy_on_the_fifteenth_day, CALL_REGISTER_UNCHECKED, checked("+39 06 5550199", 9));
    silent!(no_register_there, CALL_REGISTER_UNCHECKED, call("+49 40 1234567"));
}
