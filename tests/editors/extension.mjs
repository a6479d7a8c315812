// Bundles: a page's engine, and small extensions whose content script holds parts of ours as they ship.
import { cpSync, mkdtempSync, writeFileSync } from "node:fs";
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

/**
 * An unpacked extension whose only content script is bundled from `entry`.
 * @param {URL} entry  @param {string[]} matches
 */
export async function bundleExtension(entry, matches = ["http://127.0.0.1/*"]) {
  const folder = mkdtempSync(join(tmpdir(), "fairreach-driver-"));
  await build({
    entryPoints: [fileURLToPath(entry)],
    bundle: true,
    format: "iife",
    outfile: join(folder, "driver.js"),
    logLevel: "error",
  });
  const css = fileURLToPath(new URL("../../extension/content/content.css", import.meta.url));
  cpSync(css, join(folder, "content.css"));
  const manifest = {
    manifest_version: 3,
    name: "Driver",
    version: "1",
    browser_specific_settings: { gecko: { id: "driver@tests.invalid" } },
    host_permissions: matches,
    content_scripts: [{ matches, js: ["driver.js"], css: ["content.css"], run_at: "document_start" }],
  };
  writeFileSync(join(folder, "manifest.json"), JSON.stringify(manifest));
  return folder;
}
