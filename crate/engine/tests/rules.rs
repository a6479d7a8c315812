//! The contract from the outside: audience, verdict, badge, panel, footer, forms, through `desk::answer` alone.

#![cfg(test)]

use fairreach_engine::date::Date;
use fairreach_engine::desk::{self, Answered, Desk, Save};
use fairreach_engine::known::{Answer, Known, KnownPerson, Relationship};
use fairreach_engine::policy::{self, Policy};
use fairreach_engine::snapshot::{Author, Body, Channel, Degree, Field, Message, Recipient, Snapshot};
use fairreach_engine::view::{Action, Insertion, Reply, Request, Tone, View};
use fairreach_engine::wording;
use litemap::LiteMap;

const PITCH: &str = "Hello, we help sales teams like yours cut reporting time by half with our software. Would you have 15 minutes \
for a demo next week? Best, Mika";

fn policy() -> Policy {
    policy::parse(
        r#"{"organisation":{"name":"Nordlicht Werkzeuge GmbH","country":"DE","contact_email":"datenschutz@nordlicht.example",
        "postal_address":"Hafenstraße 7, 20457 Hamburg, Germany","privacy_url":"https://nordlicht.example/datenschutz",
        "opt_out_url":"https://nordlicht.example/abmelden"},"sender":{"name":"Mika Rep","domains":["nordlicht.example"]},
        "defaults":{"source":"your company's website","reason":"your role"}}"#,
    )
    .unwrap()
}

fn to(addresses: &[&str], text: &str) -> Snapshot {
    let recipient = |address: &&str| Recipient { address: Some((*address).to_owned()), ..Recipient::default() };
    Snapshot {
        site: "gmail".into(),
        recipients: addresses.iter().map(recipient).collect(),
        recipients_read: true,
        subject: Some("A question".into()),
        body: Some(Body::from_text(text)),
        ..Snapshot::default()
    }
}

fn member(degree: Option<Degree>) -> Snapshot {
    let name = Recipient { name: Some("Quillon Sampleton".into()), ..Recipient::default() };
    Snapshot { channel: Channel::LinkedinMessage, degree, subject: None, recipients: vec![name], ..to(&[], PITCH) }
}

fn ask(request: &Request, known: &Known, policy: &Policy) -> Answered {
    let wording = wording::builtin("en").unwrap();
    let today = Date::new(2026, 11, 24).unwrap();
    desk::answer(request, &Desk { known, policy, local: policy, locked: &[], wording: &wording, today })
}

fn view_of(snapshot: &Snapshot, known: &Known, policy: &Policy) -> View {
    match ask(&Request::Check { snapshot: snapshot.clone() }, known, policy).reply {
        Reply::View { view } => view,
        other => panic!("{other:?}"),
    }
}

fn view(snapshot: &Snapshot) -> View {
    view_of(snapshot, &Known::default(), &policy())
}

fn term(view: &View, name: &str) -> String {
    view.panel.judged.iter().find(|term| term.term == name).unwrap_or_else(|| panic!("{name}")).value.clone()
}

fn rules(view: &View) -> Vec<&str> {
    view.panel.lines.iter().map(|line| line.rule.as_str()).collect()
}

fn footer(snapshot: &Snapshot, policy: &Policy) -> Reply {
    ask(&Request::Footer { snapshot: snapshot.clone(), values: None }, &Known::default(), policy).reply
}

