//! More ways to say it, in sentences of this test's own and without their language told: offers to stop, sources, pitches
//! and requests, and what reads much like them.

use fairreach_engine::draft::Draft;
use fairreach_engine::evidence::disclosures;
use fairreach_engine::language::detect;
use fairreach_engine::policy::Policy;
use fairreach_engine::report::{Disclosures, Strength};
use fairreach_engine::request::{RequestKind, classify};
use fairreach_engine::signals::{Likelihood, read};
use fairreach_engine::snapshot::Body;

fn wrong<'a>(texts: &'a [&'a str], right: impl Fn(&Draft) -> bool) -> Vec<&'a &'a str> {
    texts.iter().filter(|t| !right(&Draft::read(&Body::from_text(t)))).collect()
}

fn disclosed(draft: &Draft) -> Disclosures {
    disclosures(draft, detect(&draft.text).language, &Policy::default(), None, true)
}

fn all<'a>(texts: &'a [&'a str], right: impl Fn(&Draft) -> bool) {
    let wrong = wrong(texts, right);
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn opt_outs() {
    all(OFFERS, |d| disclosed(d).opt_out.strength == Strength::Present);
    all(NO_OFFERS, |d| disclosed(d).opt_out.strength != Strength::Present);
}

#[test]
fn sources() {
    all(SOURCES, |d| disclosed(d).source.strength == Strength::Present);
    all(NO_SOURCES, |d| disclosed(d).source.strength == Strength::Absent);
}

#[test]
fn outreach() {
    let likelihood = |d: &Draft| read(d, None, detect(&d.text).language).outreach;
    all(PITCHES, |d| likelihood(d) == Likelihood::Yes);
    all(ORDINARY, |d| likelihood(d) != Likelihood::Yes);
}

#[test]
fn requests() {
    let kind = |d: &Draft| classify(d, None).map(|f| f.kind);
    all(UNSUBSCRIBE, |d| kind(d) == Some(RequestKind::Unsubscribe));
    all(ERASURE, |d| kind(d) == Some(RequestKind::Erasure));
    all(ACCESS, |d| kind(d) == Some(RequestKind::Access));
    all(OBJECTION, |d| kind(d) == Some(RequestKind::Objection));
    all(WITHDRAWAL, |d| kind(d) == Some(RequestKind::Withdrawal));
    all(NO_REQUEST, |d| kind(d).is_none());
}

const OFFERS: &[&str] = &[
    "To unsubscribe from this group and stop receiving emails from it, send an email to pumps+unsubscribe@lists.example.org.",
    "Don't want these emails any more? Unsubscribe: https://acme.example/u",
    "This email was sent to jane@firma.example. Click here to unsubscribe https://acme.example/u/1 or update your profile.",
    "If you would prefer I don't contact you again, just hit reply and say so.",
    "Not interested? Let me know and I won't follow up.",
    "Reply with 'remove' and I'll delete your details.",
    "You may unsubscribe from these notifications by following this link: https://acme.example/n/1",
    "To opt out of future messages, reply with STOP.",
    "If you prefer not to be contacted, please email privacy@acme.example.",
    "To stop these emails go to https://acme.example/stop",
    "You can turn off these notifications here: https://acme.example/off",
    "Prefer I stop? Reply STOP.",
    "Want out? Reply \"unsubscribe\" and you're off the list.",
    "Wenn Sie diesen Newsletter nicht länger erhalten möchten, klicken Sie bitte hier: https://acme.example/u",
    "Um sich von der Mailingliste abzumelden, besuchen Sie https://acme.example/u.",
    "Falls Sie künftig keine Angebote mehr bekommen wollen, genügt eine Mail an info@acme.example.",
    "Sie wollen nichts mehr von mir hören? Einfach kurz antworten.",
    "Newsletter abbestellen: https://acme.example/ab",
    "Du kannst diese Benachrichtigungen hier abbestellen: https://acme.example/ab",
    "Bitte antworten Sie mit STOP, falls Sie keine weiteren E-Mails wünschen.",
    "Sollten Sie an weiteren Informationen nicht interessiert sein, antworten Sie bitte mit „Nein“.",
    "Widerspruch gegen die Nutzung Ihrer Daten für Werbung ist jederzeit möglich: widerspruch@acme.example",
    "Wenn du nichts mehr von uns hören möchtest, klick hier: https://acme.example/x",
    "Pour vous désinscrire de cette liste, envoyez un courriel à liste-unsubscribe@acme.example.",
    "Si vous ne désirez plus recevoir nos offres, cliquez ici : https://acme.example/u",
    "Vous pouvez vous opposer à l’utilisation de vos données en écrivant à dpo@acme.example.",
    "Un simple mot en retour et je ne vous recontacterai pas.",
    "Se désinscrire : https://acme.example/u",
    "Pas intéressé ? Répondez simplement « non » et je ne vous relancerai plus.",
    "Vous recevez ce message car vous êtes abonné. Pour ne plus le recevoir : https://acme.example/u",
    "このメールの配信停止をご希望の方は、以下のURLからお手続きください。 https://acme.example/u",
    "今後このようなご案内が不要な方は、お手数ですがその旨ご返信ください。",
    "メール配信を停止するには、こちらをクリックしてください: https://acme.example/u",
    "ご不要な場合は、本メールにご返信いただければ今後の連絡を控えさせていただきます。",
    "購読を解除する場合は https://acme.example/u にアクセスしてください。",
    "お知らせメールの受信を希望されない場合は、https://acme.example/u から停止できます。",
];

const NO_OFFERS: &[&str] = &[
    "Your request to unsubscribe has been received.",
    "You have been removed from the list.",
    "Are you sure you want to unsubscribe?",
    "Unsubscribed users are shown in grey.",
    "The user has opted out of the newsletter.",
    "Confirm your subscription by clicking https://acme.example/c",
    "If you did not request this, please ignore this email.",
    "Reply to this email to confirm your subscription.",
    "You can reply to this email if you have questions.",
    "We will never share your address.",
    "Click https://acme.example/c to subscribe again.",
    "Send an email to help@acme.example if you need support.",
    "List owners can unsubscribe members at https://acme.example/admin.",
    "Please do not reply to this message.",
    "The moderator may remove messages at any time: https://acme.example/mod",
    "Sie wurden erfolgreich abgemeldet.",
    "Möchten Sie sich wirklich abmelden?",
    "Bestätigen Sie Ihr Abonnement unter https://acme.example/c",
    "Bitte antworten Sie nicht auf diese E-Mail.",
    "Melden Sie sich hier an: https://acme.example/login",
    "Ihr Abonnement wurde beendet. Hier können Sie es erneuern: https://acme.example/c",
    "Der Administrator hat den Benutzer von der Liste entfernt.",
    "Bei Fragen antworten Sie einfach auf diese E-Mail.",
    "Vous avez bien été désinscrit.",
    "Voulez-vous vraiment vous désabonner ?",
    "Confirmez votre abonnement : https://acme.example/c",
    "Merci de ne pas répondre à ce message.",
    "N'hésitez pas à répondre à ce message pour toute question.",
    "L'administrateur a retiré l'utilisateur de la liste.",
    "配信停止の手続きが完了しました。",
    "本当に退会しますか？",
    "購読を確認するにはこちらをクリックしてください: https://acme.example/c",
    "このメールには返信しないでください。",
    "ご不明な点がございましたら、このメールにご返信ください。",
    "管理者がユーザーをリストから削除しました。",
];

const SOURCES: &[&str] = &[
    "I found your email on your website.",
    "Your name was on the speaker list of PumpCon.",
    "We met at the Pump Expo in May.",
    "I took your address from the imprint of firma.example.",
    "Your colleague Tom Roe suggested I contact you.",
    "We obtained your details from the Companies House register.",
    "Source of your data: Crunchbase.",
    "Ich habe Ihre Daten bei Xing gefunden.",
    "Ihre Kontaktdaten habe ich über Google Maps recherchiert.",
    "Herr Braun hat mir Ihren Namen genannt.",
    "Quelle Ihrer Daten: firma.example/impressum",
    "Wir haben uns auf der Messe in Köln am Stand unterhalten und Sie haben mir Ihre Visitenkarte gegeben.",
    "Vos coordonnées ont été trouvées sur votre site internet.",
    "Je vous ai trouvé via l'annuaire des avocats.",
    "Votre adresse e-mail figure sur votre page LinkedIn.",
    "Paul Martin m'a donné votre contact.",
    "貴社のウェブサイトに掲載されているメールアドレスにお送りしております。",
    "貴社ホームページのお問い合わせ先を拝見してご連絡しました。",
    "LinkedInでプロフィールを拝見しご連絡しました。",
    "田中様からのご紹介でご連絡いたしました。",
];

const NO_SOURCES: &[&str] = &[
    "Our prices come from the manufacturer.",
    "The report is based on public data.",
    "Where did you get the slides from?",
    "I found a bug on your website.",
    "I got your message on Monday.",
    "Thanks for your email from Monday.",
    "Wir beziehen unsere Teile aus Italien.",
    "Ich habe Ihre E-Mail vom Montag erhalten.",
    "Die Zahlen stammen aus dem Bericht.",
    "J'ai bien reçu votre message.",
    "J'ai trouvé un bug sur votre site.",
    "Les chiffres proviennent du rapport.",
    "ご連絡ありがとうございます。",
    "資料はホームページからダウンロードできます。",
    "お送りいただいた資料を確認しました。",
];

const PITCHES: &[&str] = &[
    "Hi Dana,\n\nSaw that you're scaling the support team at Firma. Teams your size usually drown in tickets around now.\n\nWe built a bot that answers half of them. Open to a 10-minute look?\n\nTom",
    "Dana, is reducing churn on your roadmap this quarter? We work with SaaS companies such as Acme and Beta. Let me know if it makes sense to talk.",
    "Hello Dana,\n\nI run a small agency that designs landing pages for dental clinics. I made a free mockup for yours. Want me to send it over?",
    "Hi Dana - last email from me. If the timing isn't right, no problem. Should I close your file?",
    "Dear Dana, we are a leading manufacturer of steel parts from Poland and would like to offer you our products at competitive prices. Please find our catalogue attached.",
    "Hi Dana, who is the right person at Firma to talk to about travel expenses? We save finance teams 8 hours a month.",
    "Hi Dana, we're hosting a webinar on GDPR for sales teams on 12 May and I'd love for you to join. Register here: https://acme.example/webinar",
    "Hi Dana, my client is looking for a Head of Sales in Leeds. Your background looks like a strong match. Would you be interested in hearing more?",
    "Hi Dana, loved your talk on retention. I think our analytics platform could help Firma go further. Can I send you a 2-minute video?",
    "Hi Dana, I'm a journalist... no, kidding. I'm the founder of Tidy, and we help shops get more reviews. Up for a chat?",
    "Hi {{first_name}}, I noticed {{company}} uses Shopify. We increased conversion for similar stores by 18%. Can I share how?",
    "Hallo Frau Weber,\n\nals Leiterin Einkauf suchen Sie sicher nach Wegen, Kosten zu senken. Unsere Kunden sparen im Schnitt 12 %. Darf ich Ihnen in einem kurzen Telefonat zeigen, wie?",
    "Hallo Herr Weber, ich habe gesehen, dass Firma gerade Entwickler sucht. Wir vermitteln geprüfte Fachkräfte innerhalb von zwei Wochen. Haben Sie Interesse?",
    "Guten Tag, wir sind ein Hersteller von Verpackungen und möchten Ihnen gerne unser Sortiment vorstellen. Wann hätten Sie Zeit für einen Termin?",
    "Hallo Lena, dein Profil passt super zu einer Stelle bei einem unserer Kunden. Hast du Lust auf ein kurzes Kennenlernen?",
    "Sehr geehrte Frau Weber, darf ich Sie zu unserem kostenlosen Webinar zum Thema Pumpen einladen? Anmeldung: https://acme.example/w",
    "Hallo Lena, noch einmal kurz zu meiner letzten Mail: Ist das Thema für euch gerade relevant?",
    "Bonjour Madame Petit,\n\nEn tant que directrice des achats, vous cherchez sans doute à réduire vos coûts. Nos clients économisent 12 % en moyenne. Auriez-vous 15 minutes cette semaine ?",
    "Bonjour, nous sommes fabricant d'emballages et souhaitons vous présenter notre gamme. Quand pourrions-nous échanger ?",
    "Bonjour Luc, votre profil correspond à un poste chez l'un de nos clients. Seriez-vous ouvert à un échange ?",
    "Bonjour Luc, avez-vous eu le temps de lire mon dernier message ? Notre logiciel aide les PME à gagner du temps sur leur facturation.",
    "Bonjour, je vous invite à notre webinaire gratuit sur la prospection le 12 mai. Inscription : https://acme.example/w",
    "初めてご連絡いたします。包装資材を製造しております株式会社包装の佐藤です。御社のコスト削減にお役立ていただける商品をご紹介したく、お打ち合わせのお時間を頂戴できないでしょうか。",
    "突然のメール失礼いたします。採用支援サービスを提供しておりますABC株式会社の田中と申します。貴社の採用ページを拝見し、ご連絡差し上げました。",
    "先日お送りしたご提案の件、いかがでしょうか。ご興味がございましたら、オンラインでご説明させていただきます。",
    "無料ウェビナーのご案内です。営業効率化をテーマに5月12日に開催いたします。お申し込みはこちら：https://acme.example/w",
];

const ORDINARY: &[&str] = &[
    "Hi Sam, quick question about the deck: which logo do we use on page 3? Thanks!",
    "Hi Anna, happy to jump on a quick call to sort out the export issue. Does 3pm work for you?",
    "Hi Jo, I saw your post about Lisbon, looks amazing! We should catch up soon, maybe coffee next week?",
    "Hi Maria, following up on the contract we discussed on Monday. Could you send the signed copy?",
    "Hello, I noticed an error on my last bill. Could you correct it? My customer number is 4711.",
    "Dear all, our quarterly review takes place next Thursday. Please add your numbers to the sheet by Wednesday.",
    "Hi Tom, the demo for Acme went well. They would like to move forward with 50 seats. Can you prepare the quote?",
    "Hi Lisa, thanks for signing up for the trial! Here is how to get started: log in at https://acme.example and import your data.",
    "Hi Ben, attached is the proposal as discussed. Let me know if you have questions.",
    "Hello Jane, I'm checking in on the status of my application for the analyst role. Thank you for your time.",
    "Hi neighbours, the water will be off on Tuesday from 9 to 11.",
    "Hey, are we still on for tomorrow? I'll bring the projector.",
    "Dear Dr. Roe, I would like to reschedule my appointment to next week if possible.",
    "Hi team, congrats on shipping the release! Cake at 4 in the kitchen.",
    "Hello, we would like to book a table for six on Friday at 8 pm.",
    "Hi Kim, could you introduce me to your contact at Acme? It would help with the grant application.",
    "Hi support, our integration stopped working after the update. We get a 500 error. Can we schedule a call?",
    "Hi Paul, I reviewed your pull request. Two comments, otherwise good to merge.",
    "Hi Mum, I'll call you on Sunday. Love, T.",
    "Dear customer, your subscription renews on 1 June. You can manage it in your account.",
    "Hi Julia, it was great meeting you at the conference. Here are the slides you asked for.",
    "Hello Ms Roe, thank you for your interest in our product. As requested, here is our price list. I am happy to answer questions.",
    "Hi Jane, just a reminder that our call is tomorrow at 10. Here is the link: https://zoom.us/j/123",
    "We are looking for someone to paint our office. Could you send us an offer? The area is 200 m².",
    "Hi Alex, would you be open to swapping shifts with me next Tuesday?",
    "Hi Nina, I put together a draft of the report. Curious what you think. Worth a look before Friday's meeting.",
    "Hi all, we've built a new internal dashboard that saves hours every week. Try it and tell me what you think.",
    "Dear parents, we invite you to the summer party on 12 June. Please let us know whether you are coming.",
    "Hi Chris, we offer you the position of developer with a salary of 60,000. Please find the contract attached.",
    "Hallo Tom, kurze Frage zum Angebot: Gilt der Preis auch für 20 Stück?",
    "Hallo Anna, hast du morgen kurz Zeit für ein Gespräch über das Projekt?",
    "Hallo Herr Meier, gerne können wir dazu telefonieren. Passt Ihnen Dienstag um 10 Uhr?",
    "Sehr geehrte Damen und Herren, hiermit kündige ich meinen Vertrag zum nächstmöglichen Zeitpunkt.",
    "Hallo Frau Schulz, Ihr Paket liegt zur Abholung bereit.",
    "Liebe Eltern, am Montag findet der Elternabend statt.",
    "Hallo Jan, ich habe gesehen, dass du im Protokoll noch offene Punkte hast. Kannst du die ergänzen?",
    "Guten Tag, wir interessieren uns für Ihre Pumpen. Können Sie uns ein Angebot machen?",
    "Hallo Kathrin, Glückwunsch zum Geburtstag! Feierst du am Wochenende?",
    "Sehr geehrter Herr Braun, anbei das gewünschte Angebot. Bei Fragen melden Sie sich gerne.",
    "Hallo Team, wir haben einen neuen Ansatz entwickelt, um die Fehler zu senken. Details im Wiki.",
    "Guten Tag Herr Braun, Ihre Reparatur ist fertig. Sie können das Gerät abholen.",
    "Hallo Sandra, danke für die Einladung, ich komme gerne.",
    "Hallo, ich suche eine Wohnung und habe Ihre Anzeige gesehen. Ist sie noch frei?",
    "Bonjour Paul, es-tu disponible demain pour un point sur le projet ?",
    "Bonjour, je vous écris car ma commande n'est pas arrivée. Pouvez-vous vérifier ?",
    "Bonjour Madame, suite à notre entretien, veuillez trouver ci-joint notre devis.",
    "Bonjour, je souhaiterais prendre rendez-vous avec le docteur la semaine prochaine.",
    "Salut Julie, j'ai vu ton post sur la Bretagne, trop beau ! On se voit quand ?",
    "Bonjour à tous, je vous propose de décaler la réunion à jeudi.",
    "Bonjour, nous cherchons un prestataire pour repeindre nos bureaux. Pourriez-vous nous faire une offre ?",
    "Madame, je me permets de vous contacter au sujet de l'inscription de mon fils à l'école.",
    "Bonjour Marc, notre outil interne est de nouveau disponible. Merci de votre patience.",
    "Bonjour, votre rendez-vous du 12 mai est confirmé.",
    "田中様 お世話になっております。お見積もりの件、資料をお送りします。ご確認ください。",
    "鈴木さん、来週のランチ、水曜日でどうですか？",
    "ご予約ありがとうございます。当日は10分前にお越しください。",
    "お問い合わせいただきありがとうございます。担当者より折り返しご連絡いたします。",
    "先日ご紹介いただいた件でご連絡しました。明日15時に伺います。",
    "件名の商品について質問があります。在庫はありますか？",
];

const UNSUBSCRIBE: &[&str] = &[
    "please unsub",
    "take us off this list pls",
    "Could you remove my email from your campaign?",
    "Enough. No more emails.",
    "I have asked you twice, stop mailing me!",
    "pls don't send me any more of these",
    "I do not wish to be contacted by your company.",
    "Remove.",
    "kindly delete us from your mailing list",
    "Bitte löschen Sie mich aus dem Verteiler.",
    "Ich bitte um Streichung aus Ihrem Verteiler.",
    "Bitte keine Mails mehr",
    "Nehmen Sie uns bitte von Ihrer Liste!",
    "Ich möchte von Ihnen nicht mehr kontaktiert werden.",
    "Bitte sehen Sie von weiteren E-Mails ab.",
    "Lassen Sie mich bitte in Ruhe.",
    "Merci de ne plus m'écrire.",
    "Retirez-moi de votre liste svp",
    "Je veux me désabonner.",
    "Plus de mails, merci.",
    "Ne me contactez plus.",
    "Arrêtez vos mails",
    "配信を停止してください。",
    "もうメールしないでください",
    "今後一切の連絡をお断りします。",
    "メルマガを解除してください",
];

const ERASURE: &[&str] = &[
    "Delete everything you have on me.",
    "Please erase my contact details from your systems.",
    "Ich fordere Sie auf, meine Daten zu löschen.",
    "Bitte entfernen Sie meine Daten aus Ihrer Datenbank.",
    "Veuillez effacer mes données de vos fichiers.",
    "Je vous demande de supprimer toutes les informations me concernant.",
    "私に関するデータをすべて消去してください。",
];

const ACCESS: &[&str] = &[
    "How come you have my email address?",
    "Who gave you my number?",
    "Tell me what data you hold on me.",
    "Under GDPR I want to know what you know about me.",
    "Wie sind Sie an meine Adresse gekommen?",
    "Von wem haben Sie meine Kontaktdaten?",
    "Bitte teilen Sie mir mit, welche Daten Sie von mir gespeichert haben.",
    "D'où tenez-vous mes coordonnées ?",
    "Où avez-vous trouvé mon adresse mail ?",
    "Pouvez-vous me dire quelles informations vous détenez sur moi ?",
    "私の連絡先をどこで入手しましたか。",
];

const OBJECTION: &[&str] = &[
    "I object to receiving direct marketing.",
    "I hereby object under Art. 21 GDPR.",
    "You may not use my data for marketing.",
    "Ich widerspreche der Nutzung meiner E-Mail-Adresse.",
    "Ich untersage Ihnen die weitere Verwendung meiner Daten.",
    "Je m'oppose à toute prospection de votre part.",
    "Je refuse que mes données soient utilisées à des fins de prospection.",
];

const WITHDRAWAL: &[&str] = &[
    "I take back my consent to your newsletter.",
    "My consent is withdrawn.",
    "Meine Einwilligung widerrufe ich hiermit.",
    "Je révoque mon accord.",
    "私の同意を取り消します。",
];

const NO_REQUEST: &[&str] = &[
    "Yes, please keep me posted.",
    "Could you stop the machine remotely?",
    "Let's take this off the list for now.",
    "We removed the old pumps last year.",
    "I object to the price.",
    "What information do you need from me?",
    "Where did you get these great photos?",
    "Please delete the attachment, it was the wrong one.",
    "No more questions from my side.",
    "I don't want to miss your next email!",
    "Please don't hesitate to contact me.",
    "My assistant will contact you again next week.",
    "The access to your portal doesn't work.",
    "Ich widerspreche Ihrer Rechnung.",
    "Bitte löschen Sie die alte Version.",
    "Woher kommt das Material?",
    "Ich melde mich nächste Woche.",
    "Wir brauchen keine weiteren Pumpen.",
    "Bitte senden Sie die Ware nicht mehr an die alte Adresse.",
    "Haben Sie keine Mail von mir bekommen?",
    "Je m'oppose à ce prix.",
    "Où avez-vous trouvé ce fournisseur ?",
    "Merci de supprimer la pièce jointe.",
    "Ne m'envoyez pas le colis avant lundi.",
    "Je n'ai plus de questions.",
    "Je n'ai pas reçu votre mail.",
    "その資料はもう不要です。",
    "価格に反対します。",
    "メールが届いていません。",
    "古いデータを削除しました。",
];
