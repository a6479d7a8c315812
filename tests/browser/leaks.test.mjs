// What composers leave behind when they go, and what happens to one that moves, comes back or stands in a frame; in both browsers.
import assert from "node:assert/strict";
import { describe } from "node:test";
import { counted } from "./lib/counted.mjs";
import { OFFER, TEMPLATE } from "./lib/drafts.mjs";
import { badges, keys, openPanel, pause, poll, press, probe, stateOf, waitForState } from "./lib/face.mjs";
import { page } from "./lib/fixtures.mjs";
import { BROWSERS } from "./lib/launch.mjs";
import { scenario, session } from "./lib/session.mjs";

const HOST = "mail.google.com";
const HOME = `https://${HOST}/mail/u/0/`;
const FRAMES = "mail.brightwater.example";
const BODY = "[g_editable]";

/** A webmail's compose form whose editor stands in a frame. */
const framed = (sandbox) => ({
  body: page("webmail.html").replace(
    /<div class="text"[\s\S]*?<\/div>/,
    `<iframe class="text" title="Text" ${sandbox} srcdoc="<!doctype html><body contenteditable><p>${OFFER}</p>"></iframe>`,
  ),
});

const routes = {
  [`${HOST}/mail/u/0/`]: { body: page("gmail-window.html") },
  [`${FRAMES}/same`]: framed(""),
  [`${FRAMES}/scripts`]: framed('sandbox="allow-same-origin"'),
  [`${FRAMES}/sealed`]: framed('sandbox="allow-scripts"'),
};

/** What the content script holds on to now. */
async function count(tab) {
  const { selectors: _, ...held } = await counted(tab);
  return held;
}

/** Takes the composer off the page, keeping it. */
const close = (tab) =>
  tab.evaluate(() => {
    window.kept ??= document.querySelector(".nn");
    for (const each of document.querySelectorAll(".nn")) each.remove();
  });
const reopen = (tab) => tab.evaluate(() => document.querySelector(".no").append(window.kept));
/** Ten composers at a time. */
const openAndClose = (tab, times) =>
  tab.evaluate(async (rounds) => {
    const rest = (ms) => new Promise((over) => setTimeout(over, ms));
    for (let round = 0; round < rounds; round += 1) {
      for (let i = 0; i < 10; i += 1) {
        const copy = window.kept.cloneNode(true);
        copy.querySelector(".AD").style.cssText = `right: auto; left: ${i * 60}px; bottom: auto; top: ${i * 30}px`;
        document.querySelector(".no").append(copy);
      }
      await rest(300);
      document.querySelector(".no").replaceChildren();
      await rest(300);
    }
  }, times);

/** How much more two hundred composers may leave: less than a node, a listener or a hundred words each. */
const ROOM = { Nodes: 150, JSEventListeners: 20, JSHeapUsedSize: 200_000 };

/** What the tab still holds after a collection of garbage, all worlds together. Firefox's driver cannot tell. */
async function weigh(tab) {
  const session = await tab.createCDPSession();
  await session.send("Performance.enable");
  for (let i = 0; i < 3; i += 1) await session.send("HeapProfiler.collectGarbage");
  const { metrics } = await session.send("Performance.getMetrics");
  await session.detach();
  return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
}

const gone = async (tab) =>
  assert.ok(await poll(async () => (await probe(tab)).length === 0), "nothing of ours is on the page");

