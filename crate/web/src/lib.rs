//! The engine in the browser: the background (which answers the content script and keeps the register) and the
//! extension's own pages. Two WASM modules are made of it, each by a feature of its own.
//!
//! Nothing here panics across the border: each export gives a `Result`. Where something panics all the same, the module
//! is built to trap at once, which `extension/core.ts` sees as an error: the instance is dead and gets a successor.
#![cfg_attr(
    not(all(feature = "background", feature = "pages")),
    expect(dead_code, reason = "each of the two modules uses a part of what they share")
)]

mod border;
mod browser;
mod settings;
mod shapes;
mod state;
mod suppression;

#[cfg(feature = "background")]
mod background;
#[cfg(feature = "background")]
mod keys;
#[cfg(feature = "background")]
mod register;

#[cfg(feature = "pages")]
mod dom;
#[cfg(feature = "pages")]
mod form;
#[cfg(feature = "pages")]
mod options;
#[cfg(feature = "pages")]
mod policy;
#[cfg(feature = "pages")]
mod popup;
#[cfg(feature = "pages")]
mod report;

use wasm_bindgen::prelude::*;

// Half the size of the usual one, and as fast for drafts.
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// Answers a request of the content script (`Request` to `Reply`, see the generated TypeScript).
///
/// # Errors
/// A JavaScript `Error` in plain words: a malformed request, or storage that does not answer.
#[cfg(feature = "background")]
#[wasm_bindgen]
pub async fn handle(request: JsValue) -> Result<JsValue, JsValue> {
    background::handle(&request).await.map_err(border::into_error)
}

/// Answers the options page about the suppression list (`suppression::Ask` to `suppression::Told`).
///
/// # Errors
/// As [`handle`].
#[cfg(feature = "background")]
#[wasm_bindgen]
pub async fn suppression(ask: JsValue) -> Result<JsValue, JsValue> {
    background::suppression(&ask).await.map_err(border::into_error)
}

/// The policy in storage has changed: the next request reads it anew.
#[cfg(feature = "background")]
#[wasm_bindgen]
pub fn settings_changed() {
    state::settings_changed();
}

/// Fills the popup.
///
/// # Errors
/// A JavaScript `Error` in plain words: the browser refused something.
#[cfg(feature = "pages")]
#[wasm_bindgen]
pub async fn popup(document: web_sys::Document) -> Result<(), JsValue> {
    popup::show(document).await.map_err(border::into_error)
}

/// Fills the options page.
///
/// # Errors
/// As [`popup`].
#[cfg(feature = "pages")]
#[wasm_bindgen]
pub async fn options(document: web_sys::Document) -> Result<(), JsValue> {
    options::show(document).await.map_err(border::into_error)
}
