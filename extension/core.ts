// The Rust core of the background and of the extension's own pages: started when first needed, and once more after a panic.
import init, * as core from "../target/core/fairreach.js";

type Core = typeof core;

let ready: Promise<Core> | undefined;
let panics = 0;
const waiting = new Set<(why: Error) => void>();

function died(why: string): void {
  panics += 1;
  ready = undefined;
  for (const reject of waiting) reject(new Error(why));
  waiting.clear();
}

async function start(): Promise<Core> {
  if (panics > 1) throw new Error("Fairreach stopped after a second internal error");
  if (panics === 0) await init({ module_or_path: chrome.runtime.getURL("fairreach.wasm") });
  else core.__wbg_reset_state();
  core.start(died);
  return core;
}

/** Runs `work` on a living instance; rejects when that instance panics meanwhile. */
export function withCore<T>(work: (instance: Core) => Promise<T>): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    waiting.add(reject);
    ready ??= start().catch((error: unknown) => {
      ready = undefined;
      throw error;
    });
    ready
      .then(work)
      .then(resolve, reject)
      .finally(() => waiting.delete(reject));
  });
}

/** Runs `work` only where an instance is there already. */
export function ifStarted(work: (instance: Core) => void): void {
  ready?.then(work).catch(() => undefined);
}
