//! The policy in force: what the administrator set over what is set on this machine.

use crate::border::{Error, from_error, into_js};
use crate::browser;
use fairreach_engine::policy::{self, Policy, PolicyError};
use js_sys::{JSON, Object, Reflect};
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
        if value.is_undefined() || value.is_null() {
            return Ok(Policy::default());
        }
        let text = json(value)?;
        let Err(faults) = policy::parse(&text) else { return Ok(policy::parse(&text).unwrap_or_default()) };
        let rest = JSON::parse(&text).map_err(|error| from_error(&error))?;
        for fault in &faults {
            // A fault of the whole value leaves nothing to take a part out of, and then the second reading fails too.
            let _ = take_out(&rest, &fault.path);
        }
        self.faults.extend(faults.into_iter().map(|fault| (place, fault)));
        Ok(policy::parse(&json(&rest)?).unwrap_or_default())
    }
}

fn take_out(value: &JsValue, path: &str) -> Result<bool, JsValue> {
    let Some((section, key)) = path.split_once('.') else {
        return Reflect::delete_property(value.unchecked_ref::<Object>(), &path.into());
    };
    Reflect::delete_property(Reflect::get(value, &section.into())?.unchecked_ref::<Object>(), &key.into())
}

fn json(value: &JsValue) -> Result<String, Error> {
    JSON::stringify(value).map(String::from).map_err(|error| from_error(&error))
}

/// Puts a policy into `storage.local`.
pub async fn store(policy: &Policy) -> Result<(), Error> {
    browser::store(KEY, &into_js(policy)?).await
}

/// A policy as a text to read and carry on, parts that are not set left out.
pub fn text(policy: &Policy) -> Result<String, Error> {
    let value = into_js(policy)?;
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
