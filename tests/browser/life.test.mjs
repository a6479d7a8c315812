// What happens over time, in both browsers: a stopped background, pages from the back/forward cache, a policy that changes,
// composers that come and go, a page that never rests.
import assert from "node:assert/strict";
import { describe } from "node:test";
import { OFFER } from "./lib/drafts.mjs";
import { badges, openPanel, pause, poll, probe, stateOf, waitForPanel, waitForState } from "./lib/face.mjs";
import { page } from "./lib/fixtures.mjs";
import { BROWSERS, stopBackground } from "./lib/launch.mjs";
import { POLICY, setPolicy } from "./lib/policy.mjs";
import { scenario, session } from "./lib/session.mjs";

const HOST = "mail.google.com";
const BODY = "[g_editable]";
const HOME = `https://${HOST}/mail/u/0/`;

const routes = {
  [`${HOST}/mail/u/0/`]: { body: page("gmail-window.html") },
  [`${HOST}/mail/u/1/`]: { body: page("busy.html") },
  [`${HOST}/mail/u/2/`]: { body: page("gmail-window.html", { body: OFFER }) },
  [`${HOST}/elsewhere`]: { body: page("busy.html") },
};

/** Leaves the page and goes back; whether it came out of the cache, which is the browser's to decide each time. */
async function outAndBack(tab) {
  if (tab.url() !== HOME) await tab.goto(HOME);
  await tab.evaluate(() => addEventListener("pageshow", (event) => (window.fromCache = event.persisted)));
  await tab.goto(`https://${HOST}/elsewhere`);
  // goBack() never resolves in Firefox when the page comes out of the cache.
  await tab.evaluate(() => history.back()).catch(() => {});
  return poll(() => tab.evaluate(() => window.fromCache === true).catch(() => false));
}

/** Opens further compose windows beside the first, each to a person of its own. */
function openComposers(tab, from, to) {
  return tab.evaluate(
    (first, last) => {
      const original = document.querySelector(".nn");
      for (let i = first; i < last; i += 1) {
        const copy = original.cloneNode(true);
        copy.dataset.copy = i;
        const person = copy.querySelector("[data-hovercard-id]");
        person.dataset.hovercardId = `person${i}@widgets.co.uk`;
        person.dataset.name = `Person ${i}`;
        copy.querySelector(".akl").textContent = `Person ${i}`;
        copy.querySelector(".AD").style.cssText =
          `right: auto; left: ${(i % 10) * 120}px; bottom: auto; top: ${Math.floor(i / 10) * 130}px; width: 500px`;
        original.parentElement.append(copy);
      }
    },
    from,
    to,
  );
}

for (const which of BROWSERS) {
  describe(`Over time, ${which}`, () => {
    const it = session(which, { routes, prefs: { "extensions.background.idle.timeout": 500 } });

    scenario(
      it,
      "a draft that is open before the extension looks is judged",
      `https://${HOST}/mail/u/2/`,
      async (tab) => {
        await waitForState(tab, /to fix$/);
      },
    );

    scenario(it, "a background that was stopped between two checks answers again, unseen", HOME, async (tab) => {
      await tab.click(BODY);
      await tab.keyboard.type(OFFER);
      await waitForState(tab, /to fix$/);
      await stopBackground(it);
      await tab.keyboard.type(" {{company}}");
      await waitForState(tab, "stop");
      await stopBackground(it);
      for (const _ of " {{company}}") await tab.keyboard.press("Backspace");
      await waitForState(tab, /to fix$/);
      await openPanel(tab);
    });

    scenario(it, "a page that comes back out of the back/forward cache is judged on", HOME, async (tab) => {
      await tab.click(BODY);
      await tab.keyboard.type(OFFER);
      await waitForState(tab, /to fix$/);
      assert.ok(
        (await outAndBack(tab)) || (await outAndBack(tab)) || (await outAndBack(tab)),
        "the page came out of the cache",
      );
      await tab.bringToFront();
      await tab.click(BODY);
      await tab.keyboard.type("{{company}} ");
      await waitForState(tab, "stop");
    });

    scenario(it, "a policy that changes is in force at once", HOME, async (tab) => {
      await tab.click(BODY);
      await tab.keyboard.type(OFFER);
      await waitForState(tab, /to fix$/);
      await setPolicy(it, { ...POLICY, rules: { "opt-out-missing": "block" } });
      try {
        await tab.bringToFront();
        await waitForState(tab, "stop");
        await setPolicy(it, {
          ...POLICY,
          rules: {
            "opt-out-missing": "off",
            "source-missing": "off",
            "identity-missing": "off",
            "privacy-notice-missing": "off",
          },
        });
        await tab.bringToFront();
        await waitForState(tab, /^(ready|hint)$/);
      } finally {
        await setPolicy(it, POLICY);
      }
    });

    scenario(it, "several composers: each badge names its recipient, each panel is its own", HOME, async (tab) => {
      await openComposers(tab, 0, 2);
      assert.ok(await poll(async () => (await badges(tab)).length === 3), "three composers, three badges");
      await tab.click("[data-copy='1'] [g_editable]");
      await tab.keyboard.type(OFFER);
      await waitForState(tab, /to fix$/, { recipient: "Person 1" });
      assert.doesNotMatch(
        stateOf((await badges(tab)).find((badge) => badge.description.includes("Person 0"))),
        /to fix|stop/,
      );
      await openPanel(tab, { recipient: "Person 1" });
      await waitForPanel(tab, /person1@widgets\.co\.uk/);
    });

    scenario(it, "fifty composers opened and closed leave no badge and no panel", HOME, async (tab) => {
      await openComposers(tab, 0, 50);
      // Composers that lie under others show no badge.
      assert.ok(await poll(async () => (await badges(tab)).length >= 10, 15_000), "those in sight get their badges");
      await openPanel(tab, { recipient: "Person 49" });
      await tab.evaluate(() => document.querySelector(".no").replaceChildren());
      assert.ok(await poll(async () => (await probe(tab)).length === 0), "nothing of ours is left");
    });

    scenario(
      it,
      "a page without a composer gets nothing, however busy it is",
      `https://${HOST}/mail/u/1/`,
      async (tab) => {
        await tab.type("[name=q]", " Would you have 15 minutes for a demo?");
        assert.ok(await poll(() => tab.evaluate(() => window.rounds > 200)), "the page went on");
        await pause(300);
        assert.deepEqual(await badges(tab), []);
        const strange = await tab.evaluate(() =>
          [...document.documentElement.children]
            .map((each) => each.localName)
            .filter((name) => name !== "head" && name !== "body"),
        );
        assert.deepEqual(strange, [], "nothing was put beside head and body");
      },
    );
  });
}
