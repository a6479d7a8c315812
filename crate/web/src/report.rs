//! The popup's report on the page in front: a script in the page reads it (`extension/content/report.ts`), structure and
//! counts, nothing that is somebody's. Nothing is sent. Beside it, what the day's self-check saw (`extension/selfcheck.ts`).

use crate::border::{Error, parse, reads};
use crate::{browser, dom};
use fairreach_engine::wording::Wording;
use std::rc::Rc;
use web_sys::{Document, Element};

/// The key in `storage.local` of what the self-check last saw, by site. The background writes it.
const KEY: &str = "self_check";
/// Firefox looks for it from the popup's own folder, Chromium from the extension's.
const SCRIPT: &str = "/report.js";

/// What the script gives.
#[derive(Debug, Default)]
struct Report {
    composers: u32,
    text: String,
}

reads! { Report { composers, text } }

/// What the self-check saw on a site.
#[derive(Debug, Default)]
struct Seen {
    /// Facts on which two hooks disagree.
    facts: Vec<String>,
}

reads! { Seen { facts } }

async fn report(tab: u32) -> Result<Report, Error> {
    parse(&browser::run_in(tab, SCRIPT).await?)
}

/// Says in `line` on which facts hooks of the page's site disagreed when last compared. Quiet where our script does not run.
pub async fn disagreement(tab: u32, line: Element, wording: Rc<Wording>) -> Result<(), Error> {
    let Ok(site) = browser::site_of(tab).await else { return Ok(()) };
    let sites = browser::stored(KEY).await?;
    let seen = js_sys::Reflect::get(&sites, &site.into()).unwrap_or_default();
    if seen.is_undefined() {
        return Ok(());
    }
    let facts = parse::<Seen>(&seen)?.facts;
    if !facts.is_empty() {
        let facts: Vec<_> = facts.iter().map(|fact| wording.say(&format!("popup.fact.{fact}"), &[])).collect();
        line.set_text_content(Some(&wording.say("popup.disagree", &[("facts", &facts.join(", "))])));
    }
    Ok(())
}

/// The button that makes a report, and the place where it is shown.
pub fn offer(document: &Document, main: &Element, tab: u32, wording: &Rc<Wording>) -> Result<(), Error> {
    let button = dom::add(main, "button", &[("type", "button"), ("id", "report")], &wording.say("popup.report", &[]))?;
    let place = dom::element(document, "div", &[("class", "report")], "")?;
    button.after_with_node_1(&place).map_err(|error| crate::border::from_error(&error))?;
    let wording = Rc::clone(wording);
    dom::on(&button, "click", move |_| {
        let (place, wording) = (place.clone(), Rc::clone(&wording));
        dom::run(place.clone(), async move { show(&place, report(tab).await, &wording) });
    })
}

fn show(place: &Element, report: Result<Report, Error>, wording: &Rc<Wording>) -> Result<(), Error> {
    dom::clear(place);
    let status = dom::add(place, "p", &[("role", "status")], "")?;
    let Ok(report) = report else {
        // Said into a region that is there already: only then is it read out.
        status.set_class_name("error");
        status.set_text_content(Some(&wording.say("popup.report_refused", &[])));
        return Ok(());
    };
    if report.composers == 0 {
        status.set_text_content(Some(&wording.say("popup.report_nothing", &[])));
    }
    dom::add(place, "p", &[("class", "help"), ("id", "report-about")], &wording.say("popup.report_about", &[]))?;
    let label = wording.say("popup.report_text", &[]);
    let attributes = [
        ("readonly", ""),
        ("aria-label", label.as_str()),
        ("aria-describedby", "report-about"),
        ("spellcheck", "false"),
        ("wrap", "off"),
        ("dir", "ltr"),
    ];
    let text = dom::add(place, "textarea", &attributes, "")?;
    dom::set_value(&text, &report.text);
    let copy = dom::add(place, "button", &[("type", "button"), ("class", "primary")], &wording.say("popup.copy", &[]))?;
    dom::focus(&copy);
    let wording = Rc::clone(wording);
    dom::on(&copy, "click", move |_| {
        // Asked within the click itself, as the browser wants it.
        let answer = browser::copy(&report.text);
        let (status, text, wording) = (status.clone(), text.clone(), Rc::clone(&wording));
        dom::run(status.clone(), async move {
            let copied = match answer {
                Some(answer) => browser::settled(answer).await.is_ok(),
                None => false,
            };
            status.set_class_name(if copied { "done" } else { "" });
            if !copied {
                dom::focus(&text);
                dom::select(&text);
            }
            let key = if copied { "popup.copied" } else { "popup.copy_yourself" };
            status.set_text_content(Some(&wording.say(key, &[])));
            Ok(())
        });
    })
}
