// The extension's own pages in both browsers: options and popup as a user meets them, and that nothing can be fetched from them.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { poll } from "../browser/lib/face.mjs";
import { BROWSERS, extensionPage } from "../browser/lib/launch.mjs";
import { POLICY, readPolicy, setPolicy } from "../browser/lib/policy.mjs";
import { session, shoot } from "../browser/lib/session.mjs";

const OPTIONS = "pages/options.html";
const POPUP = "pages/popup.html";

/** Opens one of the pages when it has been filled. */
async function open(it, path) {
  const page = await extensionPage(it, path);
  await page.bringToFront();
  await page.waitForFunction(() => document.querySelector("h1") && !document.querySelector("[aria-busy]"));
  return page;
}

const text = (page, selector) => page.$eval(selector, (element) => element.innerText);
const says = async (page, selector, wanted) =>
  assert.ok(
    await poll(async () => wanted.test(await text(page, selector).catch(() => ""))),
    await text(page, selector),
  );

async function write(page, selector, value) {
  await page.$eval(
    selector,
    (field, with_) => {
      field.value = with_;
    },
    value,
  );
}

for (const which of BROWSERS) {
  describe(`Own pages, ${which}`, () => {
    const it = session(which, { policy: null, probe: false });

    /** A test on a page of its own; a picture of a failure stays in tests/shots. */
    const onPage = (name, path, steps) =>
      test(name, { timeout: 60_000 }, async () => {
        const page = await open(it, path);
        try {
          await steps(page);
        } catch (error) {
          await shoot(page, `${which} ${name}`);
          throw error;
        } finally {
          await page.close();
          await setPolicy(it, null);
        }
      });

    onPage("the profile is saved, and shown when the page is opened again", OPTIONS, async (page) => {
      await write(page, "[name='organisation.name']", " Brightwater Tools GmbH ");
      await page.select("[name='organisation.country']", "DE");
      await write(page, "[name='organisation.privacy_url']", "https://brightwater.example/privacy");
      await write(page, "[name='sender.domains']", "brightwater.example, brightwater.co.uk");
      await page.click("#profile button[type=submit]");
      await says(page, "#profile [role=status]", /^Saved/);
      const { organisation, sender } = await readPolicy(it);
      assert.equal(organisation.name, "Brightwater Tools GmbH");
      assert.equal(organisation.country, "DE");
      assert.deepEqual(sender.domains, ["brightwater.example", "brightwater.co.uk"]);
      assert.ok(
        await poll(() => page.$eval("#policy-text", (field) => field.value.includes("Brightwater Tools GmbH"))),
      );
      const again = await open(it, OPTIONS);
      assert.equal(await again.$eval("[name='organisation.name']", (field) => field.value), "Brightwater Tools GmbH");
      await again.close();
    });

    onPage("a value that cannot be right is marked, said, focused and not saved", OPTIONS, async (page) => {
      await write(page, "[name='organisation.privacy_url']", "http://brightwater.example");
      await page.click("#profile button[type=submit]");
      await says(page, "#profile [role=status]", /^Not saved/);
      const field = await page.evaluate(() => {
        const { name, id } = document.activeElement;
        const described = document.activeElement.getAttribute("aria-describedby");
        return { name, id, help: document.getElementById(described)?.innerText };
      });
      assert.equal(field.name, "organisation.privacy_url");
      assert.match(field.help, /https/);
      assert.equal(await page.$$eval("[aria-invalid]", (found) => found.length), 1);
      assert.equal((await readPolicy(it))?.organisation?.privacy_url ?? null, null);
    });

    onPage("a malformed policy is refused with each field and why, the old one stays", OPTIONS, async (page) => {
      await setPolicy(it, POLICY);
      const bad = { organisation: { privacy_url: "http://x.example", nam: "x" }, rules: { "source-mising": "warn" } };
      await write(page, "#policy-text", JSON.stringify(bad));
      await page.click("#policy button[type=submit]");
      await says(page, "#policy [role=status]", /stay in force/);
      const faults = await page.$$eval("#policy [role=status] li", (items) => items.map((item) => item.innerText));
      for (const path of ["organisation.privacy_url", "organisation.nam", "rules.source-mising"])
        assert.ok(
          faults.some((fault) => fault.startsWith(`${path}: `) && fault.length > path.length + 10),
          faults.join("\n"),
        );
      await write(page, "#policy-text", '{"organisation": ');
      await page.click("#policy button[type=submit]");
      await says(page, "#policy [role=status] li", /JSON/);
      assert.deepEqual(await readPolicy(it), POLICY);
    });

    onPage("a good policy is applied, and the profile above shows it", OPTIONS, async (page) => {
      await write(page, "#policy-text", JSON.stringify(POLICY));
      await page.click("#policy button[type=submit]");
      await says(page, "#policy [role=status]", /in force now/);
      assert.equal((await readPolicy(it)).organisation.name, POLICY.organisation.name);
      assert.equal(await page.$eval("[name='organisation.name']", (field) => field.value), POLICY.organisation.name);
    });

    onPage("the suppression list takes addresses and domains, counts, and lets go", OPTIONS, async (page) => {
      const go = async (value, button, wanted) => {
        await write(page, "#suppress", value);
        await page.click(`#suppression ${button}`);
        await says(page, "#suppression [role=status]", wanted);
      };
      const counts = (wanted) => says(page, "#suppression .count", wanted);
      const [add, release] = ["button[type=submit]", "button[type=button]"];
      await counts(/0$/);
      await go("Ada@Example.com", add, /on the list/);
      await counts(/1$/);
      await go("@example.org", add, /on the list/);
      await counts(/2$/);
      await go("nobody", add, /neither/);
      await go("bob@example.com", release, /was not on/);
      await go("ada@example.com", release, /off the list/);
      await counts(/1$/);
      await go("example.org", release, /off the list/);
      await counts(/0$/);
    });

    onPage(
      "everything is reached by the keyboard, labelled, and the law's disclaimer stands there once",
      OPTIONS,
      async (page) => {
        const unlabelled = await page.$$eval("input, select, textarea", (fields) =>
          fields.filter((field) => !field.labels?.length || !field.labels[0].innerText.trim()).map((field) => field.id),
        );
        assert.deepEqual(unlabelled, []);
        const body = await text(page, "main");
        assert.equal(body.split("not legal advice").length, 2);
        assert.doesNotMatch(body, /\b[a-z]+\.[a-z_.]+\b(?<!example\.com|example)/, "a key without words");
        assert.doesNotMatch(body, /complian/i);
        assert.equal(await page.evaluate(() => document.documentElement.lang), "en");
        const stops = await page.$$eval(
          "input:enabled, select:enabled, textarea:enabled, button:enabled",
          (all) => all.length,
        );
        await page.evaluate(() => document.activeElement?.blur());
        const reached = new Set();
        for (let i = 0; i < stops + 2; i += 1) {
          await page.keyboard.press("Tab");
          reached.add(await page.evaluate(() => [...document.querySelectorAll("*")].indexOf(document.activeElement)));
        }
        assert.ok(reached.size >= stops, `${reached.size} of ${stops}`);
      },
    );

    onPage("nothing can be fetched from an own page but its own files", OPTIONS, async (page) => {
      const outcome = await page.evaluate(() =>
        fetch("https://mail.google.com/").then(
          () => "went out",
          (error) => error.name,
        ),
      );
      assert.equal(outcome, "TypeError");
      const seen = await page.evaluate(
        () =>
          new Promise((told) => {
            document.addEventListener("securitypolicyviolation", (event) => told(event.effectiveDirective), {
              once: true,
            });
            fetch("https://mail.google.com/").catch(() => {});
          }),
      );
      assert.equal(seen, "connect-src");
    });

    onPage(
      "the popup says what it can do on a page that is none of its own, and leads to the options",
      POPUP,
      async (page) => {
        await says(page, "[role=status]", /can't run on this page/);
        assert.match(await text(page, "main"), /profile is empty/);
        const buttons = await page.$$eval("button", (all) => all.map((button) => button.innerText));
        assert.deepEqual(buttons, ["Options"]);
      },
    );
  });
}
