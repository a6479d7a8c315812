//! Where links go.

use crate::literal::placeholder;
use crate::words;

/// Whether a link target takes the reader nowhere: empty, `#`, a script, a placeholder, a mail link without address, a
/// file or local address (N3).
#[must_use]
pub fn dead(href: &str) -> bool {
    let href = href.trim();
    let lower = href.get(..href.floor_char_boundary(16)).unwrap_or_default().to_ascii_lowercase();
    if let Some(address) = lower.strip_prefix("mailto:") {
        return address.starts_with('?') || !href.contains('@') || has_placeholder(href);
    }
    if lower.starts_with("tel:") {
        return !href.bytes().any(|b| b.is_ascii_digit());
    }
    if lower.starts_with("javascript:") || lower.starts_with("file:") || lower.starts_with("data:") {
        return true;
    }
    if href.starts_with(['#', '/', '.', '?']) && !href.starts_with("//") {
        return true;
    }
    let host = host(href);
    host.is_empty() || has_placeholder(href) || !host.contains('.') || host.starts_with("127.") || host == "0.0.0.0"
}

/// A placeholder that nobody filled in: `{{x}}`, `*|X|*`, `%X%`, `[x]`, `${x}`.
fn has_placeholder(href: &str) -> bool {
    const SINGLE: [char; 4] = ['{', '[', '*', '$'];
    let encoded = ["%7B%7B", "%7b%7b", "%5B"].iter().any(|e| href.contains(e));
    let at = |c: char| href.match_indices(c).take(8).any(|(i, _)| href.get(i..).and_then(placeholder).is_some());
    // In an address `%41` is a character, `%NAME%` is not.
    let percent = href.match_indices('%').take(16).any(|(i, _)| {
        let rest = href.get(i + 1..).unwrap_or_default();
        let name = rest.split('%').next().unwrap_or_default();
        name.len() > 2
            && rest.len() > name.len()
            && name.bytes().all(|b| b.is_ascii_uppercase() || b == b'_')
            && name.bytes().any(|b| !b.is_ascii_hexdigit())
    });
    encoded || percent || SINGLE.into_iter().any(at)
}

/// The host of an address, in lower case, without `www.`.
#[must_use]
pub fn host(href: &str) -> String {
    let rest = href.split_once("//").map_or(href, |(_, rest)| rest);
    let rest = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let rest = rest.rsplit('@').next().unwrap_or_default();
    let host = rest.split(':').next().unwrap_or_default().to_ascii_lowercase();
    host.strip_prefix("www.").map_or_else(|| host.clone(), str::to_owned)
}

/// What follows the host, in lower case.
#[must_use]
pub fn path(href: &str) -> String {
    let rest = href.split_once("//").map_or(href, |(_, rest)| rest);
    let at = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    rest.get(at..rest.len().min(rest.floor_char_boundary(at + 300))).unwrap_or_default().to_ascii_lowercase()
}

/// Whether one host is the other or below it.
#[must_use]
pub fn same_site(host: &str, domain: &str) -> bool {
    host == domain || host.strip_suffix(domain).is_some_and(|h| h.ends_with('.'))
}

/// Whether a placeholder or an address speaks of leaving a list, in any language.
pub fn leaves(text: &str) -> bool {
    let lower = text.to_lowercase();
    words::LEAVING_STEMS.iter().any(|s| lower.contains(s))
}

/// Whether an address leads to settings behind a login (N9).
pub fn needs_login(href: &str) -> bool {
    let path = path(href);
    ["settings", "preferences", "account", "login", "signin", "profile", "einstellungen"]
        .iter()
        .any(|s| path.contains(s))
        && !leaves(&path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_to_nowhere_is_dead() {
        let dead_ones = [
            "",
            "#",
            "#top",
            "javascript:void(0)",
            "{{unsubscribe_link}}",
            "https://acme.example/{{id}}",
            "%UNSUB%",
            "*|UNSUB|*",
            "mailto:",
            "mailto:?subject=stop",
            "file:///c:/unsub.html",
            "http://localhost/u",
            "/unsubscribe",
            "https://x.example/?e=[EMAIL]",
            "mailto:{{owner}}@",
        ];
        for href in dead_ones {
            assert!(dead(href), "{href}");
        }
    }

    #[test]
    fn a_link_to_somewhere_is_not() {
        let live = [
            "https://acme.example/u/1",
            "http://acme.example",
            "mailto:stop@acme.example?subject=Stop",
            "tel:+49301234",
            "https://acme.example/u?e=a%40b.example&x=%7E",
            "//acme.example/u",
        ];
        for href in live {
            assert!(!dead(href), "{href}");
        }
    }

    #[test]
    fn a_host_is_told_from_its_path() {
        assert_eq!(host("https://www.Acme.example:8080/u?x#y"), "acme.example");
        assert_eq!(path("https://acme.example/A?b"), "/a?b");
        assert!(same_site("mail.acme.example", "acme.example") && !same_site("badacme.example", "acme.example"));
    }
}
