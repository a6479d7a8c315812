// LinkedIn in both browsers: who is written to, the degree of connection, and what follows from it.
import assert from "node:assert/strict";
import { describe } from "node:test";
import { OFFER } from "./lib/drafts.mjs";
import { badges, judged, openPanel, pause, poll, stateOf, waitForPanel, waitForState } from "./lib/face.mjs";
import { page } from "./lib/fixtures.mjs";
import { BROWSERS } from "./lib/launch.mjs";
import { scenario, session } from "./lib/session.mjs";

const HOST = "www.linkedin.com";
const EDITOR = "[role=textbox][contenteditable=true]";
const theirs = (text) =>
  `<li class="msg-s-message-list__event"><div class="msg-s-event-listitem msg-s-event-listitem--other" data-event-urn="urn:li:msg_message:1" data-view-name="message-list-item"><a href="/in/ACoAABqPetra1Example2Member3Reference456/"><span class="msg-s-message-group__name">Petra Example</span></a><p class="msg-s-event-listitem__body">${text}</p></div></li>`;

const routes = {
  [`${HOST}/in/wanda-example/`]: { body: page("linkedin-sdui.html") },
  [`${HOST}/in/wanda-hidden/`]: { body: page("linkedin-sdui.html", { degree: "" }) },
  [`${HOST}/in/wanda-second/`]: {
    body: page("linkedin-sdui.html", { degree: '<p class="_5e5e5e5e">· 2nd</p><p class="_5e5e5e5e">· 1st</p>' }),
  },
  [`${HOST}/in/otmar-beispiel/`]: { body: page("linkedin-ember.html") },
  [`${HOST}/messaging/thread/2-petra/`]: { body: page("linkedin-messaging.html") },
  [`${HOST}/messaging/thread/2-nocard/`]: { body: page("linkedin-messaging.html", { card: "" }) },
  [`${HOST}/messaging/thread/2-wrote/`]: {
    body: page("linkedin-messaging.html", { messages: theirs("Hello Robin, do you still make the T40 wrench?") }),
  },
  [`${HOST}/in/wanda-invited/`]: {
    body: page("linkedin-invitation.html").replaceAll("wanda-example", "wanda-invited"),
  },
};

async function write(tab, text, selector = EDITOR) {
  await tab.click(selector);
  await tab.keyboard.type(text);
}

for (const which of BROWSERS) {
  describe(`LinkedIn, ${which}`, () => {
    const it = session(which, { routes });

    scenario(
      it,
      "an offer to a member of the 3rd degree is not ready, and the panel says which degree",
      `https://${HOST}/in/wanda-example/`,
      async (tab) => {
        await write(tab, OFFER);
        const badge = await waitForState(tab, /^(\d+ to fix|stop)$/);
        assert.match(badge.description, /Wanda Example/);
        await openPanel(tab);
        const facts = await judged(tab);
        assert.match(facts.Degree, /^3rd/);
        assert.match(facts.To, /Wanda Example/);
        assert.match(facts.Channel, /LinkedIn/);
        await waitForPanel(tab, /3rd[\s\S]*Degree/);
      },
    );

    scenario(it, "of two badges beside a name the first counts", `https://${HOST}/in/wanda-second/`, async (tab) => {
      await write(tab, OFFER);
      await waitForState(tab, /^(\d+ to fix|stop)$/);
      await openPanel(tab);
      assert.match((await judged(tab)).Degree, /^2nd/);
    });

    scenario(it, "an offer to a connection brings no warning", `https://${HOST}/in/otmar-beispiel/`, async (tab) => {
      await write(tab, OFFER);
      await waitForState(tab, /^(ready|hint)$/);
      await openPanel(tab);
      const facts = await judged(tab);
      assert.match(facts.Degree, /^1st/);
      assert.match(facts.To, /Otmar Beispiel/);
    });

    scenario(it, "where no degree can be read, a hint says so", `https://${HOST}/in/wanda-hidden/`, async (tab) => {
      await write(tab, OFFER);
      await waitForState(tab, "hint");
      const open = await openPanel(tab);
      const facts = await judged(tab);
      assert.match(facts.Degree, /^unknown/);
      assert.match(open.text.split("How this was judged")[0], /degree/i, "a line of the panel speaks of the degree");
    });

    scenario(
      it,
      "the messaging page: the degree stands in the profile card of the open thread",
      `https://${HOST}/messaging/thread/2-petra/`,
      async (tab) => {
        await write(tab, OFFER);
        await waitForState(tab, /^(\d+ to fix|stop)$/);
        await openPanel(tab);
        const facts = await judged(tab);
        assert.match(facts.Degree, /^2nd/);
        assert.match(facts.To, /Petra Example/);
      },
    );

    scenario(
      it,
      "the messaging page with the profile card scrolled away: unknown",
      `https://${HOST}/messaging/thread/2-nocard/`,
      async (tab) => {
        await write(tab, OFFER);
        await waitForState(tab, "hint");
        await openPanel(tab);
        assert.match((await judged(tab)).Degree, /^unknown/);
      },
    );

    scenario(
      it,
      "who wrote first gets a reply: not outreach",
      `https://${HOST}/messaging/thread/2-wrote/`,
      async (tab) => {
        await write(tab, OFFER);
        await waitForState(tab, "not outreach");
      },
    );

    scenario(
      it,
      "an invitation has a badge once there is a field for a note",
      `https://${HOST}/in/wanda-invited/`,
      async (tab) => {
        // Nothing tells that no badge will come: the page gets the time in which the other pages show theirs.
        await pause(800);
        assert.deepEqual(await badges(tab), [], "the first step is no composer, nor is the closed dialog");
        await (await tab.waitForSelector("pierce/.artdeco-button--secondary")).click();
        await (await tab.waitForSelector("pierce/#custom-message")).click();
        await tab.keyboard.type(OFFER);
        await poll(async () => (await badges(tab)).length === 1);
        await waitForState(tab, /^(hint|\d+ to fix|stop)$/);
        await openPanel(tab);
        const facts = await judged(tab);
        assert.match(facts.Channel, /invitation/i);
        assert.match(facts.Degree, /^3rd/);
        assert.match(facts.To, /Wanda Example/);
        assert.equal((await badges(tab)).map(stateOf).length, 1);
      },
    );
  });
}
