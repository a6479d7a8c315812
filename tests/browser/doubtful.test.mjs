// A mail that just reads as an offer, in both browsers: asked about, not warned of; judged once the rep has answered.
import { describe } from "node:test";
import { openPanel, press, waitForPanel, waitForState } from "./lib/face.mjs";
import { page } from "./lib/fixtures.mjs";
import { BROWSERS } from "./lib/launch.mjs";
import { scenario, session } from "./lib/session.mjs";

const HOST = "mail.google.com";
const BODY = "[g_editable]";
const DOUBTFUL = "Hi Jane, I wanted to introduce our product next week, a scheduler for clinics.";

const routes = { [`${HOST}/mail/u/0/`]: { body: page("gmail-window.html") } };

for (const which of BROWSERS) {
  describe(`A doubtful mail, ${which}`, () => {
    const it = session(which, { routes });

    scenario(it, "is judged when the rep has said that it is outreach", `https://${HOST}/mail/u/0/`, async (tab) => {
      await tab.click(BODY);
      await tab.keyboard.type(DOUBTFUL);
      await waitForState(tab, "hint");
      await openPanel(tab);
      await waitForPanel(tab, /Is this outreach\?/);
      await press(tab, "This is outreach");
      await waitForState(tab, /^\d+ to fix$/);
    });

    scenario(it, "is left alone when the rep has said that it is none", `https://${HOST}/mail/u/0/`, async (tab) => {
      await tab.click(BODY);
      await tab.keyboard.type(DOUBTFUL);
      await waitForState(tab, "hint");
      await openPanel(tab);
      await press(tab, "Not outreach");
      await waitForState(tab, "not outreach");
    });
  });
}
