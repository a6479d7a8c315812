//! Who a draft is for: internal, reply, known, transactional, outreach or unknown (RULES section 3, A1 to A7).

use crate::address;
use crate::country::{self, Place, Signs};
use crate::draft::Draft;
use crate::known::{Answer, Known, KnownPerson, Relationship};
use crate::policy::Policy;
use crate::report::{AddressKind, Audience, AudienceKind, Because, Span};
use crate::signals::{Likelihood, Signals};
use crate::snapshot::{Author, Channel, Recipient, Snapshot};

/// A recipient as he is judged.
#[derive(Debug, Clone)]
pub struct Person<'a> {
    /// Index in `Snapshot::recipients`.
    pub index: u32,
    /// As the page shows him.
    pub recipient: &'a Recipient,
    /// What the register knows.
    pub known: Option<&'a KnownPerson>,
    /// On one of our domains, or a colleague by the register.
    pub internal: bool,
    /// Kind of his address.
    pub address_kind: AddressKind,
    /// Why.
    pub address_because: Because,
    /// His country.
    pub place: Place,
    /// Where the message goes out.
    pub channel: Channel,
}

impl Person<'_> {
    /// A known relationship by the register. Consent counts on the channels that it was given for.
    #[must_use]
    pub fn is_known(&self) -> bool {
        self.known.is_some_and(|known| match known.relationship {
            Relationship::Known | Relationship::Customer | Relationship::Internal => true,
            Relationship::Consented => known.consented(self.channel).unwrap_or(true),
            Relationship::Unknown | Relationship::None => false,
        })
    }

    /// As the site shows him: name, else address, else member id.
    #[must_use]
    pub fn shown(&self) -> &str {
        shown(self.recipient)
    }

    /// How strict the law is that decides for him; unknown stands between opt-out and consent.
    fn strictness(&self) -> (u8, u8) {
        let sure = match (&self.place.country, self.place.weak) {
            (Some(country), false) => country.confidence as u8 + 1,
            _ => 0,
        };
        let rank = match self.place.country {
            Some(country) => country.regime(self.address_kind).rank(),
            None => 1 + u8::from(self.place.european),
        };
        (rank, sure)
    }
}

/// Name, else address, else member id, as a page shows a recipient.
#[must_use]
pub fn shown(recipient: &Recipient) -> &str {
    let parts = [&recipient.name, &recipient.address, &recipient.member];
    parts.into_iter().flatten().map(|part| part.trim()).find(|part| !part.is_empty()).unwrap_or_default()
}

/// All that the audience is judged by.
#[derive(Debug, Clone, Copy)]
pub struct Sight<'a> {
    /// The composer.
    pub snapshot: &'a Snapshot,
    /// Its draft.
    pub draft: &'a Draft,
    /// What the text says of its purpose.
    pub signals: &'a Signals,
    /// The register.
    pub known: &'a Known,
    /// The organisation.
    pub policy: &'a Policy,
    /// The draft's language.
    pub language: Option<&'static str>,
}

/// Reads every recipient.
#[must_use]
pub fn people<'a>(sight: &Sight<'_>, recipients: &'a [Recipient], known: &'a Known) -> Vec<Person<'a>> {
    let own = own_domains(sight);
    let of = |index| known.people.iter().find(|known| known.recipient == index);
    recipients.iter().zip(0..).map(|(recipient, index)| person(sight, &own, recipient, of(index), index)).collect()
}

fn person<'a>(
    sight: &Sight<'_>,
    own: &[String],
    recipient: &'a Recipient,
    known: Option<&'a KnownPerson>,
    index: u32,
) -> Person<'a> {
    let address = recipient.address.as_deref();
    let domain = address.and_then(address::domain);
    let (address_kind, address_because) = match sight.snapshot.channel {
        Channel::Email => address::kind(address, recipient.name.as_deref()),
        Channel::LinkedinMessage | Channel::LinkedinInmail | Channel::LinkedinInvitation => {
            (AddressKind::NamedBusiness, Because { key: "address_member", ..Because::default() })
        }
        Channel::Call => called(address, known),
    };
    let history = (!sight.draft.history.is_empty()).then_some(sight.draft.history.as_str());
    // "0049 40 …": as it is dialled from most countries.
    let dialled =
        |number: &str| number.strip_prefix("00").map_or_else(|| number.to_owned(), |rest| ["+", rest].concat());
    let number = address.filter(|_| sight.snapshot.channel == Channel::Call).map(dialled);
    let his_text = match sight.snapshot.channel {
        Channel::Call => number.as_deref(),
        _ => history.filter(|history| wrote(history, recipient)),
    };
    let signs = Signs {
        register: known.and_then(|known| known.country.as_deref()),
        his_text,
        domain: domain.filter(|domain| !address::is_freemail(domain)),
        language: sight.language,
    };
    Person {
        index,
        recipient,
        known,
        internal: domain.is_some_and(|domain| address::is_on(domain, own))
            || known.is_some_and(|known| known.relationship == Relationship::Internal),
        address_kind,
        address_because,
        place: country::place(&signs),
        channel: sight.snapshot.channel,
    }
}

