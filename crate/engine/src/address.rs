//! Addresses: a person at an organisation, a role mailbox, a private one (RULES section 3, `data/roles.json`).

use crate::dictionary::Dictionary;
use crate::report::{AddressKind, Because};

/// What a role mailbox is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// A role mailbox of an organisation.
    Generic,
    /// The same word may be one person's (`ceo`, `hr`): needs a second sign.
    Ambiguous,
    /// Nobody reads it.
    NoReply,
    /// A machine or a list.
    Automated,
}

/// The part after the last `@`.
#[must_use]
pub fn domain(address: &str) -> Option<&str> {
    address.rsplit_once('@').map(|(_, domain)| domain.trim_end_matches('.')).filter(|domain| !domain.is_empty())
}

/// Whether `domain` is one of `domains` or below it.
#[must_use]
pub fn is_on(domain: &str, domains: &[String]) -> bool {
    let domain = domain.to_lowercase();
    domains.iter().any(|own| {
        let own = own.trim().trim_start_matches('@').to_lowercase();
        !own.is_empty() && domain.strip_suffix(&own).is_some_and(|before| before.is_empty() || before.ends_with('.'))
    })
}

/// The domain that an organisation registers: two labels, three below a public suffix of two (`acme.co.uk`).
#[must_use]
pub fn registrable(domain: &str) -> &str {
    const SECOND: &[&str] =
        &["ac", "co", "com", "edu", "gob", "gouv", "gov", "go", "ltd", "ne", "net", "or", "org", "plc"];
    let mut dots = domain.rmatch_indices('.').map(|(at, _)| at);
    let (last, second) = (dots.next(), dots.next());
    let label = second.map_or(0, |at| at + 1);
    let public = last.is_some_and(|last| {
        domain.len() - last == 3 && domain.get(label..last).is_some_and(|label| SECOND.contains(&label))
    });
    let start = if public { dots.next().map_or(0, |at| at + 1) } else { label };
    domain.get(start..).unwrap_or(domain)
}

/// Whether private people have their mail there.
#[must_use]
pub fn is_freemail(domain: &str) -> bool {
    let domain = domain.to_lowercase();
    Dictionary::FreemailDomains.find(&domain).is_some()
        || domain.split_once('.').is_some_and(|(label, suffix)| {
            Dictionary::FreemailLabels.find(label).is_some()
                && suffix.split('.').all(|part| (2..=3).contains(&part.len()))
        })
}

/// Whether nobody reads what is sent there.
#[must_use]
pub fn is_no_reply(address: &str) -> bool {
    address.split_once('@').is_some_and(|(local, _)| role(local) == Some(Role::NoReply))
}

/// The role that a local part names; `None` for everything else, names above all.
#[must_use]
pub fn role(local: &str) -> Option<Role> {
    let local = local.to_lowercase();
    let local = local.split_once('+').map_or(local.as_str(), |(before, _)| before);
    role_of(&fold(local, true)).or_else(|| if local.is_ascii() { None } else { role_of(&fold(local, false)) })
}

/// The same of a folded local part; most have neither marks nor digits, and are looked up once.
fn role_of(local: &str) -> Option<Role> {
    const MARKS: [char; 3] = ['.', '_', '-'];
    let stem = local.trim_end_matches(|c: char| c.is_ascii_digit()).trim_end_matches(MARKS);
    let marked = local.contains(MARKS);
    exact(local)
        .or_else(|| if marked { exact(&local.replace(MARKS, "")) } else { None })
        .or_else(|| if stem.len() < local.len() { exact(stem) } else { None })
        .or_else(|| if marked { compound(local) } else { None })
}

fn exact(local: &str) -> Option<Role> {
    Some(match Dictionary::Roles.find(local)? {
        "g" => Role::Generic,
        "G" => Role::Ambiguous,
        "n" => Role::NoReply,
        _ => Role::Automated,
    })
}

/// Several words of which each is a role, a place or a number (`sales-emea`, `info.de`). No name is among them.
fn compound(local: &str) -> Option<Role> {
    let mut first = None;
    for token in local.split(['.', '_', '-']) {
        let place = is_place(token);
        let here = exact(token.trim_end_matches(|c: char| c.is_ascii_digit()));
        let number = !token.is_empty() && token.bytes().all(|b| b.is_ascii_digit());
        if here.is_none() && !place && !number {
            return None;
        }
        // A country code may be a role of its own (`it`): the other word decides.
        first = first.or(here.filter(|_| !place));
    }
    first
}

fn is_place(token: &str) -> bool {
    const REGIONS: &[&str] = &[
        "apac", "asia", "benelux", "dach", "emea", "eu", "europe", "global", "intl", "latam", "mena", "nordics", "uk",
        "usa", "world",
    ];
    REGIONS.contains(&token)
        || crate::country::code(token).is_some()
        || (token.len() == 2 && crate::country::all().iter().any(|country| country.languages.contains(&token)))
}

/// Lower case without diacritics; umlauts as two letters (`ö` to `oe`) or as one.
fn fold(text: &str, two: bool) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        folded.push_str(match c {
            'ä' | 'æ' if two => "ae",
            'ö' | 'œ' | 'ø' if two => "oe",
            'ü' if two => "ue",
            'ß' => "ss",
            'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ą' => "a",
            'ç' | 'ć' | 'č' => "c",
            'ď' => "d",
            'è' | 'é' | 'ê' | 'ë' | 'ę' | 'ě' => "e",
            'ì' | 'í' | 'î' | 'ï' => "i",
            'ł' => "l",
            'ñ' | 'ń' | 'ň' => "n",
            'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' => "o",
            'ř' => "r",
            'ś' | 'š' => "s",
            'ť' => "t",
            'ù' | 'ú' | 'û' | 'ü' | 'ů' => "u",
            'ý' => "y",
            'ź' | 'ż' | 'ž' => "z",
            other => {
                folded.push(other);
                continue;
            }
        });
    }
    folded
}

