// The content script: finds composers and keeps one draft a composer. It judges nothing and never stands in the way of Send.
//
//   page loads ──▶ idle ──composer found──▶ composer open ──paused──▶ checking ──view──▶ badge (panel open on click)
//                   ▲                          │   ▲  └──────────────── typing, chips, navigation ◀────┘
//                   └────last composer gone────┘   └── port lost: the wire reconnects unseen, one retry
//                                              └─────▶ extension updated: "reload this tab", all else off
//
//   part                     | idle | composer open | checking | panel open | port lost  | extension updated
//   -------------------------|------|---------------|----------|------------|------------|------------------
//   page's MutationObserver  | on   | on, wider     | on       | on         | on         | off
//   cost of a batch          | one selector test | one pass a 200 ms       | same       | none
//   observers of shadow roots| on   | on            | on       | on         | on         | off
//   input, focus listeners   | focus| on            | on       | on         | on         | off
//   timers                   | none | while typing  | answer's | none       | answer's   | none
//   face                     | none | badge         | badge    | + panel    | as it was  | "reload this tab"
import type { Composer, FaceEvents, Site } from "./contracts";
import { Draft, type Tools, type Words } from "./draft";
import { createFace } from "./face/face";
import { insert } from "./hands/insert";
import { Wire } from "./port";
import { siteOf } from "./sites";
import { holds } from "./sites/dom";

/** Shortest time between two passes over the page, in milliseconds. */
const CALM = 200;
/** Longest time that facts stay unread while the page changes away from the composers. */
const FAR = 1000;
/** A recipient being typed is read once the typing has paused. */
const PAUSE = 300;

const IDLE: MutationObserverInit = { childList: true, subtree: true, attributeFilter: ["contenteditable"] };
const OPEN: MutationObserverInit = {
  childList: true,
  subtree: true,
  characterData: true,
  attributeFilter: ["contenteditable", "data-hovercard-id", "email", "href"],
};

type Scope = Document | ShadowRoot;

interface Watch {
  readonly observer: MutationObserver;
  readonly ears: AbortController;
  open: boolean;
}

class Page {
  readonly #words: Words = wordsNow();
  readonly #wire = new Wire();
  readonly #drafts = new Map<HTMLElement, Draft>();
  readonly #watched = new Map<Scope, Watch>();
  readonly #over = new AbortController();
  readonly #face = createFace(this.#events());
  readonly #tools: Tools;
  #site: Site = siteOf(document);
  #timer = 0;
  #frame = 0;
  #last = 0;
  /** Something in or near a composer changed; its facts are read at the next pass. */
  #near = false;
  /** Something far from all composers changed: a late badge, a navigation. */
  #far = 0;
  #place = "";

  constructor() {
    this.#tools = {
      wire: this.#wire,
      face: this.#face,
      insert,
      words: this.#words,
      orphaned: () => this.#stop(),
    };
    const { signal } = this.#over;
    const soon = (): void => this.#soon();
    // A frame's document is written after the frame was inserted; `load` does not bubble, but it is captured.
    document.addEventListener("load", soon, { capture: true, passive: true, signal });
    for (const type of ["popstate", "pageshow", "visibilitychange"])
      addEventListener(type, soon, { passive: true, signal });
    chrome.runtime.onMessage.addListener((message: unknown) => this.#heard(message));
    // Composers that were open before this script ran fire no mutation.
    this.#pass();
  }

