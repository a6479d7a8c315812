//! The register: what the organisation knows of people, in IndexedDB. The background is its only writer.
//!
//! Stores: `people` (relationship, country, by address, domain or LinkedIn member), `suppressions` and `answers` (by keyed
//! hash alone: whom somebody asked not to write to again, and what was said of a draft), `settings` (the hash's secret),
//! `overrides` (what was sent in spite of the gate: rules, day and reason, by a running number).

use crate::border::{Error, FromJs, ToJs, from_error, parse, reads, writes};
use crate::keys::{self, Subject};
use fairreach_engine::date::Date;
use fairreach_engine::desk::Overridden;
use fairreach_engine::known::{Answer, Known, KnownPerson, Relationship};
use fairreach_engine::policy::Override;
use fairreach_engine::snapshot::{Recipient, Snapshot};
use litemap::LiteMap;
use std::cell::RefCell;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/src/store.js")]
extern "C" {
    #[wasm_bindgen(catch)]
    async fn read(store: &str, keys: Vec<String>) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch)]
    async fn write(store: &str, keys: Vec<String>, value: JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch)]
    async fn remove(store: &str, keys: Vec<String>) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch)]
    async fn count(store: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch)]
    async fn digests(texts: Vec<String>) -> Result<JsValue, JsValue>;
}

/// A row of `people`.
#[derive(Debug, Clone, Default)]
struct Person {
    relationship: Relationship,
    country: Option<String>,
    disclosed: Option<Date>,
    date: Option<Date>,
}

/// A row of `suppressions`: when it was entered. Whom it is about only the hash in its key tells.
#[derive(Debug, Default)]
struct Suppression {
    date: Option<Date>,
}

/// A row of `answers`.
#[derive(Debug, Default)]
struct Answered {
    answer: Option<Answer>,
    date: Option<Date>,
}

/// A row of `overrides`.
#[derive(Debug)]
struct Logged {
    rules: Vec<String>,
    how: Override,
    reason: String,
    date: Date,
}

reads! {
    Person { relationship, country, disclosed, date }
    Suppression { date }
    Answered { answer, date }
}
writes! {
    Person { relationship, country, disclosed, date }
    Suppression { date }
    Answered { answer, date }
    Logged { rules, how, reason, date }
}

/// What is on record under one key.
#[derive(Debug, Clone, Default)]
struct Record {
    person: Option<Person>,
    suppressed: bool,
}

#[derive(Default)]
struct Cache {
    records: LiteMap<String, Record>,
    answers: LiteMap<String, Option<Answer>>,
}

/// Above this, the cache starts anew; it only has to span the keystrokes of a few drafts.
const CACHED: usize = 500;

thread_local! {
    static CACHE: RefCell<Cache> = RefCell::default();
}

fn forget() {
    CACHE.take();
}

/// Everything that is known of a draft's recipients, and what was answered for it.
pub async fn known(snapshot: &Snapshot) -> Result<Known, Error> {
    let subjects: Vec<Vec<Subject>> = snapshot.recipients.iter().map(keys::subjects).collect();
    learn(subjects.iter().flatten().map(Subject::key)).await?;
    let people = CACHE.with_borrow(|cache| {
        (0..).zip(&subjects).filter_map(|(recipient, subjects)| known_person(cache, recipient, subjects)).collect()
    });
    Ok(Known { people, answers: answers(snapshot).await?, assessed: None })
}

fn known_person(cache: &Cache, recipient: u32, subjects: &[Subject]) -> Option<KnownPerson> {
    let mut known = KnownPerson { recipient, ..KnownPerson::default() };
    let mut found = false;
    for record in subjects.iter().filter_map(|subject| cache.records.get(&subject.key())) {
        found |= record.suppressed || record.person.is_some();
        known.suppressed |= record.suppressed;
        let Some(person) = &record.person else { continue };
        // The nearest entry decides: what is said of a person over what is said of his domain.
        if known.relationship == Relationship::Unknown {
            known.relationship = person.relationship;
        }
        known.country = known.country.or_else(|| person.country.clone());
        known.disclosed = known.disclosed.or(person.disclosed);
    }
    found.then_some(known)
}

/// Brings the records of these keys into the cache.
async fn learn(keys: impl Iterator<Item = String>) -> Result<(), Error> {
    let missing: Vec<String> = CACHE.with_borrow_mut(|cache| {
        if cache.records.len() > CACHED {
            cache.records.clear();
        }
        let mut missing = Vec::new();
        for key in keys.filter(|key| !cache.records.contains_key(key)) {
            if !missing.contains(&key) {
                missing.push(key);
            }
        }
        missing
    });
    if missing.is_empty() {
        return Ok(());
    }
    let people: Vec<Option<Person>> = call(read("people", missing.clone()).await)?;
    let hashes = hash(missing.clone()).await?;
    let suppressions: Vec<Option<Suppression>> = call(read("suppressions", hashes).await)?;
    CACHE.with_borrow_mut(|cache| {
        for ((key, person), suppression) in missing.into_iter().zip(people).zip(suppressions) {
            cache.records.insert(key, Record { person, suppressed: suppression.is_some() });
        }
    });
    Ok(())
}

