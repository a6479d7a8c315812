// The life of the content script: finds composers and keeps one draft a composer. It judges nothing and never stands in the way of Send.
//
//   page loads ──▶ idle ──composer found──▶ composer open ──paused──▶ checking ──view──▶ badge (panel open on click)
//                   ▲                          │   ▲  └──────────────── typing, chips, navigation ◀────┘
//                   └────last composer gone────┘   └── port lost: the wire reconnects unseen, one retry
//                                              └─────▶ extension updated: "reload this tab", all else off
//
//   part                     | idle              | composer open        | checking | panel open | port lost | updated
//   -------------------------|-------------------|----------------------|----------|------------|-----------|--------
//   MutationObservers        | page, known roots | the same, wider      | on       | on         | on        | off
//   cost of a batch          | one selector test | one pass each 200 ms | same     | same       | same      | none
//   input, focus listeners   | on                | on                   | on       | on         | on        | off
//   timers                   | none              | while typing         | answer's | none       | answer's  | none
//   face                     | none              | badge                | badge    | + panel    | as it was | "reload"
import type { Composer, Site } from "./contracts";
import { type Draft, watchDraft } from "./draft";
import { createFace } from "./face/face";
import { late } from "./late";
import { alive, connect } from "./port";
import { holds, isElement, parent } from "./sites/dom";

/** Shortest time between two passes over the page, in milliseconds. */
const CALM = 200;
/** Longest time that a change away from the composers waits: a late badge, a navigation. */
const FAR = 800;
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
  open?: boolean;
}

/**
 * Once a page, however often a script of ours is put into it. `sites`: the most particular first; the last takes what is
 * left. `sign`: one test for an editor of any of them, where telling the sites apart takes more than that.
 */
