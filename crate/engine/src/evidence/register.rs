//! The entry in the company register, which business letters of most European companies must name.

use super::{evidence, postal};
use crate::country::{self, Country};
use crate::policy::{Organisation, Policy};
use crate::reading::{Reading, join};
use crate::report::{Evidence, Strength};
use crate::tokens::Tokens;
use crate::words;

/// The number stands within so many words of what announces it.
const NEAR: usize = 8;

/// Unknown where nothing tells that the sender is a registered company of a country with that duty.
pub fn find(reading: &Reading<'_>, policy: &Policy) -> Evidence {
    let organisation = &policy.organisation;
    let country = organisation.country.as_deref().and_then(country::by_code);
    if !country.is_some_and(Country::letterhead) || !registered(organisation) {
        return Evidence::default();
    }
    if let Some(span) = organisation.register_entry.as_deref().and_then(|entry| postal::profile(reading, entry)) {
        return evidence(Strength::Present, Some(span));
    }
    let tokens = &reading.tokens;
    let word = |index: usize| tokens.all.get(index).map_or("", |token| tokens.word(token));
    let names = |name: &str| words::holds(words::REGISTER_WORDS, name);
    let announces = |at: &usize| names(word(*at)) || names(&[word(*at), word(at + 1)].concat());
    let mut numbers = (0..tokens.all.len()).filter(|at| word(*at).bytes().filter(u8::is_ascii_digit).count() >= 3);
    let found = numbers.find_map(|number| {
        let at = (number.saturating_sub(NEAR - 1)..number).find(announces)?;
        Some(join(tokens.all.get(at)?.span, tokens.all.get(number)?.span))
    });
    found.map_or(evidence(Strength::Absent, None), |span| evidence(Strength::Present, Some(span)))
}

/// Whether the organisation is surely one that stands in a register: by its entry or its legal form.
fn registered(organisation: &Organisation) -> bool {
    let name = Tokens::read(organisation.name.as_deref().unwrap_or_default());
    organisation.register_entry.as_deref().is_some_and(|entry| !entry.trim().is_empty())
        || name
            .all
            .iter()
            .skip(1)
            .any(|token| words::holds(words::LEGAL_FORMS, name.word(token)) && name.word(token).len() > 1)
}
