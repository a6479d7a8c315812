// The face in both browsers: keyboard, other languages, the questions of a first use, a webmail that the user enabled.
import assert from "node:assert/strict";
import { describe } from "node:test";
import { OFFER } from "./lib/drafts.mjs";
import {
  badges,
  fields,
  fill,
  keys,
  openPanel,
  panel,
  poll,
  press,
  probe,
  waitForPanel,
  waitForState,
} from "./lib/face.mjs";
import { page } from "./lib/fixtures.mjs";
import { BROWSERS, extensionPage } from "./lib/launch.mjs";
import { POLICY, readPolicy, setPolicy } from "./lib/policy.mjs";
import { scenario, session } from "./lib/session.mjs";

const GMAIL = "https://mail.google.com/mail/u/0/";
const WEBMAIL = "https://mail.brightwater.example/compose";
const routes = {
  "mail.google.com/mail/u/0/": { body: page("gmail-window.html") },
  "mail.brightwater.example/compose": { body: page("webmail.html") },
};
const BODY = "[role=textbox][contenteditable=true]";

async function write(tab, text = OFFER) {
  await tab.click(BODY);
  await tab.keyboard.type(text);
}

const focused = async (tab) => (await probe(tab)).find((thing) => thing.focused);

/** Tab until `wanted` has the focus. */
async function tabTo(tab, wanted, key = "Tab") {
  for (let step = 0; step < 40; step += 1) {
    const now = await focused(tab);
    if (now && wanted(now)) return now;
    await keys(tab, key);
  }
  assert.fail("Tab does not lead there");
}

/** What is answered to a question of the first use. */
const ANSWERS = {
  privacy: "https://brightwater.example/privacy",
  "page to object": "https://brightwater.example/stop",
  "address to object|address for objections": "stop@brightwater.example",
  postal: "Lindenstr. 12, 10969 Berlin",
  country: "Germany",
  "come from": "your company's website",
  why: "your role in purchasing",
  "your name": "Robin Rep",
  "questions about data": "privacy@brightwater.example",
  organisation: "Brightwater Tools GmbH",
};

function answerTo(question) {
  const found = Object.entries(ANSWERS).find(([words]) => new RegExp(words, "i").test(question));
  assert.ok(found, `a question that the test does not know: ${question}`);
  return found[1];
}

