// The self-check of LinkedIn: places that tell the same fact and do not depend on each other. Those of mail: report.test.mjs.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { BROWSERS } from "../browser/lib/launch.mjs";
import { launchWith } from "../editors/pages.mjs";
import { bundle } from "./bundle.mjs";

const ID = "ACoAAB0123456789abcdefghijklmnopqrstuvw";
const OTHER = "ACoAAC9876543210zyxwvutsrqponmlkjihgfed";

const pill = (name) =>
  `<div class="msg-connections-typeahead__added-recipients"><button class="artdeco-pill">${name}</button></div><input role="combobox">`;
const head = (name, id) => `<header><h2><a href="/in/${id}/">${name}</a></h2></header>`;
const card = (name, id, badge, sentence) =>
  `<div class="msg-s-profile-card"><div class="artdeco-entity-lockup__title"><a href="/in/${id}/">${name}</a></div>
  <div class="artdeco-entity-lockup__badge"><span class="a11y-text">${sentence}</span><span class="artdeco-entity-lockup__degree">${badge}</span></div></div>`;
const bubble = (above, below) => `<div class="msg-overlay-conversation-bubble" role="dialog">${above}${below}
  <form class="msg-form"><div class="msg-form__contenteditable" role="textbox" aria-multiline="true" contenteditable="true">Hi</div></form></div>`;
const profile = (badge) =>
  `<main><section componentkey="x.ref${ID}Topcard"><h2>Ida Invented</h2><p>${badge}</p></section></main>`;
const IDA = ["Ida Invented", ID];
const FIRST = ["· 1st", "1st degree connection"];

for (const which of BROWSERS) {
  describe(`Self-check of LinkedIn, ${which}`, () => {
    let browser;
    let code;
    before(async () => {
      code = await bundle(new URL("driver.ts", import.meta.url));
      browser = await launchWith(which, []);
    });
    after(() => browser?.close());

    async function disagree(html) {
      const page = await browser.newPage();
      try {
        await page.setContent(`<!doctype html><body>${html}`);
        await page.evaluate(code);
        return (await page.evaluate(() => globalThis.linkedinDisagrees())).map(({ fact }) => fact);
      } finally {
        await page.close();
      }
    }

    test("places that agree, and one place alone, are no news", async () => {
      assert.deepEqual(await disagree(profile("· 1st") + bubble(head(...IDA), card(...IDA, ...FIRST))), []);
      assert.deepEqual(await disagree(bubble(pill("Ida Invented, PhD"), card(...IDA, ...FIRST))), []);
      assert.deepEqual(await disagree(bubble(head(...IDA), "")), []);
      // A slug and an id may be one person's; a profile in front may be another's.
      assert.deepEqual(await disagree(bubble(head("Ida Invented", "ida-invented"), card(...IDA, ...FIRST))), []);
      assert.deepEqual(
        await disagree(profile("· 3rd") + bubble(head("Bo", OTHER), card("Bo", OTHER, "· 2e", "Kontakt 2. stopnia"))),
        [],
      );
    });

    test("another name, another member: the recipient", async () => {
      assert.deepEqual(await disagree(bubble(pill("Bo Example"), card(...IDA, ...FIRST))), ["recipients"]);
      assert.deepEqual(await disagree(bubble(head("Ida Invented", OTHER), card(...IDA, ...FIRST))), ["recipients"]);
    });

    test("badge, sentence and profile: the degree", async () => {
      assert.deepEqual(await disagree(bubble(head(...IDA), card(...IDA, "· 1st", "2nd degree connection"))), [
        "degree",
      ]);
      assert.deepEqual(await disagree(profile("· 3rd") + bubble(head(...IDA), card(...IDA, ...FIRST))), ["degree"]);
    });

    test("a group, and the note of an invitation, have nothing to compare", async () => {
      const group = pill("Bo Example").replace("</button>", '</button><button class="artdeco-pill">Cy</button>');
      assert.deepEqual(await disagree(bubble(group, card(...IDA, ...FIRST))), []);
      const note = '<div role="dialog"><strong>Ida Invented</strong><textarea name="message"></textarea></div>';
      assert.deepEqual(await disagree(profile("· 1st") + note), []);
    });
  });
}