export function start(sites: readonly Site[], sign?: (page: Document) => boolean): void {
  const world = globalThis as typeof globalThis & { fairreach?: true };
  if (window !== window.top || world.fairreach) return;
  world.fairreach = true;

  const say = chrome.i18n.getMessage;
  // Words for when the background cannot give any; an orphan cannot ask for them any more.
  const reload = say("faceReload");
  const unread = say("faceName", say("faceNotReadable"));
  const unreadText = say("faceNotReadableText");

  const drafts = new Map<Element, Draft>();
  const watched = new Map<Scope, Watch>();
  const over = new AbortController();
  let timer = 0;
  /** When the next pass is due, and before when there shall be none. */
  let due = 0;
  let calm = 0;

  const here = (): Site | undefined => sites.find((each) => each.matches(document));
  const draftOf = (composer: Composer): Draft | undefined => drafts.get(composer.editor);
  const face = createFace({
    opened: (composer) => draftOf(composer)?.again(),
    act: (composer, action) => draftOf(composer)?.act(action),
    submit: (composer, values) => draftOf(composer)?.footer(values),
    cancel: (composer) => draftOf(composer)?.refresh(),
  });
  const wire = connect();
  const failed = (composer: Composer): void => {
    if (alive()) face.fallback(composer, unread, unreadText);
    else stop();
  };

  /** Listens for Send from the first draft on that has a question there. Events of a shadow root reach the window by themselves. */
  const gated = ({ scopes }: Composer): void => {
    late().then(
      ({ guard }) => {
        for (const scope of scopes) {
          const view = (scope as Document).defaultView;
          if (view) guard(view, () => drafts.values(), face, over.signal);
        }
      },
      () => {},
    );
  };

  /** Coalesces whatever happened into one pass; in a hidden tab, too, where no frame is drawn. */
  function soon(delay = 0): void {
    const now = performance.now();
    const at = Math.max(now + Math.max(16, delay), calm);
    if (over.signal.aborted || (timer && due <= at)) return;
    clearTimeout(timer);
    due = at;
    timer = window.setTimeout(pass, at - now);
  }

  function pass(): void {
    timer = 0;
    calm = performance.now() + CALM;
    try {
      const signed = drafts.size > 0 || !sign || sign(document);
      const site = signed ? here() : undefined;
      const open = drafts.size > 0 || (site?.hasComposer(document) ?? false);
      if (drafts.size && !alive()) stop();
      else if (site && open) scan(site.composers(document));
      if (!over.signal.aborted) watch(site?.scopes?.(document, open) ?? [document]);
    } catch (error) {
      console.error("Fairreach", error);
    }
  }

  function scan(found: readonly Composer[]): void {
    for (const [editor, draft] of drafts) {
      if (found.some((composer) => composer.editor === editor)) continue;
      draft.dispose();
      drafts.delete(editor);
    }
    for (const composer of found) {
      const known = draftOf(composer);
      known?.update(composer);
      if (known) known.refresh();
      else drafts.set(composer.editor, watchDraft(composer, face, wire, failed, gated));
    }
    if (drafts.size) face.place();
  }

  /** Keeps one observer a document and open shadow root, wider where a composer lives. */
  function watch(known: readonly Scope[]): void {
    const live = [...drafts.values()].flatMap(({ composer }) => composer.scopes);
    const scopes = new Set([...known, ...live]);
    for (const [scope, { observer, ears }] of watched) {
      if (scopes.has(scope)) continue;
      observer.disconnect();
      ears.abort();
      watched.delete(scope);
    }
    for (const scope of scopes) {
      const each = watched.get(scope) ?? listen(scope);
      const open = live.includes(scope);
      if (each.open !== open) each.observer.observe(scope, open ? OPEN : IDLE);
      each.open = open;
    }
  }

  function listen(scope: Scope): Watch {
    const ears = new AbortController();
    const each: Watch = { observer: new MutationObserver(mutated), ears };
    const options = { capture: true, passive: true, signal: ears.signal };
    // Entered, left, set, loaded: chips and frames appear then without a mutation that could be seen.
    for (const type of ["focusin", "focusout", "change", "load"]) scope.addEventListener(type, () => soon(), options);
    scope.addEventListener(
      "input",
      (event) => {
        const draft = around(event.composedPath()[0]);
        if (draft) {
          draft.changed();
          return;
        }
        calm = performance.now() + PAUSE;
        soon();
      },
      options,
    );
    watched.set(scope, each);
    return each;
  }

  /** The draft whose editor a node stands in. */
  function around(node: unknown): Draft | undefined {
    const element = isElement(node) ? node : parent(node);
    return element && [...drafts.values()].find(({ composer }) => holds(composer.editor, element));
  }

  function mutated(batch: readonly MutationRecord[]): void {
    let delay = drafts.size ? Number.POSITIVE_INFINITY : 0;
    for (const { target } of drafts.size ? batch : []) {
      const draft = around(target);
      if (draft) draft.changed();
      else delay = Math.min(delay, [...drafts.values()].some(({ composer }) => holds(composer.root, target)) ? 0 : FAR);
    }
    if (delay <= FAR) soon(delay);
  }

  /** The extension was replaced: nothing here will be answered any more. */
  function stop(): void {
    over.abort();
    clearTimeout(timer);
    for (const { observer, ears } of watched.values()) {
      observer.disconnect();
      ears.abort();
    }
    for (const { composer } of drafts.values()) face.fallback(composer, reload, reload);
    wire.dispose();
  }

  chrome.runtime.onMessage.addListener((message: { command?: unknown }, _sender, answer) => {
    // The popup asks what it is open over.
    if (message.command === "site") answer(here()?.id);
    const all = [...drafts.values()];
    // The settings changed, and every answer with them.
    if (message.command === "judge-again") for (const draft of all) draft.again();
    if (message.command !== "insert-footer") return;
    // The keyboard shortcut: for the composer in focus, or the only one.
    const focused = all.find(({ composer }) => isFocused(composer)) ?? (all.length === 1 ? all[0] : undefined);
    focused?.act({ kind: "insert_footer" });
  });
  for (const type of ["popstate", "pageshow"]) addEventListener(type, () => soon(), { signal: over.signal });
  // Composers that were open before this script ran fire no mutation.
  pass();
}

/** Whether the caret stands in the composer; a frame and a shadow root tell it in their own document. */
const isFocused = ({ editor, root, box }: Composer): boolean => {
  const active = document.activeElement;
  return (
    active === box ||
    holds(root, active) ||
    (box === editor && holds(root, (editor.getRootNode() as Document).activeElement))
  );
};
