//! The background: what is known and set, the engine's answer, and what the engine says to store.

use crate::border::{Error, ToJs, parse};
use crate::keys::Subject;
use crate::state::{settings, settings_changed, wording};
use crate::suppression::{Ask, Outcome, Told};
use crate::{browser, register, settings as stored};
use fairreach_engine::desk::{self, Desk, Save};
use fairreach_engine::language;
use fairreach_engine::view::Request;
use wasm_bindgen::JsValue;

/// Loads the tables of `data/`, once.
async fn tables() -> Result<(), Error> {
    if language::all().is_empty() && !language::load(browser::tables().await?) {
        return Err("tables.bin is damaged: install Fairreach again".to_owned());
    }
    Ok(())
}

/// Answers one request of the content script.
pub async fn handle(request: &JsValue) -> Result<JsValue, Error> {
    let request = parse(request)?;
    let (Request::Check { snapshot }
    | Request::Footer { snapshot, .. }
    | Request::Answer { snapshot, .. }
    | Request::Override { snapshot, .. }) = &request;
    tables().await?;
    let settings = settings().await?;
    let wording = wording().await?;
    let known = register::known(snapshot).await?;
    let today = browser::today()?;
    let desk = Desk {
        known: &known,
        policy: &settings.policy,
        local: &settings.local,
        locked: &settings.locked,
        wording: &wording,
        today,
    };
    let answered = desk::answer(&request, &desk);
    for save in &answered.save {
        match save {
            Save::Policy(policy) => {
                stored::store(policy).await?;
                settings_changed();
            }
            Save::Answer(answer) => {
                register::remember(snapshot, *answer, &settings.policy.sender.domains, today).await?;
            }
            Save::Override(overridden) => register::log(overridden, today).await?,
        }
    }
    Ok(answered.reply.to_js())
}

/// Answers the options page about the suppression list.
pub async fn suppression(ask: &JsValue) -> Result<JsValue, Error> {
    let outcome = match parse(ask)? {
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
    Ok(Told { count: register::suppressed().await?, outcome }.to_js())
}
