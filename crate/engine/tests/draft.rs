//! Drafts: what is the sender's own, and the way back to the page.

use fairreach_engine::draft::Draft;
use fairreach_engine::report::Span;
use fairreach_engine::snapshot::{Body, Container, Look, Position, Run};
use proptest::prelude::*;

fn run(text: &str, block: u32) -> Run {
    Run { text: text.into(), block, ..Run::default() }
}

fn quote(text: &str, block: u32) -> Run {
    Run { container: Container::Quote, ..run(text, block) }
}

fn signature(text: &str, block: u32) -> Run {
    Run { container: Container::Signature, ..run(text, block) }
}

fn page(runs: Vec<Run>) -> Draft {
    Draft::read(&Body { runs, complete: true, plain: false, images: Vec::new() })
}

fn plain(text: &str) -> Draft {
    Draft::read(&Body::from_text(text))
}

#[test]
fn runs_of_a_block_are_joined_and_blocks_parted() {
    let draft = page(vec![run("Hello ", 0), run("Ada,", 0), run("\n", 1), run("bye", 2)]);
    assert_eq!(draft.text, "Hello Ada,\n\nbye");
    assert!(draft.complete && !draft.quoted && draft.boundary.is_none());
}

#[test]
fn a_textarea_keeps_its_lines() {
    let value = "\nHi\n\n\nText.\n\n-- \nBo\n\n> q";
    let runs = value.split('\n').zip(0..).map(|(line, block)| run(line, block)).collect();
    let draft = Draft::read(&Body { runs, complete: true, plain: true, images: Vec::new() });
    assert_eq!(draft.text, "\nHi\n\n\nText.\n\n-- \nBo");
    assert_eq!(draft.boundary, Some(6));
    assert_eq!(draft.position(4), Some(Position { run: 1, offset: 2 }));
    assert_eq!(draft.position(6), Some(Position { run: 4, offset: 0 }));
}

#[test]
fn marks_of_the_page_decide() {
    let draft = page(vec![
        run("My answer", 0),
        signature("Bo, Acme Ltd", 1),
        run("On Tue, Oct 6, 2026 at 6:42\u{202f}PM Ada ", 2),
        Run { href: Some("mailto:ada@b.example".into()), ..run("<ada@b.example>", 2) },
        run(" wrote:", 2),
        quote("What is it?", 3),
        run("Below", 4),
    ]);
    assert_eq!(draft.text, "My answer\nBo, Acme Ltd\nBelow");
    assert_eq!(draft.slice(draft.signature.unwrap()), "Bo, Acme Ltd");
    assert_eq!(draft.written(), "My answer\nBelow");
    assert!(draft.quoted && draft.history.contains("wrote:") && draft.history.contains("What is it?"));
    assert_eq!(draft.boundary, Some(1));
}

#[test]
fn a_header_block_that_the_page_marks_ends_the_draft() {
    for headers in [
        "From: Ada\nSent: Monday\nTo: Bo\nSubject: Offer",
        "Kimden: Ada <a@b.example>\nGönderildi: 5 Ekim 2026\nKime: Bo\nKonu: Teklif",
    ] {
        let draft = page(vec![run("Thanks.", 0), quote(headers, 1), run("Please write no more.", 2)]);
        assert_eq!(draft.text, "Thanks.", "{headers}");
        assert_eq!(draft.boundary, Some(1));
    }
}

#[test]
fn plain_text_is_told_by_its_signs() {
    let draft = plain("Hi\n\nText.\n\n-- \nBo\nAcme Ltd\n\nAm 06.10.2026 um 18:42 schrieb Ada Roe:\n> Frage\n> mehr\n");
    assert_eq!(draft.written(), "Hi\n\nText.");
    assert_eq!(draft.slice(draft.signature.unwrap()), "-- \nBo\nAcme Ltd");
    assert_eq!(draft.boundary, Some(4));
    assert_eq!(draft.history, "Am 06.10.2026 um 18:42 schrieb Ada Roe:\n> Frage\n> mehr\n");
}

#[test]
fn what_is_typed_between_quotes_is_own() {
    let draft =
        plain("On 6 Oct 2026, at 18:42, Ada Roe <ada@b.example> wrote:\n> One?\nYes.\n> Two?\nNo.\n\n-- \nBo\n");
    assert_eq!(draft.written(), "Yes.\nNo.");
    assert_eq!(draft.boundary, Some(6), "a footer stands before the signature, not above the answers");
    let bottom = plain("> One?\n> Two?\n\nNo to both.\n");
    assert_eq!((bottom.written().as_str(), bottom.boundary), ("No to both.", None));
    let intro = plain("My thoughts on your points:\n\n> One?\nYes.\n");
    assert_eq!(intro.written(), "My thoughts on your points:\n\nYes.");
}

