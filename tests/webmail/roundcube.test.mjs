// The main job on a live Roundcube, in both browsers: the assertion is on the mail that the server received.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, describe, test } from "node:test";
import { OFFER } from "../browser/lib/drafts.mjs";
import {
  citations,
  judged,
  keys,
  openPanel,
  panel,
  poll,
  press,
  waitForPanel,
  waitForState,
} from "../browser/lib/face.mjs";
import { BROWSERS } from "../browser/lib/launch.mjs";
import { POLICY, setPolicy } from "../browser/lib/policy.mjs";
import { session, shoot } from "../browser/lib/session.mjs";
import { Composer, login, start } from "./roundcube.mjs";
import { received } from "./stack.mjs";

const REP = "rep@brightwater.example";
const BRITISH = "jane.doe@widgets.co.uk";
const GERMAN = "hans.muster@werkzeug-beispiel.de";
const STOP = POLICY.organisation.opt_out_url;
const count = (text, part) => text.split(part).length - 1;
/** A part as its reader sees it, on one line. */
const readable = ({ type, text }) => (type === "text/html" ? text.replace(/<[^>]*>/g, " ") : text).replace(/\s+/g, " ");
const newSubject = () => `Torque wrenches ${randomUUID().slice(0, 8)}`;

for (const which of BROWSERS) {
  describe(`Roundcube, ${which}`, () => {
    let box;
    before(async () => {
      box = await start();
    });
    after(() => box?.stop());
    const it = session(which, { grant: ["http://127.0.0.1/*"] });

    /** A test in a tab of its own, with a picture of its failure. */
    function step(name, steps) {
      test(name, { timeout: 120_000 }, async () => {
        const tab = await it.browser.newPage();
        tab.on("dialog", (dialog) => dialog.accept().catch(() => {}));
        try {
          await tab.bringToFront();
          await steps(tab);
        } catch (error) {
          await shoot(tab, `roundcube ${which} ${name}`);
          throw error;
        } finally {
          // Roundcube asks before a draft is left: the question would keep the tab.
          await tab.evaluate(() => (window.onbeforeunload = null)).catch(() => {});
          await tab.close().catch(() => {});
        }
      });
    }

    async function draft(tab, user, to, options) {
      await login(tab, box, user);
      const composer = await Composer.open(tab, box, "", options);
      const subject = newSubject();
      await composer.address(to, subject);
      await composer.write(OFFER);
      return { composer, subject };
    }

    async function insert(tab, composer) {
      if (!(await panel(tab))) await openPanel(tab);
      await press(tab, "Insert footer");
      assert.ok(await poll(async () => (await composer.body()).includes(STOP)), "the footer is in the draft");
      return composer.body();
    }

    /** Above the signature and once in each part, with the opt-out address to click and to read. */
    function assertDelivered(parts, { signature, html }) {
      assert.deepEqual(
        parts.map(({ type }) => type),
        html ? ["text/plain", "text/html"] : ["text/plain"],
      );
      for (const { type, text } of parts) {
        const shown = readable({ type, text });
        assert.equal(count(shown, OFFER.slice(0, 60)), 1, `${type}: the draft's own words`);
        assert.equal(count(shown, POLICY.defaults.reason), 1, `${type}: the footer once\n${text}`);
        assert.ok(shown.includes(STOP), `${type}: the opt-out address can be read\n${text}`);
        if (signature)
          assert.ok(shown.indexOf(STOP) < shown.indexOf(signature), `${type}: above the signature\n${text}`);
        if (type === "text/html") assert.equal(count(text, `href="${STOP}"`), 1, `the opt-out link is intact\n${text}`);
      }
    }

    step("a first email to a British company: to fix, footer, undo, footer, ready, sent, received", async (tab) => {
      const { composer, subject } = await draft(tab, REP, BRITISH);
      await waitForState(tab, /^([2-9]|\d\d) to fix$/);
      const open = await openPanel(tab);
      assert.match(open.text.split("How this was judged")[0], /opt.?out|object/i);
      const law = (await citations(tab)).map(({ name }) => name).join("; ");
      assert.match(law, /GDPR.*21/);
      assert.match(law, /GDPR.*14/);
      const facts = await judged(tab);
      assert.match(facts.To, /jane\.doe@widgets\.co\.uk/);
      assert.match(facts.Country, /United Kingdom/);

      const before = await composer.body();
      const withFooter = await insert(tab, composer);
      assert.ok(withFooter.indexOf(STOP) < withFooter.indexOf("_rc_sig"), "above the signature");
      await waitForState(tab, "ready");
      await composer.focus();
      await keys(tab, "Control+z");
      assert.ok(
        await poll(async () => (await composer.body()) === before),
        `one undo gives back the draft exactly:\n${before}\n${await composer.body()}`,
      );
      await waitForState(tab, /to fix$/);
      await insert(tab, composer);
      await waitForState(tab, "ready");
      if (await panel(tab)) await press(tab, "Close");
      await composer.send();
      assertDelivered(await received(box, subject), { signature: "Robin Rep", html: true });
    });

    step("to a German address the panel also says that the law asks for consent first", async (tab) => {
      const { composer } = await draft(tab, REP, GERMAN);
      await waitForState(tab, /^([3-9]|\d\d) to fix$/);
      await openPanel(tab);
      await waitForPanel(tab, /German[\s\S]*consent|consent[\s\S]*German/i);
      await insert(tab, composer);
      await waitForState(tab, "1 to fix");
    });

    step("a reply to that person's own mail is not outreach", async (tab) => {
      await login(tab, box, REP);
      const composer = await Composer.open(tab, box, "&_reply_uid=1&_mbox=INBOX");
      await composer.write(OFFER);
      await waitForState(tab, "not outreach");
      await openPanel(tab);
      assert.match((await judged(tab)).Audience, /reply/i);
    });

    step("plain text: the same, and the mail that is received", async (tab) => {
      const { composer, subject } = await draft(tab, "plain@brightwater.example", BRITISH, { plain: true });
      await waitForState(tab, /to fix$/);
      const before = await composer.body();
      await insert(tab, composer);
      await waitForState(tab, "ready");
      await composer.focus();
      await keys(tab, "Control+z");
      assert.ok(await poll(async () => (await composer.body()) === before), "one undo gives back the draft exactly");
      await insert(tab, composer);
      await waitForState(tab, "ready");
      if (await panel(tab)) await press(tab, "Close");
      await composer.send();
      assertDelivered(await received(box, subject), { signature: "Paula Plain", html: false });
    });

    step("without a signature the footer stands at the end", async (tab) => {
      const { composer, subject } = await draft(tab, "nosig@brightwater.example", BRITISH);
      await waitForState(tab, /to fix$/);
      await insert(tab, composer);
      await waitForState(tab, "ready");
      if (await panel(tab)) await press(tab, "Close");
      await composer.send();
      assertDelivered(await received(box, subject), { html: true });
    });

    step("a profile that changed replaces the footer, and only the new one is sent", async (tab) => {
      const { composer, subject } = await draft(tab, REP, BRITISH);
      await waitForState(tab, /to fix$/);
      await insert(tab, composer);
      await waitForState(tab, "ready");
      const moved = {
        ...POLICY,
        organisation: { ...POLICY.organisation, opt_out_url: "https://brightwater.example/no-more-mail" },
      };
      await setPolicy(it, moved);
      try {
        await tab.bringToFront();
        if (!(await panel(tab))) await openPanel(tab);
        await press(tab, "Insert footer");
        assert.ok(
          await poll(async () => (await composer.body()).includes("no-more-mail")),
          "the new address is in the draft",
        );
        assert.equal(count(await composer.body(), STOP), 0, "the old one is not");
        await waitForState(tab, "ready");
        if (await panel(tab)) await press(tab, "Close");
        await composer.send();
        for (const part of await received(box, subject)) {
          const shown = readable(part);
          assert.ok(shown.includes(moved.organisation.opt_out_url), `${part.type}: the new opt-out\n${part.text}`);
          assert.equal(count(part.text, STOP), 0, `${part.type}: the old one nowhere\n${part.text}`);
          assert.equal(count(shown, POLICY.defaults.reason), 1, `${part.type}: one footer\n${part.text}`);
        }
      } finally {
        await setPolicy(it, POLICY);
      }
    });
  });
}
