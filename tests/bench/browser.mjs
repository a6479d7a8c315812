// As much of a browser as the background needs, for measuring it in Node: settings, words, and a register that answers at once,
// so that what is measured is the background's own work.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../browser/lib/launch.mjs";

const BUILT = join(ROOT, "dist/chromium");

/** IndexedDB as far as the register uses it, in memory. */
function memory() {
  const stores = new Map();
  const answer = (request, result) => {
    request.result = result;
    queueMicrotask(() => request.onsuccess?.());
    return request;
  };
  const objects = (store) => ({
    get: (key) => answer({}, store.get(key)),
    put: (value, key) => answer({}, store.set(key, value) && key),
    delete: (key) => answer({}, store.delete(key) && undefined),
    count: () => answer({}, store.size),
  });
  const database = {
    createObjectStore: (name) => stores.set(name, new Map()),
    transaction: (name) => {
      const transaction = { objectStore: () => objects(stores.get(name)) };
      // Behind the requests, as a real transaction completes behind them.
      queueMicrotask(() => queueMicrotask(() => transaction.oncomplete()));
      return transaction;
    },
  };
  return {
    open: () => {
      const request = { result: database };
      queueMicrotask(() => {
        request.onupgradeneeded({ oldVersion: 0 });
        request.onsuccess();
      });
      return request;
    },
  };
}

/** Puts the browser's globals in place; `policy` stands in its storage. */
export function pretendBrowser(policy) {
  const read = (path) => readFileSync(join(BUILT, path), "utf8");
  globalThis.indexedDB = memory();
  globalThis.chrome = {
    storage: {
      local: { get: async () => ({ policy }), set: async () => undefined },
      managed: { get: async () => ({}) },
    },
    i18n: { getMessage: () => "en", getUILanguage: () => "en" },
    runtime: { getURL: (path) => path, getManifest: () => JSON.parse(read("manifest.json")) },
  };
  globalThis.fetch = async (path) => ({
    json: async () => JSON.parse(read(path)),
    arrayBuffer: async () => new Uint8Array(readFileSync(join(BUILT, path))).buffer,
  });
}
