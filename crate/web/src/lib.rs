//! The engine in the browser: the background (which answers the content script and keeps the register) and the
//! extension's own pages. One WASM module for all of them.
//!
//! Nothing here panics across the border: each export gives a `Result`, and where something panics all the same, the
//! hook set by [`start`] tells JavaScript that this instance is dead.

use wasm_bindgen::prelude::*;

mod background;
mod border;
mod browser;
mod dom;
mod form;
mod keys;
mod options;
mod policy;
mod popup;
mod register;
mod settings;
mod shapes;
mod suppression;

/// Prepares this instance. `died` is called once, with the reason, if it panics: from then on it must not be used.
#[wasm_bindgen]
pub fn start(died: js_sys::Function) {
    std::panic::set_hook(Box::new(move |info| {
        let why = JsValue::from_str(&info.to_string());
        // Nobody is left to hear of a failure to tell.
        let _ = died.call1(&JsValue::NULL, &why);
    }));
}

/// Answers a request of the content script (`Request` to `Reply`, see the generated TypeScript).
///
/// # Errors
/// A JavaScript `Error` in plain words: a malformed request, or storage that does not answer.
#[wasm_bindgen]
pub async fn handle(request: JsValue) -> Result<JsValue, JsValue> {
    background::handle(&request).await.map_err(border::into_error)
}

/// Answers the options page about the suppression list (`suppression::Ask` to `suppression::Told`).
///
/// # Errors
/// As [`handle`].
#[wasm_bindgen]
pub async fn suppression(ask: JsValue) -> Result<JsValue, JsValue> {
    suppression::answer(&ask).await.map_err(border::into_error)
}

/// The policy in storage has changed: the next request reads it anew.
#[wasm_bindgen]
pub fn settings_changed() {
    background::settings_changed();
}

/// Fills the popup.
///
/// # Errors
/// As [`handle`].
#[wasm_bindgen]
pub async fn popup(document: web_sys::Document) -> Result<(), JsValue> {
    popup::show(document).await.map_err(border::into_error)
}

/// Fills the options page.
///
/// # Errors
/// As [`handle`].
#[wasm_bindgen]
pub async fn options(document: web_sys::Document) -> Result<(), JsValue> {
    options::show(document).await.map_err(border::into_error)
}
