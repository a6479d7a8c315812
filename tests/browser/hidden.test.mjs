// What pages and the network may learn of Fairreach: nothing. Both browsers.
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { OFFER } from "./lib/drafts.mjs";
import { waitForState } from "./lib/face.mjs";
import { page } from "./lib/fixtures.mjs";
import { BROWSERS, ROOT } from "./lib/launch.mjs";
import { scenario, session } from "./lib/session.mjs";

const GMAIL = "https://mail.google.com/mail/u/0/";
const routes = { "mail.google.com/mail/u/0/": { body: page("gmail-window.html") } };

for (const which of BROWSERS) {
  describe(`Hidden, ${which}`, () => {
    const it = session(which, { routes });

    test("the manifest makes nothing web-accessible, and its pages may reach nothing but themselves", () => {
      assert.equal(it.manifest.web_accessible_resources, undefined);
      assert.equal(it.manifest.externally_connectable, undefined);
      const csp = it.manifest.content_security_policy.extension_pages;
      assert.match(csp, /default-src 'none'/);
      assert.match(csp, /connect-src 'self'(;|$)/);
      assert.doesNotMatch(csp, /https?:|\*|unsafe-inline|'unsafe-eval'/);
    });

    scenario(it, "a page can load no file of the extension", GMAIL, async (tab, asked) => {
      await waitForState(tab, /./);
      const files = readdirSync(join(ROOT, "dist", which), { recursive: true, withFileTypes: true })
        .filter((file) => file.isFile())
        .map((file) => join(file.parentPath ?? file.path, file.name).slice(join(ROOT, "dist", which).length));
      assert.ok(files.length > 5);
      const loaded = await tab.evaluate(
        async (urls) => {
          const answers = await Promise.all(
            urls.map((url) =>
              fetch(url).then(
                () => url,
                () => null,
              ),
            ),
          );
          return answers.filter(Boolean);
        },
        files.map((file) => it.origin + file),
      );
      assert.deepEqual(loaded, []);
      // Those requests were the page's own.
      asked.length = 0;
    });

    scenario(it, "a page finds no global, no open shadow root, no name", GMAIL, async (tab) => {
      await tab.click("[g_editable]");
      await tab.keyboard.type(OFFER);
      await waitForState(tab, /to fix$/);
      const after = await tab.evaluate(() =>
        Object.getOwnPropertyNames(window).filter((name) => /fair|extension/i.test(name)),
      );
      assert.deepEqual(after, []);
      const hosts = await tab.evaluate(
        () => [...document.querySelectorAll("*")].filter((each) => each.shadowRoot).length,
      );
      assert.equal(hosts, 0, "no shadow root that the page could open");
      const said = await tab.evaluate(() => /fairreach/i.test(document.documentElement.outerHTML));
      assert.equal(said, false, "its name stands nowhere in the page's own markup");
    });

    if (which === "chromium") {
      test("the background asks the network for nothing", { timeout: 60_000 }, async () => {
        const worker = it.browser
          .targets()
          .find((target) => target.type() === "service_worker" && target.url().startsWith(it.origin));
        assert.ok(worker, "the background runs");
        const line = await worker.createCDPSession();
        const asked = [];
        line.on("Network.requestWillBeSent", ({ request }) => asked.push(request.url));
        await line.send("Network.enable");
        const tab = await it.browser.newPage();
        await tab.goto(GMAIL);
        await tab.bringToFront();
        await tab.click("[g_editable]");
        await tab.keyboard.type(OFFER);
        await waitForState(tab, /to fix$/);
        await tab.close();
        assert.deepEqual(
          asked.filter((url) => !url.startsWith(`${it.origin}/`)),
          [],
        );
      });
    }
  });
}