for (const which of BROWSERS) {
  describe(`The face, ${which}`, () => {
    const it = session(which, { routes, grant: ["https://mail.brightwater.example/*"] });

    scenario(it, "badge and panel by keyboard: Tab, Enter, Tab, Escape", GMAIL, async (tab) => {
      await write(tab);
      await waitForState(tab, /to fix$/);
      await tabTo(tab, (thing) => thing.name.startsWith("Fairreach:"));
      await keys(tab, "Enter");
      assert.ok(await poll(() => panel(tab)), "Enter on the badge opens the panel");
      const first = await poll(() =>
        focused(tab).then((thing) => thing && !thing.name.startsWith("Fairreach:") && thing),
      );
      assert.ok(first, "the focus is in the panel");
      await tabTo(tab, (thing) => thing.name === "Insert footer");
      await keys(tab, "Escape");
      assert.ok(await poll(async () => !(await panel(tab))), "Escape closes the panel");
      assert.match((await focused(tab))?.name ?? "nothing", /^Fairreach:/, "and gives the focus back to the badge");
    });

    scenario(it, "Insert footer by keyboard; Close closes", GMAIL, async (tab) => {
      await write(tab);
      await waitForState(tab, /to fix$/);
      await tabTo(tab, (thing) => thing.name.startsWith("Fairreach:"));
      await keys(tab, "Enter");
      await poll(() => panel(tab));
      await tabTo(tab, (thing) => thing.name === "Insert footer");
      await keys(tab, "Enter");
      await waitForState(tab, "ready");
      if (!(await panel(tab))) await openPanel(tab);
      await press(tab, "Close");
      assert.ok(await poll(async () => !(await panel(tab))), "Close closes");
    });

    scenario(it, "Insert footer by its shortcut, the caret in the draft", GMAIL, async (tab) => {
      await write(tab);
      await waitForState(tab, /to fix$/);
      assert.equal(it.manifest.commands["insert-footer"].suggested_key.default, "Alt+Shift+F");
      // The driver's keys go to the page and never reach the browser's own shortcuts: the command is told as the background tells it.
      const own = await extensionPage(it, it.manifest.options_ui.page);
      await own.evaluate(async (url) => {
        const [{ id }] = await chrome.tabs.query({ url: `${url}*` });
        await chrome.tabs.sendMessage(id, { command: "insert-footer" });
      }, GMAIL);
      await own.close();
      await tab.bringToFront();
      await waitForState(tab, "ready");
      await waitForPanel(tab, /footer is in the draft/i);
      assert.ok(await tab.$eval(BODY, (body) => body === document.activeElement), "the caret stays in the draft");
    });

    scenario(it, "a synthetic click of the page presses nothing", GMAIL, async (tab) => {
      await write(tab);
      const [badge] = [await waitForState(tab, /to fix$/)];
      await tab.evaluate((rect) => {
        const at = { bubbles: true, composed: true, clientX: rect[0] + rect[2] / 2, clientY: rect[1] + rect[3] / 2 };
        const under = document.elementFromPoint(at.clientX, at.clientY);
        for (const type of ["pointerdown", "mousedown", "pointerup", "mouseup", "click"])
          under.dispatchEvent(new MouseEvent(type, at));
      }, badge.rect);
      assert.equal(await panel(tab), undefined);
    });

    scenario(it, "a webmail that the user enabled: badge, footer, the mail that is sent", WEBMAIL, async (tab) => {
      await write(tab);
      await waitForState(tab, /to fix$/);
      await openPanel(tab);
      await press(tab, "Insert footer");
      await waitForState(tab, "ready");
      await keys(tab, "Escape");
      await tab.click("button[type=submit]");
      const sent = await tab.evaluate(() => window.sent);
      assert.equal(sent.split(`href="${POLICY.organisation.opt_out_url}"`).length - 1, 1);
    });

    scenario(it, "the first Insert footer asks for the profile in the panel, and goes on", GMAIL, async (tab) => {
      await setPolicy(it, null);
      try {
        await tab.bringToFront();
        await write(tab);
        await waitForState(tab, /to fix$/);
        await openPanel(tab);
        await press(tab, "Insert footer");
        assert.ok(await poll(async () => (await fields(tab)).length > 0), "the panel asks");
        for (const field of await fields(tab)) await fill(tab, field.name, answerTo(field.name));
        await fill(tab, /privacy/i, "brightwater");
        await press(tab, "Save and insert");
        assert.ok(
          await poll(async () => (await fields(tab)).some((field) => /privacy/i.test(field.name) && field.invalid)),
          "a bad address is refused",
        );
        assert.equal(
          (await fields(tab)).find((field) => /organi[sz]ation/i.test(field.name)).value,
          ANSWERS.organisation,
          "and what was typed is kept",
        );
        await fill(tab, /privacy/i, answerTo("privacy"));
        await press(tab, "Save and insert");
        assert.ok(
          await poll(() => tab.$eval(BODY, (body) => body.innerText.includes("brightwater.example/privacy"))),
          "the footer came",
        );
        const kept = await readPolicy(it);
        assert.equal(kept?.organisation?.name, ANSWERS.organisation, "the profile is kept");
        await tab.bringToFront();
        await waitForState(tab, /^(ready|hint)$/);
      } finally {
        await setPolicy(it, POLICY);
      }
    });
  });

  for (const [language, insert] of [
    ["de", /Fußzeile/],
    ["ja", /フッター/],
  ]) {
    describe(`The face in ${language}, ${which}`, () => {
      const it = session(which, { routes, language });

      scenario(it, `a browser in ${language} gets its own words`, GMAIL, async (tab) => {
        await write(tab);
        const badge = await poll(async () => (await badges(tab)).find((each) => /\d/.test(each.name)));
        assert.ok(badge, `a badge with a number: ${(await badges(tab)).map((each) => each.name)}`);
        assert.doesNotMatch(badge.name, /to fix/);
        const { rect } = badge;
        await tab.mouse.click(rect[0] + rect[2] / 2, rect[1] + rect[3] / 2);
        const open = await poll(() => panel(tab));
        assert.ok(open, "the panel opens");
        await press(tab, insert);
        assert.ok(
          await poll(() => tab.$eval(BODY, (body) => body.innerText.includes("brightwater.example/stop"))),
          "the footer came",
        );
        assert.match(
          await tab.$eval(BODY, (body) => body.innerText),
          /privacy/i,
          "in the language of the draft, not of the browser",
        );
      });
    });
  }
}
