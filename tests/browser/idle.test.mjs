// What the content script does on a page without a composer that never rests: at most one selector test a batch of mutations, however
// many batches there are, and no timer of its own. Calls are counted, nothing is timed. In both browsers.
import assert from "node:assert/strict";
import { describe } from "node:test";
import { counted } from "./lib/counted.mjs";
import { pause, poll } from "./lib/face.mjs";
import { watched } from "./lib/fixtures.mjs";
import { BROWSERS } from "./lib/launch.mjs";
import { scenario, session } from "./lib/session.mjs";

const WEBMAIL = "mail.brightwater.example";
/** Single mutations, each a batch of its own, 60 a second; a reCAPTCHA's field is no composer. */
const restless = watched(`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Inbox</title></head><body>
<input role="combobox" aria-label="Search"><textarea name="g-recaptcha-response" hidden></textarea><div id="rows"><p>1</p><p>2</p></div>
<script>
const rows = document.getElementById("rows");
let timer;
window.batches = 0;
window.go = () => {
  timer = setInterval(() => {
    window.batches += 1;
    rows.append(rows.firstElementChild);
  }, 1000 / 60);
};
window.halt = () => clearInterval(timer);
</script></body></html>`);

const SITES = {
  Gmail: "mail.google.com/mail/u/0/",
  Outlook: "outlook.office.com/mail/0/",
  Yahoo: "mail.yahoo.com/d/folders/1",
  Proton: "mail.proton.me/u/0/inbox",
  LinkedIn: "www.linkedin.com/feed/",
  "any webmail": `${WEBMAIL}/`,
};
const routes = Object.fromEntries(Object.values(SITES).map((at) => [at, { body: restless }]));

for (const which of BROWSERS) {
  describe(`No composer, ${which}`, () => {
    const it = session(which, { routes, grant: [`https://${WEBMAIL}/*`], first: "count.js" });

    for (const [name, at] of Object.entries(SITES)) {
      scenario(it, `${name}: a batch costs one selector test or none`, `https://${at}`, async (tab) => {
        assert.ok(await poll(async () => (await counted(tab))?.listeners.focusin), "the content script runs");
        await pause(500);
        const start = await counted(tab);
        // One mutation alone: whatever it costs shows undivided.
        await tab.evaluate(() => document.body.append(document.createElement("i")));
        await pause(500);
        const one = await counted(tab);
        assert.equal(one.selectors - start.selectors, 1, "selectors tested for one batch");
        await tab.evaluate(() => window.go());
        await poll(() => tab.evaluate(() => window.batches >= 60), 10_000);
        const batches = await tab.evaluate(() => {
          window.halt();
          return window.batches;
        });
        await pause(500);
        const many = await counted(tab);
        const tests = many.selectors - one.selectors;
        assert.ok(tests > 0 && tests <= batches / 4, `${tests} selectors for ${batches} batches`);
        await pause(400);
        assert.deepEqual(await counted(tab), many, "and none while nothing happens");
      });
    }
  });
}
