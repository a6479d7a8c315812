//! The background: policy and words as they are now, the engine's answer, and what it says to store.

use crate::border::{Error, from_js, into_js};
use crate::browser;
use fairreach_engine::date::Date;
use fairreach_engine::desk::{self, Desk, Save};
use fairreach_engine::known::Known;
use fairreach_engine::policy::Policy;
use fairreach_engine::view::Request;
use fairreach_engine::wording::Wording;
use wasm_bindgen::JsValue;

/// Answers one request.
pub async fn handle(request: JsValue) -> Result<JsValue, Error> {
    let request: Request = from_js(request)?;
    let local: Policy = from_js(browser::stored("policy").await?).unwrap_or_default();
    let wording = Wording::new(browser::wording().await?);
    let answered = desk::answer(
        &request,
        &Desk { known: &Known::default(), policy: &local, local: &local, locked: &[], wording: &wording, today: today()? },
    );
    for save in &answered.save {
        if let Save::Policy(policy) = save {
            browser::store("policy", &into_js(policy)?).await?;
        }
    }
    into_js(&answered.reply)
}

fn today() -> Result<Date, Error> {
    let (year, month, day) = browser::today();
    let year = i32::try_from(year).map_err(|error| error.to_string())?;
    let month = u8::try_from(month).map_err(|error| error.to_string())?;
    let day = u8::try_from(day).map_err(|error| error.to_string())?;
    Date::new(year, month, day).map_err(|error| error.to_string())
}
