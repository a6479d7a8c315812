//! The suppression list as the options page asks the background for it.

use crate::border::{Faults, FromJs, ToJs, names, object, read, reads, writes};
use wasm_bindgen::JsValue;

/// What the options page asks of the register.
#[derive(Debug)]
pub enum Ask {
    /// Put an address or a domain on the suppression list.
    Suppress(String),
    /// Take it off.
    Release(String),
    /// Only count.
    Count,
}

/// What came of it.
#[derive(Debug, Default)]
pub struct Told {
    /// Entries on the list now.
    pub count: u32,
    /// What was done.
    pub outcome: Outcome,
}

/// What was done.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[cfg_attr(test, derive(serde::Serialize))]
pub enum Outcome {
    /// Nothing was asked.
    #[default]
    Counted,
    /// On the list.
    Suppressed,
    /// Off the list.
    Released,
    /// It was not on the list.
    NotThere,
    /// Neither an address nor a domain.
    Unreadable,
}

names! {
    Outcome {
        Counted = "Counted",
        Suppressed = "Suppressed",
        Released = "Released",
        NotThere = "NotThere",
        Unreadable = "Unreadable",
    }
}

reads! { Told { count, outcome } }
writes! { Told { count, outcome } }

impl ToJs for Ask {
    fn write(&self, json: &mut String) {
        match self {
            Self::Suppress(text) => object(json, &[("suppress", text)]),
            Self::Release(text) => object(json, &[("release", text)]),
            Self::Count => object(json, &[]),
        }
    }
}

impl FromJs for Ask {
    fn from_js(value: &JsValue, faults: &mut Faults) -> Self {
        let suppress: Option<String> = read(value, "suppress", faults);
        let release: Option<String> = read(value, "release", faults);
        match (suppress, release) {
            (Some(text), None) => Self::Suppress(text),
            (None, Some(text)) => Self::Release(text),
            (None, None) => Self::Count,
            (Some(_), Some(_)) => {
                faults.expected("expected suppress or release, not both");
                Self::Count
            }
        }
    }
}
