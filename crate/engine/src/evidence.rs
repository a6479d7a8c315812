//! Evidence for each disclosure: absent, weak or present, with the words that prove it (RULES section 6).
//!
//! Placeholders: one in a link or standing for one takes the reader nowhere, so an opt-out by it is dead (N3); one that
//! stands for a name, a place or a company counts as what it would hold, for it is filled in before the mail goes out
//! and `merge-field-unfilled` speaks of it anyway.

mod contact;
mod foreign;
mod link;
mod opt_out;
mod place;
mod postal;
mod register;

use crate::draft::Draft;
use crate::language::{self, Language};
use crate::policy::Policy;
use crate::reading::Reading;
use crate::report::{Disclosures, Evidence, Span, Strength};
use crate::topic::Topic;

pub use link::{dead, host, path, same_site};

/// Reads what a draft discloses. `from` is the sender's address where known; `repliable` is false for a no-reply sender.
#[must_use]
pub fn disclosures(
    draft: &Draft,
    language: Option<&'static Language>,
    policy: &Policy,
    from: Option<&str>,
    repliable: bool,
) -> Disclosures {
    disclosed(&Reading::of(draft, language.map(|l| &l.outgoing)), draft, language, policy, from, repliable)
}

/// As [`disclosures`], of a draft that was read with its language's patterns already.
pub(crate) fn disclosed(
    reading: &Reading<'_>,
    draft: &Draft,
    language: Option<&'static Language>,
    policy: &Policy,
    from: Option<&str>,
    repliable: bool,
) -> Disclosures {
    let postal_address = postal::find(reading, policy);
    let contact = contact::contact(reading, policy, postal_address);
    let privacy_notice = place::privacy(reading, policy);
    let mut found = if language.is_some() {
        let opt_out = opt_out::find(reading, repliable);
        let mut found = Disclosures {
            opt_out: opt_out.evidence,
            source: place::source(reading),
            reason: place::reason(reading),
            identity: contact::identity(reading, policy, from),
            contact,
            privacy_notice,
            postal_address,
            register: Evidence::default(),
            dead_opt_out_link: opt_out.dead,
            opt_out_amid: opt_out.amid,
            foreign: None,
            hidden_opt_out: false,
        };
        if let Some(language) = language {
            foreign::find(reading, language.code, repliable, &mut found);
        }
        if found.opt_out.strength == Strength::Absent {
            let tables = language.map(|l| &l.outgoing);
            let offers = |text: &str| !text.is_empty() && opt_out::mentions(&Reading::plain(text, tables));
            found.hidden_opt_out = offers(&draft.hidden) || offers(&draft.history);
        }
        found
    } else {
        // Without the language only what stands there in plain sight is certain; absence is not.
        let certain = |e: Evidence| if e.strength == Strength::Present { e } else { Evidence::default() };
        Disclosures {
            contact: certain(contact),
            privacy_notice: certain(privacy_notice),
            postal_address: certain(postal_address),
            opt_out: if reading.tokens.all.len() < language::FEW {
                certain(any_opt_out(draft, repliable))
            } else {
                Evidence::default()
            },
            ..Disclosures::default()
        }
    };
    found.register = register::find(reading, policy);
    let all = [
        &mut found.opt_out,
        &mut found.source,
        &mut found.reason,
        &mut found.identity,
        &mut found.contact,
        &mut found.privacy_notice,
        &mut found.postal_address,
        &mut found.register,
    ];
    for evidence in all {
        if evidence.strength == Strength::Absent && !draft.complete {
            *evidence = Evidence::default();
        }
        if evidence.strength == Strength::Present && evidence.span.is_some_and(|s| faint(draft, s)) {
            evidence.strength = Strength::Weak;
        }
    }
    found
}

/// The opt-out of a few words, a footer's lone link, in whatever language finds one.
fn any_opt_out(draft: &Draft, repliable: bool) -> Evidence {
    let readings = language::all().iter().map(|language| Reading::of(draft, Some(&language.outgoing)));
    let found = readings.map(|reading| opt_out::find(&reading, repliable).evidence);
    found.max_by_key(|evidence| evidence.strength).unwrap_or_default()
}

/// Whether the words of a span are hard to see, all of them (N5).
fn faint(draft: &Draft, span: Span) -> bool {
    let first = draft.pieces.partition_point(|p| p.end <= span.start);
    let mut pieces = draft.pieces.get(first..).unwrap_or_default().iter().take_while(|p| p.start < span.end).peekable();
    pieces.peek().is_some() && pieces.all(|p| p.faint)
}

/// Evidence of a strength.
fn evidence(strength: Strength, span: Option<Span>) -> Evidence {
    Evidence { strength, span }
}

/// The first match of a topic in a sentence that says nothing against it.
fn first(reading: &Reading<'_>, topic: Topic, veto: Topic) -> Option<(usize, Span)> {
    let mut matches = reading.about(topic).filter(|(s, _)| reading.says(*s, veto).is_none());
    matches.find_map(|(s, m)| Some((s, reading.span(m)?)))
}
