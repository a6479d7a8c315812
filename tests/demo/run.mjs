// node tests/demo/run.mjs: Fairreach at work on a demo mailbox. With a display a browser opens and stays until it is closed;
// without one the main job is done headless, told in words, and shown in two pictures.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { openPanel, panel, poll, press, stateOf, waitForState } from "../browser/lib/face.mjs";
import { serve, watched } from "../browser/lib/fixtures.mjs";
import { BROWSERS, executable, launch, ROOT } from "../browser/lib/launch.mjs";
import { POLICY, setPolicy } from "../browser/lib/policy.mjs";
import { readFileSync } from "node:fs";

const HOST = "mailbox.demo.example";
const URL_ = `https://${HOST}/drafts`;
const display = Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY) && !process.env.HEADLESS;
const pictures = join(ROOT, "target/demo");

const which = BROWSERS.find((name) => {
  try {
    return executable(name);
  } catch {
    return undefined;
  }
});
if (!which) {
  console.error("No browser here: install Chromium or Firefox, or run tests/browser/install.sh.");
  process.exit(2);
}

const html = watched(readFileSync(new URL("mailbox.html", import.meta.url), "utf8"));
const server = await serve({ [`${HOST}/drafts`]: { body: html } });
const it = await launch(which, { hosts: [HOST], port: server.port, grant: [`https://${HOST}/*`], headless: !display, probe: !display });
try {
  await setPolicy(it, POLICY);
  const tab = await it.browser.newPage();
  await tab.goto(URL_);
  await tab.bringToFront();
  if (display) {
    console.log(`A draft is open in ${which}. Press the badge on it, then Insert footer. Close the window to end.`);
    await new Promise((ended) => it.browser.once("disconnected", ended));
  } else {
    await headless(tab);
  }
} finally {
  await it.close().catch(() => {});
  await server.close();
}

async function headless(tab) {
  mkdirSync(pictures, { recursive: true });
  console.log(`No display: ${which} runs headless on a demo mailbox, with a first email to jane.doe@widgets.co.uk (a British company).`);
  const before = await waitForState(tab, /to fix|stop/);
  await openPanel(tab);
  await rested(tab);
  await tab.screenshot({ path: join(pictures, "before.png") });
  console.log(`\nBefore: ${stateOf(before)}\n${findings(await panel(tab))}`);
  await press(tab, "Insert footer");
  const after = await waitForState(tab, /^(ready|hint)$/);
  if (!(await panel(tab))) await openPanel(tab);
  await rested(tab);
  await tab.screenshot({ path: join(pictures, "after.png") });
  console.log(`\nAfter Insert footer: ${stateOf(after)}`);
  console.log(`\nThe draft now reads:\n${(await tab.$eval(".text", (text) => text.innerText)).replace(/^/gm, "  | ")}`);
  console.log(`\nPictures: ${join(pictures, "before.png")}, ${join(pictures, "after.png")}`);
}

/** The panel's findings, indented. */
function findings(open) {
  return open.text.split("How this was judged")[0].trim().replace(/(.{1,110})(\s|$)/g, "  | $1\n").trimEnd();
}

/** Waits until the page shows the same for a moment: no half-drawn picture. */
async function rested(tab) {
  let last = "";
  await poll(async () => {
    const now = JSON.stringify((await panel(tab))?.rect);
    const same = now === last;
    last = now;
    return same;
  });
}
