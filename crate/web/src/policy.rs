//! The policy as text on the options page: shown, taken from a file or a paste, refused with a word for each fault.

use crate::border::{Error, from_error};
use crate::settings::{self, Settings};
use crate::{dom, form, state};
use fairreach_engine::wording::Wording;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement};

/// Longest text that is read: a policy is a page or two.
const LONGEST: f64 = 1_000_000.0;

/// The faults of what is in storage, for the top of the page.
pub fn faults(settings: &Settings, wording: &Wording) -> Vec<String> {
    settings.faults.iter().map(|(place, fault)| format!("{place}: {}", fault.worded(wording))).collect()
}

/// Shows the policy in its section; `profile` is the form that an applied policy changes.
pub async fn show(section: &Element, profile: &Element, wording: &Rc<Wording>) -> Result<(), Error> {
    let say = |key: &str| wording.say(key, &[]);
    let element = dom::add(section, "form", &[("novalidate", "")], "")?;
    dom::add(&element, "label", &[("for", "policy-text")], &say("page.policy.label"))?;
    let attributes = [("id", "policy-text"), ("spellcheck", "false"), ("autocomplete", "off"), ("dir", "ltr")];
    let text = dom::add(&element, "textarea", &attributes, "")?;
    dom::set_value(&text, &settings::text(&state::settings().await?.local)?);
    let file = dom::add(&element, "p", &[], "")?;
    dom::add(&file, "label", &[("for", "policy-file")], &say("page.policy.file"))?;
    let input =
        dom::add(&file, "input", &[("id", "policy-file"), ("type", "file"), ("accept", ".json,application/json")], "")?;
    dom::add(&element, "button", &[("type", "submit"), ("class", "primary")], &say("page.policy.apply"))?;
    let outcome = dom::add(section, "div", &[("role", "status")], "")?;

    load_on_choice(&input, &text, &outcome)?;
    let (shown, failed) = (text.clone(), outcome.clone());
    // A text of before would take the new profile back when it is applied.
    dom::on(profile, form::SAVED, move |_| {
        let shown = shown.clone();
        dom::run(failed.clone(), async move {
            dom::set_value(&shown, &settings::text(&state::settings().await?.local)?);
            Ok(())
        });
    })?;
    let (profile, wording) = (profile.clone(), Rc::clone(wording));
    dom::on(&element, "submit", move |event| {
        event.prevent_default();
        let (text, profile, outcome, wording) = (text.clone(), profile.clone(), outcome.clone(), Rc::clone(&wording));
        dom::run(outcome.clone(), async move { apply(&text, &profile, &outcome, &wording).await });
    })
}

async fn apply(text: &Element, profile: &Element, outcome: &Element, wording: &Wording) -> Result<(), Error> {
    dom::clear(outcome);
    match settings::parse(&dom::value(text)) {
        Ok(policy) => {
            settings::store(&policy).await?;
            state::settings_changed();
            form::refresh(profile, wording).await?;
            text.remove_attribute("aria-invalid").map_err(|error| from_error(&error))?;
            outcome.set_class_name("done");
            outcome.set_text_content(Some(&wording.say("page.policy.applied", &[])));
        }
        Err(faults) => {
            outcome.set_class_name("error");
            dom::add(outcome, "p", &[], &wording.say("page.policy.refused", &[]))?;
            let list = dom::add(outcome, "ul", &[], "")?;
            for fault in &faults {
                dom::add(&list, "li", &[], &fault.worded(wording))?;
            }
            text.set_attribute("aria-invalid", "true").map_err(|error| from_error(&error))?;
            dom::focus(text);
        }
    }
    Ok(())
}

/// A chosen file goes into the text area, where it can be read before it is applied.
fn load_on_choice(input: &Element, text: &Element, status: &Element) -> Result<(), Error> {
    let (target, text, status) = (input.clone(), text.clone(), status.clone());
    dom::on(input, "change", move |_| {
        let file =
            target.dyn_ref::<HtmlInputElement>().and_then(HtmlInputElement::files).and_then(|files| files.item(0));
        let Some(file) = file.filter(|file| file.size() < LONGEST) else { return };
        let text = text.clone();
        dom::run(status.clone(), async move {
            let content =
                wasm_bindgen_futures::JsFuture::from(file.text()).await.map_err(|error| from_error(&error))?;
            dom::set_value(&text, &content.as_string().unwrap_or_default());
            dom::focus(&text);
            Ok(())
        });
    })
}
