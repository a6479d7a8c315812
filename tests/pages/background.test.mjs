// The background in both browsers: it loads without a complaint, answers on a port, and puts the content script where it may.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { after, before, describe, test } from "node:test";
import { poll } from "../browser/lib/face.mjs";
import { BROWSERS, extensionPage, stopBackground } from "../browser/lib/launch.mjs";
import { session } from "../browser/lib/session.mjs";

/** What a request over a port from one of our own pages gives. */
const ask = (page, request) =>
  page.evaluate(
    (message) =>
      new Promise((told) => {
        const port = chrome.runtime.connect({ name: "fairreach" });
        port.onMessage.addListener((answer) => answer.id === 1 && told(answer));
        port.postMessage({ id: 1, request: message });
      }),
    request,
  );

/** Where the manifest's own content scripts run. */
const HOSTS = JSON.parse(
  readFileSync(new URL("../../extension/manifest.json", import.meta.url), "utf8"),
).content_scripts.find(({ css }) => css).matches;

const CHECK = {
  kind: "check",
  snapshot: {
    site: "gmail",
    channel: "email",
    recipients_read: true,
    body: { runs: [], complete: true, plain: false },
  },
};

for (const which of BROWSERS) {
  describe(`Background, ${which}`, () => {
    let server;
    before(async () => {
      server = createServer((_, response) => response.end("<!doctype html><title>x</title><p>hello"));
      await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
    });
    after(() => server.close());
    const it = session(which, {
      probe: false,
      grant: ["http://127.0.0.1/*"],
      prefs: { "extensions.background.idle.timeout": 500 },
    });

    test("it answers on a port, with a reply or an error in words, and again after it was stopped", async () => {
      const page = await extensionPage(it, "pages/options.html");
      assert.equal((await ask(page, CHECK)).reply?.kind, "view");
      assert.match((await ask(page, { kind: "nonsense" })).error, /expected/);
      await stopBackground(it);
      const begin = Date.now();
      assert.equal((await ask(page, CHECK)).reply?.kind, "view");
      assert.ok(Date.now() - begin < 2000);
      await page.close();
    });

    test("a page that is not ours cannot ask for the suppression list", async () => {
      const page = await extensionPage(it, "pages/options.html");
      const answer = await page.evaluate(() => chrome.runtime.sendMessage({ suppression: {} }));
      assert.equal(answer.told.outcome, "Counted");
      await page.close();
    });

    test("the content script is registered for exactly the origins that are held beyond the manifest's own", async () => {
      const page = await extensionPage(it, "pages/options.html");
      const scripts = await poll(async () => {
        const found = await page.evaluate(() => chrome.scripting.getRegisteredContentScripts());
        return found.length === 2 && found;
      });
      assert.ok(scripts, "registered");
      for (const script of scripts) {
        assert.deepEqual(script.matches, ["http://127.0.0.1/*"]);
        // Who allows all sites gets LinkedIn's own script there, not the one of webmail.
        assert.deepEqual(script.excludeMatches.sort(), [...HOSTS].sort());
      }
      assert.deepEqual(scripts.map((script) => script.js?.[0] ?? script.css?.[0]).sort(), [
        "content.css",
        "webmail.js",
      ]);
      await page.close();
    });

    test("the content script is there on such an origin, and only in its own world", async () => {
      const page = await it.browser.newPage();
      await page.goto(`http://127.0.0.1:${server.address().port}/`);
      const own = await extensionPage(it, "pages/options.html");
      const runs = () =>
        own.evaluate(async () => {
          const [tab] = await chrome.tabs.query({ url: "http://127.0.0.1/*" });
          const [{ result }] = await chrome.scripting.executeScript({
            target: { tabId: tab.id },
            func: () => "fairreach" in globalThis,
          });
          return result;
        });
      assert.ok(await poll(runs), "in the isolated world");
      assert.equal(await page.evaluate(() => "fairreach" in globalThis), false, "not in the page's");
      await own.close();
      await page.close();
    });

    if (which === "chromium")
      test("it loads without a warning in developer mode", async () => {
        const page = await it.browser.newPage();
        await page.goto("chrome://extensions");
        const errors = await page.evaluate(async (name) => {
          const api = chrome.developerPrivate;
          await api.updateProfileConfiguration({ inDeveloperMode: true });
          const mine = async () => (await api.getExtensionsInfo({})).find((extension) => extension.name === name);
          const { id } = await mine();
          await api.reload(id, { failQuietly: true });
          await new Promise((over) => setTimeout(over, 1500));
          const { manifestErrors, runtimeErrors, installWarnings, state } = await mine();
          return { manifestErrors, runtimeErrors, installWarnings: installWarnings ?? [], state };
        }, "Fairreach");
        assert.deepEqual(errors, { manifestErrors: [], runtimeErrors: [], installWarnings: [], state: "ENABLED" });
        await page.close();
      });
  });
}
