//! The background: what is known and set, the engine's answer, and what the engine says to store.

use crate::border::{Error, from_js, into_js};
use crate::settings::{self, Settings};
use crate::{browser, register};
use fairreach_engine::desk::{self, Desk, Save};
use fairreach_engine::known::Answer;
use fairreach_engine::language;
use fairreach_engine::snapshot::Snapshot;
use fairreach_engine::view::Request;
use fairreach_engine::wording::Wording;
use serde::Deserialize;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;
use wasm_bindgen::JsValue;

thread_local! {
    static SETTINGS: RefCell<Option<Rc<Settings>>> = const { RefCell::new(None) };
    static WORDING: RefCell<Option<Rc<Wording>>> = const { RefCell::new(None) };
}

/// Drops what was read from storage: it has changed.
pub fn settings_changed() {
    SETTINGS.take();
}

/// The settings, read once a change.
pub async fn settings() -> Result<Rc<Settings>, Error> {
    if let Some(settings) = SETTINGS.with_borrow(Clone::clone) {
        return Ok(settings);
    }
    let settings = Rc::new(Settings::read().await?);
    SETTINGS.set(Some(Rc::clone(&settings)));
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

/// [`Request`] with its variants side by side: a tagged enum would be read into a tree first, which takes time at each
/// keystroke and 40 KB of the WASM.
#[derive(Deserialize)]
struct Asked {
    kind: Kind,
    snapshot: Snapshot,
    values: Option<BTreeMap<String, String>>,
    answer: Option<Answer>,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Kind {
    Check,
    Footer,
    Answer,
}

impl Asked {
    fn into_request(self) -> Result<Request, Error> {
        let Self { kind, snapshot, values, answer } = self;
        Ok(match kind {
            Kind::Check => Request::Check { snapshot },
            Kind::Footer => Request::Footer { snapshot, values },
            Kind::Answer => Request::Answer { snapshot, answer: answer.ok_or("missing field `answer`")? },
        })
    }
}

/// Answers one request of the content script.
pub async fn handle(request: JsValue) -> Result<JsValue, Error> {
    let request = from_js::<Asked>(request)?.into_request()?;
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
    into_js(&answered.reply)
}