#[test]
fn a_forward_keeps_its_note() {
    let draft = plain(
        "See below.\n\n---------- Forwarded message ---------\nFrom: Ada <ada@b.example>\nDate: Tue, 6 Oct 2026\nSubject: Offer\nTo: Bo\n\nUnsubscribe here\n",
    );
    assert_eq!(draft.written(), "See below.");
    assert!(draft.history.contains("Unsubscribe here"));
    assert_eq!(plain("-------- Original Message --------\nFrom: a@b.example\nSubject: x\n\nText").written(), "");
}

#[test]
fn a_signature_between_ornaments_is_one() {
    let line = "━━━━━━━━━━━━━━━━";
    let draft = plain(&format!(
        "お世話になっております。\n\nよろしくお願いいたします。\n\n{line}\n株式会社ロタ\n山田 太郎\nTEL: 03-1234-5678\n{line}\n"
    ));
    assert_eq!(draft.written(), "お世話になっております。\n\nよろしくお願いいたします。");
    assert_eq!(draft.boundary, Some(4));
    let parted = "Prices\n==========\nBasic 3\nPlus 5\n";
    assert_eq!(plain(parted).signature, None);
}

#[test]
fn what_a_mailing_list_adds_is_not_written() {
    let draft = plain(
        "Fine with me.\n\n-Bo Roe\n\n_______________________________________________\nusers mailing list\nusers@lists.example\n",
    );
    assert_eq!(draft.written(), "Fine with me.");
    assert_eq!(draft.slice(draft.signature.unwrap()), "-Bo Roe");
    assert!(draft.history.contains("mailing list"));
}

#[test]
fn lists_and_rules_are_no_signatures_or_quotes() {
    for text in [
        "Because:\n-- first\n-- second\n\nThanks",
        "Appointment\n\nDate: 6 Oct\nTime: 7:00\nAddress: 130 Fox St\n\nSee you",
        "Trip\nFrom: London\nTo: Paris\nDate: 6 October\n\nSee you",
        "We wrote:\nthis line",
        "On Monday we start",
        "From 2026 on: new prices\nTo all: thanks",
        "See\n>>> https://acme.example <<<\nfor more",
        "Hello\n\n>> Book a call\n\nBye",
        "We have\n- Speed\n- Price",
    ] {
        assert_eq!(plain(text).written(), text, "{text}");
    }
    let arrows = page(vec![run("> save time", 0), run("> save money", 1)]);
    assert_eq!(arrows.written(), "> save time\n> save money", "a rich editor marks quotes otherwise");
}

#[test]
fn what_nobody_sees_is_not_written() {
    let look = |color: &str, size| {
        Some(Look {
            size: Some(size),
            color: Some(color.into()),
            background: Some("rgb(255, 255, 255)".into()),
            hidden: false,
        })
    };
    let draft = page(vec![
        run("Hello", 0),
        Run { look: look("rgb(255, 255, 255)", 14.0), ..run("unsubscribe here", 1) },
        Run { look: look("rgb(0, 0, 0)", 7.0), ..run("small print", 2) },
        Run { look: look("rgb(255, 255, 255)", 14.0), ..quote("old preheader", 3) },
    ]);
    assert_eq!(draft.text, "Hello\nsmall print");
    assert_eq!(draft.hidden, "unsubscribe here");
    assert_eq!(draft.pieces.iter().map(|p| p.faint).collect::<Vec<_>>(), [false, true]);
}

#[test]
fn links_of_one_target_are_one() {
    let link = |text: &str, block| Run { href: Some("https://a.example/stop".into()), ..run(text, block) };
    let draft = page(vec![
        run("Use ", 0),
        link("this ", 0),
        link("link", 0),
        run(" or ", 0),
        link("that", 0),
        link("other", 1),
    ]);
    let texts: Vec<&str> = draft.links().map(|l| draft.slice(l.span)).collect();
    assert_eq!(texts, ["this link", "that", "other"]);
}

#[test]
fn the_way_back_counts_utf16() {
    let draft = page(vec![run("a😀b", 0), quote("> x", 1), run("čd", 2)]);
    assert_eq!(draft.text, "a😀b\nčd");
    assert_eq!(draft.position(5), Some(Position { run: 0, offset: 3 }));
    assert_eq!(draft.position(2), None, "inside a character");
    assert_eq!(draft.position(9), Some(Position { run: 2, offset: 1 }));
    assert_eq!(draft.position(10), Some(Position { run: 2, offset: 2 }));
    assert_eq!(draft.position(11), None);
    assert_eq!(draft.scalars(Span { start: 5, end: 9 }), (2, 5));
    let extent = draft.extent(Span { start: 1, end: 6 }).unwrap();
    assert_eq!((extent.from, extent.to), (Position { run: 0, offset: 1 }, Position { run: 0, offset: 4 }));
}

