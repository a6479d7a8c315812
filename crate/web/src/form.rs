//! The profile's form on the options page, out of the questions that the engine asks.

use crate::border::{Error, from_error};
use crate::{dom, settings, state};
use fairreach_engine::desk;
use fairreach_engine::view::{Form, FormField, InputKind};
use fairreach_engine::wording::Wording;
use litemap::LiteMap;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

/// What the form tells when the profile has been stored.
pub const SAVED: &str = "saved";

/// Shows the form in its section and gives it back.
pub async fn show(section: &Element, wording: &Rc<Wording>) -> Result<Element, Error> {
    let form = dom::add(section, "form", &[("novalidate", "")], "")?;
    let status = dom::add(section, "p", &[("role", "status")], "")?;
    refresh(&form, wording).await?;
    let (wording, target) = (Rc::clone(wording), form.clone());
    dom::on(&form, "submit", move |event| {
        event.prevent_default();
        let (form, status, wording) = (target.clone(), status.clone(), Rc::clone(&wording));
        dom::run(status.clone(), async move { save(&form, &status, &wording).await });
    })?;
    Ok(form)
}

/// Shows the profile as it stands in storage now.
pub async fn refresh(form: &Element, wording: &Wording) -> Result<(), Error> {
    let settings = state::settings().await?;
    fill(form, &desk::profile_form(&settings.policy, &settings.locked, wording), wording)
}

async fn save(form: &Element, status: &Element, wording: &Wording) -> Result<(), Error> {
    let values = values(form);
    let settings = state::settings().await?;
    match desk::save_profile(&values, &settings.policy, &settings.local, &settings.locked, wording) {
        Ok(policy) => {
            settings::store(&policy).await?;
            state::settings_changed();
            refresh(form, wording).await?;
            focus(form, "button")?;
            let saved = Event::new(SAVED).map_err(|error| from_error(&error))?;
            form.dispatch_event(&saved).map_err(|error| from_error(&error))?;
            status.set_class_name("done");
            status.set_text_content(Some(&wording.say("page.profile.saved", &[])));
        }
        Err(again) => {
            fill(form, &again, wording)?;
            focus(form, "[aria-invalid]")?;
            status.set_class_name("error");
            status.set_text_content(Some(&wording.say("page.profile.errors", &[])));
        }
    }
    Ok(())
}

fn fill(element: &Element, form: &Form, wording: &Wording) -> Result<(), Error> {
    dom::clear(element);
    for field in &form.fields {
        question(element, field, wording)?;
    }
    dom::add(element, "button", &[("type", "submit"), ("class", "primary")], &form.submit)?;
    Ok(())
}

fn question(form: &Element, field: &FormField, wording: &Wording) -> Result<(), Error> {
    let row = dom::add(form, "div", &[("class", "field")], "")?;
    let help = format!("{}-help", field.key);
    let label = dom::add(&row, "label", &[("for", &field.key)], &field.label)?;
    if field.required {
        dom::add(&label, "span", &[("class", "required")], &wording.say("page.profile.required", &[]))?;
    }
    let input = control(&row, field)?;
    let set = |name: &str, value: &str| input.set_attribute(name, value).map_err(|error| from_error(&error));
    set("id", &field.key)?;
    set("name", &field.key)?;
    set("aria-describedby", &help)?;
    dom::set_value(&input, &field.value);
    if field.required {
        set("aria-required", "true")?;
    }
    let note = dom::add(&row, "p", &[("id", &help), ("class", "help")], &field.help)?;
    if field.locked {
        set("disabled", "")?;
        dom::add(&note, "strong", &[], &wording.say("page.managed", &[]))?;
    }
    if let Some(error) = &field.error {
        set("aria-invalid", "true")?;
        dom::add(&note, "strong", &[("class", "error")], error)?;
    }
    Ok(())
}

fn control(row: &Element, field: &FormField) -> Result<Element, Error> {
    let kind = match field.input {
        InputKind::Choice => {
            let list = dom::add(row, "select", &[], "")?;
            for (value, label) in &field.options {
                dom::add(&list, "option", &[("value", value)], label)?;
            }
            return Ok(list);
        }
        InputKind::Text => "text",
        InputKind::Email => "email",
        InputKind::Url => "url",
    };
    dom::add(row, "input", &[("type", kind)], "")
}

fn values(form: &Element) -> LiteMap<String, String> {
    each(form, "input:enabled, select:enabled")
        .filter_map(|field| Some((field.get_attribute("name")?, dom::value(&field))))
        .collect()
}

fn focus(form: &Element, selector: &str) -> Result<(), Error> {
    if let Some(field) = form.query_selector(selector).map_err(|error| from_error(&error))? {
        dom::focus(&field);
    }
    Ok(())
}

fn each(form: &Element, selector: &str) -> impl Iterator<Item = Element> {
    let found = form.query_selector_all(selector).ok();
    let length = found.as_ref().map_or(0, web_sys::NodeList::length);
    (0..length).filter_map(move |at| found.as_ref()?.item(at)?.dyn_into().ok())
}
