//! The suppression list as the options page asks for it; the background answers.

use crate::border::{Error, from_js, into_js};
use crate::keys::Subject;
use crate::{browser, register};
use serde::{Deserialize, Serialize};
use wasm_bindgen::JsValue;

/// What the options page asks of the register.
#[derive(Debug, Serialize, Deserialize)]
pub enum Ask {
    /// Put an address or a domain on the suppression list.
    Suppress(String),
    /// Take it off.
    Release(String),
    /// Only count.
    Count,
}

/// What came of it.
#[derive(Debug, Serialize, Deserialize)]
pub struct Told {
    /// Entries on the list now.
    pub count: u32,
    /// What was done.
    pub outcome: Outcome,
}

/// What was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Outcome {
    /// Nothing was asked.
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

/// Answers the options page.
pub async fn answer(ask: JsValue) -> Result<JsValue, Error> {
    let outcome = match from_js::<Ask>(ask)? {
        Ask::Count => Outcome::Counted,
        Ask::Suppress(text) => match Subject::parse(&text) {
            None => Outcome::Unreadable,
            Some(subject) => {
                register::suppress(&subject, browser::today()?).await?;
                Outcome::Suppressed
            }
        },
        Ask::Release(text) => match Subject::parse(&text) {
            None => Outcome::Unreadable,
            Some(subject) if register::release(&subject).await? => Outcome::Released,
            Some(_) => Outcome::NotThere,
        },
    };
    into_js(&Told { count: register::suppressed().await?, outcome })
}
