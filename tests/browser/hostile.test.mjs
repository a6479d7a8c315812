// Pages that work against the content script, by intent or by accident, in both browsers: it stays quiet, the page's own Send
// works, and what it says of the draft is true.
import assert from "node:assert/strict";
import { describe } from "node:test";
import { OFFER, TEMPLATE } from "./lib/drafts.mjs";
import { badges, keys, openPanel, panel, pause, poll, probe, waitForState } from "./lib/face.mjs";
import { page } from "./lib/fixtures.mjs";
import { BROWSERS } from "./lib/launch.mjs";
import { scenario, session } from "./lib/session.mjs";

const HOST = "mail.google.com";
const HOME = `https://${HOST}/mail/u/0/`;
const FORM = "mail.brightwater.example";
const BODY = "[g_editable]";

/** A script of the page that runs before its composer is there. */
const armed = (work) => ({ body: page("gmail-window.html", { inbox: `<script>(${work})()</script>` }) });

/** Removes whatever is put beside head and body, again and again. */
function taker() {
  window.taken = 0;
  const clear = () => {
    for (const each of [...document.documentElement.children]) {
      if (each === document.head || each === document.body) continue;
      each.remove();
      window.taken += 1;
    }
  };
  new MutationObserver(clear).observe(document.documentElement, { childList: true });
}

/** Overrides what a script reaches for; the page's own load and the test's questions excepted. */
function overrider() {
  const undo = [];
  const override = (object, name, ours) => {
    const usual = object[name];
    object[name] = function (...given) {
      if (ours?.(...given)) return usual.apply(this, given);
      window.reached.push(name);
      throw new Error(`the page's own ${name}`);
    };
    undo.push(() => (object[name] = usual));
  };
  window.reached = [];
  window.disarm = () => {
    for (const each of undo) each();
  };
  addEventListener("load", () => {
    for (const name of ["querySelector", "querySelectorAll"])
      for (const { prototype } of [Element, Document, DocumentFragment]) override(prototype, name);
    for (const name of ["attachShadow", "closest", "matches", "getAttribute", "getBoundingClientRect", "append"])
      override(Element.prototype, name);
    for (const name of ["contains", "getRootNode"]) override(Node.prototype, name);
    for (const name of ["map", "filter", "find", "some", "flatMap"]) override(Array.prototype, name);
    override(EventTarget.prototype, "addEventListener", (type) => /probe/.test(type));
    override(window, "MutationObserver");
    override(window, "requestAnimationFrame");
    override(window, "getComputedStyle");
    window.ready = true;
  });
}

/** Makes a custom element of whatever element with a dash in its name is put beside head and body. */
function definer() {
  window.defined = [];
  new MutationObserver(() => {
    for (const { localName } of document.documentElement.children) {
      if (!localName.includes("-") || customElements.get(localName)) continue;
      const Kind = class extends HTMLElement {
        constructor() {
          super();
          let root = null;
          try {
            root = this.attachInternals().shadowRoot;
          } catch {
            // As it should be.
          }
          window.defined.push({ seen: root !== null || this.shadowRoot !== null });
        }
      };
      customElements.define(localName, Kind);
    }
  }).observe(document.documentElement, { childList: true });
}

/** A thousand nodes come and go at each frame, around the composer and beside it. */
function flooder() {
  window.rounds = 0;
  const flood = () => {
    const place = document.getElementById("flood") ?? document.body.appendChild(document.createElement("div"));
    place.id = "flood";
    const parts = Array.from({ length: 1000 }, (_, i) => {
      const part = document.createElement("i");
      part.dataset.email = `person${i}@inbox.example`;
      return part;
    });
    place.replaceChildren(...parts);
    document.querySelector(".HE")?.setAttribute("data-hovercard-id", `round${window.rounds}`);
    window.rounds += 1;
  };
  setInterval(flood, 16);
}

const NAMES = ["closest", "matches", "contains", "ownerDocument", "isConnected", "getBoundingClientRect", "getRootNode"]
  .concat(["parentElement", "parentNode", "children", "querySelectorAll", "nodeType", "checkVisibility", "localName"])
  .map((name) => `<input type="hidden" name="${name}">`)
  .join("");

const routes = {
  [`${HOST}/mail/u/0/`]: { body: page("gmail-window.html") },
  [`${HOST}/mail/u/1/`]: armed(taker),
  [`${HOST}/mail/u/2/`]: armed(overrider),
  [`${HOST}/mail/u/3/`]: armed(definer),
  [`${HOST}/mail/u/4/`]: armed(flooder),
  [`${FORM}/compose`]: { body: page("webmail.html").replace('<button type="submit">', `${NAMES}$&`) },
};
const at = (number) => `https://${HOST}/mail/u/${number}/`;

