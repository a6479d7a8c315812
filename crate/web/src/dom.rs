//! The little of the DOM that the extension's own pages need. Text goes in as text, never as markup.

use crate::border::{Error, from_error};
use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, Event, EventTarget};

/// A new element with attributes and text.
pub fn element(document: &Document, tag: &str, attributes: &[(&str, &str)], text: &str) -> Result<Element, Error> {
    let element = document.create_element(tag).map_err(|error| from_error(&error))?;
    for (name, value) in attributes {
        element.set_attribute(name, value).map_err(|error| from_error(&error))?;
    }
    if !text.is_empty() {
        element.set_text_content(Some(text));
    }
    Ok(element)
}

/// The same, put at the end of `parent`.
pub fn add(parent: &Element, tag: &str, attributes: &[(&str, &str)], text: &str) -> Result<Element, Error> {
    let document = parent.owner_document().ok_or("an element without a document")?;
    let child = element(&document, tag, attributes, text)?;
    parent.append_child(&child).map_err(|error| from_error(&error))?;
    Ok(child)
}

/// Takes everything out of an element.
pub fn clear(element: &Element) {
    element.set_text_content(None);
}

/// The page's `<main>`, empty and no longer busy.
pub fn main(document: &Document) -> Result<Element, Error> {
    let found = document.query_selector("main").map_err(|error| from_error(&error))?;
    let main = found.ok_or("a page without <main>")?;
    clear(&main);
    main.remove_attribute("aria-busy").map_err(|error| from_error(&error))?;
    Ok(main)
}

/// Calls `work` at each event of that kind, for as long as the page lives.
pub fn on(target: &EventTarget, kind: &str, work: impl FnMut(Event) + 'static) -> Result<(), Error> {
    let listener = Closure::<dyn FnMut(Event)>::new(work).into_js_value();
    target.add_event_listener_with_callback(kind, listener.unchecked_ref()).map_err(|error| from_error(&error))
}

/// Runs `work` in its own time; what fails is shown in `status`.
pub fn run(status: Element, work: impl Future<Output = Result<(), Error>> + 'static) {
    wasm_bindgen_futures::spawn_local(async move {
        if let Err(error) = work.await {
            status.set_text_content(Some(&error));
        }
    });
}

/// What stands in an input, a list or a text area.
pub fn value(field: &Element) -> String {
    js_sys::Reflect::get(field, &"value".into()).ok().and_then(|value| value.as_string()).unwrap_or_default()
}

/// Sets it.
pub fn set_value(field: &Element, value: &str) {
    // Every element that is given here has the property; on another it would have no effect.
    let _ = js_sys::Reflect::set(field, &"value".into(), &value.into());
}

/// Moves the keyboard's focus.
pub fn focus(element: &Element) {
    if let Some(element) = element.dyn_ref::<web_sys::HtmlElement>() {
        // Only an element that is not shown refuses.
        let _ = element.focus();
    }
}

/// Marks all of a text area's text.
pub fn select(field: &Element) {
    if let Some(field) = field.dyn_ref::<web_sys::HtmlTextAreaElement>() {
        field.select();
    }
}