async fn answers(snapshot: &Snapshot) -> Result<Vec<Answer>, Error> {
    let Some(draft) = keys::draft(snapshot) else { return Ok(Vec::new()) };
    if let Some(answer) = CACHE.with_borrow(|cache| cache.answers.get(&draft).copied()) {
        return Ok(answer.into_iter().collect());
    }
    let rows: Vec<Option<Answered>> = call(read("answers", hash(vec![draft.clone()]).await?).await)?;
    let answer = rows.into_iter().flatten().next().and_then(|row| row.answer);
    CACHE.with_borrow_mut(|cache| {
        if cache.answers.len() > CACHED {
            cache.answers.clear();
        }
        cache.answers.insert(draft, answer)
    });
    Ok(answer.into_iter().collect())
}

/// Remembers what the rep said of a draft: of its people where it is about them, else of the draft.
pub async fn remember(snapshot: &Snapshot, answer: Answer, domains: &[String], today: Date) -> Result<(), Error> {
    let relationship = match answer {
        Answer::AlreadyTalk => Relationship::Known,
        Answer::Customer => Relationship::Customer,
        Answer::Consented => Relationship::Consented,
        Answer::NotOutreach | Answer::Outreach => {
            let Some(draft) = keys::draft(snapshot) else { return Ok(()) };
            let row = Answered { answer: Some(answer), date: Some(today) }.to_js();
            write("answers", hash(vec![draft]).await?, row).await.map_err(|error| from_error(&error))?;
            forget();
            return Ok(());
        }
    };
    for recipient in snapshot.recipients.iter().filter(|recipient| !is_colleague(recipient, domains)) {
        let Some(subject) = keys::subjects(recipient).into_iter().next() else { continue };
        let key = vec![subject.key()];
        let rows: Vec<Option<Person>> = call(read("people", key.clone()).await)?;
        let before = rows.into_iter().flatten().next().unwrap_or_default();
        let person = Person { relationship, date: Some(today), ..before };
        write("people", key, person.to_js()).await.map_err(|error| from_error(&error))?;
    }
    // What was said of the people says more than what was said of the draft before.
    if let Some(draft) = keys::draft(snapshot) {
        remove("answers", hash(vec![draft]).await?).await.map_err(|error| from_error(&error))?;
    }
    forget();
    Ok(())
}

fn is_colleague(recipient: &Recipient, domains: &[String]) -> bool {
    keys::subjects(recipient).iter().any(|subject| match subject {
        Subject::Domain(domain) => domains.iter().any(|own| own.eq_ignore_ascii_case(domain)),
        Subject::Address(_) | Subject::Member(_) => false,
    })
}

/// Puts a person or a domain on the suppression list.
pub async fn suppress(subject: &Subject, today: Date) -> Result<(), Error> {
    let row = Suppression { date: Some(today) }.to_js();
    write("suppressions", hash(vec![subject.key()]).await?, row).await.map_err(|error| from_error(&error))?;
    forget();
    Ok(())
}

/// Takes a person or a domain off the list; whether it was there.
pub async fn release(subject: &Subject) -> Result<bool, Error> {
    let key = hash(vec![subject.key()]).await?;
    let rows: Vec<Option<Suppression>> = call(read("suppressions", key.clone()).await)?;
    remove("suppressions", key).await.map_err(|error| from_error(&error))?;
    forget();
    Ok(rows.iter().any(Option::is_some))
}

/// How many entries the suppression list has.
pub async fn suppressed() -> Result<u32, Error> {
    call(count("suppressions").await)
}

/// Keeps that a message was sent in spite of the gate.
pub async fn log(overridden: &Overridden, today: Date) -> Result<(), Error> {
    let number: u32 = call(count("overrides").await)?;
    let row = Logged {
        rules: overridden.rules.iter().map(|rule| (*rule).to_owned()).collect(),
        how: overridden.how,
        reason: overridden.reason.clone(),
        date: today,
    };
    write("overrides", vec![number.to_string()], row.to_js()).await.map_err(|error| from_error(&error))?;
    Ok(())
}

async fn hash(texts: Vec<String>) -> Result<Vec<String>, Error> {
    call(digests(texts).await)
}

fn call<T: FromJs>(result: Result<JsValue, JsValue>) -> Result<T, Error> {
    parse(&result.map_err(|error| from_error(&error))?)
}
