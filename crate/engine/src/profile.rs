//! The fields of the organisation's profile: how each is read, written and checked. Policies and forms share it.

use crate::address;
use crate::policy::Policy;

/// One text of the profile.
#[derive(Debug)]
pub struct Field {
    /// `organisation.name`.
    pub path: &'static str,
    /// What may stand there.
    pub kind: Kind,
    get: fn(&Policy) -> Option<String>,
    set: fn(&mut Policy, Option<String>),
}

/// What may stand in a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A line of text.
    Text,
    /// An email address.
    Email,
    /// A page, `https`.
    Url,
    /// ISO 3166-1 alpha-2.
    Country,
    /// Mail domains, parted by commas.
    Domains,
}

/// What is wrong with a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// Not JSON at all: what the reader says, with line and column.
    NotJson(String),
    /// Must be an object.
    NotObject,
    /// Must be text.
    NotText,
    /// Must be a list of texts.
    NotList,
    /// No such field; the nearest that there is.
    UnknownField(Option<&'static str>),
    /// No such rule; the nearest that there is.
    UnknownRule(Option<&'static str>),
    /// Not `off`, `audit`, `hint`, `warn` or `block`.
    Level,
    /// Not `never`, `acknowledge`, `reason` or `false_alarm`.
    Override,
    /// Not an email address.
    Email,
    /// Not an `https` address.
    Https,
    /// Not a country code.
    Country,
    /// Not a mail domain.
    Domain,
    /// Longer than a line may be.
    TooLong,
    /// Needed and empty.
    Required,
}

impl Problem {
    /// Key below `error.` in the wording files.
    #[must_use]
    pub fn key(&self) -> &'static str {
        match self {
            Self::NotJson(_) => "not_json",
            Self::NotObject => "not_object",
            Self::NotText => "not_text",
            Self::NotList => "not_list",
            Self::UnknownField(_) => "unknown_field",
            Self::UnknownRule(_) => "unknown_rule",
            Self::Level => "level",
            Self::Override => "override",
            Self::Email => "email",
            Self::Https => "https",
            Self::Country => "country",
            Self::Domain => "domain",
            Self::TooLong => "too_long",
            Self::Required => "required",
        }
    }
}

/// Longest value in bytes: a line of the footer, not an essay.
const LONGEST: usize = 1000;

macro_rules! field {
    ($path:literal, $kind:ident, $section:ident.$name:ident) => {
        Field {
            path: $path,
            kind: Kind::$kind,
            get: |policy| policy.$section.$name.clone(),
            set: |policy, value| policy.$section.$name = value,
        }
    };
}

static FIELDS: &[Field] = &[
    field!("organisation.name", Text, organisation.name),
    field!("organisation.country", Country, organisation.country),
    field!("organisation.contact_email", Email, organisation.contact_email),
    field!("organisation.postal_address", Text, organisation.postal_address),
    field!("organisation.privacy_url", Url, organisation.privacy_url),
    field!("organisation.opt_out_url", Url, organisation.opt_out_url),
    field!("organisation.opt_out_email", Email, organisation.opt_out_email),
    field!("organisation.register_entry", Text, organisation.register_entry),
    field!("sender.name", Text, sender.name),
    Field {
        path: "sender.domains",
        kind: Kind::Domains,
        get: |policy| Some(policy.sender.domains.join(", ")).filter(|domains| !domains.is_empty()),
        set: |policy, value| {
            policy.sender.domains = split(&value.unwrap_or_default()).map(str::to_owned).collect();
        },
    },
    field!("defaults.source", Text, defaults.source),
    field!("defaults.reason", Text, defaults.reason),
];

/// All fields, in the order of a form.
#[must_use]
pub fn fields() -> &'static [Field] {
    FIELDS
}

/// The field of a policy path.
#[must_use]
pub fn field(path: &str) -> Option<&'static Field> {
    FIELDS.iter().find(|field| field.path == path)
}

impl Field {
    /// Its value; `None` where it is missing or blank.
    #[must_use]
    pub fn get(&self, policy: &Policy) -> Option<String> {
        (self.get)(policy).map(|value| one_line(&value)).filter(|value| !value.is_empty())
    }

    /// Sets a checked value; `None` takes it out.
    pub fn set(&self, policy: &mut Policy, value: Option<String>) {
        (self.set)(policy, value);
    }

