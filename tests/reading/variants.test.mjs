// Pages that differ from what is known of a site: a hook is missing, others stand beside. What is read is right, or unknown.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { BROWSERS } from "../browser/lib/launch.mjs";
import { launchWith } from "../editors/pages.mjs";
import { bundle } from "./bundle.mjs";

const OTHER = '<a href="/in/other-person/">Other Person</a><span class="artdeco-entity-lockup__degree">· 2nd</span>';
const OWN = '<span class="artdeco-entity-lockup__degree">· 1st</span>';
const NAME = '<div class="artdeco-entity-lockup__title"><a href="/in/ida-invented/">Ida Invented</a></div>';
const PILL =
  '<div class="msg-connections-typeahead__added-recipients"><button class="artdeco-pill"><span class="artdeco-pill__text">Ida Invented</span></button></div>';
const EDITOR =
  '<div class="msg-form__contenteditable" role="textbox" aria-multiline="true" contenteditable="true"><p>Hello</p></div>';
const PROMPT = (more = "") =>
  `<div role="toolbar"><div role="textbox" contenteditable="true" ${more}>Shorter</div></div>`;

/** A new message to Ida, opened over her profile. */
const bubble = ({ card = NAME + OWN, pill = PILL, editor = EDITOR } = {}) => `
  <div class="msg-overlay-conversation-bubble msg-overlay-conversation-bubble--is-compose" role="dialog"><h2>New message</h2>
  ${pill}<input role="combobox"><div class="msg-s-profile-card">${card}</div>
  <form class="msg-form">${editor}<button type="submit">Send</button></form></div>`;
const profile = (badge) =>
  `<main><section componentkey="x.refTopcard"><a href="/in/ida-invented/"><h2>Ida Invented</h2></a>${badge}</section></main>`;

/** A pane of Outlook: `editor` in its own mark, fields and toolbar around it. */
const pane = ({
  from = "",
  chip = '<span class="_EType_RECIPIENT_ENTITY" contenteditable="false" aria-label="ann@p.test">Ann</span>',
  editor,
}) => `
  <div role="main"><button id="splitButton-r1__primaryActionButton">Send</button>${from}
  <div role="group" id="MSG_1a_TO"><button>To</button><div contenteditable="true">${chip}</div></div>
  <input id="MSG_1a_SUBJECT" value="Hello"><div id="editorParent_1">${editor}</div></div>`;
const BODY = '<div role="textbox" aria-multiline="true" contenteditable="true">Hi</div>';

