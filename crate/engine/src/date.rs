//! A calendar day; the engine has no clock.

use serde::{Deserialize, Serialize};

/// A day of the Gregorian calendar, written `YYYY-MM-DD`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Date {
    year: i32,
    month: u8,
    day: u8,
}

/// Why a text or three numbers are no day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadDate(pub String);

impl std::fmt::Display for BadDate {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "\"{}\" is not a day; write YYYY-MM-DD", self.0)
    }
}
impl std::error::Error for BadDate {}

const LAST_YEAR: i32 = 9999;

impl Date {
    const LAST: Self = Self { year: LAST_YEAR, month: 12, day: 31 };

    /// A day that exists.
    ///
    /// # Errors
    /// [`BadDate`] where the month or the day does not exist.
    pub fn new(year: i32, month: u8, day: u8) -> Result<Self, BadDate> {
        if (1..=12).contains(&month) && day >= 1 && day <= days_in(year, month) && (1..=LAST_YEAR).contains(&year) {
            Ok(Self { year, month, day })
        } else {
            Err(BadDate(format!("{year:04}-{month:02}-{day:02}")))
        }
    }

    /// Year, month, day.
    #[must_use]
    pub fn parts(self) -> (i32, u8, u8) {
        (self.year, self.month, self.day)
    }

    /// The same day of the next month, or that month's last day (RULES section 10, due dates).
    #[must_use]
    pub fn next_month(self) -> Self {
        self.plus_months(1)
    }

    /// The same day so many months later, or that month's last day. The calendar ends with the year 9999.
    #[must_use]
    pub fn plus_months(self, months: u8) -> Self {
        let count = i32::from(self.month) - 1 + i32::from(months);
        let (year, month) = (self.year + count / 12, u8::try_from(count % 12 + 1).unwrap_or(1));
        if year > LAST_YEAR {
            return Self::LAST;
        }
        Self { year, month, day: self.day.min(days_in(year, month)) }
    }

    /// So many days later. The calendar ends with the year 9999.
    #[must_use]
    pub fn plus_days(self, days: u16) -> Self {
        let mut date = self;
        for _ in 0..days {
            date = if date.day < days_in(date.year, date.month) {
                Self { day: date.day + 1, ..date }
            } else {
                Self { day: 1, ..date }.plus_months(1)
            };
        }
        date
    }

    /// How many days lie between an earlier day and this one; negative where it is later.
    #[must_use]
    pub fn days_since(self, earlier: Self) -> i64 {
        self.number() - earlier.number()
    }

    /// A running number of days (Howard Hinnant's algorithm).
    fn number(self) -> i64 {
        let (year, month, day) = (i64::from(self.year), i64::from(self.month), i64::from(self.day));
        // Years that start in March have the leap day at their end.
        let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
        365 * year + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) + (153 * month + 2) / 5 + day
    }
}

fn days_in(year: i32, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

impl std::str::FromStr for Date {
    type Err = BadDate;

    fn from_str(text: &str) -> Result<Self, BadDate> {
        let bad = || BadDate(text.to_owned());
        let mut parts = text.splitn(3, '-');
        let (Some(y), Some(m), Some(d)) = (parts.next(), parts.next(), parts.next()) else { return Err(bad()) };
        if y.len() != 4 || m.len() != 2 || d.len() != 2 {
            return Err(bad());
        }
        let digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
        if !(digits(y) && digits(m) && digits(d)) {
            return Err(bad());
        }
        let year = y.parse().map_err(|_| bad())?;
        let month = m.parse().map_err(|_| bad())?;
        let day = d.parse().map_err(|_| bad())?;
        Self::new(year, month, day).map_err(|_| bad())
    }
}

impl std::fmt::Display for Date {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl TryFrom<String> for Date {
    type Error = BadDate;
    fn try_from(text: String) -> Result<Self, BadDate> {
        text.parse()
    }
}
impl From<Date> for String {
    fn from(date: Date) -> Self {
        date.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_days_that_exist() {
        assert_eq!("2028-02-29".parse::<Date>().unwrap().to_string(), "2028-02-29");
        for bad in ["2026-02-29", "2026-13-01", "2026-1-01", "2026-01-00", "today", "2026-01-01T00:00", "+026-01-01"] {
            assert!(bad.parse::<Date>().is_err(), "{bad}");
        }
    }

    #[test]
    fn a_month_later_is_the_same_day_or_the_last() {
        let later = |s: &str, months| s.parse::<Date>().unwrap().plus_months(months).to_string();
        for (day, months, expected) in [
            ("2026-01-31", 1, "2026-02-28"),
            ("2028-01-31", 1, "2028-02-29"),
            ("2028-02-29", 12, "2029-02-28"),
            ("2026-12-05", 1, "2027-01-05"),
            ("2026-03-31", 1, "2026-04-30"),
            ("2026-04-30", 1, "2026-05-30"),
            ("2026-11-30", 3, "2027-02-28"),
            ("2026-01-31", 3, "2026-04-30"),
            ("2100-01-31", 1, "2100-02-28"),
            ("9999-12-31", 1, "9999-12-31"),
        ] {
            assert_eq!(later(day, months), expected, "{day} and {months} months");
        }
    }

    #[test]
    fn days_later_cross_months_and_years() {
        let later = |s: &str, days| s.parse::<Date>().unwrap().plus_days(days).to_string();
        assert_eq!(later("2026-12-31", 1), "2027-01-01");
        assert_eq!(later("2028-02-28", 2), "2028-03-01");
        assert_eq!(later("9999-12-31", 9), "9999-12-31");
    }

    #[test]
    fn days_are_counted_one_by_one() {
        let mut day = Date::new(1896, 1, 1).unwrap();
        let first = day;
        for count in 0..60_000 {
            assert_eq!(day.days_since(first), count, "{day}");
            let (year, month, of_month) = day.parts();
            day = Date::new(year, month, of_month + 1)
                .or_else(|_| Date::new(year, month + 1, 1))
                .or_else(|_| Date::new(year + 1, 1, 1))
                .unwrap();
        }
    }
}