    /// The value as it is kept; `None` for a blank one.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn check(&self, value: &str) -> Result<Option<String>, Problem> {
        let value = one_line(value);
        if value.is_empty() {
            return Ok(None);
        }
        if value.len() > LONGEST {
            return Err(Problem::TooLong);
        }
        let fine = match self.kind {
            Kind::Text => Ok(value),
            Kind::Email => {
                if is_email(&value) {
                    Ok(value)
                } else {
                    Err(Problem::Email)
                }
            }
            Kind::Url => {
                if is_https(&value) {
                    Ok(value)
                } else {
                    Err(Problem::Https)
                }
            }
            Kind::Country => country_code(&value).ok_or(Problem::Country),
            Kind::Domains => {
                let domains: Vec<String> = split(&value).map(str::to_lowercase).collect();
                if domains.iter().all(|domain| is_domain(domain)) {
                    Ok(domains.join(", "))
                } else {
                    Err(Problem::Domain)
                }
            }
        };
        fine.map(Some)
    }
}

/// White space, line breaks included, to single spaces; other control characters out.
#[must_use]
pub fn one_line(value: &str) -> String {
    let bytes = value.as_bytes();
    let single = |pair: &[u8]| pair != b"  ";
    let trimmed = !value.starts_with(' ') && !value.ends_with(' ');
    if trimmed && bytes.iter().all(|byte| (b' '..0x7f).contains(byte)) && bytes.windows(2).all(single) {
        return value.to_owned();
    }
    let mut line = String::with_capacity(value.len());
    for word in value.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty()) {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

fn split(domains: &str) -> impl Iterator<Item = &str> {
    domains
        .split([',', ';', ' '])
        .map(|domain| domain.trim().trim_start_matches('@'))
        .filter(|domain| !domain.is_empty())
}

fn is_domain(domain: &str) -> bool {
    let label = |label: &str| {
        !label.is_empty()
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.chars().all(|c| c.is_alphanumeric() || c == '-')
    };
    domain.contains('.') && domain.len() <= 253 && domain.split('.').all(label)
}

fn is_email(address: &str) -> bool {
    let local = address.rsplit_once('@').map_or("", |(local, _)| local);
    let plain = |c: char| c.is_alphanumeric() || "!#$%&'*+/=?^_`{|}~.-".contains(c);
    !local.is_empty() && local.chars().all(plain) && address::domain(address).is_some_and(is_domain)
}

fn is_https(url: &str) -> bool {
    let Some(rest) = url.strip_prefix("https://") else { return false };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let host = host.split_once(':').map_or(host, |(host, _)| host);
    is_domain(host)
        && !url.contains(|c: char| {
            c.is_whitespace() || matches!(c, '<' | '>' | '"' | '\'' | '`' | '{' | '}' | '\\' | '^' | '|')
        })
}

fn country_code(code: &str) -> Option<String> {
    let upper = code.to_ascii_uppercase();
    let known = crate::country::code(&upper).map(str::to_owned);
    known.or_else(|| (upper.len() == 2 && upper.bytes().all(|b| b.is_ascii_uppercase())).then_some(upper))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(path: &str, value: &str) -> Result<Option<String>, Problem> {
        field(path).unwrap().check(value)
    }

    #[test]
    fn values_are_kept_on_one_line() {
        assert_eq!(
            check("organisation.postal_address", " Hafenstraße 7\r\n20457\tHamburg\u{0} "),
            Ok(Some("Hafenstraße 7 20457 Hamburg".into()))
        );
        assert_eq!(check("organisation.name", " \n "), Ok(None));
        assert_eq!(check("organisation.name", &"x".repeat(2000)), Err(Problem::TooLong));
    }

    #[test]
    fn addresses_of_pages_are_https() {
        for good in ["https://acme.example/privacy?x=1#a", "https://bücher.example", "https://acme.example:8443/p"] {
            assert_eq!(check("organisation.privacy_url", good), Ok(Some(good.into())), "{good}");
        }
        for bad in [
            "http://acme.example",
            "acme.example",
            "https://",
            "https://acme",
            "https://a.b/<x>",
            "https://a.b/{{u}}",
            "javascript:x",
            "https://-a.b",
        ] {
            assert_eq!(check("organisation.privacy_url", bad), Err(Problem::Https), "{bad}");
        }
    }

    #[test]
    fn email_countries_and_domains() {
        assert!(check("organisation.contact_email", "a.b+c@acme.example").is_ok());
        for bad in
            ["a@b", "@acme.example", "a b@acme.example", "Anna <a@acme.example>", "a@acme.example, b@acme.example"]
        {
            assert_eq!(check("organisation.contact_email", bad), Err(Problem::Email), "{bad}");
        }
        assert_eq!(check("organisation.country", "uk"), Ok(Some("GB".into())));
        assert_eq!(check("organisation.country", "Germany"), Err(Problem::Country));
        assert_eq!(
            check("sender.domains", "@Acme.example;  mail.acme.example"),
            Ok(Some("acme.example, mail.acme.example".into()))
        );
        assert_eq!(check("sender.domains", "acme"), Err(Problem::Domain));
    }
}
