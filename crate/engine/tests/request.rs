//! What people ask for and what they do not (RULES section 10), in sentences of this test's own.

use fairreach_engine::draft::Draft;
use fairreach_engine::request::{Found, RequestKind, classify};
use fairreach_engine::snapshot::Body;
use proptest::prelude::*;

fn read(text: &str, subject: Option<&str>) -> Option<Found> {
    classify(&Draft::read(&Body::from_text(text)), subject)
}

fn all(kind: Option<RequestKind>, texts: &[&str]) {
    let judged = texts.iter().map(|t| (*t, read(t, None).map(|f| f.kind)));
    let wrong: Vec<_> = judged.filter(|(_, k)| *k != kind).collect();
    assert!(wrong.is_empty(), "not {kind:?}: {wrong:#?}");
}

#[test]
fn a_wish_for_silence_is_an_unsubscription() {
    let texts = [
        "Please take me off your list.",
        "Stop",
        "UNSUBSCRIBE",
        "Could you please stop sending me these mails?",
        "Kindly remove our address from your mailing list, thank you.",
        "I don't want to receive any further emails from you.",
        "Do not contact me again.",
        "Never email me again please",
        "Quit spamming me.",
        "I'd like to be removed from your mailing list.",
        "We would like to opt out of your newsletter.",
        "Please don't write to us anymore.",
        "Bitte streichen Sie mich von Ihrer Liste.",
        "Abmelden",
        "Bitte nehmen Sie mich aus Ihrem Verteiler.",
        "Ich möchte keine E-Mails mehr von Ihnen bekommen.",
        "Schreiben Sie mir bitte nicht mehr.",
        "Hören Sie auf, mir zu schreiben.",
        "Bitte kontaktieren Sie uns nicht mehr.",
        "Keine Werbung mehr, bitte!",
        "Wir wünschen keine weiteren Zusendungen.",
        "Tragt mich bitte aus eurem Newsletter aus.",
        "Merci de me retirer de votre liste de diffusion.",
        "Désinscription svp",
        "Je ne souhaite plus recevoir vos mails.",
        "Veuillez ne plus me contacter.",
        "Pouvez-vous me désabonner de votre newsletter ?",
        "Cessez de m'envoyer des messages.",
        "配信停止を希望します。",
        "今後メールを送らないでください。",
        "リストから外してください。",
        "営業メールはお断りします。もう連絡しないでください。",
        "メールは不要です。",
    ];
    all(Some(RequestKind::Unsubscribe), &texts);
}

#[test]
fn an_objection_is_one() {
    let texts = [
        "I object to the processing of my personal data for marketing.",
        "We object to your use of our data.",
        "Do not use my data for advertising.",
        "Ich widerspreche der Verarbeitung meiner Daten.",
        "Hiermit lege ich Widerspruch gegen die Nutzung meiner Daten für Werbung ein.",
        "Je m'oppose au traitement de mes données à des fins commerciales.",
        "J'exerce mon droit d'opposition.",
        "私の個人情報の利用を停止してください。",
    ];
    all(Some(RequestKind::Objection), &texts);
}

#[test]
fn a_withdrawal_is_one() {
    let texts = [
        "I hereby revoke my consent.",
        "I'm withdrawing my consent to receive offers.",
        "Hiermit widerrufe ich meine Einwilligung.",
        "Ich ziehe meine Zustimmung zurück.",
        "Je retire mon consentement.",
        "同意を撤回します。",
    ];
    all(Some(RequestKind::Withdrawal), &texts);
}

#[test]
fn a_wish_for_erasure_is_one() {
    let texts = [
        "Please delete my data.",
        "Erase all the personal information you hold about me.",
        "I want my right to be forgotten respected.",
        "Remove me from your list and delete all my data.",
        "Löschen Sie bitte alle meine Daten.",
        "Bitte meine Daten umgehend löschen.",
        "Ich verlange die Löschung meiner personenbezogenen Daten.",
        "Merci de supprimer toutes mes données.",
        "Je demande l'effacement de mes données personnelles.",
        "私の個人情報を削除してください。",
        "データの消去をお願いします。",
    ];
    all(Some(RequestKind::Erasure), &texts);
}

#[test]
fn a_question_for_data_or_their_source_is_access() {
    let texts = [
        "Where did you get my contact details?",
        "How did you get my number?",
        "Which information do you store about me?",
        "I request access to my personal data under Art. 15 GDPR.",
        "Please send me a copy of all the data you have on me.",
        "Woher haben Sie meine E-Mail-Adresse?",
        "Welche Daten haben Sie über mich gespeichert?",
        "Ich bitte um Auskunft über die zu meiner Person gespeicherten Daten.",
        "Comment avez-vous eu mon adresse ?",
        "Quelles données avez-vous sur moi ?",
        "Je souhaite exercer mon droit d'accès.",
        "どこで私のメールアドレスを知りましたか？",
        "私の個人情報の開示を請求します。",
    ];
    all(Some(RequestKind::Access), &texts);
}

