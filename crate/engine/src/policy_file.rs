//! Policies as files: read with a word for each fault, and managed over local.

use crate::policy::{Level, Override, Policy};
use crate::profile::{self, Kind, Problem};
use crate::rules;
use crate::wording::Wording;

/// A JSON value, as far as policies need to tell.
#[derive(Debug, Clone, PartialEq)]
pub enum Json {
    /// `null`.
    Null,
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Json>),
    /// An object, in its own order.
    Object(Vec<(String, Json)>),
    /// A number or a truth value: no policy has one.
    Other,
}

impl Json {
    fn text(&self) -> Option<&str> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }
}

#[cfg(feature = "json")]
impl From<serde_json::Value> for Json {
    fn from(value: serde_json::Value) -> Self {
        use serde_json::Value;
        match value {
            Value::Null => Self::Null,
            Value::Bool(_) | Value::Number(_) => Self::Other,
            Value::String(text) => Self::Text(text),
            Value::Array(list) => Self::List(list.into_iter().map(Self::from).collect()),
            Value::Object(object) => Self::Object(object.into_iter().map(|(key, value)| (key, value.into())).collect()),
        }
    }
}

/// A fault of a policy: where, and what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PolicyError {
    /// `organisation.privacy_url`; empty for the whole file.
    pub path: String,
    /// What is wrong.
    pub problem: Problem,
}

impl PolicyError {
    /// In the words of the UI's language: the field, what is wrong and how to mend it.
    #[must_use]
    pub fn worded(&self, wording: &Wording) -> String {
        let detail = match &self.problem {
            Problem::NotJson(detail) => detail.as_str(),
            Problem::UnknownField(near) | Problem::UnknownRule(near) => near.unwrap_or_default(),
            _ => "",
        };
        let key = match &self.problem {
            Problem::UnknownField(Some(_)) | Problem::UnknownRule(Some(_)) => "error.unknown_near",
            problem => &format!("error.{}", problem.key()),
        };
        let said = wording.say(key, &[("detail", detail)]);
        if self.path.is_empty() { said } else { format!("{}: {said}", self.path) }
    }
}

impl std::fmt::Display for PolicyError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if !self.path.is_empty() {
            write!(f, "{}: ", self.path)?;
        }
        match &self.problem {
            Problem::NotJson(detail) => write!(f, "not JSON ({detail}); check quotes, commas and brackets there"),
            Problem::NotObject => write!(f, "must be an object, written in braces"),
            Problem::NotText => write!(f, "must be text, written in quotes"),
            Problem::NotList => write!(f, "must be a list of texts, like [\"example.com\"]"),
            Problem::UnknownField(Some(near)) => write!(f, "no such field; did you mean \"{near}\"?"),
            Problem::UnknownField(None) => write!(f, "no such field; take it out"),
            Problem::UnknownRule(Some(near)) => write!(f, "no such rule; did you mean \"{near}\"?"),
            Problem::UnknownRule(None) => write!(f, "no such rule; `fairreach rules` lists them"),
            Problem::Level => write!(f, "must be off, audit, hint, warn or block"),
            Problem::Override => write!(f, "must be never, acknowledge, reason or false_alarm"),
            Problem::Email => write!(f, "not an email address; write it like privacy@example.com"),
            Problem::Https => write!(f, "not an https address; write it in full, like https://example.com/privacy"),
            Problem::Country => write!(f, "not a country code; write two letters, like DE"),
            Problem::Domain => write!(f, "not a mail domain; write it like example.com"),
            Problem::TooLong => write!(f, "too long for a line; shorten it"),
            Problem::Required => write!(f, "needed and empty; fill it in"),
        }
    }
}
impl std::error::Error for PolicyError {}

/// Reads a policy from the text of a JSON file.
///
/// # Errors
/// Every fault that it has, in the file's order.
#[cfg(feature = "json")]
pub fn parse(text: &str) -> Result<Policy, Vec<PolicyError>> {
    match serde_json::from_str::<serde_json::Value>(text) {
        Ok(value) => read(&value.into()),
        Err(error) => Err(vec![not_json(&error.to_string())]),
    }
}

