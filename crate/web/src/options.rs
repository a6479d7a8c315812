//! The options page: the organisation's profile, the policy as text, the suppression list.

use crate::border::{Error, reads, writes};
use crate::suppression::{Ask, Outcome, Told};
use crate::{browser, dom, form, policy, state};
use fairreach_engine::wording::Wording;
use std::rc::Rc;
use web_sys::{Document, Element};

/// Fills the options page.
pub async fn show(document: Document) -> Result<(), Error> {
    let wording = state::wording().await?;
    if let Some(root) = document.document_element() {
        root.set_attribute("lang", &browser::language()).map_err(|error| crate::border::from_error(&error))?;
    }
    document.set_title(&wording.say("page.title", &[]));
    let main = dom::main(&document)?;
    dom::add(&main, "h1", &[], &wording.say("page.title", &[]))?;
    dom::add(&main, "p", &[("class", "notice")], &wording.say("page.notice", &[]))?;
    let problems = dom::add(&main, "ul", &[("class", "problems")], "")?;
    let profile = section(&main, "profile", &wording)?;
    let policies = section(&main, "policy", &wording)?;
    let list = section(&main, "suppression", &wording)?;

    let profile = form::show(&profile, &wording).await?;
    policy::show(&policies, &profile, &wording).await?;
    for fault in policy::faults(&*state::settings().await?, &wording) {
        dom::add(&problems, "li", &[], &fault)?;
    }
    suppression(&list, &wording).await?;
    Ok(())
}

/// A section with its heading and a sentence on what it is for.
fn section(main: &Element, id: &str, wording: &Wording) -> Result<Element, Error> {
    let heading = format!("{id}-heading");
    let section = dom::add(main, "section", &[("id", id), ("aria-labelledby", &heading)], "")?;
    dom::add(&section, "h2", &[("id", &heading)], &wording.say(&format!("page.{id}.title"), &[]))?;
    dom::add(&section, "p", &[], &wording.say(&format!("page.{id}.about"), &[]))?;
    Ok(section)
}

/// What goes to the background, see `background.ts`.
struct Message {
    suppression: Ask,
}

struct Answer {
    told: Option<Told>,
    error: Option<Error>,
}

writes! { Message { suppression } }
reads! { Answer { told, error } }

async fn tell(ask: Ask) -> Result<Told, Error> {
    let answer: Answer = browser::ask_background(&Message { suppression: ask }).await?;
    answer.told.ok_or_else(|| answer.error.unwrap_or_default())
}

/// The suppression list: its entries are hashes, so that it can be counted and asked, not shown.
async fn suppression(section: &Element, wording: &Rc<Wording>) -> Result<(), Error> {
    let label = wording.say("page.suppression.label", &[]);
    let entry = dom::add(section, "form", &[("class", "row"), ("novalidate", "")], "")?;
    dom::add(&entry, "label", &[("for", "suppress")], &label)?;
    let field = dom::add(
        &entry,
        "input",
        &[("id", "suppress"), ("type", "text"), ("autocomplete", "off"), ("spellcheck", "false")],
        "",
    )?;
    let say = |key: &str| wording.say(key, &[]);
    dom::add(&entry, "button", &[("type", "submit"), ("class", "primary")], &say("page.suppression.add"))?;
    let release = dom::add(&entry, "button", &[("type", "button")], &say("page.suppression.release"))?;
    let status = dom::add(section, "p", &[("role", "status")], "")?;
    let count = dom::add(section, "p", &[("class", "count")], "")?;
    report(&status, &count, wording, &tell(Ask::Count).await?);

    let go = {
        let (field, status, count, wording) = (field.clone(), status.clone(), count.clone(), Rc::clone(wording));
        move |ask: fn(String) -> Ask| {
            let (field, count, wording) = (field.clone(), count.clone(), Rc::clone(&wording));
            let told = status.clone();
            dom::run(status.clone(), async move {
                let answer = tell(ask(dom::value(&field))).await?;
                report(&told, &count, &wording, &answer);
                if matches!(answer.outcome, Outcome::Suppressed | Outcome::Released) {
                    dom::set_value(&field, "");
                }
                dom::focus(&field);
                Ok(())
            });
        }
    };
    let add = go.clone();
    dom::on(&entry, "submit", move |event| {
        event.prevent_default();
        add(Ask::Suppress);
    })?;
    dom::on(&release, "click", move |_| go(Ask::Release))
}

fn report(status: &Element, count: &Element, wording: &Wording, told: &Told) {
    let number = told.count.to_string();
    count.set_text_content(Some(&wording.say("page.suppression.count", &[("count", &number)])));
    let key = match told.outcome {
        Outcome::Counted => return,
        Outcome::Suppressed => "page.suppression.added",
        Outcome::Released => "page.suppression.released",
        Outcome::NotThere => "page.suppression.not_there",
        Outcome::Unreadable => "page.suppression.unreadable",
    };
    status.set_class_name(if told.outcome == Outcome::Unreadable { "error" } else { "done" });
    status.set_text_content(Some(&wording.say(key, &[])));
}
