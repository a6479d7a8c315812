//! The one place where Rust values become JavaScript values and back.

use serde::{Serialize, de::DeserializeOwned};
use wasm_bindgen::JsValue;

/// Something that went wrong at the border, in words for a log or the options page.
pub type Error = String;

/// A JavaScript value as plain objects and arrays; `None` becomes `null`, maps become objects.
pub fn into_js(value: &impl Serialize) -> Result<JsValue, Error> {
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    value.serialize(&serializer).map_err(|error| error.to_string())
}

/// A Rust value from plain objects and arrays.
pub fn from_js<T: DeserializeOwned>(value: JsValue) -> Result<T, Error> {
    serde_wasm_bindgen::from_value(value).map_err(|error| error.to_string())
}

/// A JavaScript `Error` with that message.
pub fn into_error(error: impl AsRef<str>) -> JsValue {
    js_sys::Error::new(error.as_ref()).into()
}

/// What a failed call of the browser says.
pub fn from_error(error: &JsValue) -> Error {
    use wasm_bindgen::JsCast;
    error.dyn_ref::<js_sys::Error>().map_or_else(|| format!("{error:?}"), |error| error.message().into())
}
