// What extension/core.ts does when the WASM dies of a panic: whoever waits is told, one fresh instance follows, no second.
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { build } from "esbuild";
import { ROOT } from "../browser/lib/launch.mjs";

const seen = { inits: 0, resets: 0, heard: undefined };
const GLUE = {
  default: async () => {
    seen.inits += 1;
  },
  __wbg_reset_state: () => {
    seen.resets += 1;
  },
};
/** A trap in a later step of the work: the global scope hears of it. */
const trap = (message) => seen.heard({ error: new WebAssembly.RuntimeError(message) });

async function load() {
  const entry = join(ROOT, "extension/core.ts");
  const { outputFiles } = await build({ entryPoints: [entry], bundle: true, format: "esm", write: false });
  const source = Buffer.from(outputFiles[0].contents).toString("base64");
  const { Core } = await import(`data:text/javascript;base64,${source}`);
  return new Core(GLUE, "core.wasm");
}

test("a panic rejects what is under way; the next call gets a fresh instance; a second panic is the last", async () => {
  globalThis.chrome = { runtime: { getURL: (path) => path } };
  globalThis.addEventListener = (_, heard) => {
    seen.heard = heard;
  };
  const core = await load();
  const never = () => new Promise(() => {});
  assert.equal(await core.run(async () => "first"), "first");

  const pending = core.run(never);
  await new Promise(setImmediate);
  trap("index out of bounds");
  await assert.rejects(pending, /index out of bounds/);
  assert.deepEqual([seen.inits, seen.resets], [1, 0]);

  assert.equal(await core.run(async () => "again"), "again");
  assert.deepEqual([seen.inits, seen.resets], [1, 1]);

  // The other way to die: within the call itself.
  const dies = core.run(() => {
    throw new WebAssembly.RuntimeError("unreachable");
  });
  await assert.rejects(dies, /unreachable/);
  await assert.rejects(
    core.run(async () => "never"),
    /second internal error/,
  );
});
