// node tests/demo/run.mjs: Fairreach at work on a demo mailbox. With a display a browser opens and stays until it is closed;
// without one the main job is done headless, told in words, and shown in two pictures.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { openPanel, panel, press, rested, stateOf, waitForState } from "../browser/lib/face.mjs";
import { BROWSERS, executable, launch, ROOT } from "../browser/lib/launch.mjs";
import { POLICY, setPolicy } from "../browser/lib/policy.mjs";
import { ADDRESS, HOST, serveMailbox } from "./mailbox.mjs";

const display = Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY) && !process.env.HEADLESS;
const pictures = join(ROOT, "target/demo");

function isHere(which) {
  try {
    return Boolean(executable(which));
  } catch {
    return false;
  }
}

/** What the panel finds: what is wrong, and the law. */
function findings(open) {
  const text = open.lines.slice(0, open.lines.indexOf("How this was judged"));
  const told = text.filter((line) => /^(Stop|To fix|Hint) /.test(line) || /Art\.|§|rule/.test(line));
  return told
    .map((line) =>
      /^(Stop|To fix|Hint) /.test(line) ? `  - ${line.replace(/^(Stop|To fix|Hint) /, "$1: ")}` : `      ${line}`,
    )
    .join("\n");
}

async function headless(which, tab) {
  mkdirSync(pictures, { recursive: true });
  const [before, after] = ["before.png", "after.png"].map((name) => join(pictures, name));
  console.log(`No display: ${which} runs headless. A first email to jane.doe@widgets.co.uk, a British company.`);

  const first = await waitForState(tab, /to fix|stop/);
  await openPanel(tab);
  await rested(tab);
  await tab.screenshot({ path: before });
  console.log(`\nBefore: ${stateOf(first)}\n${findings(await panel(tab))}`);

  await press(tab, "Insert footer");
  const second = await waitForState(tab, "ready");
  if (!(await panel(tab))) await openPanel(tab);
  await rested(tab);
  await tab.screenshot({ path: after });
  const draft = await tab.$eval(".text", (text) => text.innerText.trim());
  console.log(`\nAfter Insert footer: ${stateOf(second)}. The draft:\n${draft.replace(/^/gm, "  | ")}`);
  console.log(`\nPictures: ${before}, ${after}`);
}

const which = BROWSERS.find(isHere);
if (!which) {
  console.error("No browser here: run tests/browser/install.sh, or set CHROMIUM or FIREFOX.");
  process.exit(2);
}
const server = await serveMailbox();
const options = { hosts: [HOST], port: server.port, grant: [`https://${HOST}/*`], headless: !display, probe: !display };
const it = await launch(which, options);
try {
  await setPolicy(it, POLICY);
  const [tab] = await it.browser.pages();
  await tab.goto(ADDRESS);
  await tab.bringToFront();
  if (display) {
    console.log(`A draft is open in ${which}. Press the badge on it, then Insert footer. Close the window to end.`);
    await new Promise((ended) => it.browser.once("disconnected", ended));
  } else {
    await headless(which, tab);
  }
} finally {
  await it.close().catch(() => {});
  await server.close();
}
