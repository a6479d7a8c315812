//! What is used of the browser's extension interface. Both browsers know it as `chrome`, with promises.

use crate::border::{Error, from_error, from_js};
use fairreach_engine::date::{BadDate, Date};
use js_sys::{Object, Reflect};
use serde::de::DeserializeOwned;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ["chrome", "storage", "local"], js_name = get, catch)]
    async fn local_get(key: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "storage", "local"], js_name = set, catch)]
    async fn local_set(items: &Object) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "storage", "managed"], js_name = get, catch)]
    async fn managed_get() -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "runtime"], js_name = getURL)]
    fn get_url(path: &str) -> String;
    #[wasm_bindgen(js_namespace = ["chrome", "i18n"], js_name = getMessage)]
    fn get_message(key: &str) -> String;

    #[wasm_bindgen(catch)]
    async fn fetch(url: &str) -> Result<Response, JsValue>;
    type Response;
    #[wasm_bindgen(method, catch)]
    async fn json(this: &Response) -> Result<JsValue, JsValue>;
}

/// `storage.local[key]`, `undefined` where there is nothing.
pub async fn stored(key: &str) -> Result<JsValue, Error> {
    let items = local_get(key).await.map_err(|error| from_error(&error))?;
    Reflect::get(&items, &key.into()).map_err(|error| from_error(&error))
}

/// Writes `storage.local[key]`.
pub async fn store(key: &str, value: &JsValue) -> Result<(), Error> {
    let items = Object::new();
    Reflect::set(&items, &key.into(), value).map_err(|error| from_error(&error))?;
    local_set(&items).await.map_err(|error| from_error(&error))?;
    Ok(())
}

/// Everything that the administrator set; an empty object where there is nothing. Firefox rejects where no managed
/// storage is set up at all, and that is no error.
pub async fn managed() -> JsValue {
    managed_get().await.unwrap_or_else(|_| Object::new().into())
}

/// The words of the browser's UI language, or of English where we have none in it.
pub async fn wording<T: DeserializeOwned>() -> Result<T, Error> {
    let url = get_url(&format!("wording/{}.json", get_message("language")));
    let response = fetch(&url).await.map_err(|error| from_error(&error))?;
    from_js(response.json().await.map_err(|error| from_error(&error))?)
}

/// The day by the clock and time zone of this machine.
pub fn today() -> Result<Date, Error> {
    let now = js_sys::Date::new_0();
    let (year, month, day) = (now.get_full_year(), now.get_month() + 1, now.get_date());
    format!("{year:04}-{month:02}-{day:02}").parse().map_err(|error: BadDate| error.to_string())
}