fn insertion(snapshot: &Snapshot, policy: &Policy) -> Insertion {
    match footer(snapshot, policy) {
        Reply::Insertion { insertion } => insertion,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_first_email_to_a_briton_without_opt_out_and_source() {
    let view = view(&to(&["anna.berg@acme.co.uk"], PITCH));
    assert_eq!(view.badge.tone, Tone::Fix);
    let count = view.panel.lines.iter().filter(|line| line.severity_text == "To fix").count();
    assert!(count >= 2 && view.badge.name == format!("Fairreach: {count} to fix"), "{}", view.badge.name);
    assert!(rules(&view).contains(&"opt-out-missing") && rules(&view).contains(&"source-missing"));
    assert!(!rules(&view).contains(&"consent-needed"));
    assert!(
        view.panel
            .lines
            .iter()
            .all(|line| !line.what.contains('{') && !line.why.contains('{') && !line.citations.is_empty())
    );
    assert!(
        view.panel
            .lines
            .iter()
            .any(|line| line.citations.iter().any(|cited| cited.text.contains("Art. 21(4)") && cited.url.is_some()))
    );
    assert_eq!((term(&view, "To"), term(&view, "Country")), ("anna.berg@acme.co.uk".into(), "United Kingdom".into()));
    assert_eq!(term(&view, "Address"), "named business address");
    let buttons: Vec<&str> = view.panel.buttons.iter().map(|button| button.text.as_str()).collect();
    assert_eq!(buttons, ["Insert footer", "Not outreach", "We already talk"]);
}

#[test]
fn a_mail_that_just_reads_as_an_offer_is_asked_about_not_warned_of() {
    let snapshot =
        to(&["anna.berg@acme.co.uk"], "I wanted to introduce our product next week, a scheduler for clinics.");
    let doubtful = view(&snapshot);
    assert_eq!(doubtful.badge.tone, Tone::Hint);
    assert!(doubtful.panel.lines.iter().all(|line| line.severity_text == "Hint"), "{:#?}", doubtful.panel.lines);
    assert_eq!(rules(&doubtful).first(), Some(&"audience-unknown"), "the question stands first");
    assert!(rules(&doubtful).contains(&"opt-out-missing"));
    let buttons: Vec<&str> = doubtful.panel.buttons.iter().map(|button| button.text.as_str()).collect();
    assert_eq!(buttons, ["Insert footer", "Not outreach", "We already talk", "This is outreach"]);
    let said = Known { answers: vec![Answer::Outreach], ..Known::default() };
    let said = view_of(&snapshot, &said, &policy());
    assert_eq!(said.badge.tone, Tone::Fix);
    assert!(!rules(&said).contains(&"audience-unknown"));
}

#[test]
fn the_law_of_germany_asks_for_consent() {
    let view = view(&to(&["anna.berg@acme.de"], PITCH));
    let line = view.panel.lines.iter().find(|line| line.rule == "consent-needed").unwrap();
    assert!(
        line.what.starts_with("The law of Germany asks for prior consent for a first email, to companies too (UWG § 7"),
        "{}",
        line.what
    );
    assert!(line.what.ends_with("No consent is on record here."));
    assert!(line.buttons.iter().any(|button| button.action == Action::Answer { answer: Answer::Consented }));
}

#[test]
fn the_footer_makes_a_british_draft_ready() {
    let snapshot = to(&["anna.berg@acme.co.uk"], PITCH);
    let policy = policy();
    let insertion = insertion(&snapshot, &policy);
    assert_eq!(
        insertion
            .html
            .matches("<a href=\"https://nordlicht.example/abmelden\">https://nordlicht.example/abmelden</a>")
            .count(),
        1
    );
    let after = to(&["anna.berg@acme.co.uk"], &format!("{PITCH}\n\n{}", insertion.text));
    let view = view(&after);
    assert_eq!(view.badge.name, "Fairreach: ready", "{:?}", view.panel.lines);
    assert!(matches!(footer(&after, &policy), Reply::Nothing { .. }), "{:?}", footer(&after, &policy));
    assert!(!view.panel.buttons.iter().any(|button| button.action == Action::InsertFooter));
    assert_eq!(view_of(&after, &Known::default(), &Policy::default()).badge.name, "Fairreach: setup needed");
}

#[test]
fn a_changed_profile_replaces_the_footer() {
    let old = policy();
    let snapshot = to(&["anna.berg@acme.co.uk"], PITCH);
    let first = insertion(&snapshot, &old);
    let text = format!("{PITCH}\n\n{}\n\nbye", first.text);
    let mut new = old.clone();
    new.organisation.opt_out_url = Some("https://nordlicht.example/stop".into());
    let after = to(&["anna.berg@acme.co.uk"], &text);
    let second = insertion(&after, &new);
    let extent = second.replaces.expect("it replaces the first");
    let runs = &after.body.as_ref().unwrap().runs;
    assert!(runs[extent.from.run as usize].text.starts_with("I am writing to you because of your role"), "{extent:?}");
    assert!(runs[extent.to.run as usize].text.contains("https://nordlicht.example/datenschutz"), "{extent:?}");
    assert!(second.text.contains("/stop") && !second.text.contains("/abmelden"));
    assert_eq!(second.lines.len(), first.lines.len());
}

#[test]
fn a_reply_to_the_persons_own_message_is_left_alone() {
    let mut snapshot = to(&["anna.berg@acme.co.uk"], PITCH);
    snapshot.reply = Some(true);
    let his = Message { author: Author::Other, address: Some("Anna.Berg@acme.co.uk".into()), name: None };
    let own = Message { author: Author::Own, address: Some("mika@nordlicht.example".into()), name: None };
    snapshot.thread = Some(vec![his, own.clone()]);
    assert_eq!(view(&snapshot).badge.name, "Fairreach: not outreach");
    assert!(view(&snapshot).panel.buttons.iter().any(|button| button.text == "Insert footer"));
    // Only our own earlier mail: no reply of theirs.
    snapshot.thread = Some(vec![own]);
    assert_eq!(view(&snapshot).badge.tone, Tone::Fix);
    assert_eq!(term(&view(&snapshot), "Audience"), "follow-up without an answer yet");
    // Somebody else's message.
    snapshot.thread =
        Some(vec![Message { author: Author::Other, address: Some("bo@other.example".into()), name: None }]);
    assert_eq!(view(&snapshot).badge.tone, Tone::Hint);
    // The site says that it answers, and nobody knows whom.
    snapshot.thread = None;
    assert_eq!(view(&snapshot).badge.tone, Tone::Hint);
}

#[test]
fn quoted_history_tells_whose_message_is_answered() {
    let answer = |who: &str| {
        let history = format!(
            "On Mon, 2 Nov 2026 at 09:12, {who} wrote:\n> Hello, could you send me a quote?\n> Anna <anna.berg@acme.co.uk>\n"
        );
        let mut snapshot = to(&["anna.berg@acme.co.uk"], &format!("{PITCH}\n\n{history}"));
        snapshot.reply = Some(true);
        view(&snapshot).badge.tone
    };
    assert_eq!(answer("Anna Berg <anna.berg@acme.co.uk>"), Tone::NotOutreach);
    assert_eq!(answer("Mika Rep <mika@nordlicht.example>"), Tone::Hint);
}

#[test]
fn linkedin_by_degree() {
    for (degree, name, tones) in [
        (Some(Degree::First), "1st", &[Tone::Ready, Tone::Hint][..]),
        (Some(Degree::Second), "2nd", &[Tone::Fix, Tone::Stop]),
        (Some(Degree::Third), "3rd", &[Tone::Fix, Tone::Stop]),
        (Some(Degree::Out), "out of network", &[Tone::Fix, Tone::Stop]),
        (None, "unknown", &[Tone::Hint]),
    ] {
        let view = view(&member(degree));
        assert_eq!(term(&view, "Degree"), name);
        assert!(tones.contains(&view.badge.tone), "{name}: {:?} {:?}", view.badge, rules(&view));
        assert_eq!(rules(&view).contains(&"degree-unknown"), degree.is_none());
        assert_eq!(view.badge.description, "Message to Quillon Sampleton");
    }
    let mut inmail = member(Some(Degree::Third));
    inmail.channel = Channel::LinkedinInmail;
    assert_eq!(view(&inmail).badge.tone, Tone::Hint);
    let mut answered = member(Some(Degree::Third));
    answered.thread =
        Some(vec![Message { author: Author::Other, name: Some("Quillon Sampleton".into()), address: None }]);
    assert_eq!(view(&answered).badge.tone, Tone::NotOutreach);
}

#[test]
fn the_short_footer_keeps_to_the_sites_limit() {
    let mut note = member(None);
    note.channel = Channel::LinkedinInvitation;
    note.body = Some(Body::from_text("Hello Quillon, we sell software."));
    note.limit = Some(200);
    let short = insertion(&note, &policy());
    assert!(short.lines.len() == 1 && short.text.encode_utf16().count() + 34 <= 200, "{short:?}");
    assert!(!short.text.contains("https://"));
    note.limit = Some(60);
    match footer(&note, &policy()) {
        Reply::Nothing { text } => assert!(text.contains("no room"), "{text}"),
        other => panic!("{other:?}"),
    }
}

#[test]
fn colleagues_are_internal_whoever_the_provider_is_not() {
    assert_eq!(
        term(&view(&to(&["bo@nordlicht.example", "it@mail.nordlicht.example"], PITCH)), "Audience"),
        "colleagues"
    );
    let mut free = policy();
    free.sender.domains = vec!["gmail.com".into()];
    assert_ne!(term(&view_of(&to(&["stranger@gmail.com"], PITCH), &Known::default(), &free), "Audience"), "colleagues");
    let mixed = view(&to(&["bo@nordlicht.example", "anna@acme.de"], PITCH));
    assert_eq!(term(&mixed, "Audience"), "first contact");
    assert_eq!(term(&mixed, "To"), "bo@nordlicht.example; anna@acme.de");
}

#[test]
fn the_strictest_recipient_decides_and_is_named() {
    let view = view(&to(&["anna@acme.co.uk", "bo@acme.us", "cy@acme.pl"], PITCH));
    let country = view.panel.judged.iter().find(|term| term.term == "Country").unwrap();
    assert_eq!(country.value, "Poland");
    assert!(country.origin.as_ref().unwrap().contains("cy@acme.pl"), "{country:?}");
    // The postal address is asked for by another's law.
    let line = view.panel.lines.iter().find(|line| line.rule == "postal-address-missing").unwrap();
    assert!(line.what.contains("the United States"), "{}", line.what);
}

#[test]
fn unread_recipients_are_named_and_leave_a_question() {
    let mut snapshot = to(&["anna@acme.co.uk"], "x");
    snapshot.recipients.push(Recipient {
        name: Some("Directory Two".into()),
        field: Field::Cc,
        ..Recipient::default()
    });
    let view = view(&snapshot);
    assert_eq!(term(&view, "To"), "anna@acme.co.uk; Cc: Directory Two (address not read)");
    assert_eq!(view.badge.tone, Tone::Hint);
}

#[test]
fn what_could_not_be_read_is_said() {
    let mut no_body = to(&["anna@acme.de"], PITCH);
    no_body.body = None;
    assert_eq!(view(&no_body).badge.name, "Fairreach: not readable");
    assert!(matches!(footer(&no_body, &policy()), Reply::Nothing { .. }));
    let mut no_fields = to(&[], PITCH);
    no_fields.recipients_read = false;
    assert_eq!(view(&no_fields).badge.tone, Tone::NotReadable);
    assert_eq!(term(&view(&no_fields), "To"), "unknown");
    let mut unread = to(&[], PITCH);
    unread.recipients.push(Recipient { name: Some("Directory Two".into()), ..Recipient::default() });
    assert_eq!(view(&unread).badge.tone, Tone::NotReadable);
    let empty = view(&to(&[], ""));
    assert_eq!((empty.badge.tone, empty.panel.title.as_str()), (Tone::Hint, "Nothing is written yet"));
    assert!(empty.panel.lines.is_empty(), "{:?}", empty.panel.lines);
}

#[test]
fn an_answer_is_kept_and_counts_at_once() {
    for answer in [Answer::NotOutreach, Answer::AlreadyTalk, Answer::Customer, Answer::Consented] {
        let snapshot = to(&["anna@acme.de"], PITCH);
        let answered = ask(&Request::Answer { snapshot, answer }, &Known::default(), &policy());
        assert_eq!(answered.save, [Save::Answer(answer)]);
        let Reply::View { view } = answered.reply else { panic!() };
        assert_eq!(view.badge.tone, Tone::NotOutreach, "{answer:?}");
        assert!(view.panel.buttons.iter().any(|button| button.action == Action::Answer { answer: Answer::Outreach }));
    }
    let known = Known {
        people: vec![KnownPerson { relationship: Relationship::Customer, ..KnownPerson::default() }],
        ..Known::default()
    };
    assert_eq!(view_of(&to(&["anna@acme.de"], PITCH), &known, &policy()).badge.tone, Tone::NotOutreach);
    // A stranger beside the customer is still a stranger.
    assert_eq!(view_of(&to(&["anna@acme.de", "bo@acme.de"], PITCH), &known, &policy()).badge.tone, Tone::Fix);
}

#[test]
fn assumed_outreach_is_a_first_message_to_a_business_address_abroad() {
    let known = Known { answers: vec![Answer::Outreach], ..Known::default() };
    let view = view_of(&to(&[], "Good morning, the weather is fine today and we all are well."), &known, &policy());
    assert_eq!(term(&view, "Audience"), "first contact");
    assert_eq!((term(&view, "Address"), term(&view, "Country")), ("named business address".into(), "unknown".into()));
    assert!(rules(&view).contains(&"opt-out-missing"));
}

#[test]
fn the_first_footer_asks_for_what_is_missing_and_goes_on() {
    let snapshot = to(&["anna.berg@acme.co.uk"], PITCH);
    let Reply::Form { form } = footer(&snapshot, &Policy::default()) else { panic!() };
    let keys: Vec<(&str, bool)> = form.fields.iter().map(|field| (field.key.as_str(), field.required)).collect();
    let expected = [
        ("defaults.reason", true),
        ("defaults.source", true),
        ("organisation.name", true),
        ("organisation.contact_email", true),
        ("organisation.privacy_url", true),
        ("organisation.opt_out_url", false),
    ];
    assert_eq!(keys, expected);
    let mut values: LiteMap<String, String> =
        form.fields.iter().map(|field| (field.key.clone(), String::new())).collect();
    values.insert("organisation.privacy_url".into(), "nordlicht.example".into());
    values.insert("organisation.name".into(), "Nordlicht GmbH".into());
    let filled = |values: &LiteMap<String, String>| {
        let request = Request::Footer { snapshot: snapshot.clone(), values: Some(values.clone()) };
        ask(&request, &Known::default(), &Policy::default())
    };
    let wrong = filled(&values);
    assert!(wrong.save.is_empty());
    let Reply::Form { form } = wrong.reply else { panic!() };
    let error = |key: &str| form.fields.iter().find(|field| field.key == key).unwrap().error.clone();
    assert!(error("organisation.privacy_url").unwrap().contains("https"));
    assert!(
        error("defaults.source").is_some()
            && error("organisation.name").is_none()
            && error("organisation.opt_out_url").is_none()
    );
    assert_eq!(form.fields.iter().find(|field| field.key == "organisation.name").unwrap().value, "Nordlicht GmbH");
    for (key, value) in [
        ("organisation.privacy_url", "https://nordlicht.example/privacy"),
        ("organisation.contact_email", "privacy@nordlicht.example"),
        ("defaults.source", "your company's website."),
        ("defaults.reason", "your role"),
        ("rules.opt-out-missing", "off"),
    ] {
        values.insert(key.into(), value.into());
    }
    let right = filled(&values);
    let Reply::Insertion { insertion } = &right.reply else { panic!("{right:?}") };
    assert!(
        insertion.text.contains("reply \"no thanks\", ") || insertion.text.contains("reply \"no thanks\""),
        "{}",
        insertion.text
    );
    assert!(insertion.text.contains("on your company's website.\n"), "{}", insertion.text);
    let [Save::Policy(saved)] = right.save.as_slice() else { panic!("{right:?}") };
    assert_eq!(saved.organisation.name.as_deref(), Some("Nordlicht GmbH"));
    assert!(saved.rules.is_empty(), "a form sets its own fields only");
    assert!(matches!(footer(&snapshot, saved), Reply::Insertion { .. }));
}

#[test]
fn the_profile_form_shows_locked_fields_and_keeps_them() {
    let wording = wording::builtin("en").unwrap();
    let (managed, local) = (policy(), Policy::default());
    let (merged, locked) = policy::merge(&managed, &local);
    let form = desk::profile_form(&merged, &locked, &wording);
    assert!(form.fields.iter().find(|field| field.key == "organisation.name").unwrap().locked);
    assert_eq!(form.fields.len(), 12);
    let mut values: LiteMap<String, String> =
        form.fields.iter().map(|field| (field.key.clone(), field.value.clone())).collect();
    values.insert("organisation.name".into(), "Somebody else".into());
    values.insert("organisation.opt_out_email".into(), "stop@nordlicht.example".into());
    let saved = desk::save_profile(&values, &merged, &local, &locked, &wording).unwrap();
    assert_eq!(saved.organisation.name, None);
    assert_eq!(saved.organisation.opt_out_email.as_deref(), Some("stop@nordlicht.example"));
    values.insert("organisation.opt_out_email".into(), "nobody".into());
    let again = desk::save_profile(&values, &merged, &local, &locked, &wording).unwrap_err();
    assert!(again.fields.iter().any(|field| field.key == "organisation.opt_out_email" && field.error.is_some()));
}

#[test]
fn highlights_lead_to_the_words() {
    let view = view(&to(&["anna@acme.de"], "Hi {{first_name}},\nhow are you?"));
    assert_eq!(view.badge.name, "Fairreach: stop");
    let mark = &view.highlights[0];
    assert_eq!((mark.from.run, mark.from.offset, mark.to.offset), (0, 3, 17));
    assert_eq!(view.panel.lines[0].buttons[0].action, Action::Jump { highlight: 0 });
}

#[test]
fn every_view_is_worded_in_every_language() {
    let policy = policy();
    let today = Date::new(2026, 11, 24).unwrap();
    for language in wording::languages() {
        let wording = wording::builtin(language).unwrap();
        for snapshot in [
            to(&["anna@acme.fr", "bo@gmail.com"], PITCH),
            member(None),
            member(Some(Degree::Out)),
            to(&["info@acme.is"], PITCH),
        ] {
            let desk = Desk {
                known: &Known::default(),
                policy: &policy,
                local: &policy,
                locked: &[],
                wording: &wording,
                today,
            };
            let reply = desk::answer(&Request::Check { snapshot }, &desk).reply;
            let text = serde_json::to_string(&reply).unwrap();
            let keys = [
                "rule.",
                "because.",
                "term.",
                "title.",
                "badge.",
                "button.",
                "country.",
                "condition.",
                "degree.",
                "judged.",
                "part.",
            ];
            for key in keys {
                assert!(!text.contains(&format!("\"{key}")), "{language}: {key} in {text}");
            }
            assert!(
                !text.contains("{recipient}") && !text.contains("{value}") && !text.contains("{law}"),
                "{language}: {text}"
            );
        }
    }
}
