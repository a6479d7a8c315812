// What the eyes and the sites read off pages, in both browsers: facts as they are, and nothing where they are not.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { BROWSERS } from "../browser/lib/launch.mjs";
import { launchWith } from "../editors/pages.mjs";
import { bundle } from "./bundle.mjs";

/** Badge texts of LinkedIn in many languages, and what must not be taken for one. */
const BADGES = {
  first: ["· 1st", "•\u00a01er", "· 1.", "1st", "· 1º", "・1次", "· 1 度", "· ١", "· 1:a"],
  second: ["· 2nd", "· 2e", "· 2.", "· ２次", "2nd", "· २"],
  third: ["· 3rd+", "· 3e et +", "3rd", "· 3+", "· 3."],
  none: [
    "1/ 2",
    "1",
    "26",
    "· 4th",
    "· 1 h",
    "2w",
    "· 3 dni",
    "2 comments",
    "Head of 1st level support",
    "· 1 rok 1 mies.",
  ],
};

const ID = "ACoAAB0123456789abcdefghijklmnopqrstuvw";
const OTHER = "ACoAAC9876543210zyxwvutsrqponmlkjihgfed";
const topCard = (badge, { id = ID, slug = "ida-invented", connect = false } = {}) => `
  <main><section componentkey="com.linkedin.sdui.profile.card.ref${id}Topcard">
    <div><div><a href="/in/${slug}/"><h2>Ida Invented</h2></a>${badge}</div><p>Head of Things</p><p>3</p><p>connections</p></div>
    ${connect ? `<a href="/preload/custom-invite/?vanityName=${slug}">Connect</a>` : ""}<a href="/messaging/compose/?recipient=${id}">Message</a>
  </section><section><h2>People you may know</h2><ul><li><a href="/in/decoy/">Decoy</a><p>· 1st</p></li></ul></section></main>`;
const bubble = (to, { card = "", name = "Ida Invented" } = {}) => `
  <div class="msg-convo-wrapper msg-overlay-conversation-bubble" role="dialog"><header><h2><a href="/in/${to}/">${name}</a></h2></header>
  <ul class="msg-s-message-list">${card}</ul>
  <form class="msg-form"><div class="msg-form__contenteditable" role="textbox" aria-multiline="true" contenteditable="true"><p>Hello</p></div>
  <button type="submit">Send</button></form></div>`;

const mail = (fields, editor) =>
  `<form><div class="compose">${fields}<input name="subject" value="Hello there">${editor}<button>Send</button></div></form>`;

