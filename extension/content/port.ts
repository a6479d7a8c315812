// The wire to the background: survives its idle stop and the back/forward cache, and knows when the extension was replaced.
import type { Reply, Request } from "./contracts";

/** Longest wait for an answer, in milliseconds. */
const PATIENCE = 4000;

/** The extension was updated or removed under this tab: nothing will ever answer here. */
export class Orphaned extends Error {}

interface Call {
  readonly request: Request;
  tries: number;
  readonly timer: number;
  readonly done: (reply: Reply) => void;
  readonly failed: (why: Error) => void;
}

type Message = { id: number; reply: Reply } | { id: number; error: string };

/** `runtime.id` goes when the extension is replaced; on some builds the whole `runtime` does. */
const alive = (): boolean => {
  try {
    return typeof chrome.runtime?.id === "string";
  } catch {
    return false;
  }
};

export class Wire {
  #port: chrome.runtime.Port | undefined;
  #last = 0;
  readonly #open = new Map<number, Call>();
  readonly #over = new AbortController();

  constructor() {
    // Back from the cache, Chromium's port is dead without a word: no `onDisconnect`, nothing thrown, no answer.
    addEventListener("pageshow", (event) => event.persisted && this.#drop(), { signal: this.#over.signal });
  }

  /** Asks the background. Rejects with `Orphaned`, or with another error when it fails or does not answer in time. */
  ask(request: Request): Promise<Reply> {
    return new Promise((done, failed) => {
      const id = ++this.#last;
      const timer = window.setTimeout(() => this.#end(id)?.failed(new Error("no answer")), PATIENCE);
      this.#open.set(id, { request, tries: 0, timer, done, failed });
      this.#send(id);
    });
  }

  dispose(): void {
    this.#over.abort();
    for (const id of [...this.#open.keys()]) this.#end(id)?.failed(new Orphaned());
    this.#port?.disconnect();
    this.#port = undefined;
  }

  #end(id: number): Call | undefined {
    const call = this.#open.get(id);
    if (call) clearTimeout(call.timer);
    this.#open.delete(id);
    return call;
  }

  #send(id: number): void {
    const call = this.#open.get(id);
    if (!call) return;
    // One retry: a background that dies of a request must not be fed it again and again.
    if (++call.tries > 2) {
      this.#end(id)?.failed(new Error("background lost"));
      return;
    }
    try {
      this.#port ??= this.#connect();
      this.#port.postMessage({ id, request: call.request });
    } catch {
      this.#port = undefined;
      if (alive()) this.#send(id);
      else this.#end(id)?.failed(new Orphaned());
    }
  }

  #connect(): chrome.runtime.Port {
    if (!alive()) throw new Orphaned();
    const port = chrome.runtime.connect({ name: "fairreach" });
    port.onMessage.addListener((message: Message) => {
      const call = this.#end(message.id);
      if ("reply" in message) call?.done(message.reply);
      else call?.failed(new Error(message.error));
    });
    port.onDisconnect.addListener(() => {
      if (port !== this.#port) return;
      this.#port = undefined;
      this.#again();
    });
    return port;
  }

  /** Leaves a port that may be dead. */
  #drop(): void {
    const port = this.#port;
    this.#port = undefined;
    try {
      port?.disconnect();
    } catch {
      // It was dead.
    }
    this.#again();
  }

  #again(): void {
    for (const id of [...this.#open.keys()]) this.#send(id);
  }
}