/// Whose number it is, by the register: a number alone does not tell.
fn called(number: Option<&str>, known: Option<&KnownPerson>) -> (AddressKind, Because) {
    let (kind, key) = match known.and_then(|known| known.call.private) {
        Some(true) => (AddressKind::Consumer, "address_recorded"),
        Some(false) => (AddressKind::NamedBusiness, "address_recorded"),
        None if number.is_some() => (AddressKind::Unknown, "address_number"),
        None => (AddressKind::Unknown, "address_unread"),
    };
    (kind, Because { key, ..Because::default() })
}

/// The profile's mail domains; without a profile the sender's own, unless private people have their mail there too.
fn own_domains(sight: &Sight<'_>) -> Vec<String> {
    // A provider's domain in the profile would make strangers there colleagues.
    let own = sight.policy.sender.domains.iter().filter(|domain| !address::is_freemail(domain.trim_start_matches('@')));
    let own: Vec<String> = own.cloned().collect();
    if !own.is_empty() {
        return own;
    }
    let from = sight.snapshot.from.as_ref().and_then(|from| from.address.as_deref());
    from.and_then(address::domain)
        .filter(|domain| !address::is_freemail(domain))
        .map(str::to_owned)
        .into_iter()
        .collect()
}

/// Judges the audience.
#[must_use]
pub fn judge(sight: &Sight<'_>, people: &[Person<'_>]) -> Audience {
    let (kind, kind_because) = kind(sight, people);
    let deciding = candidates(people).max_by_key(|person| (person.strictness(), std::cmp::Reverse(person.index)));
    let Some(person) = deciding.or_else(|| people.first()) else {
        // Nobody to look at: the readers are taken to be outsiders, at a business when the caller says that it is outreach.
        let assumed = sight.known.answers.contains(&Answer::Outreach);
        let address_kind = if assumed { AddressKind::NamedBusiness } else { AddressKind::Unknown };
        let key = if assumed { "address_assumed" } else { "address_unread" };
        let place = Place::default();
        return Audience {
            kind,
            kind_because,
            address_kind,
            address_because: Because { key, ..Because::default() },
            country: None,
            country_because: place.because,
            recipient: None,
        };
    };
    Audience {
        kind,
        kind_because,
        address_kind: person.address_kind,
        address_because: person.address_because.clone(),
        country: person.place.country.map(|country| country.code),
        country_because: person.place.because.clone(),
        recipient: Some(person.index),
    }
}

/// Those whom the law of marketing protects here: outsiders without a relationship on record.
pub fn candidates<'p, 'a>(people: &'p [Person<'a>]) -> impl Iterator<Item = &'p Person<'a>> {
    people.iter().filter(|person| !person.internal && !person.is_known())
}

fn because(key: &'static str, value: Option<&str>) -> Because {
    Because { key, value: value.map(str::to_owned), span: None }
}