for (const which of BROWSERS) {
  describe(`Reading, ${which}`, () => {
    let browser;
    let code;
    before(async () => {
      code = await bundle(new URL("driver.ts", import.meta.url));
      browser = await launchWith(which, []);
    });
    after(() => browser?.close());

    async function on(html, work, ...given) {
      const page = await browser.newPage();
      try {
        await page.setContent(
          `<!doctype html><body><style>[contenteditable],textarea{min-width:200px;min-height:60px}</style>${html}`,
        );
        await page.evaluate(code);
        return await page.evaluate(work, ...given);
      } finally {
        await page.close();
      }
    }
    const snapshots = (site, html) => on(html, (name) => globalThis.snapshots(name), site);
    const degree = async (html) => (await snapshots("linkedin", html)).map((each) => each.degree);

    test("degree badges: the digit in any script, and no count, time or sentence", async () => {
      const read = await on(
        "",
        (all) => all.map((said) => globalThis.degreeIn(said, false) ?? "none"),
        Object.values(BADGES).flat(),
      );
      const expected = Object.entries(BADGES).flatMap(([which, all]) => all.map(() => which));
      assert.deepEqual(read, expected);
    });

    test("LinkedIn: the first badge behind the name of the same member decides, nobody else's does", async () => {
      assert.deepEqual(await degree(topCard("<p>· 3rd</p>", { connect: true }) + bubble(ID)), ["third"]);
      assert.deepEqual(await degree(topCard("<p>(she/her)</p><p>· 2nd</p><p>· 1st</p>") + bubble("ida-invented")), [
        "second",
      ]);
      assert.deepEqual(await degree(topCard("<p>· 3rd</p>") + bubble(OTHER)), [null], "another member");
      assert.deepEqual(await degree(topCard("") + bubble(ID)), [null], "no badge, a Message link, three connections");
      assert.deepEqual(
        await degree(topCard("<p>· 1st</p>", { connect: true }) + bubble(ID)),
        [null],
        "a contradiction",
      );
    });

    test("LinkedIn: several bubbles, each with its own member; a group has no degree", async () => {
      const group = bubble("").replace(/<a href="\/in\/\/">(.*?)<\/a>/, "$1, Other Person");
      assert.deepEqual(await degree(topCard("<p>· 2nd</p>") + bubble(ID) + bubble(OTHER) + group), [
        "second",
        null,
        null,
      ]);
    });

    test("LinkedIn: a group's heading names its people, and the card of one of them is not the group's", async () => {
      const card = `<li class="msg-s-profile-card"><a href="/in/${ID}/"><span class="artdeco-entity-lockup__title">Ida Invented</span></a><span class="artdeco-entity-lockup__degree">· 1st</span></li>`;
      const read = async (heading) => {
        const html = bubble(ID, { card }).replace(/(<h2>).*?(<\/h2>)/, `$1${heading}$2`);
        const [{ recipients, degree }] = await snapshots("linkedin", html);
        return [recipients.map(({ name }) => name).join(" + "), degree];
      };
      const link = (to, name) => `<a href="/in/${to}/">${name}</a>`;
      const people = link(ID, "Ida Invented") + link(OTHER, "Other Person");
      assert.deepEqual(await read(people), ["Ida Invented + Other Person", null]);
      assert.deepEqual(await read("Ida Invented, Other Person"), ["Ida Invented, Other Person", null]);
      assert.deepEqual(await read("Ida Invented"), ["Ida Invented", "first"], "one person, without a link");
      assert.deepEqual(
        await read(link(ID, "") + link(ID, "Ida Invented") + link(ID, "Her profile")),
        ["Ida Invented", "first"],
        "one person, linked more than once",
      );
    });

    test("LinkedIn: who wrote, and unknown where the beginning of the thread is not loaded", async () => {
      const item = (who, kind) =>
        `<li><div class="msg-s-event-listitem${kind}" data-event-urn="x"><a href="/in/${who}/">x</a></div></li>`;
      const threadOf = async (items) => (await snapshots("linkedin", bubble(ID, { card: items })))[0].thread;
      assert.equal(await threadOf(item(OTHER, "")), null);
      assert.deepEqual(
        (await threadOf(item(OTHER, "") + item(ID, " msg-s-event-listitem--other"))).map((m) => m.author),
        ["own", "other"],
      );
      assert.deepEqual(await threadOf(""), []);
    });

    test("LinkedIn: comments, closed dialogs and an invitation's first step are no composers; its second has a limit", async () => {
      const comment =
        '<form class="comments-comment-box"><div class="ql-editor" role="textbox" contenteditable="true">x</div></form>';
      const closed = '<dialog><textarea name="message"></textarea></dialog>';
      const step = (field) =>
        `<div role="dialog" class="send-invite"><p>To <strong>Ida Invented</strong></p>${field}</div>`;
      assert.deepEqual(await snapshots("linkedin", comment + closed + step("")), []);
      const [note] = await snapshots(
        "linkedin",
        step('<textarea id="custom-message" name="message"></textarea><span>0/200</span>'),
      );
      assert.equal(note.channel, "linkedin-invitation");
      assert.equal(note.limit, 200);
      assert.equal(note.recipients[0].name, "Ida Invented");
    });

    test("addresses: names, lists, quotes; an address in a display name is not where the mail goes", async () => {
      const read = await on("", () =>
        globalThis.mailboxes('Ada L <ada@p.test>, "Lovelace, Ada" <a.l@p.test>; "x@y.test" <real@p.test>, group'),
      );
      assert.deepEqual(read, [
        { name: "Ada L", address: "ada@p.test" },
        { name: "Lovelace, Ada", address: "a.l@p.test" },
        { name: "x@y.test", address: "real@p.test" },
        { name: "group", address: null },
      ]);
    });

    test("any webmail: chips, typed addresses, people without an address; nothing from elsewhere on the page", async () => {
      const chips =
        '<div class="chips"><span class="chip" title="Ann &lt;ann@p.test&gt;">Ann<button>×</button></span><span class="chip">Board<button>×</button></span><input name="to" value="typed@q.test"></div>';
      const inbox = '<ul role="grid"><li title="decoy@x.test">Decoy</li></ul>';
      const [draft] = await snapshots(
        "generic",
        inbox + mail(`${chips}<p><input name="cc"></p>`, '<div contenteditable="true">Hi</div>'),
      );
      assert.deepEqual(
        draft.recipients.map(({ field, name, address }) => [field, name, address]),
        [
          ["to", "Ann", "ann@p.test"],
          ["to", "Board", null],
          ["to", null, "typed@q.test"],
        ],
      );
      assert.equal(draft.subject, "Hello there");
      assert.ok(draft.recipients_read);
    });

    test("any webmail: a field is told by a word of its id, not by letters in another word", async () => {
      const to = (id) => `<input type="email" id="${id}" value="ann@p.test">`;
      const editor = '<textarea rows="9"></textarea>';
      for (const id of ["new-to-input", "mail_to_1", "to-address"]) {
        const [draft] = await snapshots("generic", mail(to(id), editor));
        assert.deepEqual(
          draft?.recipients.map(({ field, address }) => [field, address]),
          [["to", "ann@p.test"]],
          id,
        );
      }
      // A contact form asks for one's own address.
      for (const id of ["customer-email", "photo-email", "account-email"])
        assert.deepEqual(await snapshots("generic", mail(to(id), editor)), [], id);
    });

    test("Roundcube: chips are list items, one a person", async () => {
      const item = (name, address) =>
        `<li class="recipient"><span class="name">${name}</span><span class="email">${address}</span><a class="button remove"></a></li>`;
      const field = (of, ...items) =>
        `<div id="compose_${of}"><ul class="recipient-input">${items.join("")}<li class="input"><input></li></ul><textarea name="_${of}" hidden></textarea></div>`;
      const [draft] = await snapshots(
        "roundcube",
        `<form id="layout-content">${field("to", item("Ann Invented", "ann@p.test"), item("Bo, Example", "bo@q.test"))}${field("cc", item("", "cy@q.test"))}
        <input name="_subject" value="Hello"><textarea id="composebody">Hi</textarea><button class="send">Send</button></form>`,
      );
      assert.deepEqual(
        draft.recipients.map(({ field, name, address }) => [field, name, address]),
        [
          ["to", "Ann Invented", "ann@p.test"],
          ["to", "Bo, Example", "bo@q.test"],
          ["cc", null, "cy@q.test"],
        ],
      );
    });

    test("a text field without recipients beside it is no composer", async () => {
      assert.deepEqual(
        await snapshots(
          "generic",
          '<form><input type="search"><textarea rows="9"></textarea><button>Post</button></form>',
        ),
        [],
      );
    });

    test("an editor in a frame is read, and a form whose fields are named like methods breaks nothing", async () => {
      const frame =
        '<iframe srcdoc="<body contenteditable>Hi <b>there</b></body>" style="width:300px;height:99px"></iframe>';
      const traps =
        '<input name="querySelectorAll"><input name="closest"><input name="parentNode"><input name="nodeType"><input name="getAttribute">';
      const html = mail(`<input name="to" value="ann@p.test">${traps}`, frame);
      const [draft] = await snapshots("generic", html);
      assert.equal(draft.recipients[0].address, "ann@p.test");
      assert.equal(draft.body.runs.map((run) => run.text).join(""), "Hi there");
    });

    test("remote pictures of the sender's own part, with the size that was set", async () => {
      const body = `<div contenteditable="true"><p>Hello</p><img src="https://t.test/o.gif" width="1" height="1">
        <img src="https://p.test/logo.png" style="width:120px;height:40px" alt="logo"><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">
        <div style="display:none"><img src="https://t.test/open"></div><img src="https://p.test/not-there.png">
        <div class="gmail_quote"><blockquote><img src="https://old.test/o.gif" width="1" height="1"></blockquote></div></div>`;
      const [draft] = await snapshots("generic", mail('<input name="to" value="ann@p.test">', body));
      assert.deepEqual(draft.body.images, [
        { src: "https://t.test/o.gif", width: 1, height: 1, hidden: false },
        { src: "https://p.test/logo.png", width: 120, height: 40, hidden: false },
        { src: "https://t.test/open", width: null, height: null, hidden: true },
        { src: "https://p.test/not-there.png", width: null, height: null, hidden: false },
      ]);
    });

    test("runs: blocks, breaks, links, pictures, containers, hidden text, and the way back", async () => {
      const body = `<div contenteditable="true"><p>One<br>two <a href="https://p.test/out">three</a></p><grammarly-extension></grammarly-extension>
        <p style="display:none">never seen</p><p style="color:#fff">white</p><img alt="logo">
        <div class="gmail_signature">Rep</div><div class="gmail_quote"><div class="gmail_attr">On Monday Ann &lt;ann@p.test&gt; wrote:</div><blockquote>old <b>words</b></blockquote></div></div>`;
      const [draft] = await snapshots("generic", mail('<input name="to" value="ann@p.test">', body));
      const { runs, complete } = draft.body;
      assert.ok(complete);
      const of = (text) => runs.find((run) => run.text.includes(text));
      assert.equal(of("One").block, of("two").block);
      assert.notEqual(of("One").block, of("white").block);
      assert.equal(of("three").href, "https://p.test/out");
      assert.ok(of("never seen").look.hidden);
      assert.equal(of("white").look.color, "rgb(255, 255, 255)");
      assert.ok(of("logo").image);
      assert.equal(of("Rep").container, "signature");
      assert.equal(of("words").container, "quote");
      assert.equal(of("One").container, undefined);
      // A line break in the source is a space on the screen.
      assert.deepEqual(
        draft.back.map((text, at) => (runs[at].text === "\n" ? text : text.replaceAll("\n", " "))),
        runs.map((run) => run.text),
      );
      assert.deepEqual(draft.thread, [{ author: "other", name: null, address: "ann@p.test" }]);
      assert.equal(draft.reply, true);
    });

    test("plain text: a run a line, offsets lead back, the attribution names the author", async () => {
      const text = "Thanks!\n\n-- \nRep\n\nOn Monday, Ann Invented wrote:\n> Hello\n";
      const to = '<input name="to" value="Ann Invented &lt;ann@p.test&gt;">';
      const [draft] = await snapshots("generic", mail(to, `<textarea name="body" rows="9">${text}</textarea>`));
      assert.ok(draft.body.plain);
      assert.deepEqual(
        draft.body.runs.map((run) => run.text),
        text.split("\n"),
      );
      assert.deepEqual(draft.back, text.split("\n"));
      assert.deepEqual(draft.thread, [{ author: "other", name: "Ann Invented", address: "ann@p.test" }]);
    });
  });
}
