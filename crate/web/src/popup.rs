//! The popup: whether Fairreach runs on the page in front, and the switch for it.

use crate::border::{Error, from_error};
use crate::browser::{self, Tab};
use crate::{dom, report, state};
use fairreach_engine::wording::Wording;
use std::rc::Rc;
use web_sys::{Document, Element};

/// Where the page in front stands with Fairreach.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Place {
    /// Fairreach is there.
    Active {
        /// What to call the page.
        host: String,
        /// Its match pattern, where the user may switch it off again.
        removable: Option<String>,
    },
    /// The user may allow it.
    Possible {
        /// What to call the page.
        host: String,
        /// Its match pattern.
        pattern: String,
    },
    /// A page of the browser, a file, an extension's page.
    Never,
}

/// Fills the popup.
pub async fn show(document: Document) -> Result<(), Error> {
    let wording = state::wording().await?;
    let tab = browser::active_tab().await?;
    let place = place(&tab).await?;
    let main = dom::main(&document)?;
    dom::add(&main, "h1", &[], "Fairreach")?;
    let status = dom::add(&main, "p", &[("role", "status")], "")?;
    let readable = tab.id.filter(|_| place != Place::Never);
    let active = readable.filter(|_| matches!(place, Place::Active { .. }));
    match place {
        Place::Active { host, removable } => {
            say(&status, "active", &wording.say("popup.active", &[("site", &host)]));
            if let Some(pattern) = removable {
                switch(&document, &main, &status, &wording, "popup.disable", pattern, browser::remove_origin)?;
            }
        }
        Place::Possible { host, pattern } => {
            say(&status, "possible", &wording.say("popup.possible", &[("site", &host)]));
            switch(&document, &main, &status, &wording, "popup.enable", pattern, browser::request_origin)?;
        }
        Place::Never => say(&status, "never", &wording.say("popup.never", &[])),
    }
    if state::settings().await?.policy.organisation.name.is_none() {
        dom::add(&main, "p", &[], &wording.say("popup.setup", &[]))?;
    }
    let options = dom::add(&main, "button", &[("type", "button")], &wording.say("popup.options", &[]))?;
    dom::on(&options, "click", |_| browser::open_options())?;
    if let Some(tab) = readable {
        report::offer(&document, &main, tab, &wording)?;
    }
    if let Some(tab) = active {
        let line = dom::element(&document, "p", &[("class", "notice disagree"), ("role", "status")], "")?;
        status.after_with_node_1(&line).map_err(|error| from_error(&error))?;
        dom::run(line.clone(), report::disagreement(tab, line, wording));
    }
    Ok(())
}

fn say(status: &Element, state: &str, text: &str) {
    status.set_class_name(state);
    status.set_text_content(Some(text));
}

/// A button that asks the browser for an origin or gives it back. The question must be asked within the click itself.
fn switch(
    document: &Document,
    main: &Element,
    status: &Element,
    wording: &Rc<Wording>,
    key: &str,
    pattern: String,
    ask: fn(&str) -> js_sys::Promise,
) -> Result<(), Error> {
    let button = dom::add(main, "button", &[("type", "button"), ("class", "primary")], &wording.say(key, &[]))?;
    let (document, status) = (document.clone(), status.clone());
    dom::on(&button, "click", move |_| {
        let answer = ask(&pattern);
        let document = document.clone();
        dom::run(status.clone(), async move {
            browser::settled(answer).await?;
            show_again(document).await
        });
    })
}

/// [`show`] behind a pointer: it would otherwise contain itself.
fn show_again(document: Document) -> std::pin::Pin<Box<dyn Future<Output = Result<(), Error>>>> {
    Box::pin(show(document))
}

async fn place(tab: &Tab) -> Result<Place, Error> {
    let Some((pattern, host)) = tab.url.as_deref().and_then(site) else { return Ok(Place::Never) };
    if !browser::holds_origin(&pattern).await? {
        return Ok(Place::Possible { host, pattern });
    }
    let own = browser::own_origins();
    let removable = (!own.contains(&pattern)).then_some(pattern);
    Ok(Place::Active { host, removable })
}

/// The match pattern and the host of a web page; match patterns know no ports.
fn site(url: &str) -> Option<(String, String)> {
    let (scheme, rest) = url.split_once("://")?;
    if !matches!(scheme, "http" | "https") {
        return None;
    }
    let authority = rest.split(['/', '?', '#']).next()?;
    let authority = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
    let host = match authority.rsplit_once(':') {
        Some((host, port)) if port.chars().all(|c| c.is_ascii_digit()) => host,
        _ => authority,
    };
    (!host.is_empty()).then(|| (format!("{scheme}://{host}/*"), host.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_web_pages_can_be_enabled_and_by_their_host() {
        let is = |url: &str, pattern: &str| assert_eq!(site(url).map(|(pattern, _)| pattern).as_deref(), Some(pattern));
        is("https://mail.example.com/?_task=mail#x", "https://mail.example.com/*");
        is("http://127.0.0.1:8080/roundcube/", "http://127.0.0.1/*");
        is("https://user@mail.example.com", "https://mail.example.com/*");
        is("http://[::1]:8080/", "http://[::1]/*");
        for none in ["about:blank", "chrome://extensions/", "file:///tmp/x.html", "moz-extension://x/y", "https://", ""]
        {
            assert_eq!(site(none), None, "{none}");
        }
    }
}