/// The fault of a text that is not JSON at all, with what its reader says of it.
#[must_use]
pub fn not_json(detail: &str) -> PolicyError {
    PolicyError { path: String::new(), problem: Problem::NotJson(detail.to_owned()) }
}

/// Reads a policy.
///
/// # Errors
/// Every fault that it has, in the value's order.
pub fn read(value: &Json) -> Result<Policy, Vec<PolicyError>> {
    let (policy, faults) = read_what_is_right(value);
    if faults.is_empty() { Ok(policy) } else { Err(faults) }
}

/// Reads what is right in a policy, and every fault beside it.
#[must_use]
pub fn read_what_is_right(value: &Json) -> (Policy, Vec<PolicyError>) {
    let mut reader = Reader::default();
    reader.policy(value);
    (reader.policy, reader.faults)
}

#[derive(Default)]
struct Reader {
    policy: Policy,
    faults: Vec<PolicyError>,
}

const SECTIONS: &[&str] = &["organisation", "sender", "defaults", "rules", "override"];

impl Reader {
    fn fault(&mut self, path: &str, problem: Problem) {
        self.faults.push(PolicyError { path: path.to_owned(), problem });
    }

    fn policy(&mut self, value: &Json) {
        let Json::Object(sections) = value else { return self.fault("", Problem::NotObject) };
        for (name, section) in sections {
            match (name.as_str(), section) {
                // A part that is set to null is one that is missing.
                (_, Json::Null) => {}
                (known, Json::Object(entries)) if SECTIONS.contains(&known) => {
                    for (key, value) in entries {
                        self.entry(name, key, value);
                    }
                }
                (known, _) if SECTIONS.contains(&known) => self.fault(name, Problem::NotObject),
                (unknown, _) => self.fault(name, Problem::UnknownField(nearest(unknown, SECTIONS.iter().copied()))),
            }
        }
    }

    fn entry(&mut self, section: &str, key: &str, value: &Json) {
        let path = format!("{section}.{key}");
        let any = section == "override" && key == "*";
        match section {
            "rules" | "override" if !any && rules::by_id(key).is_none() => {
                let near = nearest(key, rules::catalogue().iter().map(|rule| rule.id));
                self.fault(&path, Problem::UnknownRule(near));
            }
            "rules" => match Level::named(value.text()) {
                Some(level) => drop(self.policy.rules.insert(key.to_owned(), level)),
                None => self.fault(&path, Problem::Level),
            },
            "override" => match Override::named(value.text()) {
                Some(over) => drop(self.policy.overrides.insert(key.to_owned(), over)),
                None => self.fault(&path, Problem::Override),
            },
            _ => self.field(&path, value),
        }
    }

    fn field(&mut self, path: &str, value: &Json) {
        let Some(field) = profile::field(path) else {
            let near = nearest(path, profile::fields().iter().map(|field| field.path));
            return self.fault(path, Problem::UnknownField(near));
        };
        let text = match (field.kind, value) {
            (_, Json::Null) => return,
            (Kind::Domains, Json::List(list)) => match list.iter().map(Json::text).collect::<Option<Vec<_>>>() {
                Some(domains) => domains.join(", "),
                None => return self.fault(path, Problem::NotList),
            },
            (Kind::Domains, _) => return self.fault(path, Problem::NotList),
            (_, Json::Text(text)) => text.clone(),
            _ => return self.fault(path, Problem::NotText),
        };
        match field.check(&text) {
            Ok(value) => field.set(&mut self.policy, value),
            Err(problem) => self.fault(path, problem),
        }
    }
}

/// The known name that is a slip or two away.
fn nearest<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    known
        .map(|known| (distance(name, known), known))
        .min()
        .filter(|(slips, known)| *slips <= 1 + known.len() / 4)
        .map(|(_, known)| known)
}