fn text() -> impl Strategy<Value = String> {
    let known = prop::sample::select(vec![
        "On Tue, Oct 6, 2026 at 6:42 PM Ada <ada@b.example> wrote:",
        "> quoted",
        "| quoted",
        "-- ",
        "---",
        "From: a@b.example",
        "Sent: Monday",
        "To: c",
        "Subject: x",
        "-----Original Message-----",
        "Sent from my iPhone",
        "\n",
        "\r\n",
        " ",
        "😀 text\n",
        "2026年10月6日(火) 18:42 Ada <a@b.example>:",
        "plain words.",
        "wrote:",
        "<",
        ">\n",
    ]);
    prop_oneof![3 => known.prop_map(str::to_owned), 1 => any::<String>()]
}

fn body() -> impl Strategy<Value = Body> {
    let container = prop::sample::select(vec![
        Container::Own,
        Container::Own,
        Container::Own,
        Container::Signature,
        Container::Quote,
    ]);
    let look =
        prop::option::weighted(0.2, (any::<bool>(), prop::option::of(0f32..20.0), prop::option::of(any::<String>())));
    let run = (text(), 0u32..3, container, prop::option::weighted(0.2, Just("https://a.example".to_owned())), look);
    (prop::collection::vec(run, 0..24), any::<bool>()).prop_map(|(runs, plain)| {
        let mut block = 0;
        let runs = runs.into_iter().map(|(text, step, container, href, look)| {
            block += step;
            let look = look.map(|(hidden, size, color)| Look { hidden, size, background: color.clone(), color });
            Run { text, block, container, href, image: false, look }
        });
        Body { runs: runs.collect(), complete: true, plain, images: Vec::new() }
    })
}

proptest! {
    #[test]
    fn every_draft_keeps_its_promises(body in body()) {
        let draft = Draft::read(&body);
        let mut last = 0;
        for piece in &draft.pieces {
            prop_assert!(piece.start < piece.end && last <= piece.start, "ascending: {piece:?}");
            prop_assert!(draft.slice(Span { start: last, end: piece.start }).chars().all(|c| c == '\n'), "only block breaks between pieces");
            last = piece.end;
            let source: Vec<u16> = body.runs[piece.run as usize].text.encode_utf16().skip(piece.offset as usize).collect();
            let copied: Vec<u16> = draft.slice(Span { start: piece.start, end: piece.end }).encode_utf16().collect();
            prop_assert!(source.starts_with(&copied), "a piece is its run's own text");
            let from = draft.position(piece.start).unwrap();
            prop_assert_eq!((from.run, from.offset), (piece.run, piece.offset));
            let extent = draft.extent(Span { start: piece.start, end: piece.end }).unwrap();
            prop_assert_eq!((extent.to.run, extent.to.offset as usize), (piece.run, piece.offset as usize + copied.len()));
        }
        prop_assert!(draft.text.len() - last <= 1);
        for (at, _) in draft.text.char_indices() {
            prop_assert!(draft.position(at).is_some());
        }
        if let Some(span) = draft.signature {
            prop_assert!(span.start < span.end && draft.text.get(span.start..span.end).is_some());
        }
        if let Some(run) = draft.boundary {
            prop_assert!((run as usize) < body.runs.len());
        }
        prop_assert!(!draft.quoted || !draft.history.is_empty());
        prop_assert_eq!(Draft::read(&body), draft);
    }

    #[test]
    fn plain_text_without_signs_is_kept_whole(text in "[a-z ,.\n]{0,200}") {
        let draft = plain(&text);
        prop_assert_eq!(&draft.text, &text);
        prop_assert!(!draft.quoted && draft.signature.is_none() && draft.boundary.is_none());
    }
}

#[test]
fn reading_is_linear() {
    for part in [
        "On Tue, Oct 6, 2026 at 6:42 PM Ada wrote\n> q\nFrom: x\n-- \nwords wrote:\n",
        "--\nwords\n\n",
        "From: a ",
        "On 6 Oct wrote: ",
        "\n",
        "> q\n| p\n",
        "| p\n",
        "Sent from my x\n---\n",
    ] {
        // The quickest of three: other programs can only slow a run down.
        let timed = |size: usize| {
            let text = part.repeat(size) + "wrote:";
            let run = || {
                let start = std::time::Instant::now();
                std::hint::black_box(plain(&text));
                start.elapsed()
            };
            [run(), run(), run()].into_iter().min().unwrap_or_default()
        };
        let (small, large) = (timed(500), timed(8000));
        assert!(large < 64 * small, "16 times {part:?} took {small:?} and {large:?}");
    }
}
