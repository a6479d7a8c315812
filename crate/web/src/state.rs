//! What is read from storage and files once and kept: settings until they change, the words of the UI.

use crate::border::Error;
use crate::browser;
use crate::settings::Settings;
use fairreach_engine::wording::Wording;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

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
