//! Outreach by its text alone, and what is none, in mails of this test's own.

use fairreach_engine::draft::Draft;
use fairreach_engine::language;
use fairreach_engine::signals::{Likelihood, Signals, read};
use fairreach_engine::snapshot::Body;

fn signals(code: &str, text: &str) -> Signals {
    let (subject, body) = text.split_once('|').unwrap_or(("", text));
    read(&Draft::read(&Body::from_text(body)), Some(subject), language::by_code(code))
}

fn wrong<'a>(cases: &'a [(&'a str, &'a str)], good: impl Fn(Likelihood) -> bool) -> Vec<&'a (&'a str, &'a str)> {
    cases.iter().filter(|(code, text)| !good(signals(code, text).outreach)).collect()
}

#[test]
fn pitches_are_outreach() {
    let cases = [
        (
            "en",
            "Pumps for Firma|Hi Jane,\n\nI noticed that Firma is opening a second plant. We help manufacturers cut pump downtime by 30%.\n\nWould you be open to a short call next week?\n\nBest,\nJo",
        ),
        (
            "en",
            "Quick question|Hi Jane,\n\nhow do you handle pump maintenance today? Most plant managers I speak with lose two days a month on it.\n\nWorth a quick chat?\n\nJo",
        ),
        (
            "en",
            "|Hi Jane, just following up on my last email. Did you get a chance to look at our platform? Happy to walk you through a demo on Thursday.\nJo",
        ),
        (
            "en",
            "|Dear Ms Roe,\n\nMy name is Jo Miller from Pumpworks. We offer maintenance services for plants like yours and would love to show you how we could reduce your costs.\n\nCan we schedule a 20-minute demo?",
        ),
        (
            "en",
            "|Hi Jane, I came across your profile and was impressed by your work at Firma. I'd love to share how teams like yours save hours every week with our software. Book a time here: https://calendly.com/jo/15min",
        ),
        (
            "en",
            "Senior role|Hi Jane, I'm a recruiter at TalentCo. I came across your profile and think you could be a great fit for a senior role at one of our clients. Are you open to a quick chat?",
        ),
        (
            "de",
            "Pumpen|Sehr geehrte Frau Muster,\n\nich bin auf Ihr Unternehmen aufmerksam geworden. Wir unterstützen Hersteller dabei, Stillstände zu vermeiden.\n\nHätten Sie nächste Woche 15 Minuten für ein kurzes Gespräch?\n\nViele Grüße",
        ),
        (
            "de",
            "|Hallo Erika, viele Werksleiter kämpfen mit ungeplanten Ausfällen. Unsere Plattform senkt die Kosten um 20 %. Lohnt sich ein kurzer Austausch?",
        ),
        (
            "de",
            "|Hallo Frau Muster, ich wollte nochmal nachfassen: Haben Sie meine letzte E-Mail gesehen? Gerne zeige ich Ihnen unsere Lösung in einer kostenlosen Demo.",
        ),
        (
            "de",
            "|Guten Tag, mein Name ist Jo Müller von Pumpwerk. Wir bieten Betrieben wie Ihrem eine unverbindliche Erstberatung an. Wann passt es Ihnen für ein Telefonat?",
        ),
        (
            "fr",
            "Pompes|Bonjour Madame Durand,\n\nJe me permets de vous contacter car nous aidons des industriels comme vous à réduire leurs pannes.\n\nSeriez-vous disponible pour un échange de 15 minutes ?",
        ),
        (
            "fr",
            "|Bonjour, je suis tombé sur votre profil et notre solution pourrait vous faire gagner du temps. Partante pour une démo rapide ?",
        ),
        (
            "fr",
            "|Bonjour, je reviens vers vous suite à mon dernier mail. Avez-vous pu regarder notre offre ? Je vous propose un audit gratuit.",
        ),
        (
            "ja",
            "|突然のご連絡失礼いたします。株式会社ポンプの山田と申します。貴社のホームページを拝見し、弊社のサービスがお役に立てるのではないかと思いご連絡いたしました。15分ほどお時間をいただけますでしょうか。",
        ),
        (
            "ja",
            "|はじめまして。弊社では製造業向けの保守サービスを提供しております。ご興味がございましたら、無料相談をご利用ください。",
        ),
    ];
    let wrong = wrong(&cases, |l| l == Likelihood::Yes);
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_parts_of_a_first_letter_tell_it_without_stock_phrases() {
    let cases = [
        (
            "en",
            "|Hello Ms Roe,\n\nI run a pump workshop in Leeds and we repair units of the make in your plant room. Each visit has a fixed price. I could come by on Monday and look at them.\n\nJo",
        ),
        (
            "de",
            "|Guten Tag Frau Muster,\n\nunser Betrieb wartet Pumpen in Fulda, auch bei Ihnen nebenan. Die Anlage in Ihrer Halle ist in die Jahre gekommen; wir reparieren sie zum Festpreis. Soll ich einmal vorbeikommen?",
        ),
    ];
    let unread = wrong(&cases, |l| l == Likelihood::Yes);
    assert!(unread.is_empty(), "{unread:#?}");
    // A customer, too, says who he is and asks; he proposes nothing.
    let customers = [
        (
            "en",
            "|Hello Ms Roe,\n\nI run a bakery in Leeds and one of the pumps in your shop caught my eye. Could you call me? I would love to know what it costs.\n\nJo",
        ),
        (
            "de",
            "|Guten Tag Frau Muster,\n\nwir sind eine Bäckerei in Fulda und haben in Ihrem Shop eine Pumpe gesehen. Was kostet sie, und haben Sie morgen Zeit für ein Telefonat?",
        ),
    ];
    let taken = wrong(&customers, |l| l != Likelihood::Yes);
    assert!(taken.is_empty(), "{taken:#?}");
}

#[test]
fn ordinary_mail_is_not() {
    let cases = [
        (
            "en",
            "Invoice 2026-114|Hi Jane,\n\nplease find attached invoice 2026-114 for May. Payment is due within 14 days.\n\nBest,\nJo",
        ),
        (
            "en",
            "|Hi Jane, thanks for the call this morning. As discussed, I'm sending the slides. See you on Thursday!",
        ),
        ("en", "|Hey, are you around for lunch on Friday? We could try the new place."),
        ("en", "|Hi team, the release is planned for Tuesday. Please review the open tickets until then."),
        ("en", "|Dear Ms Roe, your order 4711 has been shipped and should arrive on Monday."),
        ("en", "|Dear customer, we received your request and will answer within two days. Your ticket number is 4711."),
        ("en", "|Hi Mark, could you send me the contract again? I can't open the file. Thanks, Jo"),
        (
            "en",
            "|Dear Sir or Madam, I bought a pump from you in May and it stopped working. I would like to return it. Please let me know how.",
        ),
        ("en", "|Hello, can you send me a quote for ten pumps? We need them by March. Kind regards, Jane"),
        ("en", "|Hi Jane, can we move our meeting to 3 pm? Something came up. Sorry!"),
        ("en", "|Hi Jo, thank you for your application. We would like to invite you to an interview on Monday."),
        ("en", "|Hi all, minutes of today's meeting are attached. Next meeting: 4 May, 10 am."),
        ("en", "|Hi Jane, I noticed a small mistake in your report: on page 4 the total is off. Could you check?"),
        ("en", "|Hi Anna, how are you? We had a great week in Rome. Call me when you have 10 minutes!"),
        (
            "en",
            "|You are receiving this email because you subscribed to our newsletter. In this issue: five tips for pumps, our new service and a case study.",
        ),
        (
            "de",
            "Rechnung|Guten Tag Frau Muster, anbei erhalten Sie unsere Rechnung Nr. 114. Bitte überweisen Sie den Betrag bis zum 14. Mai.",
        ),
        ("de", "|Hallo Erika, danke für das Gespräch gestern. Wie besprochen schicke ich dir die Unterlagen."),
        ("de", "|Liebe Kolleginnen und Kollegen, am Freitag ist das Büro geschlossen. Schönes Wochenende!"),
        (
            "de",
            "|Sehr geehrte Damen und Herren, ich habe am 3. Mai eine Pumpe bei Ihnen bestellt, sie ist noch nicht angekommen. Wann wird geliefert?",
        ),
        ("de", "|Hallo Jo, können wir den Termin am Montag auf 15 Uhr verschieben? Viele Grüße"),
        ("de", "|Hallo zusammen, kurze Info: Der Server wird heute Abend gewartet."),
        ("de", "|Guten Tag, bitte senden Sie uns ein Angebot für zehn Pumpen. Vielen Dank."),
        (
            "de",
            "|Sehr geehrte Frau Muster, vielen Dank für Ihre Bewerbung. Gerne laden wir Sie zu einem Gespräch am Montag ein.",
        ),
        ("fr", "|Bonjour Marie, merci pour ton retour. Comme convenu, voici le compte rendu de la réunion d'hier."),
        ("fr", "|Bonjour, votre colis a été expédié et sera livré demain."),
        ("fr", "|Salut, tu es disponible vendredi pour déjeuner ?"),
        ("fr", "|Bonjour, pourriez-vous m'envoyer un devis pour dix pompes ? Merci d'avance."),
        ("fr", "|Bonjour à tous, le serveur sera en maintenance ce soir de 20h à 22h."),
        ("fr", "|Madame, Monsieur, la pompe que j'ai achetée chez vous ne fonctionne plus. Que dois-je faire ?"),
        ("ja", "|いつもお世話になっております。先日の打ち合わせの議事録をお送りします。ご確認ください。"),
        ("ja", "|ご注文ありがとうございます。商品は明日発送いたします。"),
        ("ja", "|お疲れ様です。明日の会議は15時からに変更になりました。"),
        ("ja", "|見積書をお送りいただけますでしょうか。よろしくお願いいたします。"),
    ];
    let wrong = wrong(&cases, |l| l != Likelihood::Yes);
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn transactional_marks_follow_ups_and_introductions_are_told() {
    assert!(signals("en", "Your invoice 114 is attached.").transactional.is_some());
    assert!(signals("de", "Anbei die Rechnung Nr. 114.").transactional.is_some());
    assert!(signals("en", "I wanted to follow up on my note about pumps.").follow_up.is_some());
    assert!(signals("de", "Ich wollte nochmal nachfassen.").follow_up.is_some());
    assert!(signals("fr", "Je reviens vers vous suite à mon dernier mail.").follow_up.is_some());
    assert!(signals("ja", "先日お送りした件、いかがでしょうか。").follow_up.is_some());
    assert!(signals("en", "Hi both, Anna, meet Ben.").introduction.is_some());
    assert!(signals("en", "Are you open to a quick call about pumps next week?").offer.is_some());
    assert_eq!(signals("en", "The pump is blue.").transactional, None);
}

#[test]
fn an_answer_that_stops_further_mail_counts_for_outreach() {
    let offer = "Hi Jane, our site has a short film on new seals. Shall I send it to you?";
    let asked = format!("{offer} If you do not want such mails, just reply STOP.");
    assert_eq!(signals("en", offer).outreach, Likelihood::Unknown);
    assert_eq!(signals("en", &asked).outreach, Likelihood::Yes);
    let notice = "The road at your yard is closed on Monday. To get no more of these notices, reply STOP.";
    assert_eq!(signals("en", notice).outreach, Likelihood::Unknown);
}

#[test]
fn without_the_language_nothing_is_told() {
    let draft = Draft::read(&Body::from_text("¿Tiene 15 minutos para una llamada?"));
    assert_eq!(read(&draft, None, None), Signals::default());
}

#[test]
fn a_look_at_the_readers_website_is_no_repair() {
    let pitches = [
        (
            "en",
            "|Hello Ms Roe,\n\nwe have looked at your website. We build faster online shops for garden centres and could halve your loading time. Would you be open to a call next week?\n\nJo",
        ),
        (
            "de",
            "|Guten Tag Frau Muster,\n\nwir haben uns Ihre Website angesehen. Wir bauen schnellere Shops für Gärtnereien und könnten Ihre Ladezeit halbieren. Hätten Sie nächste Woche Zeit für ein kurzes Telefonat?",
        ),
    ];
    let unread = wrong(&pitches, |l| l == Likelihood::Yes);
    assert!(unread.is_empty(), "{unread:#?}");
    let repairs = [(
        "en",
        "|Hello Ms Roe,\n\nwe have looked at your boiler. The pump is worn and we could fit a new one on Monday. Shall I order it?\n\nJo",
    )];
    let taken = wrong(&repairs, |l| l != Likelihood::Yes);
    assert!(taken.is_empty(), "{taken:#?}");
}
