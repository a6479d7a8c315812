//! The policy in force: what the administrator set over what is set on this machine.

use crate::border::{Error, from_js};
use crate::browser;
use fairreach_engine::policy::Policy;
use serde::de::DeserializeOwned;
use wasm_bindgen::JsValue;

/// The key of the policy in `storage.local`.
pub const KEY: &str = "policy";

/// Settings as they stand now.
#[derive(Debug, Default)]
pub struct Settings {
    /// The policy in force.
    pub policy: Policy,
    /// What is set on this machine alone.
    pub local: Policy,
    /// Paths that the administrator set (`organisation.name`); what is set here has no effect on them.
    pub locked: Vec<String>,
    /// What in storage is no policy, and why; such a policy has no effect.
    pub problems: Vec<String>,
}

impl Settings {
    /// Reads both storages.
    pub async fn read() -> Result<Self, Error> {
        let mut settings = Self::default();
        let local = browser::stored(KEY).await?;
        let managed = browser::managed().await;
        settings.local = settings.take("storage.local.policy", local);
        let managed: Policy = settings.take("storage.managed", managed);
        (settings.policy, settings.locked) = over(managed, settings.local.clone());
        Ok(settings)
    }

    fn take<T: DeserializeOwned + Default>(&mut self, place: &str, value: JsValue) -> T {
        if value.is_undefined() || value.is_null() {
            return T::default();
        }
        from_js(value).unwrap_or_else(|error| {
            self.problems.push(format!("{place}: {error}"));
            T::default()
        })
    }
}

/// `managed` over `local`, and the paths that `managed` sets.
fn over(managed: Policy, mut policy: Policy) -> (Policy, Vec<String>) {
    let mut locked = Vec::new();
    {
        let mut set = |path: &str, to: &mut Option<String>, from: Option<String>| {
            if from.is_some() {
                *to = from;
                locked.push(path.to_owned());
            }
        };
        let (to, from) = (&mut policy.organisation, managed.organisation);
        set("organisation.name", &mut to.name, from.name);
        set("organisation.country", &mut to.country, from.country);
        set("organisation.contact_email", &mut to.contact_email, from.contact_email);
        set("organisation.postal_address", &mut to.postal_address, from.postal_address);
        set("organisation.privacy_url", &mut to.privacy_url, from.privacy_url);
        set("organisation.opt_out_email", &mut to.opt_out_email, from.opt_out_email);
        set("organisation.opt_out_url", &mut to.opt_out_url, from.opt_out_url);
        set("organisation.register_entry", &mut to.register_entry, from.register_entry);
        set("sender.name", &mut policy.sender.name, managed.sender.name);
        set("defaults.source", &mut policy.defaults.source, managed.defaults.source);
        set("defaults.reason", &mut policy.defaults.reason, managed.defaults.reason);
    }
    if !managed.sender.domains.is_empty() {
        policy.sender.domains = managed.sender.domains;
        locked.push("sender.domains".into());
    }
    locked.extend(managed.rules.keys().map(|rule| format!("rules.{rule}")));
    locked.extend(managed.overrides.keys().map(|rule| format!("override.{rule}")));
    policy.rules.extend(managed.rules);
    policy.overrides.extend(managed.overrides);
    (policy, locked)
}

#[cfg(test)]
mod tests {
    use super::*;
    use fairreach_engine::policy::Level;

    #[test]
    fn what_the_administrator_set_wins_and_is_locked_and_nothing_else() {
        let mut local = Policy::default();
        local.organisation.name = Some("Rep's own".into());
        local.organisation.country = Some("DE".into());
        local.rules.insert("source-missing".into(), Level::Off);
        let mut managed = Policy::default();
        managed.organisation.name = Some("Managed".into());
        managed.sender.domains = vec!["example.com".into()];
        managed.rules.insert("source-missing".into(), Level::Block);
        let (policy, locked) = over(managed, local);
        assert_eq!(policy.organisation.name.as_deref(), Some("Managed"));
        assert_eq!(policy.organisation.country.as_deref(), Some("DE"));
        assert_eq!(policy.rules.get("source-missing"), Some(&Level::Block));
        assert_eq!(locked, ["organisation.name", "sender.domains", "rules.source-missing"]);
    }
}