/// Insertions, deletions and changes that lead from one name to the other (Levenshtein).
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (i, a) in one.chars().take(100).enumerate() {
        let mut next = vec![i + 1];
        for ((b, above), pair) in other.iter().zip(row.iter().skip(1)).zip(row.iter()) {
            let left = next.last().copied().unwrap_or(0);
            next.push((pair + usize::from(a != *b)).min(above + 1).min(left + 1));
        }
        row = next;
    }
    row.last().copied().unwrap_or(0)
}

/// Managed settings over local ones, and the paths that managed storage sets (`organisation.name`, `rules.<id>`).
#[must_use]
pub fn merge(managed: &Policy, local: &Policy) -> (Policy, Vec<String>) {
    let mut policy = local.clone();
    let mut locked = Vec::new();
    for field in profile::fields() {
        if let Some(value) = field.get(managed) {
            field.set(&mut policy, Some(value));
            locked.push(field.path.to_owned());
        }
    }
    for (id, level) in &managed.rules {
        policy.rules.insert(id.clone(), *level);
        locked.push(format!("rules.{id}"));
    }
    for (id, over) in &managed.overrides {
        policy.overrides.insert(id.clone(), *over);
        locked.push(format!("override.{id}"));
    }
    (policy, locked)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(text: &str) -> Vec<String> {
        parse(text).unwrap_err().iter().map(PolicyError::to_string).collect()
    }

    #[test]
    fn a_whole_policy_goes_through_and_back() {
        let text = r#"{"organisation":{"name":"Nordlicht GmbH","country":"de","privacy_url":"https://nordlicht.example/d","opt_out_url":null},
            "sender":{"domains":["nordlicht.example"]},"defaults":{"source":"your website"},"rules":{"source-missing":"block"},"override":{"*":"reason"}}"#;
        let policy = parse(text).unwrap();
        assert_eq!(policy.organisation.country.as_deref(), Some("DE"));
        assert_eq!(policy.rules.get("source-missing"), Some(&Level::Block));
        assert_eq!(parse(&serde_json::to_string(&policy).unwrap()).unwrap(), policy);
        assert_eq!(parse("{}").unwrap(), Policy::default());
    }

    #[test]
    fn each_fault_is_named_with_its_place_and_cure() {
        let all = faults(
            r#"{"organisation":{"privacy_url":"http://x.example","nam":"x","name":7},"sender":{"domains":"x.example"},"rulez":{},"rules":{"source-mising":"warn","opt-out-weak":"loud"},"defaults":[]}"#,
        );
        for part in [
            "organisation.privacy_url: not an https address",
            "organisation.nam: no such field; did you mean \"organisation.name\"?",
            "organisation.name: must be text",
            "sender.domains: must be a list",
            "rulez: no such field; did you mean \"rules\"?",
            "rules.source-mising: no such rule; did you mean \"source-missing\"?",
            "rules.opt-out-weak: must be off",
            "defaults: must be an object",
        ] {
            assert!(all.iter().any(|fault| fault.starts_with(part)), "{part}: {all:?}");
        }
        assert_eq!(all.len(), 8);
        assert!(faults("{\"organisation\": ").first().unwrap().contains("line 1"));
        assert_eq!(faults("[]").len(), 1);
    }

    #[test]
    fn managed_settings_win_and_are_locked() {
        let managed = parse(r#"{"organisation":{"name":"A"},"rules":{"source-missing":"block"}}"#).unwrap();
        let local = parse(r#"{"organisation":{"name":"B","contact_email":"b@b.example"},"rules":{"source-missing":"off","source-weak":"off"}}"#).unwrap();
        let (policy, locked) = merge(&managed, &local);
        assert_eq!(policy.organisation.name.as_deref(), Some("A"));
        assert_eq!(policy.organisation.contact_email.as_deref(), Some("b@b.example"));
        assert_eq!(policy.rules.get("source-missing"), Some(&Level::Block));
        assert_eq!(locked, ["organisation.name", "rules.source-missing"]);
    }
}
