// The popup beside a page, in both browsers: the report on it and the day's self-check, with nothing personal in either or in storage.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { poll } from "../browser/lib/face.mjs";
import { page } from "../browser/lib/fixtures.mjs";
import { BROWSERS, extensionPage } from "../browser/lib/launch.mjs";
import { session, shoot, visit } from "../browser/lib/session.mjs";

const HOST = "mail.google.com";
const mailbox = page("gmail-window.html");
/** A second subject field that says something else: one of the two hooks reads the wrong one. */
const torn = mailbox.replace('type="hidden" name="subject" value=""', 'name="subject" value="Forklifts"');
/** A profile whose badge and whose sentence for screen readers differ, with a message to its owner. */
const profile = page("linkedin-ember.html").replace("Kontakt 1. Grades", "Kontakt 2. Grades");

const routes = {
  [`${HOST}/mail/u/0/`]: { body: mailbox },
  [`${HOST}/mail/u/1/`]: { body: torn },
  "www.linkedin.com/in/otmar-beispiel/": { body: profile },
  [`${HOST}/mail/u/2/`]: { body: "<!doctype html><title>robin@brightwater.example</title><p>Jane Doe" },
};
const PERSONAL = /jane|doe\b|widgets|robin|brightwater|decoy|torque|wrench|assembly|forklift/i;

