// Runs before the content script in the same isolated world, for tests: counts what the content script holds on to and the
// selectors that it has tested. Asked by a "count" event on the document, it answers with a "count-result" event whose detail is JSON.
{
  const observers = new Map();
  const ports = new Set();
  const ears = new Set();

  for (const kind of ["MutationObserver", "ResizeObserver", "IntersectionObserver"]) {
    const { observe, disconnect } = globalThis[kind].prototype;
    globalThis[kind].prototype.observe = function (...given) {
      observers.set(this, kind);
      return observe.apply(this, given);
    };
    globalThis[kind].prototype.disconnect = function () {
      observers.delete(this);
      return disconnect.call(this);
    };
  }

  const { addEventListener: add, removeEventListener: remove } = EventTarget.prototype;
  // In Firefox the isolated world's global object is another than the window.
  const targetOf = (given) => (given === undefined || given === globalThis ? window : given);
  const wrapped = {
    addEventListener(type, heard, options) {
      const target = targetOf(this);
      const signal = options?.signal;
      if (!signal?.aborted) {
        const ear = { target, type, heard };
        ears.add(ear);
        if (signal) add.call(signal, "abort", () => ears.delete(ear), { once: true });
      }
      return add.call(target, type, heard, options);
    },
    removeEventListener(type, heard, options) {
      const target = targetOf(this);
      for (const ear of ears) if (ear.target === target && ear.type === type && ear.heard === heard) ears.delete(ear);
      return remove.call(target, type, heard, options);
    },
  };
  Object.assign(EventTarget.prototype, wrapped);
  if (globalThis.addEventListener !== wrapped.addEventListener) Object.assign(globalThis, wrapped);

  let selectors = 0;
  for (const { prototype } of [Element, Document, DocumentFragment]) {
    for (const name of ["querySelector", "querySelectorAll", "matches", "closest"]) {
      const test = prototype[name];
      if (!test) continue;
      prototype[name] = function (...given) {
        const found = test.apply(this, given);
        selectors += 1;
        return found;
      };
    }
  }

  const { connect } = chrome.runtime;
  chrome.runtime.connect = (...given) => {
    const port = connect.apply(chrome.runtime, given);
    const { disconnect } = port;
    ports.add(port);
    port.onDisconnect.addListener(() => ports.delete(port));
    port.disconnect = () => {
      ports.delete(port);
      disconnect.call(port);
    };
    return port;
  };

  /** Listeners of what is gone go with it. */
  const lives = ({ target }) => target === window || target.isConnected === true;

  add.call(document, "count", () => {
    const kinds = {};
    for (const kind of observers.values()) kinds[kind] = (kinds[kind] ?? 0) + 1;
    const heard = {};
    for (const ear of ears) if (lives(ear)) heard[ear.type] = (heard[ear.type] ?? 0) + 1;
    const detail = JSON.stringify({ observers: kinds, listeners: heard, ports: ports.size, selectors });
    document.dispatchEvent(new CustomEvent("count-result", { detail }));
  });
}
