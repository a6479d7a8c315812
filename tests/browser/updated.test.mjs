// The extension is replaced while a draft is open, in both browsers. Chromium leaves the old script in the tab, cut off: it asks for
// a reload. Firefox stops it and puts the new one in. Either way the mail goes out, and there is one badge.
import assert from "node:assert/strict";
import { describe } from "node:test";
import { OFFER } from "./lib/drafts.mjs";
import { badges, keys, openPanel, panel, pause, poll, stateOf, waitForState } from "./lib/face.mjs";
import { page } from "./lib/fixtures.mjs";
import { BROWSERS, extensionPage } from "./lib/launch.mjs";
import { scenario, session } from "./lib/session.mjs";

const HOST = "mail.google.com";
const HOME = `https://${HOST}/mail/u/0/`;
const BODY = "[g_editable]";
const RELOAD = "Fairreach was updated: reload this tab";
const routes = { [`${HOST}/mail/u/0/`]: { body: page("gmail-window.html") } };

/** Chromium takes an unpacked extension back after its reload only in developer mode. */
async function allowReload({ which, browser }) {
  if (which !== "chromium") return;
  const settings = await browser.newPage();
  await settings.goto("chrome://extensions");
  await settings.evaluate(() => chrome.developerPrivate.updateProfileConfiguration({ inDeveloperMode: true }));
  await settings.close();
}

/** Works in the extension's options page; `undefined` while it cannot be opened. */
async function inExtension(it, work) {
  const own = await extensionPage(it, it.manifest.options_ui.page).catch(() => undefined);
  try {
    return await own?.evaluate(work);
  } finally {
    await own?.close().catch(() => {});
  }
}

/** Replaces the extension as an update does: its own pages go with it. */
async function update(it) {
  const own = await extensionPage(it, it.manifest.options_ui.page);
  await own.evaluate(() => setTimeout(() => chrome.runtime.reload(), 50));
  await pause(500);
  await own.close().catch(() => {});
  assert.ok(await poll(() => inExtension(it, () => !!chrome.runtime.id), 10_000, 300), "the new one is there");
}

/** The new extension's script comes into the open tab, as it does where a site is allowed. */
const bringScript = (it) =>
  inExtension(it, async () => {
    const [{ id }] = await chrome.tabs.query({ url: "https://mail.google.com/*" });
    await chrome.scripting.executeScript({ target: { tabId: id }, files: ["/content.js"] });
    return true;
  });

const names = async (tab) => (await badges(tab)).map(stateOf);

for (const which of BROWSERS) {
  describe(`Updated under an open draft, ${which}`, () => {
    const it = session(which, { routes });

    async function updatedUnderDraft(tab) {
      await allowReload(it);
      await tab.bringToFront();
      await tab.click(BODY);
      await tab.keyboard.type(OFFER);
      await waitForState(tab, /to fix$/);
      await openPanel(tab);
      await update(it);
      await tab.bringToFront();
      await tab.click(BODY);
      await keys(tab, "Control+End");
      await tab.keyboard.type(" {{company}}");
      if (which === "chromium") {
        assert.ok(
          await poll(async () => (await names(tab)).includes(RELOAD)),
          `it asks for a reload: ${await names(tab)}`,
        );
      } else await waitForState(tab, "stop");
    }

    scenario(it, "one badge that says how it stands, before and after the new script", HOME, async (tab) => {
      await updatedUnderDraft(tab);
      assert.equal((await names(tab)).length, 1);
      assert.ok(await bringScript(it), "the new script comes");
      await tab.bringToFront();
      await tab.click(BODY);
      await tab.keyboard.type("Hello ");
      await waitForState(tab, "stop");
      await pause(1200);
      assert.deepEqual(await names(tab), ["stop"], "the new one alone, and no fight about it");
      await tab.reload({ waitUntil: "domcontentloaded" });
      await waitForState(tab, /./);
      await tab.click(BODY);
      await tab.keyboard.type(OFFER);
      await waitForState(tab, /to fix$/);
    });

    scenario(it, "the mail goes out, and of the old panel nothing is left that works", HOME, async (tab) => {
      await updatedUnderDraft(tab);
      if (which === "firefox") assert.equal(await panel(tab), undefined);
      await tab.click(".aoO");
      assert.match(await tab.evaluate(() => window.sent ?? ""), /15 minutes/);
      assert.equal(await tab.evaluate(() => window.times), 1);
    });
  });
}
