//! The background: what is known and set, the engine's answer, and what the engine says to store.

use crate::border::{Error, FromJs, ToJs};
use crate::settings::{self, Settings};
use crate::{browser, register};
use fairreach_engine::desk::{self, Desk, Save};
use fairreach_engine::language;
use fairreach_engine::view::Request;
use fairreach_engine::wording::Wording;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsValue;

thread_local! {
    static SETTINGS: RefCell<Option<Rc<Settings>>> = const { RefCell::new(None) };
    static CHANGES: Cell<u32> = const { Cell::new(0) };
    static WORDING: RefCell<Option<Rc<Wording>>> = const { RefCell::new(None) };
}

/// Drops what was read from storage: it has changed.
pub fn settings_changed() {
    CHANGES.set(CHANGES.get().wrapping_add(1));
    SETTINGS.take();
}

/// The settings, read once a change.
pub async fn settings() -> Result<Rc<Settings>, Error> {
    if let Some(settings) = SETTINGS.with_borrow(Clone::clone) {
        return Ok(settings);
    }
    let changes = CHANGES.get();
    let settings = Rc::new(Settings::read().await?);
    // A change while it was read may have been missed: then the next request reads again.
    if changes == CHANGES.get() {
        SETTINGS.set(Some(Rc::clone(&settings)));
    }
    Ok(settings)
}

/// The words of the browser's UI language, read once.
pub async fn wording() -> Result<Rc<Wording>, Error> {
    if let Some(wording) = WORDING.with_borrow(Clone::clone) {
        return Ok(wording);
    }
    let wording = Rc::new(Wording::new(browser::wording().await?));
    WORDING.set(Some(Rc::clone(&wording)));
    Ok(wording)
}

/// Loads the tables of the drafts' languages, once.
async fn languages() -> Result<(), Error> {
    if language::all().is_empty() && !language::load(browser::languages().await?) {
        return Err("languages.bin is damaged: install Fairreach again".to_owned());
    }
    Ok(())
}

/// Answers one request of the content script.
pub async fn handle(request: &JsValue) -> Result<JsValue, Error> {
    let request = Request::from_js(request)?;
    let (Request::Check { snapshot } | Request::Footer { snapshot, .. } | Request::Answer { snapshot, .. }) = &request;
    languages().await?;
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
                settings::store(policy).await?;
                settings_changed();
            }
            Save::Answer(answer) => {
                register::remember(snapshot, *answer, &settings.policy.sender.domains, today).await?;
            }
        }
    }
    Ok(answered.reply.to_js())
}
