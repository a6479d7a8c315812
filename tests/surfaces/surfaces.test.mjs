// The matrix: every promise on every surface, in both browsers. SURFACES=Gmail and BROWSER=firefox narrow it.
import assert from "node:assert/strict";
import { readdirSync, rmSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { serve } from "../browser/lib/fixtures.mjs";
import { BROWSERS, launch } from "../browser/lib/launch.mjs";
import { POLICY, setPolicy } from "../browser/lib/policy.mjs";
import { assertUnnoticed, shoot, visit } from "../browser/lib/session.mjs";
import { bundleEngines } from "../editors/extension.mjs";
import { servePages } from "../editors/pages.mjs";
import { record } from "./coverage.mjs";
import { promises } from "./promises.mjs";
import { SURFACES, ZOHO } from "./surfaces.mjs";

/** Pages of the editors' suite that are no engines of a webmail; what lies in a shadow root, the generic site does not read. */
const NO_ENGINE = ["common", "deaf", "eater", "shadow"];
const ENGINES = readdirSync(new URL("../editors/engines", import.meta.url))
  .map((file) => file.replace(".js", ""))
  .filter((name) => !NO_ENGINE.includes(name));
const wanted = ({ name }) => !process.env.SURFACES || new RegExp(process.env.SURFACES).test(name);
/** Each of them changes the policy: none shares its browser. */
const SIDE_BY_SIDE = 3;

const engine = (name) => ({
  name: `Editor: ${name}`,
  engine: name,
  to: "jane.doe@widgets.co.uk",
  subject: "[name=subject]",
  verdict: /to fix$/,
  send: "#send",
});
const all = [...SURFACES, ...ENGINES.map(engine)].filter(wanted);

for (const which of BROWSERS) {
  describe(`Surfaces, ${which}`, { concurrency: SIDE_BY_SIDE }, () => {
    const idle = [];
    const rows = [];
    let server;
    let pages;
    let bundles;
    before(async () => {
      server = await serve(Object.fromEntries(SURFACES.map(({ at, page }) => [at, page])));
      bundles = await bundleEngines(ENGINES);
      pages = await servePages(bundles);
      const options = { hosts: server.hosts, port: server.port, grant: ["http://127.0.0.1/*", `https://${ZOHO}/*`] };
      for (let i = 0; i < Math.min(SIDE_BY_SIDE, all.length); i += 1) {
        const it = await launch(which, options);
        await setPolicy(it, POLICY);
        idle.push(it);
      }
    });
    after(async () => {
      if (rows.length === all.length) record("surfaces", which, rows);
      await Promise.all(idle.map((it) => it.close()));
      await server?.close();
      await pages?.close();
      if (bundles) rmSync(bundles, { recursive: true, force: true });
    });

    for (const surface of all) {
      test(surface.name, { timeout: 180_000 }, async () => {
        const it = idle.pop();
        assert.ok(it, "a browser is free");
        const url = surface.engine ? pages.url(surface.engine, "end", "mail") : `https://${surface.at}`;
        const { page, asked } = await visit(it, url);
        try {
          if (surface.engine) {
            await page.waitForFunction(() => window.ready);
            const root = await page.evaluate(() => window.root);
            const isFrame = await page.$eval(root, (at) => at.localName === "iframe");
            Object.assign(surface, isFrame ? { frame: root, editor: "body" } : { editor: root });
          }
          rows.push({ name: surface.name, ...(await promises(it, page, surface)) });
          if (!surface.engine) await assertUnnoticed(page, asked);
        } catch (error) {
          await shoot(page, `surface ${which} ${surface.name}`);
          throw error;
        } finally {
          await setPolicy(it, POLICY);
          await page.close().catch(() => {});
          idle.push(it);
        }
      });
    }
  });
}
