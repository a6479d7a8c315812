// The Rust core of the background and of the extension's own pages: started when it is first needed, and once more after a panic.
import init, * as core from "../target/core/fairreach.js";

let ready: Promise<typeof core> | undefined;
let panics = 0;
const waiting = new Set<(why: Error) => void>();

function died(why: string): void {
  console.error(why);
  panics += 1;
  ready = undefined;
  for (const reject of waiting) reject(new Error(why));
  waiting.clear();
}

async function start(): Promise<typeof core> {
  if (panics > 1) throw new Error("Fairreach stopped after a second internal error");
  if (panics === 0) await init({ module_or_path: chrome.runtime.getURL("fairreach.wasm") });
  else core.__wbg_reset_state();
  core.start(died);
  return core;
}

/** Runs `work` on a living instance; rejects when that instance panics meanwhile. */
export function withCore<T>(work: (instance: typeof core) => Promise<T>): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    waiting.add(reject);
    ready ??= start();
    ready
      .then(work)
      .then(resolve, reject)
      .finally(() => waiting.delete(reject));
  });
}
