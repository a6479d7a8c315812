//! What holds for every draft: no panic, spans inside the text, determinism, and a footer that does what it says, once.

#![cfg(test)]

use fairreach_engine::check;
use fairreach_engine::date::Date;
use fairreach_engine::draft::Draft;
use fairreach_engine::footer::{self, Composed, Footer, Part};
use fairreach_engine::known::{Answer, Known};
use fairreach_engine::policy::Policy;
use fairreach_engine::report::{Report, Strength};
use fairreach_engine::snapshot::{Body, Channel, Container, Degree, Look, Mailbox, Recipient, Run, Snapshot};
use proptest::prelude::*;

fn today() -> Date {
    Date::new(2026, 11, 24).unwrap()
}

/// First emails in the languages that have a footer; none discloses anything.
const DRAFTS: &[(&str, &str)] = &[
    (
        "en",
        "Hello Anna,\n\nour software cuts the time that sales teams spend on reporting by half. Would you have 15 minutes for a short demo next week?\n\nBest regards",
    ),
    (
        "de",
        "Guten Tag Frau Berg,\n\nmit unserer Software halbieren Vertriebsteams den Aufwand für ihre Berichte. Hätten Sie nächste Woche 15 Minuten Zeit für eine kurze Vorführung?\n\nMit freundlichen Grüßen",
    ),
    (
        "fr",
        "Bonjour Madame Berg,\n\nnotre logiciel réduit de moitié le temps que les équipes commerciales passent sur leurs rapports. Auriez-vous 15 minutes la semaine prochaine pour une courte démonstration ?\n\nCordialement",
    ),
    (
        "ja",
        "ベルグ様\n\nお世話になっております。弊社のソフトウェアは、営業チームの報告業務の時間を半分に減らします。来週、15分ほどデモのお時間をいただけないでしょうか。\n\nよろしくお願いいたします。",
    ),
];

fn snapshot(text: &str, address: &str) -> Snapshot {
    let recipient = Recipient { address: Some(address.to_owned()), ..Recipient::default() };
    Snapshot {
        recipients: vec![recipient],
        recipients_read: true,
        body: Some(Body::from_text(text)),
        ..Snapshot::default()
    }
}

/// Whether everything that a report points at lies inside the text, on characters' borders.
fn spans_hold(report: &Report, text: &str) -> Result<(), TestCaseError> {
    let disclosures = &report.disclosures;
    let evidence = [
        disclosures.opt_out,
        disclosures.source,
        disclosures.reason,
        disclosures.identity,
        disclosures.contact,
        disclosures.privacy_notice,
        disclosures.postal_address,
    ];
    let spans = evidence.iter().filter_map(|evidence| evidence.span);
    let spans = spans.chain(report.findings.iter().chain(&report.audited).filter_map(|finding| finding.span));
    let spans = spans
        .chain(disclosures.dead_opt_out_link.as_ref().map(|(span, _)| *span))
        .chain(report.audience.kind_because.span);
    for span in spans {
        prop_assert!(span.start <= span.end && text.get(span.start..span.end).is_some(), "{span:?} in {text:?}");
    }
    Ok(())
}

fn strength(report: &Report, part: Part) -> Strength {
    let disclosures = &report.disclosures;
    match part {
        Part::Reason => disclosures.reason.strength,
        Part::Source => disclosures.source.strength,
        Part::Identity => disclosures.identity.strength.min(disclosures.contact.strength),
        Part::OptOut => disclosures.opt_out.strength,
        Part::Privacy => disclosures.privacy_notice.strength,
        Part::Postal => disclosures.postal_address.strength,
        Part::Register => disclosures.register.strength,
    }
}

/// The lines of the footer's HTML, tags off and entities back.
fn html_lines(html: &str) -> Vec<String> {
    let lines = html.replace("</p>", "\n").replace("<br>", "\n");
    let mut text = String::new();
    let mut tag = false;
    for c in lines.chars() {
        match c {
            '<' => tag = true,
            '>' => tag = false,
            c if !tag => text.push(c),
            _ => {}
        }
    }
    let text = text
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&");
    text.lines().filter(|line| !line.trim().is_empty()).map(str::to_owned).collect()
}

fn composed(snapshot: &Snapshot, policy: &Policy) -> Result<Footer, TestCaseError> {
    let known = Known { answers: vec![Answer::Outreach], ..Known::default() };
    match footer::compose(snapshot, &known, policy, today()) {
        Composed::Footer(footer) => Ok(footer),
        other => Err(TestCaseError::fail(format!("{other:?}"))),
    }
}