async function write(tab, text = OFFER) {
  await tab.click(BODY);
  await tab.keyboard.type(text);
}

async function sends(tab) {
  await tab.click(".aoO");
  const sent = await poll(() => tab.evaluate(() => window.sent), 3000);
  assert.match(`${sent}`, /15 minutes/, "the page's own Send works");
}

for (const which of BROWSERS) {
  describe(`Hostile pages, ${which}`, () => {
    const it = session(which, { routes, grant: [`https://${FORM}/*`] });

    scenario(it, "a page that takes our element away again and again wins, soon", at(1), async (tab) => {
      await write(tab, TEMPLATE);
      assert.ok(await poll(() => tab.evaluate(() => window.taken > 0)), "it took something");
      await pause(1500);
      const taken = await tab.evaluate(() => window.taken);
      assert.ok(taken < 12, `no fight: taken ${taken} times`);
      await tab.keyboard.type(" More words.");
      await pause(1500);
      assert.ok((await tab.evaluate(() => window.taken)) <= taken + 1, "and none later");
      await sends(tab);
    });

    scenario(it, "prototypes that the page overrides are not ours", at(2), async (tab) => {
      await poll(() => tab.evaluate(() => window.ready));
      await write(tab);
      await waitForState(tab, /to fix$/);
      await openPanel(tab);
      const reached = await tab.evaluate(() => {
        window.disarm();
        return window.reached;
      });
      assert.deepEqual(reached, [], "nothing of the page's was called");
      await keys(tab, "Escape");
      await sends(tab);
    });

    scenario(it, "a page that makes our element a custom element of its own sees nothing", at(3), async (tab) => {
      await write(tab);
      await waitForState(tab, /to fix$/);
      assert.ok(await poll(() => tab.evaluate(() => window.defined.length > 0)), "it was defined");
      assert.deepEqual(await tab.evaluate(() => window.defined), [{ seen: false }]);
      await openPanel(tab);
      await keys(tab, "Escape");
      await sends(tab);
    });

    scenario(it, "a flood of mutations delays the badge, no more", at(4), async (tab) => {
      await write(tab);
      await waitForState(tab, /to fix$/, { ms: 15_000 });
      const from = await tab.evaluate(() => window.rounds);
      await pause(2000);
      const rounds = (await tab.evaluate(() => window.rounds)) - from;
      assert.ok(rounds > 20, `the page goes on: ${rounds} rounds in two seconds`);
      await sends(tab);
    });

    scenario(it, "events that the page forges press, type and send nothing", HOME, async (tab) => {
      await write(tab);
      const { rect } = await waitForState(tab, /to fix$/);
      const before = await tab.$eval(BODY, (body) => body.innerHTML);
      await tab.evaluate(([x, y, width, height]) => {
        const where = { clientX: x + width / 2, clientY: y + height / 2 };
        const how = { bubbles: true, cancelable: true, composed: true, detail: 1, ...where };
        const host = document.elementFromPoint(where.clientX, where.clientY);
        for (const target of [host, document, window, document.querySelector(".aoO").parentElement]) {
          for (const type of ["pointerenter", "pointerdown", "mousedown", "pointerup", "mouseup", "click"])
            target.dispatchEvent(new (type.startsWith("p") ? PointerEvent : MouseEvent)(type, how));
          for (const key of ["Enter", " ", "Escape", "Tab"])
            for (const type of ["keydown", "keyup"]) target.dispatchEvent(new KeyboardEvent(type, { key, ...how }));
          target.dispatchEvent(new InputEvent("input", { inputType: "insertText", data: "x", ...how }));
          target.dispatchEvent(new ClipboardEvent("paste", how));
          target.dispatchEvent(new Event("toggle", how));
          target.dispatchEvent(new Event("pageshow"));
          target.dispatchEvent(new Event("popstate"));
        }
      }, rect);
      await pause(800);
      assert.equal(await panel(tab), undefined, "no panel");
      assert.equal(await tab.$eval(BODY, (body) => body.innerHTML), before, "the draft is as it was");
      assert.equal(await tab.evaluate(() => window.sent), undefined, "nothing was sent");
      await waitForState(tab, /to fix$/);
      await sends(tab);
    });

    scenario(
      it,
      "fields that are named like the methods of an element do not stand in for them",
      `https://${FORM}/compose`,
      async (tab) => {
        await tab.click(".text");
        await tab.keyboard.type(OFFER);
        await waitForState(tab, /to fix$/);
        await openPanel(tab);
        await keys(tab, "Escape");
        assert.equal((await badges(tab)).length, 1);
        await tab.click("button");
        assert.match(`${await tab.evaluate(() => window.sent)}`, /15 minutes/);
        assert.ok((await probe(tab)).length > 0);
      },
    );
  });
}
