//! Under which keys the register knows a recipient, a domain and a draft.

use fairreach_engine::snapshot::{Channel, Recipient, Snapshot};

/// What a rep enters into the suppression list, or whom a draft goes to.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// A mailbox, lower case.
    Address(String),
    /// A domain and all that lies below it, lower case.
    Domain(String),
    /// A LinkedIn member: id or profile slug.
    Member(String),
}

impl Subject {
    /// What a person typed: `ada@example.com`, `example.com` or `@example.com`; `None` where it is neither.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim().to_lowercase();
        match text.rsplit_once('@') {
            Some(("", domain)) => is_domain(domain).then(|| Self::Domain(domain.to_owned())),
            Some((local, domain)) => {
                let local_ok = !local.chars().any(|c| c.is_whitespace() || c.is_control() || "<>,;".contains(c));
                (local_ok && is_domain(domain)).then_some(Self::Address(text))
            }
            None => is_domain(&text).then_some(Self::Domain(text)),
        }
    }

    /// The key in the database.
    pub fn key(&self) -> String {
        match self {
            Self::Address(address) => format!("address:{address}"),
            Self::Domain(domain) => format!("domain:{domain}"),
            Self::Member(member) => format!("member:{member}"),
        }
    }
}

fn is_domain(text: &str) -> bool {
    let label = |label: &str| {
        !label.is_empty()
            && label.len() <= 63
            && label.chars().all(|c| c.is_alphanumeric() || c == '-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    text.len() <= 253 && text.contains('.') && text.split('.').all(label)
}

/// Everything that a recipient may be on record under, the nearest first: himself, then his domain and those above it.
pub fn subjects(recipient: &Recipient) -> Vec<Subject> {
    let mut subjects = Vec::new();
    if let Some(member) = recipient.member.as_deref().map(str::trim).filter(|member| !member.is_empty()) {
        subjects.push(Subject::Member(member.to_owned()));
    }
    if let Some(Subject::Address(address)) = recipient.address.as_deref().and_then(Subject::parse) {
        let mut domain = address.rsplit_once('@').map(|(_, domain)| domain.to_owned());
        subjects.push(Subject::Address(address));
        while let Some(name) = domain.filter(|name| name.contains('.')) {
            domain = name.split_once('.').map(|(_, above)| above.to_owned());
            subjects.push(Subject::Domain(name));
        }
    }
    subjects
}

/// What tells one draft's answers from another's: where it goes out and to whom, in any order. `None` where no recipient
/// is known yet, and an answer could therefore not be told from that for another draft.
pub fn draft(snapshot: &Snapshot) -> Option<String> {
    let mut people = Vec::new();
    for recipient in &snapshot.recipients {
        let key = subjects(recipient).first().map(Subject::key).or_else(|| named(recipient));
        if let Some((at, key)) = key.and_then(|key| Some((people.binary_search(&key).err()?, key))) {
            people.insert(at, key);
        }
    }
    if people.is_empty() || people.len() > 100 {
        return None;
    }
    let channel = match snapshot.channel {
        Channel::Email => "email",
        Channel::LinkedinMessage => "linkedin-message",
        Channel::LinkedinInmail => "linkedin-inmail",
        Channel::LinkedinInvitation => "linkedin-invitation",
        Channel::Call => "call",
    };
    Some(format!("draft:{channel}\n{}", people.join("\n")))
}

fn named(recipient: &Recipient) -> Option<String> {
    let name = recipient.name.as_deref()?.trim().to_lowercase();
    (!name.is_empty()).then(|| format!("name:{name}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn to(address: &str) -> Recipient {
        Recipient { address: Some(address.to_owned()), ..Recipient::default() }
    }

    #[test]
    fn what_is_typed_is_an_address_or_a_domain_or_refused() {
        assert_eq!(Subject::parse(" Ada@Example.COM "), Some(Subject::Address("ada@example.com".into())));
        assert_eq!(Subject::parse("@example.com"), Some(Subject::Domain("example.com".into())));
        assert_eq!(Subject::parse("bücher.example"), Some(Subject::Domain("bücher.example".into())));
        for bad in [
            "",
            "ada",
            "ada@",
            "@",
            "ada@example",
            "a b@example.com",
            "<ada@example.com>",
            "example..com",
            "-a.example",
            "a,b@example.com",
        ] {
            assert_eq!(Subject::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_recipient_is_found_under_himself_and_each_domain_above() {
        let keys: Vec<String> = subjects(&to("Ada@mail.example.co.uk")).iter().map(Subject::key).collect();
        assert_eq!(
            keys,
            ["address:ada@mail.example.co.uk", "domain:mail.example.co.uk", "domain:example.co.uk", "domain:co.uk"]
        );
        assert!(subjects(&Recipient::default()).is_empty());
    }

    #[test]
    fn a_draft_is_told_by_channel_and_recipients_in_any_order() {
        let both = |a: &str, b: &str| Snapshot { recipients: vec![to(a), to(b)], ..Snapshot::default() };
        let one = draft(&both("a@example.com", "B@example.com"));
        assert_eq!(one, draft(&both("b@example.com", "A@example.com")));
        assert_ne!(one, draft(&both("a@example.com", "c@example.com")));
        assert_eq!(draft(&Snapshot::default()), None);
    }
}