  #events(): FaceEvents {
    const draft = (composer: Composer): Draft | undefined => this.#drafts.get(composer.editor);
    return {
      opened: (composer) => draft(composer)?.opened(),
      act: (composer, action) => draft(composer)?.act(action),
      submit: (composer, values) => draft(composer)?.footer(values),
      cancel: (composer) => draft(composer)?.look(),
    };
  }

  /** The keyboard shortcut: for the composer in focus, or the only one. */
  #heard(message: unknown): void {
    if ((message as { command?: unknown } | null)?.command !== "insert-footer") return;
    const drafts = [...this.#drafts.values()];
    const focused = drafts.find(({ composer }) => isFocused(composer));
    const chosen = focused ?? (drafts.length === 1 ? drafts[0] : undefined);
    chosen?.act({ kind: "insert_footer" });
  }

  /** Coalesces whatever happened into one pass. */
  readonly #soon = (delay = 0): void => {
    if (this.#timer || this.#frame || this.#over.signal.aborted) return;
    const wait = Math.max(delay, this.#last + CALM - performance.now());
    // Without a delay a frame is enough; a hidden page draws none.
    if (wait <= 0 && !document.hidden) this.#frame = requestAnimationFrame(() => this.#pass());
    else this.#timer = window.setTimeout(() => this.#pass(), wait);
  };

  #pass(): void {
    clearTimeout(this.#timer);
    cancelAnimationFrame(this.#frame);
    this.#timer = 0;
    this.#frame = 0;
    if (this.#over.signal.aborted) return;
    this.#last = performance.now();
    try {
      if (this.#drafts.size || siteOf(document).hasComposer(document)) this.#scan();
      this.#watch();
    } catch (error) {
      console.error("Fairreach: this page cannot be read", error);
    }
  }

  #scan(): void {
    this.#site = siteOf(document);
    const found = new Map(this.#site.composers(document).map((composer) => [composer.editor, composer]));
    for (const [editor, draft] of this.#drafts) {
      if (found.has(editor)) continue;
      draft.dispose();
      this.#drafts.delete(editor);
    }
    const moved = this.#place !== location.href;
    this.#place = location.href;
    const late = this.#far > 0 && performance.now() - this.#far > FAR;
    const stale = moved || this.#near || late;
    for (const [editor, composer] of found) {
      const known = this.#drafts.get(editor);
      known?.update(composer);
      if (!known) this.#drafts.set(editor, new Draft(composer, this.#tools));
      else if (stale) known.refresh();
    }
    if (stale) {
      this.#near = false;
      this.#far = 0;
    }
    if (this.#drafts.size) this.#face.place();
    if (this.#far && this.#drafts.size) this.#soon(FAR);
  }

  /** Keeps one observer a document and open shadow root, wider where a composer lives. */
  #watch(): void {
    const live = new Set<Scope>([...this.#drafts.values()].flatMap(({ composer }) => composer.scopes));
    const scopes = new Set<Scope>([document, ...(this.#site.scopes?.(document) ?? []), ...live]);
    for (const [scope, watch] of this.#watched) {
      if (scopes.has(scope)) continue;
      watch.observer.disconnect();
      watch.ears.abort();
      this.#watched.delete(scope);
    }
    for (const scope of scopes) {
      const open = live.has(scope);
      const known = this.#watched.get(scope);
      if (known?.open === open) continue;
      const watch = known ?? this.#listen(scope);
      watch.open = open;
      watch.observer.observe(scope, open ? OPEN : IDLE);
    }
  }

  #listen(scope: Scope): Watch {
    const ears = new AbortController();
    const watch: Watch = { observer: new MutationObserver((batch) => this.#mutated(batch)), ears, open: false };
    const options = { capture: true, passive: true, signal: ears.signal };
    scope.addEventListener("input", (event) => this.#typed(event), options);
    for (const type of ["focusin", "focusout", "change"]) scope.addEventListener(type, () => this.#touched(), options);
    this.#watched.set(scope, watch);
    return watch;
  }

  /** A field was entered, left or set: chips and frames appear then, without a mutation that could be seen. */
  #touched(): void {
    this.#near = true;
    this.#soon();
  }

  #typed(event: Event): void {
    const draft = this.#draftOf(event.composedPath()[0]);
    if (draft) draft.changed();
    else if (this.#drafts.size) {
      this.#near = true;
      this.#soon(PAUSE);
    }
  }

  #draftOf(node: unknown): Draft | undefined {
    for (const [editor, draft] of this.#drafts) if (isNode(node) && holds(editor, node)) return draft;
    return undefined;
  }

  #mutated(batch: readonly MutationRecord[]): void {
    if (!this.#drafts.size) {
      this.#soon();
      return;
    }
    const changed = new Set<Draft>();
    let outside = false;
    for (const { target } of batch) {
      const draft = this.#draftOf(target);
      if (draft) changed.add(draft);
      else {
        outside = true;
        this.#near ||= [...this.#drafts.values()].some(({ composer }) => holds(composer.root, target));
      }
    }
    for (const draft of changed) draft.changed();
    if (!outside) return;
    this.#far ||= performance.now();
    this.#soon();
  }

  /** The extension was replaced: nothing here will be answered any more. */
  #stop(): void {
    this.#over.abort();
    clearTimeout(this.#timer);
    cancelAnimationFrame(this.#frame);
    for (const { observer, ears } of this.#watched.values()) {
      observer.disconnect();
      ears.abort();
    }
    this.#watched.clear();
    for (const draft of this.#drafts.values()) draft.orphan();
    this.#wire.dispose();
  }
}

const isNode = (it: unknown): it is Node => typeof (it as Node | null)?.nodeType === "number" || it instanceof Node;

/** Whether the caret stands in the composer; a frame and a shadow root tell it in their own document. */
function isFocused({ editor, root, box }: Composer): boolean {
  const at = document.activeElement;
  const inner = (editor.getRootNode() as Document | ShadowRoot).activeElement;
  return at === box || holds(root, at) || (inner !== editor.ownerDocument.body && holds(root, inner));
}

/** While the extension lives; an orphan cannot ask for words any more. */
function wordsNow(): Words {
  const say = (key: string, ...with_: string[]): string => chrome.i18n.getMessage(key, with_);
  return {
    notReadable: say("faceName", say("faceNotReadable")),
    notReadableText: say("faceNotReadableText"),
    reload: say("faceReload"),
  };
}

/** One instance a page, however often the script is put into it. */
const world = globalThis as typeof globalThis & { fairreach?: Page };
if (window === window.top && !world.fairreach) world.fairreach = new Page();
