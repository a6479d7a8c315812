// Bundles: a page's engine, and a small extension whose content script holds the hands as they ship.
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = fileURLToPath(new URL(".", import.meta.url));

/** @returns {Promise<string>} folder with one script an engine */
export async function bundleEngines(engines) {
  const outdir = mkdtempSync(join(tmpdir(), "fairreach-engines-"));
  await build({
    entryPoints: engines.map((engine) => join(here, "engines", `${engine}.js`)),
    bundle: true,
    format: "esm",
    outdir,
    define: { "process.env.NODE_ENV": '"production"', global: "window" },
    loader: { ".css": "empty" },
    logLevel: "error",
  });
  return outdir;
}

/** @returns {Promise<string>} an unpacked extension */
export async function bundleExtension() {
  const folder = mkdtempSync(join(tmpdir(), "fairreach-hands-"));
  mkdirSync(folder, { recursive: true });
  await build({
    entryPoints: [join(here, "driver.ts")],
    bundle: true,
    format: "iife",
    outfile: join(folder, "driver.js"),
    logLevel: "error",
  });
  const manifest = {
    manifest_version: 3,
    name: "Hands",
    version: "1",
    browser_specific_settings: { gecko: { id: "hands@fairreach.test" } },
    host_permissions: ["http://127.0.0.1/*"],
    content_scripts: [{ matches: ["http://127.0.0.1/*"], js: ["driver.js"], run_at: "document_start" }],
  };
  writeFileSync(join(folder, "manifest.json"), JSON.stringify(manifest));
  return folder;
}