#[test]
fn other_answers_are_no_request() {
    let texts = [
        "Not interested, thanks.",
        "I'm not the right person, try Jane.",
        "We already have a supplier for this.",
        "I'm out of the office until Monday.",
        "I left the company in May.",
        "Please unsubscribe me from Mondays.",
        "Sure, send me more information.",
        "How do your customers unsubscribe from the newsletter in your tool?",
        "Don't send the contract before Friday.",
        "Please remove the second item from the quote.",
        "Can you stop by on Tuesday?",
        "What data does your product collect?",
        "Do not email me the invoice, post it.",
        "We will delete the old branch tomorrow.",
        "My data show a different picture.",
        "Kein Interesse, danke.",
        "Ich bin nicht der richtige Ansprechpartner.",
        "Ich bin bis Montag nicht im Büro.",
        "Ich muss mich vom Webinar abmelden.",
        "Bitte melden Sie sich nächste Woche wieder.",
        "Können Sie die Datei bitte löschen und neu schicken?",
        "Welche Daten braucht Ihr Werkzeug?",
        "Schicken Sie mir bitte keine PDF, sondern Word.",
        "Wie können sich unsere Kunden abmelden?",
        "Ich habe keine Nachricht von Ihnen erhalten.",
        "Pas intéressé, merci.",
        "Je ne suis pas la bonne personne.",
        "Je suis absent jusqu'à lundi.",
        "Pouvez-vous supprimer la ligne 3 du devis ?",
        "Quelles données votre outil utilise-t-il ?",
        "Ne m'appelez pas avant lundi.",
        "興味がありません。",
        "担当者が違います。",
        "資料を送ってください。",
        "会議をキャンセルしてください。",
        "添付ファイルを削除してもう一度送ってください。",
    ];
    all(None, &texts);
}

#[test]
fn what_the_writer_takes_back_is_asked_for_in_no_other_language() {
    // "remove me" is understood in Portuguese mails too.
    all(None, &["Please remove me from CC, thanks.", "Do not remove me from your list."]);
}

#[test]
fn the_footer_of_a_newsletter_asks_nothing_but_words_above_it_do() {
    let footers = [
        "You are receiving this mail because you signed up at Acme. Unsubscribe me",
        "Sie erhalten diese E-Mail, weil Sie sich angemeldet haben. Newsletter abbestellen",
        "Vous recevez cette lettre car vous êtes inscrit. Me désinscrire de cette lettre",
        "Ricevi questa email perché ti sei iscritto. Cancellami dalla lista",
        "Recibes este correo porque te suscribiste. Darme de baja",
        "Recebe este email porque se inscreveu. Remover o meu email da lista",
        "Je ontvangt deze mail omdat je je hebt aangemeld. Schrijf mij uit",
        "Du får det här mejlet eftersom du har anmält dig. Avregistrera mig",
        "Du modtager denne mail, fordi du har tilmeldt dig. Afmeld mig",
        "Du mottar denne e-posten fordi du har meldt deg på. Meld meg av",
        "Saat tämän viestin, koska olet tilannut uutiskirjeemme. Poista minut listalta",
        "Otrzymujesz tę wiadomość, ponieważ zapisałeś się do newslettera. Wypisz mnie z listy",
        "Tento e-mail dostáváte, protože jste se přihlásili. Odhlaste mě z odběru",
        "このメールは、ご登録いただいた方にお送りしています。配信を停止してください。",
    ];
    all(None, &footers);
    let above = format!("Please stop writing to me.\n\n{}", footers[0]);
    all(Some(RequestKind::Unsubscribe), &[&above]);
    let letters = [
        "You are receiving this letter because you hold my data. Please delete my data at once.",
        "Sie erhalten dieses Schreiben, weil Sie meine Daten verarbeiten. Bitte löschen Sie alle meine Daten.",
    ];
    all(Some(RequestKind::Erasure), &letters);
}

#[test]
fn what_is_quoted_asks_nothing() {
    let quoted = "Sounds good, let's talk on Monday.\n\nOn Mon, 21 Sep 2026 at 09:12, Sam <sam@acme.example> wrote:\n> Please delete my data.\n";
    assert_eq!(read(quoted, None), None);
}

#[test]
fn the_most_far_reaching_kind_wins() {
    let kind = |t: &str| read(t, None).map(|f| f.kind);
    assert_eq!(kind("Please unsubscribe me. I also object to the use of my data."), Some(RequestKind::Objection));
    assert_eq!(kind("I object to marketing. Where did you get my address?"), Some(RequestKind::Access));
    assert_eq!(kind("Where did you get my address? Delete my data."), Some(RequestKind::Erasure));
}

#[test]
fn a_subject_counts_unless_it_answers() {
    assert_eq!(read("Thanks, Jane", Some("Please unsubscribe me")).map(|f| f.kind), Some(RequestKind::Unsubscribe));
    assert_eq!(read("Thanks, Jane", Some("GDPR: please delete my data")).map(|f| f.kind), Some(RequestKind::Erasure));
    assert_eq!(read("Yes, let's talk on Monday.", Some("Re: please unsubscribe me")), None);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn a_span_lies_in_the_text(text in "(\\PC|stop |delete my data|löschen Sie |désinscrire |削除してください|。|\n){0,30}") {
        let draft = Draft::read(&Body::from_text(&text));
        if let Some(found) = classify(&draft, None) {
            prop_assert!(draft.text.get(found.span.start..found.span.end).is_some_and(|t| !t.is_empty()));
            prop_assert!((0.0..=1.0).contains(&found.score));
        }
    }
}
