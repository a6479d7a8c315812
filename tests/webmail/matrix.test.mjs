// Every promise of the matrix on two live webmails, HTML and plain text, in both browsers, and the mail that then arrived.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, describe, test } from "node:test";
import { OFFER } from "../browser/lib/drafts.mjs";
import { openPanel, panel, poll, press, waitForState } from "../browser/lib/face.mjs";
import { BROWSERS } from "../browser/lib/launch.mjs";
import { POLICY } from "../browser/lib/policy.mjs";
import { session, shoot } from "../browser/lib/session.mjs";
import { record } from "../surfaces/coverage.mjs";
import { promises, Sight } from "../surfaces/promises.mjs";
import * as roundcube from "./roundcube.mjs";
import * as sogo from "./sogo.mjs";
import { received } from "./stack.mjs";

const JANE = "jane.doe@widgets.co.uk";
const STOP = POLICY.organisation.opt_out_url;
const mail = { to: JANE, verdict: /to fix$/ };

/** Each opens a new message to Jane and tells where everything is. */
const WEBMAILS = {
  Roundcube: {
    start: roundcube.start,
    async open(tab, box, user, subject, plain) {
      await roundcube.login(tab, box, user);
      const composer = await roundcube.Composer.open(tab, box, "", { plain });
      await composer.address(JANE, subject);
      const at = plain ? { editor: "#composebody" } : { frame: "#composebody_ifr", editor: "body" };
      return { ...mail, ...at, subject: "#compose-subject", send: "button.send" };
    },
  },
  SOGo: {
    start: sogo.start,
    async open(tab, box, user, subject, plain) {
      await sogo.login(tab, box, user);
      const at = await sogo.compose(tab, JANE, subject, { plain });
      return { ...mail, ...at, subject: "md-dialog input[name='subject']", send: "button[ng-click='editor.send()']" };
    },
  },
};
const USERS = [
  ["HTML", "rep@brightwater.example", "Robin Rep", false],
  ["plain text", "plain@brightwater.example", "Paula Plain", true],
];
const readable = ({ type, text }) => (type === "text/html" ? text.replace(/<[^>]*>/g, " ") : text).replace(/\s+/g, " ");
const count = (text, part) => text.split(part).length - 1;

for (const which of BROWSERS) {
  for (const [webmail, { start, open }] of Object.entries(WEBMAILS)) {
    describe(`${webmail}, ${which}`, () => {
      const rows = [];
      let box;
      before(async () => {
        box = await start();
      });
      after(async () => {
        if (rows.length === USERS.length) record(webmail.toLowerCase(), which, rows);
        await box?.stop();
      });
      const it = session(which, { grant: ["http://127.0.0.1/*"] });

      for (const [kind, user, signature, plain] of USERS) {
        test(`${kind}: every promise, and the mail that arrives`, { timeout: 180_000 }, async () => {
          const tab = await it.browser.newPage();
          tab.on("dialog", (dialog) => dialog.accept().catch(() => {}));
          try {
            await tab.bringToFront();
            const subject = `Torque wrenches ${randomUUID().slice(0, 8)}`;
            const name = `${webmail} (live): ${kind}`;
            const surface = { name, below: signature, ...(await open(tab, box, user, subject, plain)) };
            rows.push({ name, ...(await promises(it, tab, surface)) });

            // The placeholder that the gate was asked about goes; the footer is renewed; out it goes.
            const sight = new Sight(it, tab, surface);
            await sight.start();
            for (const _ of "{{first_name}} ") await tab.keyboard.press("Delete");
            await waitForState(tab, /^(ready|\d+ to fix|hint)$/);
            if (!(await panel(tab))) await openPanel(tab);
            await press(tab, "Insert footer");
            assert.ok(
              await poll(async () => (await sight.text()).includes(POLICY.defaults.reason)),
              "the footer is renewed",
            );
            await waitForState(tab, "ready");
            if (await panel(tab)) await press(tab, "Close");
            await tab.click(surface.send);
            const parts = await received(box, subject);
            assert.ok(parts.length >= 1);
            assert.ok(plain || parts.some(({ type }) => type === "text/html"), "sent as HTML");
            for (const part of parts) {
              const shown = readable(part);
              const said = `${part.type}:\n${part.text}`;
              assert.equal(count(shown, OFFER.slice(0, 60)), 1, said);
              assert.equal(count(shown, POLICY.defaults.reason), 1, `the footer once in ${said}`);
              assert.ok(shown.includes(STOP), `the opt-out address in ${said}`);
              assert.ok(shown.indexOf(STOP) < shown.indexOf(signature), `above the signature in ${said}`);
            }
          } catch (error) {
            await shoot(tab, `${webmail} ${which} ${kind}`);
            throw error;
          } finally {
            await tab.evaluate(() => (window.onbeforeunload = null)).catch(() => {});
            await tab.close().catch(() => {});
          }
        });
      }
    });
  }
}
