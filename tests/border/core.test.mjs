// What extension/core.ts does when the WASM dies of a panic: whoever waits is told, one fresh instance follows, no second.
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { build } from "esbuild";
import { ROOT } from "../browser/lib/launch.mjs";

const FAKE = `
  globalThis.seen = { inits: 0, resets: 0 };
  export default async () => { seen.inits += 1; };
  export const __wbg_reset_state = () => { seen.resets += 1; };
  export const start = (died) => { seen.died = died; };
`;

/** The module with a core that panics when the test says so. */
async function load() {
  const plugin = {
    name: "fake core",
    setup(building) {
      building.onResolve({ filter: /target\/core/ }, () => ({ path: "core", namespace: "fake" }));
      building.onLoad({ filter: /.*/, namespace: "fake" }, () => ({ contents: FAKE }));
    },
  };
  const entry = join(ROOT, "extension/core.ts");
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    format: "esm",
    write: false,
    plugins: [plugin],
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString("base64")}`);
}

test("a panic rejects what is under way; the next call gets a fresh instance; a second panic is the last", async () => {
  globalThis.chrome = { runtime: { getURL: (path) => path } };
  const { withCore } = await load();
  const never = () => new Promise(() => {});
  assert.equal(await withCore(async () => "first"), "first");

  const pending = withCore(never);
  await new Promise(setImmediate);
  seen.died("index out of bounds");
  await assert.rejects(pending, /index out of bounds/);
  assert.deepEqual([seen.inits, seen.resets], [1, 0]);

  assert.equal(await withCore(async () => "again"), "again");
  assert.deepEqual([seen.inits, seen.resets], [1, 1]);

  seen.died("once more");
  await assert.rejects(
    withCore(async () => "never"),
    /second internal error/,
  );
});
