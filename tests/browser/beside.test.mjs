// Beside other extensions that write into the same page: nothing of theirs is read as the draft, an insertion leaves theirs alone,
// and their popovers do not confuse ours. In both browsers.
import assert from "node:assert/strict";
import { describe } from "node:test";
import { OFFER } from "./lib/drafts.mjs";
import { badges, keys, openPanel, pause, poll, press, stateOf, waitForPanel, waitForState } from "./lib/face.mjs";
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

/**
 * What other aids put into the editor itself: an element with a shadow root, empty marks that come anew at each input, and words
 * of the draft in spans of theirs. `words`: what stands in an element of theirs without a shadow root.
 */
function inside(words) {
  const editor = document.querySelector("[g_editable]");
  const make = (name, ...children) => {
    const element = document.createElement(name);
    element.contentEditable = "false";
    element.append(...children);
    return element;
  };
  const shadowed = make("grammarly-extension");
  shadowed.attachShadow({ mode: "open" }).append("Dear {{first_name}}, you have won.");
  editor.prepend(shadowed);
  if (words) editor.append(make("lt-card", words));
  const texts = document.createTreeWalker(editor, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const at = texts.currentNode.data.indexOf("torque");
    if (at < 0) continue;
    const range = document.createRange();
    range.setStart(texts.currentNode, at);
    range.setEnd(texts.currentNode, at + 3);
    const span = document.createElement("span");
    span.className = "lt-error";
    range.surroundContents(span);
    break;
  }
  window.marked = 0;
  const mark = () => {
    window.marked += 1;
    editor.querySelector("harper-mark")?.remove();
    editor.prepend(make("harper-mark"));
  };
  editor.addEventListener("input", mark);
  mark();
}

const insiders = (tab) =>
  tab.evaluate(() => {
    const editor = document.querySelector("[g_editable]");
    const at = (css) => editor.querySelector(css);
    return {
      shadow: at("grammarly-extension")?.shadowRoot.textContent,
      light: at("lt-card")?.textContent,
      span: at("span.lt-error")?.textContent,
      marks: editor.querySelectorAll("harper-mark").length,
      inner: [...editor.querySelectorAll("grammarly-extension, harper-mark")].map((each) => each.innerHTML).join(""),
    };
  });

/** Changes of the editor's DOM while `steps` run. */
async function changes(tab, steps) {
  await tab.evaluate(() => {
    window.changes = [];
    window.watcher = new MutationObserver((all) => {
      for (const { type, target, attributeName } of all)
        window.changes.push(`${type} ${attributeName ?? ""} of ${target.nodeName}`);
    });
    const all = { subtree: true, childList: true, characterData: true, attributes: true };
    window.watcher.observe(document.querySelector("[g_editable]"), all);
  });
  await steps();
  return tab.evaluate(() => {
    window.watcher.disconnect();
    return window.changes;
  });
}

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

    scenario(it, "inside the editor: theirs is not read, the footer goes around it, one undo", HOME, async (tab) => {
      await tab.click(BODY);
      await tab.keyboard.type(OFFER);
      await waitForState(tab, /to fix$/);
      await tab.evaluate(inside);
      await pause(800);
      // A placeholder would stop it.
      await waitForState(tab, /to fix$/);
      const looked = await changes(tab, async () => {
        await openPanel(tab);
        await pause(300);
        await press(tab, "Close");
        await openPanel(tab);
      });
      assert.deepEqual(looked, [], "to look changes nothing in the editor");
      const before = await insiders(tab);
      const text = () => tab.$eval(BODY, (editor) => editor.innerText.trim());
      const draft = await text();
      await press(tab, "Insert footer");
      await waitForState(tab, "ready");
      assert.deepEqual(await insiders(tab), before, "theirs is as it was, and nothing of the footer in it");
      assert.match(await text(), /no thanks/);
      await tab.focus(BODY);
      await keys(tab, "Control+z");
      assert.ok(await poll(async () => (await text()) === draft), `one undo: ${await text()}`);
      const marked = await tab.evaluate(() => window.marked);
      await pause(600);
      assert.equal(await tab.evaluate(() => window.marked), marked, "no fight");
    });

    scenario(
      it,
      "inside the editor: words of theirs are nobody's, words of the draft in their spans are read",
      HOME,
      async (tab) => {
        await tab.click(BODY);
        await tab.keyboard.type(OFFER);
        await waitForState(tab, /to fix$/);
        await tab.evaluate(inside, "Dear {{first_name}}, you have won.");
        await pause(800);
        assert.doesNotMatch(stateOf((await badges(tab))[0]), /stop/, "their placeholder is not the draft's");
        await tab.evaluate(() => {
          document.querySelector("span.lt-error").textContent = "{{comp";
          document.querySelector("span.lt-error").after("any}} ");
        });
        await waitForState(tab, "stop");
        await openPanel(tab);
        await waitForPanel(tab, /\{\{company\}\}/);
        assert.equal((await insiders(tab)).light, "Dear {{first_name}}, you have won.");
      },
    );
  });
}