fn kind(sight: &Sight<'_>, people: &[Person<'_>]) -> (AudienceKind, Because) {
    use AudienceKind as Kind;
    if let Some(answer) = sight.known.answers.last() {
        return answered(*answer, sight);
    }
    let email = sight.snapshot.channel == Channel::Email;
    if email && !people.is_empty() && people.iter().all(|person| person.internal) {
        let domain = people.first().and_then(|person| person.recipient.address.as_deref()).and_then(address::domain);
        return (Kind::Internal, because("internal", domain));
    }
    let outsiders: Vec<&Person<'_>> = people.iter().filter(|person| !person.internal).collect();
    let thread = thread(sight, &outsiders);
    if let Thread::His(who) = thread {
        return (Kind::Reply, because("reply", Some(&who)));
    }
    if !outsiders.is_empty() && outsiders.iter().all(|person| person.is_known()) {
        return (Kind::Known, because("known_register", outsiders.first().map(|person| person.shown())));
    }
    let signals = sight.signals;
    let proof = |key, span: Option<Span>| {
        let value = span.map(|span| sight.draft.slice(span)).filter(|words| !words.is_empty());
        Because { key, value: value.map(str::to_owned), span }
    };
    let outreach = signals.outreach == Likelihood::Yes;
    if signals.introduction.is_some() && outsiders.len() >= 2 && !outreach {
        return (Kind::Known, proof("introduction", signals.introduction));
    }
    if signals.transactional.is_some() && signals.offer.is_none() && !outreach {
        return (Kind::Transactional, proof("transactional", signals.transactional));
    }
    match thread {
        Thread::His(_) => (Kind::Unknown, Because::default()),
        Thread::Ours if outreach || signals.follow_up.is_some() => {
            (Kind::OutreachFollowUp, because("follow_up_thread", None))
        }
        // It answers something, and nobody could tell whose message: no ground to speak of outreach.
        Thread::Unread => (Kind::Unknown, because("reply_unread", None)),
        Thread::Ours | Thread::None if outreach => match signals.follow_up {
            Some(_) => (Kind::OutreachFollowUp, proof("follow_up_text", signals.follow_up)),
            None => (Kind::OutreachFirst, proof("offer", signals.offer)),
        },
        Thread::Ours | Thread::None if sight.draft.text.trim().is_empty() => (Kind::Unknown, because("empty", None)),
        Thread::Ours | Thread::None => (Kind::Unknown, because("undecided", None)),
    }
}

fn answered(answer: Answer, sight: &Sight<'_>) -> (AudienceKind, Because) {
    match answer {
        Answer::NotOutreach => (AudienceKind::Transactional, because("answer_not_outreach", None)),
        Answer::AlreadyTalk => (AudienceKind::Known, because("answer_already_talk", None)),
        Answer::Customer => (AudienceKind::Known, because("answer_customer", None)),
        Answer::Consented => (AudienceKind::Known, because("answer_consented", None)),
        Answer::Outreach => {
            let ours = sight.snapshot.thread.iter().flatten().any(|message| message.author == Author::Own);
            let kind = if ours { AudienceKind::OutreachFollowUp } else { AudienceKind::OutreachFirst };
            (kind, because("answer_outreach", None))
        }
    }
}

/// What the earlier messages are.
enum Thread {
    /// One of this recipient, named.
    His(String),
    /// Only ours.
    Ours,
    /// The draft answers something that could not be read.
    Unread,
    /// None, or not known to be any.
    None,
}

fn thread(sight: &Sight<'_>, outsiders: &[&Person<'_>]) -> Thread {
    let snapshot = sight.snapshot;
    // A new message that only quotes somebody (a forward) answers nobody.
    let new = snapshot.reply == Some(false) && snapshot.channel == Channel::Email;
    if let Some(messages) = &snapshot.thread {
        let his = messages.iter().filter(|message| message.author != Author::Own).find_map(|message| {
            let address = message.address.as_deref().map(str::trim).filter(|address| address.contains('@'));
            match address {
                Some(address) => outsiders
                    .iter()
                    .find(|person| person.recipient.address.as_deref().is_some_and(|his| same(his, address)))
                    .map(|person| person.shown().to_owned()),
                None if message.author == Author::Other => message
                    .name
                    .clone()
                    .or_else(|| outsiders.first().map(|person| person.shown().to_owned()))
                    .or(Some(String::new())),
                None => None,
            }
        });
        if let (Some(who), false) = (his, new) {
            return Thread::His(who);
        }
        if messages.iter().any(|message| message.author == Author::Own) {
            return Thread::Ours;
        }
        // Messages of authors who could not be told apart, or of somebody else.
        return if messages.is_empty() || new { Thread::None } else { Thread::Unread };
    }
    if new || sight.draft.history.is_empty() {
        return if snapshot.reply == Some(true) { Thread::Unread } else { Thread::None };
    }
    match outsiders.iter().find(|person| wrote(&sight.draft.history, person.recipient)) {
        Some(person) => Thread::His(person.shown().to_owned()),
        None if snapshot.reply == Some(true) => Thread::Unread,
        None => Thread::None,
    }
}

