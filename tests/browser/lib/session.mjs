// One browser for many scenarios: each is a test on a page of its own, and after each the page must have noticed nothing.
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { serve } from "./fixtures.mjs";
import { launch, ROOT } from "./launch.mjs";
import { POLICY, setPolicy } from "./policy.mjs";

/**
 * Starts fixture server and browser before the tests of the enclosing `describe`, ends both after them.
 * @param {"chromium"|"firefox"} which
 * @param {{routes?: object, policy?: object|null}} options  the rest goes to `launch`; `policy` stands in storage before each scenario
 */
export function session(which, { routes = {}, policy = POLICY, ...options } = {}) {
  const it = { which, policy };
  before(async () => {
    it.server = await serve(routes);
    Object.assign(it, await launch(which, { hosts: it.server.hosts, port: it.server.port, ...options }));
    await setPolicy(it, policy);
  });
  after(async () => {
    await it.close?.();
    await it.server?.close();
  });
  return it;
}

/** Keeps a picture of what the page shows, for whoever looks into a failure. */
export async function shoot(page, name) {
  const folder = join(ROOT, "tests/shots");
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name.replace(/[^\w]+/g, "-").toLowerCase()}.png`) }).catch(() => {});
}

/** Opens a page in front, with a record of every request that it makes. */
export async function visit(it, url) {
  const page = await it.browser.newPage();
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  page.on("dialog", (dialog) => dialog.accept().catch(() => {}));
  await page.goto(url, { waitUntil: "domcontentloaded" });
  await page.bringToFront();
  return { page, asked };
}

/** What a page could have noticed of an extension: nothing. */
export async function assertUnnoticed(page, asked, { errors = true } = {}) {
  const seen = await page.evaluate(() => ({
    violations: window.__violations ?? ["the page does not record violations"],
    errors: window.__errors,
    leak: /(chrome|moz)-extension:/.exec(document.documentElement.outerHTML)?.[0],
    styles: [...document.styleSheets].filter((sheet) => /-extension:/.test(sheet.href ?? "")).length,
  }));
  assert.deepEqual(seen.violations, [], "no CSP violation that the page could see");
  if (errors) assert.deepEqual(seen.errors, [], "no error in the page");
  assert.equal(seen.leak, undefined, "no extension URL in the page's DOM");
  assert.equal(seen.styles, 0, "no extension style sheet that the page could list");
  const own = new URL(page.url()).origin;
  const strange = asked.filter((url) => !url.startsWith(`${own}/`) && !/^(data|blob|about):/.test(url));
  assert.deepEqual(strange, [], "no request left the page");
}

/**
 * A test on a page of its own: opens `url`, runs `steps(page)`, then asserts that the page noticed nothing.
 * A picture of a failure stays in tests/shots.
 */
export function scenario(it, name, url, steps) {
  test(name, { timeout: 90_000 }, async () => {
    const { page, asked } = await visit(it, url);
    try {
      await steps(page, asked);
      await assertUnnoticed(page, asked);
    } catch (error) {
      await shoot(page, `${it.which} ${name}`);
      throw error;
    } finally {
      await page.close().catch(() => {});
    }
  });
}
