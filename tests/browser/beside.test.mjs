// Beside other extensions that write into the same page: nothing of theirs is read as the draft, an insertion leaves theirs alone,
// and their popovers do not confuse ours. In both browsers.
import assert from "node:assert/strict";
import { describe } from "node:test";
import { OFFER } from "./lib/drafts.mjs";
import { openPanel, pause, poll, press, waitForState } from "./lib/face.mjs";
import { page } from "./lib/fixtures.mjs";
import { BROWSERS } from "./lib/launch.mjs";
import { scenario, session } from "./lib/session.mjs";

const HOST = "mail.google.com";
const HOME = `https://${HOST}/mail/u/0/`;
const BODY = "[g_editable]";

const routes = { [`${HOST}/mail/u/0/`]: { body: page("gmail-window.html") } };

/** What writing aids put around an editor, each in a shadow root of its own, with words that would be a fault of the draft. */
function aids() {
  const editor = document.querySelector("[g_editable]");
  editor.dataset.gramm = "true";
  const words = "Dear {{first_name}}, you have won.";
  for (const name of ["grammarly-extension", "lt-highlighter", "harper-highlight-host"]) {
    const aid = document.createElement(name);
    aid.style.cssText = "position: absolute; inset: 0 auto auto 0; pointer-events: none";
    const inner = document.createElement("div");
    inner.textContent = words;
    aid.attachShadow({ mode: "open" }).append(inner);
    editor.before(aid);
  }
  const toolbar = document.createElement("lt-toolbar");
  toolbar.append(words);
  editor.after(toolbar);
  const popover = document.createElement("div");
  popover.id = "theirs";
  popover.popover = "manual";
  popover.textContent = words;
  document.documentElement.append(popover);
  popover.showPopover();
}

const theirs = (tab) =>
  tab.evaluate(() => ({
    names: ["grammarly-extension", "lt-highlighter", "harper-highlight-host", "lt-toolbar"].filter(
      (name) => document.querySelector(name)?.isConnected,
    ).length,
    inner: document.querySelector("grammarly-extension").shadowRoot.textContent,
    open: document.getElementById("theirs").matches(":popover-open"),
    gramm: document.querySelector("[g_editable]").dataset.gramm,
  }));

for (const which of BROWSERS) {
  describe(`Beside writing aids, ${which}`, () => {
    const it = session(which, { routes });

    scenario(it, "what they show is not the draft, and the footer leaves them alone", HOME, async (tab) => {
      await tab.evaluate(aids);
      await tab.click(BODY);
      await tab.keyboard.type(OFFER);
      // A placeholder would stop it.
      await waitForState(tab, /to fix$/);
      const before = await theirs(tab);
      assert.deepEqual([before.names, before.open], [4, true]);
      await openPanel(tab);
      await press(tab, "Insert footer");
      await waitForState(tab, "ready");
      const body = await tab.$eval(BODY, (editor) => editor.textContent);
      assert.doesNotMatch(body, /you have won/, "nothing of theirs is in the mail");
      assert.deepEqual(await theirs(tab), before, "theirs is as it was");
    });

    scenario(it, "their popover over ours, opened again and again, starts no fight", HOME, async (tab) => {
      await tab.evaluate(aids);
      await tab.click(BODY);
      await tab.keyboard.type(OFFER);
      await waitForState(tab, /to fix$/);
      await openPanel(tab);
      await tab.evaluate(() => {
        window.toggles = 0;
        const popover = document.getElementById("theirs");
        popover.addEventListener("toggle", () => (window.toggles += 1));
        for (let i = 0; i < 3; i += 1) {
          popover.hidePopover();
          popover.showPopover();
        }
      });
      await pause(600);
      assert.ok((await tab.evaluate(() => window.toggles)) <= 6, "it is left open");
      assert.ok((await theirs(tab)).open);
      await press(tab, "Insert footer");
      assert.ok(await poll(() => tab.$eval(BODY, (editor) => /abmelden|opt|stop/i.test(editor.textContent))));
    });
  });
}