/// The kind of an address and why, with the display name as a second sign.
#[must_use]
pub fn kind(address: Option<&str>, name: Option<&str>) -> (AddressKind, Because) {
    let because = |key, value: &str| Because { key, value: Some(value.to_owned()), span: None };
    let Some((address, domain)) = address.and_then(|address| Some((address, domain(address)?))) else {
        return (AddressKind::Unknown, Because { key: "address_unread", ..Because::default() });
    };
    if is_freemail(domain) {
        return if name.is_some_and(names_organisation) {
            (AddressKind::Unknown, because("address_freemail_company", address))
        } else {
            (AddressKind::Consumer, because("address_freemail", domain))
        };
    }
    let local = address.split_once('@').map_or(address, |(local, _)| local);
    match role(local) {
        None => (AddressKind::NamedBusiness, because("address_named", address)),
        Some(_) if name.is_some_and(|name| names_person(name, domain)) => {
            (AddressKind::NamedBusiness, because("address_role_named", address))
        }
        Some(Role::Ambiguous) => (AddressKind::Unknown, because("address_ambiguous", address)),
        Some(Role::Generic | Role::NoReply | Role::Automated) => {
            (AddressKind::GenericBusiness, because("address_role", address))
        }
    }
}

fn words(name: &str) -> impl Iterator<Item = String> {
    name.split(|c: char| c.is_whitespace() || matches!(c, ',' | '(' | ')' | '&' | '|'))
        .map(|word| word.replace('.', "").to_lowercase())
        .filter(|word| !word.is_empty())
}

fn names_organisation(name: &str) -> bool {
    words(name).skip(1).any(|word| Dictionary::LegalForms.find(&word).is_some())
        || ["株式会社", "有限会社", "合同会社"].iter().any(|form| name.contains(form))
}

/// Two or three capitalised words, none of them a role, a legal form or the domain's own name.
fn names_person(name: &str, domain: &str) -> bool {
    let domain = domain.to_lowercase();
    let capitalised = name.split_whitespace().all(|word| word.chars().next().is_some_and(char::is_uppercase));
    let count = name.split_whitespace().count();
    capitalised
        && (2..=3).contains(&count)
        && !name.contains('@')
        && words(name).all(|word| {
            exact(&fold(&word, true)).is_none()
                && Dictionary::LegalForms.find(&word).is_none()
                && !(word.len() > 2 && domain.contains(&fold(&word, true)))
                && word != "team"
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(address: &str) -> AddressKind {
        kind(Some(address), None).0
    }

    #[test]
    fn role_mailboxes_in_their_many_spellings() {
        for address in [
            "info@acme.de",
            "INFO+x@acme.de",
            "sales-emea@acme.com",
            "info.de@acme.com",
            "support2@acme.com",
            "büro@acme.de",
            "sales_uk@acme.com",
            "noreply@acme.com",
        ] {
            assert_eq!(of(address), AddressKind::GenericBusiness, "{address}");
        }
    }

    #[test]
    fn people_are_named() {
        for address in ["anna.berg@acme.de", "a.sales@acme.com", "info.anna@acme.de", "berg@acme.de", "j@acme.com"] {
            assert_eq!(of(address), AddressKind::NamedBusiness, "{address}");
        }
        assert_eq!(kind(Some("info@acme.de"), Some("Anna Berg")).0, AddressKind::NamedBusiness);
        for name in ["Acme Support", "Sales Team", "Customer Service", "info@acme.de", "Acme GmbH"] {
            assert_eq!(kind(Some("info@acme.de"), Some(name)).0, AddressKind::GenericBusiness, "{name}");
        }
    }

    #[test]
    fn private_addresses() {
        for address in ["anna@gmail.com", "anna@yahoo.co.uk", "anna@hotmail.fr", "info@GMX.de"] {
            assert_eq!(of(address), AddressKind::Consumer, "{address}");
        }
        assert_eq!(of("anna@live.acme.com"), AddressKind::NamedBusiness);
        assert_eq!(kind(Some("acme@gmail.com"), Some("Acme Bau GmbH")).0, AddressKind::Unknown);
        assert_eq!(of("ceo@acme.com"), AddressKind::Unknown);
        assert_eq!(of("broken"), AddressKind::Unknown);
    }

    #[test]
    fn organisations_by_their_domain() {
        for (domain, registered) in [
            ("acme.de", "acme.de"),
            ("mail.eu.acme.de", "acme.de"),
            ("acme.co.uk", "acme.co.uk"),
            ("mail.acme.co.uk", "acme.co.uk"),
            ("co.uk", "co.uk"),
            ("localhost", "localhost"),
            ("", ""),
        ] {
            assert_eq!(registrable(domain), registered, "{domain}");
        }
    }

    #[test]
    fn no_reply_senders() {
        assert!(
            is_no_reply("no-reply@acme.com")
                && is_no_reply("DoNotReply@acme.com")
                && is_no_reply("nepasrepondre@acme.fr")
        );
        assert!(!is_no_reply("reply@acme.com") && !is_no_reply("noreen@acme.com"));
    }

    #[test]
    fn subdomains_belong_to_the_organisation_and_lookalikes_do_not() {
        let own = ["acme.com".to_owned()];
        assert!(is_on("ACME.com", &own) && is_on("mail.acme.com", &own));
        assert!(
            !is_on("notacme.com", &own) && !is_on("acme.com.evil.example", &own) && !is_on("x.com", &[String::new()])
        );
    }
}