for (const which of BROWSERS) {
  describe(`What composers leave behind, ${which}`, () => {
    const it = session(which, { routes, grant: [`https://${FRAMES}/*`], first: "count.js" });

    scenario(it, "two hundred composers that were opened and closed leave nothing behind", HOME, async (tab) => {
      const writes = async () => {
        await tab.click(BODY);
        await tab.keyboard.type(TEMPLATE);
        await waitForState(tab, "stop");
        await openPanel(tab);
      };
      await writes();
      const during = await count(tab);
      assert.ok(during.observers.ResizeObserver > 0 && during.listeners.input > 1, "the counter counts");
      assert.equal(during.ports, 1, "one port");
      await close(tab);
      await gone(tab);
      await pause(400);
      const before = await count(tab);
      assert.equal(before.observers.ResizeObserver, undefined, "a composer that is gone is followed no more");

      await openAndClose(tab, 20);
      await gone(tab);
      await pause(400);
      assert.deepEqual(await count(tab), before);
      await tab.evaluate(() => (window.kept.querySelector("[g_editable]").textContent = ""));
      await reopen(tab);
      await writes();
      assert.deepEqual(await count(tab), during, "and the next one is as the first");
    });

    scenario(it, "a composer that is closed while its footer is put in leaves nothing behind", HOME, async (tab) => {
      await tab.click(BODY);
      await tab.keyboard.type(OFFER);
      await waitForState(tab, /to fix$/);
      await openPanel(tab);
      await tab.click(BODY);
      await tab.keyboard.type(" Yours");
      await press(tab, "Insert footer");
      // The hands wait until typing has rested.
      await close(tab);
      await pause(2500);
      await gone(tab);
      const strange = await tab.evaluate(() => document.documentElement.children.length);
      assert.equal(strange, 2, "head and body alone");
    });

    scenario(it, "a composer that the site moves keeps draft, badge and open panel", HOME, async (tab) => {
      await tab.click(BODY);
      await tab.keyboard.type(OFFER);
      const { rect } = await waitForState(tab, /to fix$/);
      await openPanel(tab);
      await tab.evaluate(() => {
        const place = document.createElement("main");
        document.body.append(place);
        place.append(document.querySelector(".nn"));
        document.querySelector(".AD").style.right = "400px";
      });
      assert.ok(
        await poll(async () => {
          const [badge] = await badges(tab);
          return badge && Math.abs(badge.rect[0] + 340 - rect[0]) < 40;
        }),
        "the badge goes along",
      );
      await keys(tab, "Escape");
      await tab.click(BODY);
      await keys(tab, "Control+End");
      await tab.keyboard.type(" {{company}}");
      await waitForState(tab, "stop");
      assert.match(await tab.$eval(BODY, (body) => body.textContent), /Robin \{\{company\}\}/);
    });

    scenario(it, "a draft that is closed and opened again is judged again", HOME, async (tab) => {
      await tab.click(BODY);
      await tab.keyboard.type(TEMPLATE);
      await waitForState(tab, "stop");
      for (let i = 0; i < 3; i += 1) {
        await close(tab);
        await gone(tab);
        await reopen(tab);
        await waitForState(tab, "stop");
      }
      await openPanel(tab);
    });

    for (const path of ["same", "scripts"])
      scenario(
        it,
        `an editor in a frame of the page's own origin is judged (${path})`,
        `https://${FRAMES}/${path}`,
        (tab) => waitForState(tab, /to fix$/),
      );

    scenario(
      it,
      "an editor in a frame that nobody may look into breaks nothing and is not judged",
      `https://${FRAMES}/sealed`,
      async (tab) => {
        await pause(1500);
        for (const badge of await badges(tab)) assert.equal(stateOf(badge), "not readable");
        await tab.click("[name=subject]");
        await tab.keyboard.type("!");
        await tab.click("button");
        assert.notEqual(await tab.evaluate(() => window.sent), undefined, "the page sends as ever");
      },
    );
  });
}

if (BROWSERS.includes("chromium")) {
  describe("What composers weigh once they are gone, chromium", () => {
    // Without the counter, which holds on to what it counts.
    const it = session("chromium", { routes });

    scenario(it, "two hundred composers leave no nodes, listeners or memory behind", HOME, async (tab) => {
      await tab.click(BODY);
      await tab.keyboard.type(TEMPLATE);
      await waitForState(tab, "stop");
      await openPanel(tab);
      await close(tab);
      await gone(tab);
      await openAndClose(tab, 3);
      await gone(tab);
      const before = await weigh(tab);
      await openAndClose(tab, 20);
      await gone(tab);
      const after = await weigh(tab);
      for (const [what, room] of Object.entries(ROOM)) {
        const more = after[what] - before[what];
        assert.ok(more <= room, `${what}: ${more} more`);
      }
    });
  });
}
