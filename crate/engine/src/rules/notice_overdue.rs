//! Who did not give his data himself is told within a month (Article 14(3)(a) GDPR).

use super::{Case, Hit, silent};
use crate::audience::candidates;
use crate::report::Strength;
use crate::snapshot::Channel;

rule! {
    /// ## What
    /// The register has had the recipient's details for more than a month, nothing says that he was told, and this message does not tell
    /// him either.
    /// ## Why
    /// The information is due within a reasonable period, at the latest one month after the data were obtained, or with the first
    /// communication if that comes earlier.
    /// ## Do
    /// Say now where the details come from, and link the privacy notice.
    /// ## Examples
    /// Counts: an address collected in September, first written to in November without a source. Does not count: one collected last week; the
    /// same message with source and privacy notice; a day of collection that nobody noted.
    NOTICE_OVERDUE { id: "notice-overdue", since: "0.1.0", group: Permission, severity: Hint, citations: ["gdpr-14-3-a"], adds: None }
}

fn find(case: &Case<'_>) -> Vec<Hit> {
    let disclosures = case.disclosures;
    let tells = [disclosures.source, disclosures.privacy_notice].iter().all(|e| e.strength == Strength::Present);
    let channel = matches!(case.snapshot.channel, Channel::Email | Channel::Call);
    if !channel || tells && case.email() {
        return silent();
    }
    let late = candidates(case.people).find_map(|person| {
        let known = person.known.filter(|known| known.disclosed.is_none() && case.gdpr(person))?;
        let obtained = known.obtained.filter(|obtained| case.today > obtained.next_month())?;
        Some(Hit::default().with("recipient", person.shown()).with("date", String::from(obtained)))
    });
    late.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::NOTICE_OVERDUE;
    use crate::date::Date;
    use crate::rules::testing::{Mail, finds, pitch, silent};

    fn since(year: i32, month: u8, day: u8) -> Mail {
        pitch("anna@acme.co.uk").known(|person| person.obtained = Date::new(year, month, day).ok())
    }

    finds!(more_than_a_month, NOTICE_OVERDUE, Hint, since(2026, 10, 23));
    silent!(a_month_to_the_day, NOTICE_OVERDUE, since(2026, 10, 24));
    silent!(
        told_in_time,
        NOTICE_OVERDUE,
        since(2026, 9, 1).known(|person| person.disclosed = Date::new(2026, 9, 20).ok())
    );
    silent!(
        this_message_tells,
        NOTICE_OVERDUE,
        since(2026, 9, 1).plus(
            "I found your contact details on your company's website acme.co.uk/team.\n\n\
             Privacy notice: https://nordlicht.example/privacy"
        )
    );
    silent!(nobody_noted_the_day, NOTICE_OVERDUE, pitch("anna@acme.co.uk"));
    silent!(americans, NOTICE_OVERDUE, {
        let mut mail = since(2026, 9, 1);
        mail.snapshot.recipients[0].address = Some("anna@acme.us".into());
        mail
    });
}
