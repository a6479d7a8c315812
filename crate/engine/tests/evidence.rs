//! What counts as a disclosure and what does not (RULES section 6), in sentences of this test's own.

use fairreach_engine::draft::Draft;
use fairreach_engine::evidence::disclosures;
use fairreach_engine::language;
use fairreach_engine::policy::Policy;
use fairreach_engine::report::{Disclosures, Strength};
use fairreach_engine::snapshot::{Body, Run};
use proptest::prelude::*;

fn read(draft: &Draft, code: &str, repliable: bool) -> Disclosures {
    disclosures(draft, language::by_code(code), &Policy::default(), None, repliable)
}

fn text(code: &str, text: &str) -> Disclosures {
    read(&Draft::read(&Body::from_text(text)), code, true)
}

fn linked(code: &str, before: &str, visible: &str, href: &str) -> Disclosures {
    let run =
        |text: &str, href: Option<&str>| Run { text: text.to_owned(), href: href.map(str::to_owned), ..Run::default() };
    let runs = vec![run(before, None), run(visible, Some(href))];
    read(&Draft::read(&Body { runs, complete: true, plain: false, images: Vec::new() }), code, true)
}

/// Checks each sentence and tells all that fail, not only the first.
fn each(cases: &[(&str, &str)], is: impl Fn(&Disclosures) -> bool) {
    let wrong: Vec<_> = cases.iter().filter(|(code, t)| !is(&text(code, t))).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

fn opt_out(strength: Strength) -> impl Fn(&Disclosures) -> bool {
    move |d| d.opt_out.strength == strength
}

#[test]
fn an_offer_to_stop_with_a_way_is_present() {
    let cases = [
        ("en", "If you'd rather not get emails from me, just reply with \"no\" and I won't write again."),
        ("en", "Prefer not to receive my messages? Unsubscribe here: https://acme.example/u/7"),
        ("en", "You can opt out at any time by writing to stop@acme.example."),
        ("en", "Not for you? Tell me and I'll take you off my list."),
        ("en", "To stop receiving these messages, click https://acme.example/stop."),
        ("en", "Let me know and I will not contact you again."),
        ("en", "You may object to this use of your data at any time: reply to this email."),
        ("en", "P.S. Just say no and I won't email you again."),
        ("de", "Sie möchten keine E-Mails mehr von mir bekommen? Eine kurze Antwort genügt."),
        ("de", "Hier können Sie sich abmelden: https://acme.example/ab"),
        ("de", "Wenn Sie nicht mehr angeschrieben werden möchten, antworten Sie bitte mit „Stop“."),
        ("de", "Sie können der Verwendung Ihrer Daten jederzeit widersprechen, eine Mail an stop@acme.example reicht."),
        ("de", "Falls du keine weiteren Nachrichten willst, sag mir kurz Bescheid, dann melde ich mich nicht mehr."),
        ("de", "Kein Interesse? Geben Sie mir kurz Bescheid, dann nehme ich Sie von der Liste."),
        ("fr", "Si vous ne souhaitez plus être contacté, répondez « stop » à ce message."),
        ("fr", "Pour ne plus recevoir nos courriels : https://acme.example/stop"),
        ("fr", "Vous pouvez vous désinscrire à tout moment en cliquant ici : https://acme.example/d"),
        ("fr", "Vous ne voulez plus de mes messages ? Dites-le moi et je ne vous écrirai plus."),
        ("fr", "Vous disposez d’un droit d’opposition : écrivez à stop@acme.example."),
        ("ja", "今後メールが不要な場合は、このメールにご返信ください。"),
        ("ja", "配信停止はこちら：https://acme.example/stop"),
        ("ja", "ご不要の場合は「不要」とご返信ください。以後ご連絡いたしません。"),
        ("ja", "メールの配信を希望されない方は、お手数ですが stop@acme.example までご連絡ください。"),
    ];
    each(&cases, opt_out(Strength::Present));
}

#[test]
fn a_wish_or_a_way_alone_is_weak() {
    let cases = [
        ("en", "If this isn't relevant to you, no worries, just let me know."),
        ("en", "No hard feelings if not."),
        ("en", "You can unsubscribe at any time."),
        ("en", "You can manage your email preferences after you log in: https://acme.example/settings/mail"),
        ("de", "Falls das Thema für Sie nicht interessant ist, lassen Sie es mich gern wissen."),
        ("de", "Sie können sich jederzeit abmelden."),
        ("fr", "Si le sujet ne vous intéresse pas, pas de souci, dites-le moi simplement."),
        ("ja", "ご興味がなければ、読み捨てていただければ幸いです。"),
    ];
    each(&cases, opt_out(Strength::Weak));
}

#[test]
fn n1_the_topic_is_no_offer() {
    let cases = [
        ("en", "Our tool lowers unsubscribe rates by a third. See https://acme.example/demo"),
        ("en", "We build opt-out forms for your shop, see https://acme.example."),
        ("en", "Your customers can unsubscribe with one click in our new release: https://acme.example/new"),
        ("de", "Unser Werkzeug senkt Ihre Abmelderate um ein Drittel: https://acme.example/demo"),
        ("de", "Ihre Kunden können sich damit mit einem Klick abmelden, mehr auf https://acme.example."),
        ("fr", "Notre outil réduit le taux de désabonnement : https://acme.example/demo"),
        ("fr", "Vos clients peuvent se désinscrire en un clic, voir https://acme.example"),
        ("ja", "弊社のツールは解除率を下げます。詳しくは https://acme.example をご覧ください。"),
    ];
    each(&cases, opt_out(Strength::Absent));
}

#[test]
fn n3_a_link_to_nowhere_is_absent_and_named() {
    for href in ["#", "", "javascript:void(0)", "{{unsubscribe_link}}", "*|UNSUB|*", "mailto:"] {
        let found = linked("en", "Hello, we sell pumps. ", "Unsubscribe", href);
        assert_eq!(found.opt_out.strength, Strength::Absent, "{href}");
        if !href.is_empty() {
            assert_eq!(found.dead_opt_out_link.map(|(_, h)| h).as_deref(), Some(href));
        }
    }
    let found = text("en", "We sell pumps to people like you.\n\nUnsubscribe: {{unsubscribe_link}}");
    assert_eq!(found.opt_out.strength, Strength::Absent);
    assert!(found.dead_opt_out_link.is_some());
    let found = linked("de", "Wir verkaufen Pumpen. ", "Abmelden", "https://acme.example/ab");
    assert_eq!(found.opt_out.strength, Strength::Present);
    assert_eq!(found.dead_opt_out_link, None);
}

#[test]
fn n2_and_n4_an_offer_that_nobody_sees_is_hidden() {
    let mut draft = Draft::read(&Body::from_text("We sell pumps to people like you."));
    draft.hidden = "Unsubscribe here: https://acme.example/u".to_owned();
    let found = read(&draft, "en", true);
    assert_eq!(found.opt_out.strength, Strength::Absent);
    assert!(found.hidden_opt_out);
    draft.hidden.clear();
    draft.history = "> Reply \"stop\" and I won't email you again.".to_owned();
    assert!(read(&draft, "en", true).hidden_opt_out);
    draft.history.clear();
    assert!(!read(&draft, "en", true).hidden_opt_out);
}

#[test]
fn n5_faint_words_are_weak() {
    let mut draft = Draft::read(&Body::from_text("Reply \"stop\" and I won't email you again."));
    assert_eq!(read(&draft, "en", true).opt_out.strength, Strength::Present);
    for piece in &mut draft.pieces {
        piece.faint = true;
    }
    assert_eq!(read(&draft, "en", true).opt_out.strength, Strength::Weak);
}

#[test]
fn n6_a_denial_is_absent() {
    let cases = [
        ("en", "You cannot unsubscribe from these service messages: https://acme.example/info"),
        ("en", "There is no need to unsubscribe, see https://acme.example."),
        ("de", "Eine Abmeldung ist nicht möglich, siehe https://acme.example. Keine Abmeldung möglich."),
        ("fr", "Vous ne pouvez pas vous désabonner de ces messages : https://acme.example/info"),
        ("ja", "この通知は配信停止できません。https://acme.example/info"),
    ];
    each(&cases, opt_out(Strength::Absent));
}

#[test]
fn n7_leaving_something_else_is_absent() {
    let cases = [
        ("en", "You can opt out of cookies at https://acme.example/cookies."),
        ("en", "Cancel any time at https://acme.example/plan, no contract."),
        ("en", "You can opt out of the trial here: https://acme.example/trial"),
        ("de", "Der Vertrag ist jederzeit kündbar: https://acme.example/vertrag"),
        ("de", "Sie können den Cookies jederzeit widersprechen: https://acme.example/cookies"),
        ("fr", "Sans engagement, résiliable à tout moment : https://acme.example/contrat"),
        ("ja", "いつでも解約できます。https://acme.example/plan"),
    ];
    each(&cases, opt_out(Strength::Absent));
}

#[test]
fn n8_a_reply_works_only_where_somebody_reads_it() {
    let draft = Draft::read(&Body::from_text("Reply STOP and I won't write to you again."));
    assert_eq!(read(&draft, "en", true).opt_out.strength, Strength::Present);
    assert_eq!(read(&draft, "en", false).opt_out.strength, Strength::Absent);
    assert_eq!(
        text("en", "Please do not reply to this message. Our pumps are good.").opt_out.strength,
        Strength::Absent
    );
}

#[test]
fn n12_what_is_known_of_the_reader_is_a_reason() {
    let raised = text("en", "I saw that Acme raised a round in May. Congratulations on the growth of your team.");
    assert_eq!(raised.reason.strength, Strength::Present);
}

#[test]
fn n14_and_n15_only_ones_own_notice_counts() {
    let notice = |t: &str| text("en", t).privacy_notice.strength;
    assert_eq!(notice("Our privacy notice: https://acme.example/privacy"), Strength::Present);
    assert_eq!(notice("How we use your data and what rights you have: https://acme.example/legal"), Strength::Present);
    assert_eq!(notice("See https://www.linkedin.com/legal/privacy-policy for details."), Strength::Absent);
    assert_eq!(notice("This email is confidential and for the addressee only."), Strength::Absent);
    assert_eq!(notice("We are fully GDPR compliant and take privacy seriously."), Strength::Absent);
}

#[test]
fn n18_a_question_for_another_person_is_nothing() {
    let found = text("en", "If you are not the right person, who is?");
    assert_eq!(found.opt_out.strength, Strength::Absent);
    assert_eq!(found.source.strength, Strength::Absent);
}

#[test]
fn a_named_organisation_is_identity() {
    let present = |d: &Disclosures| d.identity.strength == Strength::Present;
    let cases = [
        ("en", "My name is Jane Roe from Pumpworks and I sell pumps."),
        ("en", "Best,\nJane Roe\nPumpworks Ltd"),
        ("en", "Best,\nJane\n\nPumpworks\nhttps://pumpworks.example"),
        ("de", "Viele Grüße\nErika Muster\nPumpen Muster GmbH"),
        ("de", "ich bin Erika Muster von Pumpwerk und möchte Ihnen etwas zeigen."),
        ("fr", "Je suis Jeanne Durand de chez Pompes Durand."),
        ("ja", "株式会社ポンプの山田と申します。"),
    ];
    each(&cases, present);
    let absent = |d: &Disclosures| d.identity.strength == Strength::Absent;
    each(
        &[("en", "I sell pumps.\n\nBest,\nJane"), ("de", "Ich verkaufe Pumpen.\n\nGrüße\nErika"), ("ja", "山田です。")],
        absent,
    );
}

#[test]
fn with_a_profile_its_name_or_brand_is_identity() {
    let mut policy = Policy::default();
    policy.organisation.name = Some("Pumpworks Trading GmbH".to_owned());
    let judge = |t: &str| {
        let draft = Draft::read(&Body::from_text(t));
        disclosures(&draft, language::by_code("en"), &policy, None, true).identity.strength
    };
    assert_eq!(judge("We at Pumpworks Trading sell pumps."), Strength::Present);
    assert_eq!(judge("We at Pumpworks sell pumps."), Strength::Present);
    assert_eq!(judge("Best,\nJane Roe\nOther Pumps Ltd"), Strength::Weak);
    assert_eq!(judge("Best,\nJane"), Strength::Absent);
}

#[test]
fn addresses_of_many_countries_are_postal_addresses() {
    let present = |d: &Disclosures| d.postal_address.strength == Strength::Present;
    let cases = [
        ("en", "Pumpworks, 7 Canal Street, Leeds LS2 7AB"),
        ("en", "Pumpworks Inc., 12 Main St, Suite 4, Denver, CO 80202"),
        ("en", "PO Box 12, Wellington 6011"),
        ("de", "Pumpwerk GmbH, Kanalstraße 7, 10115 Berlin"),
        ("de", "Pumpwerk GmbH\nAm Kanal Weg 7\n4020 Linz"),
        ("de", "Postfach 1234, 80331 München"),
        ("fr", "Pompes Durand, 12 rue de la Paix, 75002 Paris"),
        ("ja", "〒100-0005 東京都千代田区丸の内2-4-1"),
        ("ja", "大阪府大阪市北区梅田3丁目1番"),
    ];
    each(&cases, present);
    let absent = |d: &Disclosures| d.postal_address.strength == Strength::Absent;
    let cases = [
        ("en", "We grew by 1200 customers in 2025, way more than 7 others."),
        ("en", "I am on the road until 15 May."),
        ("de", "Der Weg dahin war 2025 lang, über 1200 Kunden sind dabei."),
        ("fr", "La place de marché compte 12000 clients."),
    ];
    each(&cases, absent);
}

#[test]
fn telephone_and_mail_are_contact_numbers_are_not() {
    let present = |d: &Disclosures| d.contact.strength == Strength::Present;
    let cases = [
        ("en", "Call me: +44 20 7946 0123"),
        ("en", "jane@pumpworks.example"),
        ("de", "Tel. 030 / 123 45 67"),
        ("fr", "Tél. : 01 23 45 67 89"),
        ("ja", "電話 03-1234-5678"),
    ];
    each(&cases, present);
    let absent = |d: &Disclosures| d.contact.strength == Strength::Absent;
    each(
        &[("en", "We saved 1,200,000 dollars in 2025."), ("de", "Am 01.02.2026 um 10:30 haben wir 200 000 Kunden.")],
        absent,
    );
}

#[test]
fn every_footer_sentence_is_evidence() {
    for language in language::all().iter().filter(|l| !l.footer.opt_out.is_empty()) {
        let footer = &language.footer;
        let fill = |t: &str| {
            let values = [
                ("{optout_url}", "https://acme.example/stop"),
                ("{source}", "https://firma.example/team"),
                ("{date}", "2026-11-23"),
                ("{their_company}", "Firma"),
                ("{role}", "CFO"),
                ("{topic}", "Pumps"),
                ("{company}", "Acme Pumps GmbH"),
                ("{email}", "info@acme.example"),
                ("{privacy_url}", "https://acme.example/legal"),
                ("{address}", "Kanalstr. 7, 10115 Berlin"),
                ("{reason}", "Pumps"),
            ];
            values.iter().fold(t.to_owned(), |t, (k, v)| t.replace(k, v))
        };
        let judge = |t: &str| text(language.code, &fill(t));
        let is = |strength: Strength, part: &str| assert_eq!(strength, Strength::Present, "{} {part}", language.code);
        is(judge(footer.opt_out).opt_out.strength, "opt_out");
        is(judge(footer.opt_out_reply).opt_out.strength, "opt_out_reply");
        is(judge(footer.withdraw).opt_out.strength, "withdraw");
        is(judge(footer.withdraw_reply).opt_out.strength, "withdraw_reply");
        is(judge(footer.source).source.strength, "source");
        is(judge(footer.source_undated).source.strength, "source_undated");
        is(judge(footer.reason).reason.strength, "reason");
        is(judge(footer.reason_plain).reason.strength, "reason_plain");
        is(judge(footer.identity).identity.strength, "identity");
        is(judge(footer.identity).contact.strength, "contact");
        is(judge(footer.identity_plain).identity.strength, "identity_plain");
        is(judge(footer.privacy).privacy_notice.strength, "privacy");
        is(judge(footer.postal).postal_address.strength, "postal");
    }
}

#[test]
fn a_lone_link_needs_no_language() {
    for (visible, href, strength) in [
        ("Disiscriviti", "https://news.example/u/1", Strength::Present),
        ("退会", "https://news.example/u/1", Strength::Present),
        ("Opphev abonnement", "https://news.example/u/1", Strength::Present),
        ("Disiscriviti", "#", Strength::Unknown),
        ("Acme", "https://acme.example", Strength::Unknown),
    ] {
        assert_eq!(linked("none", "", visible, href).opt_out.strength, strength, "{visible} {href}");
    }
}

#[test]
fn without_the_language_absence_is_unknown() {
    let draft = Draft::read(&Body::from_text("Vendemos bombas. Tel. +34 912 345 678"));
    let found = disclosures(&draft, None, &Policy::default(), None, true);
    assert_eq!(found.opt_out.strength, Strength::Unknown);
    assert_eq!(found.source.strength, Strength::Unknown);
    assert_eq!(found.contact.strength, Strength::Present);
    assert_eq!(found.postal_address.strength, Strength::Unknown);
}

#[test]
fn of_a_draft_that_was_not_read_whole_nothing_is_absent() {
    let mut draft = Draft::read(&Body::from_text("We sell pumps."));
    draft.complete = false;
    assert_eq!(read(&draft, "en", true).opt_out.strength, Strength::Unknown);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn spans_lie_in_the_text(words in prop::collection::vec(prop_oneof![
        prop::sample::select(vec![
            "unsubscribe", "reply", "abmelden", "désinscrire", "配信停止", "https://x.example/", "{{name}}", "\n", "\n\n", "GmbH", "Straße 7", "10115", "a@b.example", "Ｆｕｌｌ", "\u{200b}", "e\u{301}", "+49 30 123456", "「不要」", ".", "🙂",
        ]).prop_map(str::to_owned),
        "\\PC{0,8}",
    ], 0..40), code in prop_oneof![Just("en"), Just("de"), Just("fr"), Just("ja")]) {
        let draft = Draft::read(&Body::from_text(&words.join(" ")));
        let found = read(&draft, code, true);
        let all = [found.opt_out, found.source, found.reason, found.identity, found.contact, found.privacy_notice, found.postal_address];
        for span in all.into_iter().filter_map(|e| e.span).chain(found.dead_opt_out_link.map(|(s, _)| s)) {
            prop_assert!(draft.text.get(span.start..span.end).is_some_and(|t| !t.is_empty()), "{span:?}");
        }
    }
}
