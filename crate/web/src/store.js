// The register's storage: IndexedDB in promises and the keyed hash. What is stored, and when, register.rs decides.

// One step a version, each run in order: a database of any earlier version comes up to date, nothing is lost.
const STEPS = [
  (database) => {
    for (const store of ["people", "suppressions", "answers", "settings"]) database.createObjectStore(store);
  },
  (database) => {
    database.createObjectStore("overrides");
  },
];

let connection;
let hashKey;

function open() {
  connection ??= new Promise((resolve, reject) => {
    const request = indexedDB.open("fairreach", STEPS.length);
    request.onupgradeneeded = (event) => {
      for (const step of STEPS.slice(event.oldVersion)) step(request.result);
    };
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      const database = request.result;
      database.onversionchange = () => database.close();
      database.onclose = () => {
        connection = undefined;
      };
      resolve(database);
    };
  }).catch((error) => {
    connection = undefined;
    throw error;
  });
  return connection;
}

// Runs `work` in one transaction and gives its result once that is on disk.
async function transact(store, mode, work) {
  const database = await open();
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(store, mode, { durability: "strict" });
    const result = work(transaction.objectStore(store));
    transaction.oncomplete = () => resolve(result());
    transaction.onabort = () => reject(transaction.error);
    transaction.onerror = () => reject(transaction.error);
  });
}

/** The values of these keys, in their order; `undefined` where there is none. */
export function read(store, keys) {
  return transact(store, "readonly", (objects) => {
    const requests = keys.map((key) => objects.get(key));
    return () => requests.map((request) => request.result);
  });
}

/** Writes one value under each of these keys. */
export function write(store, keys, value) {
  return transact(store, "readwrite", (objects) => {
    for (const key of keys) objects.put(value, key);
    return () => undefined;
  });
}

export function remove(store, keys) {
  return transact(store, "readwrite", (objects) => {
    for (const key of keys) objects.delete(key);
    return () => undefined;
  });
}

export function count(store) {
  return transact(store, "readonly", (objects) => {
    const request = objects.count();
    return () => request.result;
  });
}

// The installation's secret: made once, in the transaction that finds it missing.
function secret() {
  return transact("settings", "readwrite", (objects) => {
    let value;
    const request = objects.get("secret");
    request.onsuccess = () => {
      value = request.result;
      if (value) return;
      value = crypto.getRandomValues(new Uint8Array(32));
      objects.put(value, "secret");
    };
    return () => value;
  });
}

/** HMAC-SHA-256 of each text under the installation's secret, as hexadecimal digits. */
export async function digests(texts) {
  hashKey ??= await crypto.subtle.importKey("raw", await secret(), { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  return Promise.all(
    texts.map(async (text) => {
      const bytes = await crypto.subtle.sign("HMAC", hashKey, new TextEncoder().encode(text));
      return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, "0")).join("");
    }),
  );
}
