// A script of the content side as one text, to be run in a page.
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

/** @param {URL} entry  @param {string} [globalName] what the page calls its exports */
export async function bundle(entry, globalName) {
  const options = { bundle: true, write: false, format: "iife", globalName, target: "es2022" };
  const { outputFiles } = await build({ entryPoints: [fileURLToPath(entry)], ...options });
  return outputFiles[0].text;
}
