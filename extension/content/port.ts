// The wire to the background: survives its idle stop and the back/forward cache, and knows when the extension was replaced.
import type { Reply, Request } from "./contracts";

/** Longest wait for an answer, in milliseconds. */
const PATIENCE = 4000;

/** Whether this script still belongs to an extension; its `runtime.id` goes when that is updated or removed. */
export function alive(): boolean {
  try {
    return !!chrome.runtime.id;
  } catch {
    return false;
  }
}

export interface Wire {
  /** Asks the background. Nothing: it failed, or did not answer in time. */
  ask(request: Request): Promise<Reply | undefined>;
  dispose(): void;
}

interface Call {
  readonly request: Request;
  tries: number;
  done(reply?: Reply): void;
}

export function connect(): Wire {
  const open = new Map<number, Call>();
  let port: chrome.runtime.Port | undefined;
  let last = 0;

  function send(id: number): void {
    const call = open.get(id);
    // One retry: a background that dies of a request must not be fed it again and again.
    if (!call || ++call.tries > 2) {
      call?.done();
      return;
    }
    try {
      port ??= connected();
      port.postMessage({ id, request: call.request });
    } catch {
      port = undefined;
      send(id);
    }
  }

  function connected(): chrome.runtime.Port {
    const fresh = chrome.runtime.connect({ name: "fairreach" });
    fresh.onMessage.addListener((message: { id: number; reply?: Reply }) => open.get(message.id)?.done(message.reply));
    fresh.onDisconnect.addListener(() => {
      void chrome.runtime.lastError; // Unread, Chromium prints it on the page's console.
      if (port === fresh) again();
    });
    return fresh;
  }

  /** Leaves a port that is or may be dead, and repeats what was in flight. */
  function again(): void {
    port?.disconnect();
    port = undefined;
    for (const id of [...open.keys()]) send(id);
  }

  // Back from the cache, Chromium's port is dead without a word: no `onDisconnect`, nothing thrown, no answer.
  const restored = (event: PageTransitionEvent): void => {
    if (event.persisted) again();
  };
  addEventListener("pageshow", restored);

  return {
    ask: (request) =>
      new Promise((answer) => {
        const id = ++last;
        const timer = setTimeout(() => open.get(id)?.done(), PATIENCE);
        const done = (reply?: Reply): void => {
          clearTimeout(timer);
          open.delete(id);
          answer(reply);
        };
        open.set(id, { request, tries: 0, done });
        send(id);
      }),
    dispose() {
      removeEventListener("pageshow", restored);
      for (const call of open.values()) call.done();
    },
  };
}