for (const which of BROWSERS) {
  describe(`Unknown layouts, ${which}`, () => {
    let browser;
    let code;
    before(async () => {
      code = await bundle(new URL("driver.ts", import.meta.url));
      browser = await launchWith(which, []);
    });
    after(() => browser?.close());

    async function snapshots(site, html) {
      const page = await browser.newPage();
      try {
        await page.setContent(
          `<!doctype html><body><style>[contenteditable]{min-width:200px;min-height:60px}</style>${html}`,
        );
        await page.evaluate(code);
        return await page.evaluate((name) => globalThis.snapshots(name), site);
      } finally {
        await page.close();
      }
    }
    const one = async (site, html) => {
      const found = await snapshots(site, html);
      assert.equal(found.length, 1);
      return found[0];
    };
    const text = ({ body }) => body.runs.map((run) => run.text).join("");

    test("LinkedIn: another person named in the card lends neither badge nor id", async () => {
      const cards = [
        [OTHER + NAME + OWN, "first"],
        [NAME.replace("</a>", `</a>${OWN}`), "first"],
        [NAME + OTHER, null],
        [OTHER + NAME, null],
        [`${NAME}<div><a href="/in/other-person/">Other Person</a></div><span>· 2nd</span>`, null],
      ];
      for (const [card, degree] of cards) {
        const draft = await one("linkedin", bubble({ card }));
        assert.equal(draft.degree, degree, card);
        assert.equal(draft.recipients[0].member, "ida-invented", card);
      }
    });

    test("LinkedIn: another person named on the profile lends no badge", async () => {
      const degree = async (badge) => (await one("linkedin", profile(badge) + bubble({ card: NAME }))).degree;
      assert.equal(await degree(`${OWN}<p>${OTHER}</p>`), "first");
      assert.equal(await degree(`<p>${OTHER}</p>`), null);
      assert.equal(await degree(`<a href="/in/ACoAAB01234567890123456789/overlay/about/">✓</a>${OWN}`), "first");
      assert.equal(await degree(`<p>Head of Things</p><p>${OTHER.replace(/ class="[^"]*"/, "")}</p>`), null);
    });

    test("LinkedIn: two cards of one member that contradict each other say nothing", async () => {
      const twice = (a, b) => profile(a).replace("</main>", profile(b).replace("<main>", ""));
      const degree = async (cards) => (await one("linkedin", cards + bubble({ card: NAME }))).degree;
      assert.equal(await degree(twice("<p>· 3rd</p>", "<p>· 3rd</p>")), "third");
      assert.equal(await degree(twice("<p>· 1st</p>", "<p>· 3rd</p>")), null);
    });

    test("LinkedIn: somebody is chosen by a pill of another name: unread, not nobody", async () => {
      const renamed = '<div class="x1"><button class="x2">Ida Invented</button></div>';
      assert.equal((await one("linkedin", bubble({ pill: renamed }))).recipients_read, false);
      const nobody = await one(
        "linkedin",
        bubble({ pill: "" }).replace(/<div class="msg-s-profile-card">.*?<\/span><\/div>/s, ""),
      );
      assert.deepEqual([nobody.recipients_read, nobody.recipients], [true, []]);
    });

    test("LinkedIn: an invitation names its person, whatever else is stressed", async () => {
      const note = (...stressed) =>
        `<div role="dialog" class="send-invite">${stressed.map((s) => `<strong>${s}</strong>`)}<textarea name="message"></textarea></div>`;
      const named = async (html) => {
        const { recipients, degree } = await one("linkedin", html);
        return [recipients.map(({ name }) => name), degree];
      };
      assert.deepEqual(await named(note("5", "Ida Invented")), [["Ida Invented"], null]);
      assert.deepEqual(await named(note("Premium", "Ida Invented")), [[], null]);
      assert.deepEqual(await named(profile("<p>· 3rd</p>") + note("Premium", "Ida Invented")), [
        ["Ida Invented"],
        "third",
      ]);
      assert.deepEqual(await named(profile("<p>· 3rd</p>") + note("Bo Other")), [["Bo Other"], null]);
    });

    test("LinkedIn: a bubble that was put away is no composer, one whose form lost its name is", async () => {
      assert.deepEqual(await snapshots("linkedin", bubble().replace("--is-compose", "--is-minimized")), []);
      const renamed = bubble().replace('class="msg-form"', "").replace('class="msg-form__contenteditable"', "");
      assert.equal((await one("linkedin", renamed)).degree, "first");
    });

    test("LinkedIn: however the editor says that it can be typed into", async () => {
      for (const how of ["", "plaintext-only"])
        assert.equal(
          (await one("linkedin", bubble({ editor: EDITOR.replace('"true"><p>', `"${how}"><p>`) }))).degree,
          "first",
        );
      assert.deepEqual(
        await snapshots("linkedin", bubble({ editor: EDITOR.replace('"true"><p>', '"false"><p>') })),
        [],
      );
    });

    test("LinkedIn: an assistant's field in the form is no message", async () => {
      for (const more of ["", 'aria-multiline="true"'])
        assert.match(text(await one("linkedin", bubble({ editor: PROMPT(more) + EDITOR }))), /Hello/);
    });

    test("Outlook: an assistant's field beside the body is no mail, and takes no recipients from it", async () => {
      for (const editor of [PROMPT() + BODY, PROMPT('aria-multiline="true"') + BODY]) {
        const draft = await one("outlook", pane({ editor }));
        assert.equal(text(draft), "Hi");
        assert.equal(draft.recipients[0]?.address, "ann@p.test");
      }
      const above = await one("outlook", pane({ from: PROMPT('aria-multiline="true"'), editor: BODY }));
      assert.equal(above.recipients[0]?.address, "ann@p.test");
    });

    test("Outlook: chips without their class; a sender beside his label", async () => {
      const from = '<div id="MSG_1a_FROM"><button>From</button><span>rep@own.test</span></div>';
      const chip = '<span title="Ann &lt;ann@p.test&gt;">Ann</span>';
      const draft = await one("outlook", pane({ from, chip, editor: BODY }));
      assert.deepEqual(draft.from, { name: null, address: "rep@own.test" });
      assert.deepEqual(
        draft.recipients.map(({ name, address }) => [name, address]),
        [["Ann", "ann@p.test"]],
      );
    });

    test("Gmail: what a field suggests is no recipient", async () => {
      const option = (address) => `<div role="option" data-hovercard-id="${address}">x</div>`;
      const draft = await one(
        "gmail",
        `<div class="M9"><div name="to"><div role="listbox">${option("ann@p.test")}</div><input role="combobox" aria-owns="a1" aria-controls="a1">
        <div role="listbox" id="a1">${option("bo@q.test")}</div></div><div g_editable="true" contenteditable="true">Hi</div></div>`,
      );
      assert.deepEqual(
        draft.recipients.map(({ address }) => address),
        ["ann@p.test"],
      );
    });

    test("Outlook: history in its newer container is an answer to its author", async () => {
      const history =
        '<div id="mail-editor-reference-message-container"><b>Von:</b> Ann &lt;ann@p.test&gt;<br><b>An:</b> Rep &lt;rep@own.test&gt;<p>Old</p></div>';
      const draft = await one("outlook", pane({ editor: BODY.replace("Hi", `Hi${history}`) }));
      assert.equal(draft.thread?.[0].address, "ann@p.test");
      assert.equal(draft.reply, true);
    });

    test("Yahoo: pills without their test id; suggestions are no recipients", async () => {
      const field =
        '<ul><li><div title="Ann &lt;ann@p.test&gt;">Ann</div></li><li><input class="input-to"></li></ul><div role="listbox"><div role="option" title="bo@q.test">Bo</div></div>';
      const draft = await one(
        "yahoo",
        `<div data-test-id="compose">${field}<input data-test-id="compose-subject"><div data-test-id="rte" contenteditable="true">Hi</div><button data-test-id="compose-send-button">Send</button></div>`,
      );
      assert.deepEqual(
        draft.recipients.map(({ address }) => address),
        ["ann@p.test"],
      );
    });
  });
}
