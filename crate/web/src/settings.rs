//! The policy in force: what the administrator set over what is set on this machine.

use crate::border::{self, Error, Faults, FromJs, ToJs, entries, from_error};
use crate::browser;
use fairreach_engine::policy::{self, Json, Policy, PolicyError};
use js_sys::{Array, JSON, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// The key of the policy in `storage.local`.
const KEY: &str = "policy";

/// Settings as they stand now.
#[derive(Debug, Default)]
pub struct Settings {
    /// The policy in force.
    pub policy: Policy,
    /// What is set on this machine alone.
    pub local: Policy,
    /// Paths that the administrator set (`organisation.name`); what is set here has no effect on them.
    pub locked: Vec<String>,
    /// What in storage cannot be used, with the storage's name; the rest is in force.
    pub faults: Vec<(&'static str, PolicyError)>,
}

impl Settings {
    /// Reads both storages.
    pub async fn read() -> Result<Self, Error> {
        let mut settings = Self::default();
        settings.local = settings.take("storage.local.policy", &browser::stored(KEY).await?)?;
        let managed = settings.take("storage.managed", &browser::managed().await)?;
        (settings.policy, settings.locked) = policy::merge(&managed, &settings.local);
        Ok(settings)
    }

    /// Reads a policy, leaving out what is wrong in it: one slip of an administrator must not take the rest away.
    fn take(&mut self, place: &'static str, value: &JsValue) -> Result<Policy, Error> {
        if value.is_undefined() {
            return Ok(Policy::default());
        }
        let (policy, faults) = policy::read_what_is_right(&border::parse(value)?);
        self.faults.extend(faults.into_iter().map(|fault| (place, fault)));
        Ok(policy)
    }
}

/// Reads the text of a policy file with the browser's own reader of JSON.
///
/// # Errors
/// Every fault that it has.
pub fn parse(text: &str) -> Result<Policy, Vec<PolicyError>> {
    let fault = |detail: &str| vec![policy::not_json(detail)];
    let value = JSON::parse(text).map_err(|error| fault(&from_error(&error)))?;
    policy::read(&border::parse(&value).map_err(|error| fault(&error))?)
}

impl FromJs for Json {
    fn from_js(value: &JsValue, faults: &mut Faults) -> Self {
        if value.is_null() {
            Self::Null
        } else if let Some(text) = value.as_string() {
            Self::Text(text)
        } else if Array::is_array(value) {
            Self::List(FromJs::from_js(value, faults))
        } else if value.is_object() {
            let entries = entries(value, faults).into_iter();
            Self::Object(entries.map(|(key, value)| (key, Self::from_js(&value, faults))).collect())
        } else {
            Self::Other
        }
    }
}

/// Puts a policy into `storage.local`.
pub async fn store(policy: &Policy) -> Result<(), Error> {
    browser::store(KEY, &policy.to_js()).await
}

/// A policy as a text to read and carry on, parts that are not set left out.
pub fn text(policy: &Policy) -> Result<String, Error> {
    let value = policy.to_js();
    strip(&value)?;
    let text = JSON::stringify_with_replacer_and_space(&value, &JsValue::NULL, &2.into());
    text.map(String::from).map_err(|error| from_error(&error))
}

/// Takes out what is `null` and, below the top, what is empty.
fn strip(value: &JsValue) -> Result<(), Error> {
    let Some(object) = value.dyn_ref::<Object>() else { return Ok(()) };
    for key in Object::keys(object) {
        let inner = Reflect::get(value, &key).map_err(|error| from_error(&error))?;
        strip(&inner)?;
        let is_empty = inner.dyn_ref::<Object>().is_some_and(|inner| Object::keys(inner).length() == 0);
        if inner.is_null() || is_empty {
            Reflect::delete_property(object, &key).map_err(|error| from_error(&error))?;
        }
    }
    Ok(())
}
