//! A picture that reports the opening of a mail needs consent (Article 5(3) ePrivacy Directive).

use super::{Case, Hit, silent};
use crate::country::Country;
use crate::evidence::{host, path, same_site};
use crate::report::Severity;
use crate::snapshot::Image;
use crate::words;

rule! {
    /// ## What
    /// The message holds a remote picture that nobody can see, or one from a host that only reports openings. In France and Italy, whose
    /// authorities have said so, this is a warning.
    /// ## Why
    /// Such a picture makes the reader's device tell when and where the message is opened. The EDPB counts it under Article 5(3); the CNIL
    /// (12 March 2026) and the Garante (17 April 2026) ask for consent.
    /// ## Do
    /// Remove the picture, or switch open tracking off in the tool that adds it.
    /// ## Examples
    /// Counts: a picture of 1×1 pixel from another server; a hidden one; one from a tracking host of any size. Does not count: a logo, a
    /// banner, a picture that is part of the message itself, one in quoted history.
    TRACKING_PIXEL { id: "tracking-pixel", since: "0.1.0", group: Outsider, severity: Hint, citations: ["epd-5-3", "cnil-pixel", "garante-pixel"], adds: None }
}

/// Both sides at most that, in CSS pixels.
const TINY: u32 = 2;

fn find(case: &Case<'_>) -> Vec<Hit> {
    let images = case.snapshot.body.iter().flat_map(|body| &body.images);
    let Some(pixel) = images.filter(|_| case.email()).find(|image| is_pixel(image)) else { return silent() };
    let mut said = case.people.iter().filter_map(|person| person.place.country.filter(|_| !person.place.weak));
    let severity = if said.any(Country::counts_opening) { Severity::Warn } else { Severity::Hint };
    vec![Hit::default().of(severity).at_most(Severity::Warn).with("host", host(&pixel.src))]
}

fn is_pixel(image: &Image) -> bool {
    let tiny = |size: Option<u32>| size.is_some_and(|size| size <= TINY);
    let large = |size: Option<u32>| size.is_some_and(|size| size > TINY);
    let small = tiny(image.width) && tiny(image.height);
    // A hidden picture with a size of its own is the variant of a layout for other screens.
    let hidden = image.hidden && !large(image.width) && !large(image.height);
    let (host, path) = (host(&image.src), path(&image.src));
    small
        || hidden
        || words::list("pixel_hosts").any(|known| same_site(&host, known))
        || words::list("pixel_paths").any(|known| path.contains(known))
}

#[cfg(test)]
mod tests {
    use super::TRACKING_PIXEL;
    use crate::rules::testing::{Mail, finds, pitch, silent};
    use crate::snapshot::Image;

    fn with(to: &str, src: &str, size: Option<u32>, hidden: bool) -> Mail {
        let mut mail = pitch(to);
        let image = Image { src: src.into(), width: size, height: size, hidden };
        mail.snapshot.body.as_mut().unwrap().images.push(image);
        mail
    }

    finds!(one_by_one, TRACKING_PIXEL, Hint, with("anna@acme.de", "https://img.nordlicht.example/a?u=17", Some(1), false));
    finds!(a_hidden_one, TRACKING_PIXEL, Hint, with("anna@acme.de", "https://img.nordlicht.example/a", None, true));
    finds!(
        an_unloaded_one_of_a_known_host,
        TRACKING_PIXEL,
        Hint,
        with("anna@acme.de", "https://mailtrack.io/trace/mail/abc.png", None, false)
    );
    finds!(a_known_way, TRACKING_PIXEL, Hint, with("anna@acme.de", "https://u1.ct.sendgrid.net/wf/open?upn=x", None, false));
    finds!(a_warning_in_france, TRACKING_PIXEL, Warn, with("anna@acme.fr", "https://img.nordlicht.example/a", Some(1), false));
    silent!(a_logo, TRACKING_PIXEL, with("anna@acme.fr", "https://nordlicht.example/logo.png", Some(120), false));
    silent!(a_picture_of_unknown_size, TRACKING_PIXEL, with("anna@acme.fr", "https://nordlicht.example/team.jpg", None, false));
    silent!(
        a_banner_for_small_screens,
        TRACKING_PIXEL,
        with("anna@acme.fr", "https://nordlicht.example/banner.png", Some(320), true)
    );
}