fn same(one: &str, other: &str) -> bool {
    one.trim().to_lowercase() == other.trim().to_lowercase()
}

/// Whether the newest quoted message was written by this recipient: its attribution ("On … wrote", "From:") names the
/// author first. Later lines of a header block name others, us above all ("To:").
fn wrote(history: &str, recipient: &Recipient) -> bool {
    /// What is longer is no attribution.
    const LONGEST: usize = 400;
    let mut lines = history
        .lines()
        .map(|line| line.trim_start_matches(['>', ' ', '\u{a0}', '|', '*']).trim())
        .filter(|line| line.chars().any(char::is_alphanumeric) && !line.starts_with("--"))
        .map(|line| line.get(..line.floor_char_boundary(LONGEST)).unwrap_or_default());
    let Some(first) = lines.next() else { return false };
    // Mail programs break a long attribution before the address.
    let second = lines.next().filter(|_| !is_header(first)).filter(|line| !is_header(line));
    let address = addresses(first)
        .next()
        .or_else(|| second.filter(|line| line.starts_with('<')).and_then(|line| addresses(line).next()));
    match (address, recipient.address.as_deref()) {
        (Some(found), Some(his)) => same(found, his),
        _ => recipient.name.as_deref().is_some_and(|name| names(first, name)),
    }
}

/// "From: …": a word or two, a colon, a value.
fn is_header(line: &str) -> bool {
    line.split_once([':', '：']).is_some_and(|(label, value)| {
        label.len() <= 30
            && label.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '*' | '-'))
            && !value.trim().is_empty()
    })
}

/// Whether a line holds a name as words of its own.
fn names(line: &str, name: &str) -> bool {
    let (line, name) = (line.to_lowercase(), name.trim().to_lowercase());
    let enough = name.chars().count() >= if name.is_ascii() { 3 } else { 2 };
    let ends = |c: Option<char>| !c.is_some_and(|c| c.is_ascii_alphanumeric());
    enough
        && line.match_indices(&name).any(|(at, found)| {
            let before = line.get(..at).and_then(|before| before.chars().next_back());
            let after = line.get(at + found.len()..).and_then(|after| after.chars().next());
            ends(before) && ends(after)
        })
}

fn addresses(line: &str) -> impl Iterator<Item = &str> {
    line.split(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '(' | ')' | '[' | ']' | ',' | ';' | '"' | ':'))
        .map(|word| word.trim_end_matches('.'))
        .filter(|word| word.split_once('@').is_some_and(|(local, domain)| !local.is_empty() && domain.contains('.')))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn by_anna(history: &str) -> bool {
        let address = Some("anna.berg@acme.de".to_owned());
        wrote(history, &Recipient { name: Some("Anna Berg".into()), address, ..Recipient::default() })
    }

    #[test]
    fn attributions_that_name_the_author() {
        for history in [
            "On Mon, 2 Nov 2026 at 09:12, Anna Berg <anna.berg@acme.de> wrote:\n> Hello",
            "On Mon, 2 Nov 2026 at 09:12, Anna Berg\n<Anna.Berg@acme.de> wrote:\n> Hello",
            "Am 2026-11-02 09:12, schrieb Anna Berg:\n> Schreiben Sie an bo@acme.de",
            "-----Original Message-----\nFrom: Anna Berg <anna.berg@acme.de>\nTo: mika@nordlicht.example",
            "> On 2 Nov, anna.berg@acme.de wrote:",
        ] {
            assert!(by_anna(history), "{history}");
        }
        let sato =
            Recipient { name: Some("佐藤".into()), address: Some("sato@acme.co.jp".into()), ..Recipient::default() };
        assert!(wrote("2026年11月2日(月) 9:12 佐藤：\n> こんにちは", &sato));
    }

    #[test]
    fn our_own_earlier_message_names_him_later() {
        for history in [
            "On Mon, Mika Rep <mika@nordlicht.example> wrote:\n> Hello Anna Berg <anna.berg@acme.de>",
            "From: Mika Rep\nSent: Monday\nTo: Anna Berg <anna.berg@acme.de>\nSubject: x",
            "Am 2026-11-02 09:12, schrieb Mika Rep:\n> Hallo Anna Berg",
            "On Monday, Joanna Bergmann wrote:\n> anna.berg@acme.de",
            "",
            "----",
        ] {
            assert!(!by_anna(history), "{history}");
        }
    }
}