prop_compose! {
    /// Profiles with every value, and values that want escaping.
    fn profile()(
        name in "(Nordlicht Werkzeuge GmbH|Acme & Söhne Ltd|A <b>old</b> Company Inc\\.|株式会社サンプル)",
        url in "https://[a-z]{3,12}\\.example/[a-z]{1,8}(\\?a=1&b=2)?",
        privacy in "https://nordlicht\\.example/(privacy|datenschutz|privacy-policy)",
        source in "(your company's website|the exhibitor list of \"Fair 2026\"|acme\\.example/team|your\nprofile on LinkedIn\\.)",
        reason in "(your role|your role in <purchasing> & sales|your talk at the fair\\.)",
        opt_out in any::<bool>(),
    ) -> Policy {
        let mut policy = Policy::default();
        policy.organisation.name = Some(name);
        policy.organisation.contact_email = Some("privacy@nordlicht.example".into());
        policy.organisation.postal_address = Some("Hafenstraße 7, 20457 Hamburg, Germany".into());
        policy.organisation.privacy_url = Some(privacy);
        policy.organisation.opt_out_url = opt_out.then_some(url);
        policy.sender.domains = vec!["nordlicht.example".into()];
        policy.defaults.source = Some(source);
        policy.defaults.reason = Some(reason);
        policy
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_draft_and_its_footer_hold_every_part_that_was_added(
        draft in prop::sample::select(DRAFTS),
        policy in profile(),
        address in prop::sample::select(&["anna@acme.co.uk", "anna@acme.de", "anna@acme.us", "info@acme.com"][..]),
    ) {
        let (language, text) = draft;
        let known = Known { answers: vec![Answer::Outreach], ..Known::default() };
        let before = snapshot(text, address);
        let footer = composed(&before, &policy)?;
        prop_assert!(footer.replaces.is_none());
        let after = snapshot(&format!("{text}\n\n{}", footer.text), address);
        let report = check(&after, &known, &policy, today());
        prop_assert_eq!(report.language, Some(language));
        for part in &footer.parts {
            prop_assert_eq!(strength(&report, *part), Strength::Present, "{:?} of {}: {:#?}", part, footer.text, report.disclosures);
        }
        let again = footer::compose(&after, &known, &policy, today());
        prop_assert_eq!(again, Composed::Complete, "{}", footer.text);
    }

    #[test]
    fn html_and_text_hold_the_same_lines(draft in prop::sample::select(DRAFTS), policy in profile()) {
        let footer = composed(&snapshot(draft.1, "anna@acme.us"), &policy)?;
        let plain: Vec<String> = footer.text.lines().filter(|line| !line.is_empty()).map(str::to_owned).collect();
        prop_assert_eq!(&plain, &footer.lines);
        prop_assert_eq!(&html_lines(&footer.html), &footer.lines);
        let tags: Vec<&str> = footer.html.split('<').skip(1).filter_map(|piece| piece.split_once('>').map(|(tag, _)| tag)).collect();
        prop_assert!(tags.iter().all(|tag| ["p", "/p", "br", "/a"].contains(tag) || tag.starts_with("a href=\"https://")), "{:?}", tags);
    }

    #[test]
    fn a_changed_profile_replaces_all_of_the_earlier_footer(draft in prop::sample::select(DRAFTS), old in profile(), new in profile()) {
        let first = composed(&snapshot(draft.1, "anna@acme.us"), &old)?;
        let after = snapshot(&format!("{}\n\n{}\n", draft.1, first.text), "anna@acme.us");
        let known = Known { answers: vec![Answer::Outreach], ..Known::default() };
        match footer::compose(&after, &known, &new, today()) {
            Composed::Complete => {
                let fresh = composed(&snapshot(draft.1, "anna@acme.us"), &new)?;
                prop_assert_eq!(fresh.lines, first.lines);
            }
            Composed::Footer(second) => {
                let extent = second.replaces.ok_or_else(|| TestCaseError::fail("nothing replaced"))?;
                let runs = &after.body.as_ref().unwrap().runs;
                let (from, to) = (&runs[extent.from.run as usize], &runs[extent.to.run as usize]);
                prop_assert_eq!(from.text.trim(), first.lines.first().unwrap());
                prop_assert_eq!(to.text.trim(), first.lines.last().unwrap());
                prop_assert_eq!(extent.from.offset, 0);
            }
            other => prop_assert!(false, "{:?}", other),
        }
    }

    #[test]
    fn any_text_is_judged_without_a_panic(text in "\\PC{0,200}", subject in prop::option::of("\\PC{0,40}"), address in "\\PC{0,30}") {
        let mut snapshot = snapshot(&text, &address);
        snapshot.subject = subject;
        snapshot.from = Some(Mailbox { name: None, address: Some(address) });
        let one = check(&snapshot, &Known::default(), &Policy::default(), today());
        let two = check(&snapshot, &Known::default(), &Policy::default(), today());
        prop_assert_eq!(&one, &two);
        spans_hold(&one, &Draft::read(snapshot.body.as_ref().unwrap()).text)?;
        let _ = footer::compose(&snapshot, &Known::default(), &Policy::default(), today());
    }

    #[test]
    fn any_composer_is_judged_without_a_panic(
        runs in prop::collection::vec(run(), 0..12),
        plain in any::<bool>(),
        complete in any::<bool>(),
        channel in prop::sample::select(&[Channel::Email, Channel::LinkedinMessage, Channel::LinkedinInmail, Channel::LinkedinInvitation, Channel::Call][..]),
        degree in prop::option::of(prop::sample::select(&[Degree::First, Degree::Second, Degree::Third, Degree::Out][..])),
        limit in prop::option::of(0_u32..400),
        reply in prop::option::of(any::<bool>()),
        policy in profile(),
    ) {
        let snapshot = Snapshot {
            channel, degree, limit, reply,
            body: Some(Body { runs, complete, plain, images: Vec::new() }),
            recipients: vec![Recipient { name: Some("Anna Berg".into()), address: Some("anna@acme.de".into()), ..Recipient::default() }],
            ..Snapshot::default()
        };
        let report = check(&snapshot, &Known::default(), &policy, today());
        spans_hold(&report, &Draft::read(snapshot.body.as_ref().unwrap()).text)?;
        if let Composed::Footer(footer) = footer::compose(&snapshot, &Known::default(), &policy, today()) {
            prop_assert!(limit.is_none_or(|limit| footer.text.encode_utf16().count() <= limit as usize));
        }
    }

    #[test]
    fn any_policy_text_is_read_without_a_panic(text in "\\PC{0,120}", wrap in any::<bool>()) {
        let text = if wrap { format!("{{\"organisation\":{{\"name\":{text:?}}},\"rules\":{{{text:?}:\"off\"}}}}") } else { text };
        let _ = fairreach_engine::policy::parse(&text);
    }
}

prop_compose! {
    fn run()(
        text in prop::sample::select(&[
            "Hello Anna,", "{{first_name}} ", "Reply \"no thanks\" and we will not write to you again.", "> quoted", "-- ", "\n", "\u{a0}", "Hi ,",
            "On Mon, Anna <anna@acme.de> wrote:", "https://acme.example/unsubscribe", "Best regards\nMika", "😀 ﷽ e\u{301}", "[Company] %NAME%", "",
            "I found your business contact details on your company's website.", "所在地：東京都",
        ][..]),
        block in 0_u32..6,
        container in prop::sample::select(&[Container::Own, Container::Signature, Container::Quote][..]),
        href in prop::option::of(prop::sample::select(&["#", "https://acme.example/{{u}}", "mailto:", "javascript:x", "%7B%7Bx%7D%7D"][..])),
        image in any::<bool>(),
        hidden in any::<bool>(),
    ) -> Run {
        let look = hidden.then(|| Look { hidden, ..Look::default() });
        Run { text: text.into(), block, container, href: href.map(str::to_owned), image, look }
    }
}

/// Whoever pastes a megabyte waits for it once, not squared.
#[test]
fn pathological_texts_are_judged_in_linear_time() {
    let patterns = [
        "{{a}} ",
        "{",
        "[",
        "%abc",
        "XXX,",
        "XXX ",
        "\"{{a}}\" ",
        "<<",
        "*|a|* ",
        "+1 ",
        "> ",
        "Hi ,\n",
        "a@b.de ",
        "\n",
        "https://x.example/%ab%abc%",
    ];
    for pattern in patterns {
        let text = pattern.repeat(200_000 / pattern.len());
        let snapshot = snapshot(&text, "anna@acme.de");
        let start = std::time::Instant::now();
        let _ = check(&snapshot, &Known::default(), &Policy::default(), today());
        let _ = footer::compose(&snapshot, &Known::default(), &Policy::default(), today());
        // A debug build on a busy machine needs a second; squared it would be minutes.
        assert!(start.elapsed().as_secs() < 20, "{pattern:?} took {:?}", start.elapsed());
    }
}
