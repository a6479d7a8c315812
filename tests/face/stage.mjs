// A page with composers, and the face on it: asked through DOM events, seen through the probe.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import { poll, probe } from "../browser/lib/face.mjs";
import { bundleExtension } from "../editors/extension.mjs";
import { launchWith } from "../editors/pages.mjs";

const PROBE = fileURLToPath(new URL("../browser/probe", import.meta.url));
const CSP =
  "script-src 'nonce-x'; style-src 'nonce-x'; object-src 'none'; base-uri 'none'; require-trusted-types-for 'script'";

const WATCH = `<script nonce="x">
window.__violations = [];
document.addEventListener("securitypolicyviolation", (event) => __violations.push(event.effectiveDirective));
window.__heard = [];
for (const type of ["keydown", "keypress", "keyup", "input", "paste", "focusin", "click"])
  for (const target of [window, document]) target.addEventListener(type, (event) => __heard.push(type + " " + (event.key ?? "") + " " + event.target.nodeName));
</script>`;

export async function stage(which, prefs) {
  const html = readFileSync(new URL("pages/composers.html", import.meta.url), "utf8")
    .replace("<head>", `<head>${WATCH}`)
    .replace("<style>", '<style nonce="x">');
  const server = createServer((_, response) => {
    response.setHeader("Content-Type", "text/html");
    response.setHeader("Content-Security-Policy", CSP);
    response.end(html);
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  const driver = await bundleExtension(new URL("driver.ts", import.meta.url));
  const browser = await launchWith(which, [driver, PROBE], prefs);
  return {
    which,
    browser,
    async open() {
      const page = await browser.newPage();
      await page.setViewport({ width: 1280, height: 900 });
      await await page.goto(`http://127.0.0.1:${server.address().port}/`);
      await page.bringToFront();
      await poll(() => page.evaluate(() => "faceReady" in document.documentElement.dataset), 5000, 30);
      return page;
    },
    async close() {
      await browser.close();
      server.closeAllConnections();
      server.close();
    },
  };
}

/** Has the face do something. */
export async function ask(page, what) {
  await page.evaluate((detail) => document.dispatchEvent(new CustomEvent("face", { detail })), JSON.stringify(what));
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
}

/** What the face told its owner, in order. */
export const told = (page) => page.evaluate(() => JSON.parse(document.documentElement.dataset.faceLog ?? "[]"));

export const visible = async (page, role, name) =>
  (await probe(page)).find(
    (thing) => thing.role === role && thing.visible && (name === undefined || thing.name === name),
  );
