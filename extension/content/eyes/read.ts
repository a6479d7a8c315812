// Reads an editor: runs of text in document order, and the way back from each to the page. Changes nothing.
import marks from "../../../crate/engine/data/containers.json";
import type { Editor, Reading } from "../contracts";
import { isElement, matches } from "../sites/dom";
import type { Container, Run } from "../types.generated";
import { Looks } from "./look";

/** Most of the sender's own text that is read, in UTF-16 units; beyond it the reading is incomplete. */
const MOST = 200_000;
/** History is read this far: only what is the sender's own is judged. */
const MOST_HISTORY = 60_000;

const QUOTE = marks.quote.join();
const SIGNATURE = marks.signature.join();
const NEVER_TEXT =
  "script, style, template, noscript, title, select, input, textarea, svg, iframe, object, [data-placeholder][aria-hidden='true'], [data-mce-bogus='all']";
const INLINE = /^(inline|contents|ruby)/;

/** Reads a rich editor or a textarea. */
export const read = (editor: Editor): Reading =>
  "setSelectionRange" in editor ? readPlain(editor as HTMLTextAreaElement) : readRich(editor);

function readPlain(editor: HTMLTextAreaElement): Reading {
  const value = editor.value;
  const runs: Run[] = [];
  const starts: number[] = [];
  let start = 0;
  for (const text of value.slice(0, MOST).split("\n")) {
    starts.push(start);
    runs.push({ text, block: runs.length });
    start += text.length + 1;
  }
  return {
    body: { runs, complete: value.length <= MOST, plain: true },
    point: () => undefined,
    offset({ run, offset }) {
      const from = starts[run];
      return from === undefined || editor.value !== value
        ? undefined
        : from + Math.min(offset, runs[run]?.text.length ?? 0);
    },
  };
}

interface Source {
  node: Node;
  /** The text as it was; `undefined` for `<br>` and pictures. */
  data: string | undefined;
}

function readRich(editor: HTMLElement): Reading {
  const reader = new Reader(editor);
  reader.children(editor, "own", undefined);
  const { runs, sources } = reader;
  return {
    body: { runs, complete: reader.complete, plain: editor.contentEditable === "plaintext-only" },
    point({ run, offset }) {
      const source = sources[run];
      if (!source?.node.isConnected) return undefined;
      const { node, data } = source;
      if (data !== undefined)
        return (node as Text).data === data ? { node, offset: Math.min(offset, data.length) } : undefined;
      const up = node.parentNode;
      return up ? { node: up, offset: [...up.childNodes].indexOf(node as ChildNode) + Math.min(offset, 1) } : undefined;
    },
    offset: () => undefined,
  };
}

class Reader {
  readonly runs: Run[] = [];
  readonly sources: Source[] = [];
  complete = true;
  readonly #looks: Looks;
  #block = 0;
  /** Whether the next text begins a block. */
  #fresh = true;
  #own = 0;
  #history = 0;

  constructor(editor: HTMLElement) {
    this.#looks = new Looks(editor);
  }

  children(parent: Element, container: Container, href: string | undefined): void {
    for (let node = parent.firstChild; node && this.#own < MOST; node = node.nextSibling) {
      if (isElement(node)) this.#element(node, container, href);
      else if (node.nodeType === Node.TEXT_NODE) this.#text(node as Text, parent, container, href);
    }
    if (this.#own >= MOST) this.complete = false;
  }

  #element(element: Element, outer: Container, outerHref: string | undefined): void {
    const name = element.localName;
    // Writing aids hang their own elements beside the words; what they hold is not sent.
    if (name.includes("-")) {
      if (element.textContent?.trim()) this.complete = false;
      return;
    }
    if (matches(element, NEVER_TEXT)) return;
    const container =
      outer === "quote" || matches(element, QUOTE) ? "quote" : matches(element, SIGNATURE) ? "signature" : outer;
    if (container === "quote" && this.#history > MOST_HISTORY) return;
    if (name === "br") {
      this.#push(element, undefined, "\n", container, outerHref);
      return;
    }
    const href = (name === "a" && element.getAttribute("href")) || outerHref;
    if (name === "img") {
      const alt = element.getAttribute("alt");
      if (alt) this.#push(element, undefined, alt, container, href, true);
      return;
    }
    const block = name === "hr" || !INLINE.test(this.#looks.of(element).style.display);
    if (block) this.#fresh = true;
    this.children(element, container, href);
    if (block) this.#fresh = true;
  }

  #text(node: Text, parent: Element, container: Container, href: string | undefined): void {
    if (!node.data) return;
    const blank = /^[\t\n\r ]*$/.test(node.data);
    if (blank && this.#fresh) return;
    // Outside `pre`, a line break in the source is a space on the screen. Lengths stay, so offsets do.
    const kept = /^(pre|break)/.test(this.#looks.of(parent).style.whiteSpace);
    this.#push(node, node.data, kept ? node.data : node.data.replace(/[\t\n\r]/g, " "), container, href);
  }

  #push(
    node: Node,
    data: string | undefined,
    text: string,
    container: Container,
    href: string | undefined,
    image = false,
  ): void {
    if (this.#fresh) this.#block++;
    this.#fresh = false;
    if (container === "quote") this.#history += text.length;
    else this.#own += text.length;
    const run: Run = { text, block: this.#block };
    if (container !== "own") run.container = container;
    if (href) run.href = href;
    if (image) run.image = true;
    const shown = node.nodeType === Node.TEXT_NODE ? node.parentElement : (node as Element);
    const look = shown && container !== "quote" ? this.#looks.of(shown).look : undefined;
    if (look) run.look = look;
    this.runs.push(run);
    this.sources.push({ node, data });
  }
}
