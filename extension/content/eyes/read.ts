// Reads an editor: runs of text in document order, and the way back from each to the page. Changes nothing.
import marks from "../../../crate/engine/data/containers.json";
import type { Editor, Reading } from "../contracts";
import { isElement, matches } from "../sites/dom";
import type { Container, Image, Run } from "../types.generated";
import { looks } from "./look";

/** Most of the sender's own text that is read, in UTF-16 units; beyond it the reading is incomplete. */
const MOST = 200_000;
/** History is read this far: only what is the sender's own is judged. */
const MOST_HISTORY = 60_000;
/** Remote pictures that are looked at. */
const MOST_PICTURES = 200;

const QUOTE = marks.quote.join();
const SIGNATURE = marks.signature.join();
const NEVER_TEXT =
  "script, style, template, noscript, select, input, textarea, svg, iframe, [data-placeholder][aria-hidden='true'], [data-mce-bogus='all']";
const INLINE = /^(inline|contents|ruby)/;
/** In history nobody asks how it looks: there the name tells enough of a block, and long threads stay cheap. */
const INLINE_NAME = /^(a|abbr|b|big|cite|code|del|em|font|i|ins|label|mark|s|small|span|strong|su[bp]|tt|u|wbr)$/;

/** Reads a rich editor or a textarea. */
export const read = (editor: Editor): Reading =>
  "setSelectionRange" in editor ? readPlain(editor as HTMLTextAreaElement) : readRich(editor);

function readPlain(editor: HTMLTextAreaElement): Reading {
  const { value } = editor;
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
      return from === undefined || editor.value !== value ? undefined : Math.min(from + offset, value.length);
    },
  };
}

function readRich(editor: HTMLElement): Reading {
  const runs: Run[] = [];
  const images: Image[] = [];
  /** Where each run comes from; without `data` it is a line break or a picture. */
  const sources: { node: ChildNode; data: string | undefined }[] = [];
  const sight = looks(editor);
  let complete = true;
  let block = 0;
  /** Whether the next text begins a block. */
  let fresh = true;
  let own = 0;
  let history = 0;

  function children(parent: Element, container: Container, href: string | undefined): void {
    for (let node = parent.firstChild; node && own < MOST; node = node.nextSibling) {
      if (isElement(node)) element(node, container, href);
      else if (node.nodeType === Node.TEXT_NODE) words(node as Text, parent, container, href);
    }
    if (own >= MOST) complete = false;
  }

  function element(at: Element, outer: Container, outerHref: string | undefined): void {
    const name = at.localName;
    // Writing aids hang their own elements beside the words; what they hold is not sent.
    if (name.includes("-")) {
      if (at.textContent?.trim()) complete = false;
      return;
    }
    if (matches(at, NEVER_TEXT)) return;
    const quoted = outer === "quote" || matches(at, QUOTE);
    const container = quoted ? "quote" : matches(at, SIGNATURE) ? "signature" : outer;
    if (quoted && history > MOST_HISTORY) return;
    const href = (name === "a" && at.getAttribute("href")) || outerHref;
    if (name === "img" && container !== "quote") picture(at as HTMLImageElement);
    if (name === "br" || name === "img") {
      const text = name === "br" ? "\n" : at.getAttribute("alt");
      if (text) push({ text, block, ...(name === "img" && { image: true }) }, at, undefined, at, container, href);
      return;
    }
    const breaks = name === "hr" || !(quoted ? INLINE_NAME.test(name) : INLINE.test(sight(at).style.display));
    fresh ||= breaks;
    children(at, container, href);
    fresh ||= breaks;
  }

  function picture(at: HTMLImageElement): void {
    const src = at.getAttribute("src") ?? "";
    if (images.length > MOST_PICTURES || !/^(http|\/\/)/.test(src)) return;
    // As it is set: a picture that did not load has a rectangle that tells nothing.
    const size = (name: "width" | "height") => {
      const set = Number.parseInt(at.style[name] || `${at.getAttribute(name)}`, 10);
      return set >= 0 ? set : null;
    };
    const { display, visibility } = sight(at).style;
    const unseen = /none|hidden/.test(display + visibility);
    images.push({
      src,
      width: size("width"),
      height: size("height"),
      hidden: unseen || sight(at.parentElement as Element).hidden,
    });
  }

  function words(node: Text, parent: Element, container: Container, href: string | undefined): void {
    const { data } = node;
    if (!data || (fresh && /^[\t\n\r ]*$/.test(data))) return;
    // Outside `pre`, a line break in the source is a space on the screen. Lengths stay, so offsets do.
    const keeps = container !== "quote" && /^(pre|break)/.test(sight(parent).style.whiteSpace);
    const text = keeps ? data : data.replace(/[\t\n\r]/g, " ");
    push({ text, block }, node, data, parent, container, href);
  }

  function push(
    run: Run,
    node: ChildNode,
    data: string | undefined,
    shown: Element,
    container: Container,
    href: string | undefined,
  ): void {
    if (fresh) block++;
    fresh = false;
    run.block = block;
    if (href) run.href = href;
    if (container !== "own") run.container = container;
    if (container === "quote") history += run.text.length;
    else {
      own += run.text.length;
      const { look } = sight(shown);
      if (look) run.look = look;
    }
    runs.push(run);
    sources.push({ node, data });
  }

  children(editor, "own", undefined);
  return {
    body: { runs, complete, plain: editor.contentEditable === "plaintext-only", images },
    point({ run, offset }) {
      const source = sources[run];
      const parent = source?.node.parentNode;
      if (!parent || !editor.contains(parent)) return undefined;
      const { node, data } = source;
      if (data === undefined)
        return { node: parent, offset: [...parent.childNodes].indexOf(node) + Math.min(offset, 1) };
      return (node as Text).data === data ? { node, offset: Math.min(offset, data.length) } : undefined;
    },
    offset: () => undefined,
  };
}
