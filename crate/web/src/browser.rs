//! What is used of the browser's extension interface. Both browsers know it as `chrome`, with promises.

use crate::border::{Error, FromJs, ToJs, from_error, parse, reads, writes};
use fairreach_engine::date::{BadDate, Date};
use js_sys::{Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

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
    #[wasm_bindgen(js_namespace = ["chrome", "runtime"], js_name = getManifest)]
    fn get_manifest() -> JsValue;
    #[wasm_bindgen(js_namespace = ["chrome", "runtime"], js_name = sendMessage, catch)]
    async fn send_message(message: JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "runtime"], js_name = openOptionsPage)]
    fn open_options_page();
    #[wasm_bindgen(js_namespace = ["chrome", "i18n"], js_name = getMessage)]
    fn get_message(key: &str) -> String;
    #[wasm_bindgen(js_namespace = ["chrome", "tabs"], js_name = query, catch)]
    async fn query_tabs(query: JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "tabs"], js_name = sendMessage, catch)]
    async fn send_to_tab(tab: u32, message: JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "permissions"], js_name = contains, catch)]
    async fn permissions_contains(permissions: JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "permissions"], js_name = request)]
    fn permissions_request(permissions: JsValue) -> Promise;
    #[wasm_bindgen(js_namespace = ["chrome", "permissions"], js_name = remove)]
    fn permissions_remove(permissions: JsValue) -> Promise;

    #[wasm_bindgen(js_namespace = ["chrome", "scripting"], js_name = executeScript, catch)]
    async fn execute_script(script: JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = ["navigator", "clipboard"], js_name = writeText, catch)]
    fn clipboard_write(text: &str) -> Result<Promise, JsValue>;

    #[wasm_bindgen(catch)]
    async fn fetch(url: &str) -> Result<Response, JsValue>;
    type Response;
    #[wasm_bindgen(method, catch)]
    async fn json(this: &Response) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, js_name = arrayBuffer, catch)]
    async fn array_buffer(this: &Response) -> Result<JsValue, JsValue>;
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

/// Code of the UI language that we have words in: the browser's, or English.
pub fn language() -> String {
    get_message("language")
}

/// The words of that language.
pub async fn wording<T: FromJs>() -> Result<T, Error> {
    let url = get_url(&format!("wording/{}.json", language()));
    let response = fetch(&url).await.map_err(|error| from_error(&error))?;
    parse(&response.json().await.map_err(|error| from_error(&error))?)
}

/// The tables of the engine's data, `tables.bin`.
pub async fn tables() -> Result<Vec<u8>, Error> {
    let response = fetch(&get_url("tables.bin")).await.map_err(|error| from_error(&error))?;
    let bytes = response.array_buffer().await.map_err(|error| from_error(&error))?;
    Ok(js_sys::Uint8Array::new(&bytes).to_vec())
}

/// The day by the clock and time zone of this machine.
pub fn today() -> Result<Date, Error> {
    let now = js_sys::Date::new_0();
    let (year, month, day) = (now.get_full_year(), now.get_month() + 1, now.get_date());
    format!("{year:04}-{month:02}-{day:02}").parse().map_err(|error: BadDate| error.to_string())
}

/// Sends a message to the background and gives what it answers.
pub async fn ask_background<T: FromJs>(message: &impl ToJs) -> Result<T, Error> {
    parse(&send_message(message.to_js()).await.map_err(|error| from_error(&error))?)
}

/// A tab.
#[derive(Debug, Clone, Default)]
pub struct Tab {
    /// What the browser calls it.
    pub id: Option<u32>,
    /// Its address; `None` where the browser does not tell.
    pub url: Option<String>,
}

reads! { Tab { id, url } }

struct TabQuery {
    active: bool,
    current: bool,
}

struct Script {
    target: Target,
    files: Vec<String>,
}

struct Target {
    tab: u32,
}

struct Command {
    command: &'static str,
}

writes! {
    TabQuery { active, current = "currentWindow" }
    Script { target, files }
    Target { tab = "tabId" }
    Command { command }
}

/// The tab in front; opening the popup allows to see its address.
pub async fn active_tab() -> Result<Tab, Error> {
    let query = TabQuery { active: true, current: true }.to_js();
    let tabs = query_tabs(query).await.map_err(|error| from_error(&error))?;
    Ok(parse::<Vec<Tab>>(&tabs)?.into_iter().next().unwrap_or_default())
}

/// The site that the content script of a tab reads its page as; an error where none runs.
pub async fn site_of(tab: u32) -> Result<String, Error> {
    let ask = Command { command: "site" };
    parse(&send_to_tab(tab, ask.to_js()).await.map_err(|error| from_error(&error))?)
}

/// Runs one of our scripts in the tab's page and gives the value of its last expression. Opening the popup allows it.
pub async fn run_in(tab: u32, file: &'static str) -> Result<JsValue, Error> {
    let script = Script { target: Target { tab }, files: vec![file.to_owned()] };
    let frames = execute_script(script.to_js()).await.map_err(|error| from_error(&error))?;
    let first = Reflect::get_u32(&frames, 0).map_err(|error| from_error(&error))?;
    Reflect::get(&first, &"result".into()).map_err(|error| from_error(&error))
}

/// Puts a text into the clipboard; nothing where the browser has none. Only within a click.
pub fn copy(text: &str) -> Option<Promise> {
    clipboard_write(text).ok()
}

struct Origins {
    origins: Vec<String>,
}

writes! { Origins { origins } }

fn origins(pattern: &str) -> JsValue {
    Origins { origins: vec![pattern.to_owned()] }.to_js()
}

/// Whether the extension holds permission for this match pattern.
pub async fn holds_origin(pattern: &str) -> Result<bool, Error> {
    let held = permissions_contains(origins(pattern)).await.map_err(|error| from_error(&error))?;
    Ok(held.is_truthy())
}

/// Asks the user for it. Only within a click.
pub fn request_origin(pattern: &str) -> Promise {
    permissions_request(origins(pattern))
}

/// Gives it back.
pub fn remove_origin(pattern: &str) -> Promise {
    permissions_remove(origins(pattern))
}

/// Waits for a promise.
pub async fn settled(promise: Promise) -> Result<JsValue, Error> {
    JsFuture::from(promise).await.map_err(|error| from_error(&error))
}

#[derive(Default)]
struct Manifest {
    host_permissions: Vec<String>,
}

reads! { Manifest { host_permissions } }

/// Match patterns that the manifest itself names.
pub fn own_origins() -> Vec<String> {
    parse::<Manifest>(&get_manifest()).unwrap_or_default().host_permissions
}

/// Opens the options page.
pub fn open_options() {
    open_options_page();
}
