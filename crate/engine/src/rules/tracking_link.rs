//! A link leads where it says, without telling who clicked (Article 5(3) ePrivacy Directive).

use super::{Case, Hit};
use crate::address::registrable;
use crate::evidence::{host, path, same_site};
use crate::report::Span;
use crate::words;

rule! {
    /// ## What
    /// A link shows one address and leads to another site: a known redirect of a mail tool, or one with a personal mark in it.
    /// ## Why
    /// The EDPB counts links with a mark for each reader under Article 5(3); and the reader cannot see whom he tells.
    /// ## Do
    /// Use the plain link, or switch click tracking off.
    /// ## Examples
    /// Counts: "nordlicht.example/demo" that leads to a host of a tracking service. Does not count: "Book a demo" over any address,
    /// `www.` and the bare host of one site, links that a security product has rewritten.
    TRACKING_LINK { id: "tracking-link", since: "0.1.0", group: Outsider, severity: Hint, citations: ["epd-5-3"], adds: None }
}

/// A mark of a person is at least so long.
const MARK: usize = 20;

fn find(case: &Case<'_>) -> Vec<Hit> {
    let words = |span: Span| {
        let text = case.draft.slice(span);
        Span { start: span.end - text.trim_start().len(), ..span }
    };
    let mut links = case.draft.links().filter(|link| case.email() && tracks(case.draft.slice(link.span), link.href));
    let hit = links.next().map(|link| Hit::at(Some(words(link.span))).with("host", host(link.href)));
    hit.into_iter().collect()
}

fn tracks(text: &str, href: &str) -> bool {
    let text = text.trim();
    let shown = host(text);
    let is_address = !text.contains(char::is_whitespace)
        && !text.contains('@')
        && shown.rsplit_once('.').is_some_and(|(_, end)| end.len() > 1 && end.bytes().all(|b| b.is_ascii_alphabetic()));
    let target = host(href);
    let on = |list: &str| words::list(list).any(|known| same_site(&target, known));
    is_address
        && href.trim_start().get(..4).is_some_and(|scheme| scheme.eq_ignore_ascii_case("http"))
        && registrable(&shown) != registrable(&target)
        && !on("rewriting_hosts")
        && (on("redirect_hosts") || path(href).split(|c: char| !c.is_ascii_alphanumeric()).any(is_mark))
}

/// Long, of digits and letters: no word.
fn is_mark(piece: &str) -> bool {
    let digits = piece.bytes().filter(u8::is_ascii_digit).count();
    piece.len() >= MARK && digits >= 3 && digits < piece.len()
}

#[cfg(test)]
mod tests {
    use super::TRACKING_LINK;
    use crate::rules::testing::{Mail, finds, pitch, silent};
    use crate::snapshot::Run;

    fn link(text: &str, href: &str) -> Mail {
        let mut mail = pitch("anna@acme.co.uk");
        let run = Run { text: text.into(), block: 99, href: Some(href.into()), ..Run::default() };
        mail.snapshot.body.as_mut().unwrap().runs.push(run);
        mail
    }

    finds!(
        a_known_redirect,
        TRACKING_LINK,
        Hint,
        link("https://nordlicht.example/demo", "https://u17.ct.sendgrid.net/ls/click?upn=abc")
    );
    finds!(
        a_personal_mark,
        TRACKING_LINK,
        Hint,
        link("nordlicht.example/demo", "https://go.mailtool.example.com/c/9f8e7d6c5b4a39281706abcd")
    );
    silent!(words_over_an_address, TRACKING_LINK, link("Book a demo", "https://u17.ct.sendgrid.net/ls/click?upn=abc"));
    silent!(the_same_site, TRACKING_LINK, link("nordlicht.example", "https://www.nordlicht.example/?id=9f8e7d6c5b4a39281706abcd"));
    silent!(
        another_site_without_a_mark,
        TRACKING_LINK,
        link("nordlicht.example/demo", "https://calendar.example.com/nordlicht/demo")
    );
    silent!(
        a_security_product,
        TRACKING_LINK,
        link(
            "nordlicht.example/demo",
            "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fnordlicht.example&data=05a9f8e7d6c5b4a39281706abcd"
        )
    );
}
