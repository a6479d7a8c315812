// A module of the Rust core: started when first needed, and once more after a panic.

/** What wasm-bindgen gives for each module. */
interface Glue {
  default(options: { module_or_path: string }): Promise<unknown>;
  __wbg_reset_state(): void;
}

const words = (error: unknown): string => (error instanceof Error ? error.message : String(error));

export class Core<G extends Glue> {
  readonly #glue: G;
  readonly #path: string;
  #ready: Promise<G> | undefined;
  #panics = 0;
  readonly #waiting = new Set<(why: Error) => void>();

  constructor(glue: G, path: string) {
    this.#glue = glue;
    this.#path = path;
    // A panic traps: in a later step of the work nobody but the global scope hears of it, and the work never settles.
    addEventListener("error", (event) => this.#died(words(event.error ?? event.message)));
  }

  /** Runs `work` on a living instance; rejects when that instance panics meanwhile. */
  run<T>(work: (instance: G) => Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.#waiting.add(reject);
      this.#ready ??= this.#start().catch((error: unknown) => {
        this.#ready = undefined;
        throw error;
      });
      this.#ready
        .then(work)
        .catch((error: unknown) => {
          if (error instanceof WebAssembly.RuntimeError) this.#died(words(error));
          throw error;
        })
        .then(resolve, reject)
        .finally(() => this.#waiting.delete(reject));
    });
  }

  /** Runs `work` only where an instance is there already. */
  ifStarted(work: (instance: G) => void): void {
    this.#ready?.then(work).catch(() => undefined);
  }

  async #start(): Promise<G> {
    if (this.#panics > 1) throw new Error("Fairreach stopped after a second internal error");
    if (this.#panics === 0) await this.#glue.default({ module_or_path: chrome.runtime.getURL(this.#path) });
    else this.#glue.__wbg_reset_state();
    return this.#glue;
  }

  #died(why: string): void {
    if (!this.#ready) return;
    this.#panics += 1;
    this.#ready = undefined;
    for (const reject of this.#waiting) reject(new Error(`Fairreach: internal error: ${why}`));
    this.#waiting.clear();
  }
}