for (const which of BROWSERS) {
  describe(`Report in the popup, ${which}`, () => {
    const it = session(which, { routes, policy: null, probe: false });

    const reopen = async (popup) => {
      await popup.evaluate(() => {
        document.querySelector("main").setAttribute("data-old", "");
        setTimeout(() => location.reload());
      });
      await popup.waitForFunction(() => document.querySelector("main:not([data-old], [aria-busy]) #report") !== null, {
        polling: 100,
      });
    };
    /** Opens the popup as if over a page: in a tab behind it, since the tab in front is what it asks for. */
    const over = (name, at, steps) =>
      test(name, { timeout: 60_000 }, async () => {
        const popup = await extensionPage(it, "pages/popup.html");
        const { page: mail } = await visit(it, typeof at === "string" ? at : `https://${HOST}/mail/u/${at}/`);
        try {
          await reopen(popup);
          await steps(popup, mail);
        } catch (error) {
          await shoot(popup, `${which} report ${name}`);
          throw error;
        } finally {
          if (!mail.isClosed()) await mail.close();
          await popup.evaluate(() => (globalThis.browser ?? globalThis.chrome).storage.local.remove("self_check"));
          await popup.close();
        }
      });
    const make = async (popup) => {
      await popup.$eval("#report", (button) => button.click());
      return poll(() => popup.$eval(".report textarea", (area) => area.value).catch(() => ""));
    };
    const disagree = (popup) => popup.$eval(".disagree", (line) => line.textContent);
    const stored = (popup) =>
      popup.evaluate(
        async () => (await (globalThis.browser ?? globalThis.chrome).storage.local.get("self_check")).self_check,
      );

    over("structure and hooks, readonly, and one press copies it", 0, async (popup) => {
      const text = await make(popup);
      assert.match(text, /^Fairreach \d+\.\d+\.\d+, (Chrome|Firefox) \d+\nsite: gmail, on mail\.google\.com\n/);
      assert.match(text, /^ {2}subject: 1 \(1 shown\) {2}input\[name="subjectbox"\]$/m);
      assert.match(text, /g_editable .*<- editor$/m);
      assert.doesNotMatch(text, PERSONAL);
      const area = await popup.$eval(".report textarea", (field) => ({
        readOnly: field.readOnly,
        label: field.getAttribute("aria-label"),
        about: document.getElementById(field.getAttribute("aria-describedby"))?.textContent,
      }));
      assert.equal(area.readOnly, true);
      assert.equal(area.label, "Report on this page");
      assert.match(area.about, /Nothing is sent/);
      await popup.bringToFront();
      await popup.evaluate(() => {
        const write = navigator.clipboard.writeText.bind(navigator.clipboard);
        navigator.clipboard.writeText = (copied) => {
          window.copied = copied;
          return write(copied);
        };
      });
      // By the keyboard: the focus stands on the button.
      await popup.keyboard.press("Enter");
      const said = () => popup.$eval(".report [role=status]", (status) => status.textContent);
      assert.ok(await poll(async () => (await said()) === "Copied."), await said());
      assert.equal(await popup.evaluate(() => window.copied), text);
    });

    over("a browser that refuses the clipboard leaves the text selected, and says so", 0, async (popup) => {
      const text = await make(popup);
      await popup.evaluate(() => {
        navigator.clipboard.writeText = () => Promise.reject(new DOMException("no", "NotAllowedError"));
        document.querySelector(".report button").click();
      });
      const said = () => popup.$eval(".report [role=status]", (status) => status.textContent);
      assert.ok(await poll(async () => /selected/.test(await said())), await said());
      const selected = await popup.$eval(".report textarea", (area) => area.selectionEnd - area.selectionStart);
      assert.equal(selected, text.length);
    });

    over("hooks that agree: no line, and a day without facts is kept", 0, async (popup) => {
      assert.ok(await poll(() => stored(popup)));
      assert.deepEqual((await stored(popup)).gmail.facts, []);
      await reopen(popup);
      assert.equal(await disagree(popup), "");
    });

    over("hooks that disagree: a quiet line; site, fact and day are kept, nothing else", 1, async (popup) => {
      assert.ok(await poll(() => stored(popup)));
      const { gmail, ...others } = await stored(popup);
      assert.deepEqual(others, {});
      assert.deepEqual(Object.keys(gmail).sort(), ["day", "facts"]);
      assert.match(gmail.day, /^\d{4}-\d\d-\d\d$/);
      assert.deepEqual(gmail.facts, ["subject"]);
      await reopen(popup);
      assert.ok(
        await poll(async () => /^Hooks disagree: subject\./.test(await disagree(popup))),
        await disagree(popup),
      );
      const text = await make(popup);
      assert.match(text, /^disagree on subject: input\[name="subjectbox"\] {2}and {2}input\[name="subject"\]$/m);
      assert.doesNotMatch(text, PERSONAL);
    });

    over("once a day and site: what was seen today stands, what was seen before does not", 1, async (popup, mail) => {
      assert.ok(await poll(() => stored(popup)));
      const { day } = (await stored(popup)).gmail;
      const keep = (seen) =>
        popup.evaluate(
          (gmail) => (globalThis.browser ?? globalThis.chrome).storage.local.set({ self_check: { gmail } }),
          seen,
        );
      const type = async () => {
        await mail.click('[g_editable="true"]');
        await mail.keyboard.type("Good morning. ");
      };
      await keep({ day, facts: ["from"] });
      await type();
      // Longer than a check takes, with the second look at what disagrees.
      await new Promise((later) => setTimeout(later, 3500));
      assert.deepEqual((await stored(popup)).gmail, { day, facts: ["from"] });
      await keep({ day: "2020-01-01", facts: ["from"] });
      await type();
      assert.ok(await poll(async () => (await stored(popup)).gmail.day === day));
      assert.deepEqual((await stored(popup)).gmail.facts, ["subject"]);
    });

    over("LinkedIn's degree is compared, too", "https://www.linkedin.com/in/otmar-beispiel/", async (popup) => {
      assert.ok(await poll(() => stored(popup)));
      const { linkedin, ...others } = await stored(popup);
      assert.deepEqual([linkedin.facts, others], [["degree"], {}]);
      await reopen(popup);
      assert.ok(
        await poll(async () => /^Hooks disagree: degree of connection\./.test(await disagree(popup))),
        await disagree(popup),
      );
    });

    over("no draft on the page: the counts, and what to do", 2, async (popup) => {
      const text = await make(popup);
      assert.match(text, /^composers: 0$/m);
      assert.match(text, /^ {2}editor: 0 /m);
      assert.doesNotMatch(text, PERSONAL);
      assert.match(await popup.$eval(".report [role=status]", (status) => status.textContent), /Open the draft/);
      assert.equal(await stored(popup), undefined);
    });

    over("a page that cannot be read has no report, in words", 0, async (popup, mail) => {
      await mail.close();
      await popup.$eval("#report", (button) => button.click());
      const said = () => popup.$eval(".report [role=status]", (status) => status.textContent).catch(() => "");
      assert.ok(await poll(async () => /no access/.test(await said())), await said());
      assert.equal(await popup.$(".report textarea"), null);
    });
  });
}
