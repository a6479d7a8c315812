// Where a footer goes in a rich editor, as positions in the page.
import type { Insertion, Position, Reading } from "../contracts";

export type Point = readonly [node: Node, offset: number];

export interface Place {
  readonly from: Point;
  readonly to: Point;
  /** Where the footer's own line break goes: before it, after it (nothing of the rep's stands before), or nowhere. */
  readonly line: "before" | "after" | "none";
}

/** Undefined where the page has changed since it was read. */
export function placeOf(editor: HTMLElement, insertion: Insertion, reading: Reading): Place | undefined {
  if (insertion.replaces) return replaced(editor, insertion.replaces, reading);
  if (insertion.before === null) {
    const end = endOf(editor, editor);
    return { from: end, to: end, line: "before" };
  }
  const start = reading.point({ run: insertion.before, offset: 0 });
  if (!start || !editor.contains(start.node)) return undefined;
  const head = dataOf(start.node).slice(0, start.offset).trimEnd();
  if (head) {
    const point: Point = [start.node, head.length];
    return { from: point, to: point, line: "before" };
  }
  const before = endBefore(editor, start.node.childNodes[start.offset] ?? start.node);
  const point = before ?? firstOf(editor);
  return { from: point, to: point, line: before ? "before" : "after" };
}

/**
 * From the end of the last text before the old footer to the footer's end: replacing this is inserting anew, line break
 * included. The footer's own text alone does not do: Rooster 8 throws, a plain-text paste handler joins the lines.
 */
function replaced(editor: HTMLElement, extent: { from: Position; to: Position }, reading: Reading): Place | undefined {
  const from = reading.point(extent.from);
  const to = reading.point(extent.to);
  if (!from || !to || !editor.contains(from.node) || !editor.contains(to.node)) return undefined;
  const end: Point = [to.node, to.offset];
  const before = textBefore(extent.from, reading);
  if (!before || pictureBetween(before, [from.node, from.offset])) {
    return { from: [from.node, from.offset], to: end, line: "none" };
  }
  // Rooster 8 nests the footer's blocks in the paragraph before it, and loses what it pastes into their empty remains.
  const paragraph = before[0].parentNode;
  return { from: before, to: paragraph?.contains(to.node) ? endIn(paragraph, end) : end, line: "before" };
}

/** The same place as far out as it goes inside an element: what ends there goes along, instead of staying empty. */
function endIn(element: Node, [node, offset]: Point): Point {
  let [at, index] = [node, offset];
  const size = (of: Node): number => (of.nodeType === Node.TEXT_NODE ? dataOf(of).length : of.childNodes.length);
  while (index === size(at) && at !== element && at.parentNode) {
    index = [...at.parentNode.childNodes].indexOf(at as ChildNode) + 1;
    at = at.parentNode;
  }
  return [at, index];
}

/** End of the last visible text before a position. */
function textBefore(at: Position, reading: Reading): Point | undefined {
  const { runs } = reading.body;
  for (let run = at.run; run >= 0; run--) {
    const it = runs[run];
    if (!it || it.look?.hidden) continue;
    if (it.image) return undefined;
    const text = (run === at.run ? it.text.slice(0, at.offset) : it.text).trimEnd();
    if (!text) continue;
    const point = reading.point({ run, offset: text.length });
    return point && [point.node, point.offset];
  }
  return undefined;
}

/** Whether something that is not text stands between two places: it must not be replaced along. */
function pictureBetween(from: Point, to: Point): boolean {
  const range = rangeOf(from, to);
  const common = range.commonAncestorContainer;
  return (
    common.nodeType === Node.ELEMENT_NODE &&
    [...(common as Element).querySelectorAll(THINGS)].some((thing) => range.intersectsNode(thing))
  );
}

const THINGS = "img,hr,table,video,audio,canvas,svg,object,iframe,input,[contenteditable=false]";
const NEVER = "style,script,template,[contenteditable=false]";

export function rangeOf(from: Point, to: Point): Range {
  const range = (from[0].ownerDocument ?? document).createRange();
  range.setStart(from[0], from[1]);
  range.setEnd(to[0], to[1]);
  return range;
}

/** End of the last leaf before a node, undefined where there is none: editors move a caret "before the quote" into it. */
export function endBefore(editor: HTMLElement, node: Node): Point | undefined {
  for (let at: Node = node; at !== editor; ) {
    const before = previous(at);
    if (before) return endOf(before, editor);
    if (!at.parentNode) return undefined;
    at = at.parentNode;
  }
  return undefined;
}

/** The deepest last position: in text at its end, otherwise before a lone `<br>` and after any other leaf. */
function endOf(node: Node, editor: HTMLElement): Point {
  let at = node;
  while (at.lastChild && !EMPTY.has(name(at))) {
    const last = holds(at.lastChild) ? at.lastChild : (previous(at.lastChild) ?? at.lastChild);
    if (last.nodeType !== Node.TEXT_NODE && !holds(last)) return [at, 0];
    at = last;
  }
  if (at.nodeType === Node.TEXT_NODE) return [at, dataOf(at).length];
  if (at === editor || !at.parentNode || !EMPTY.has(name(at))) return [at, 0];
  const index = [...at.parentNode.childNodes].indexOf(at as ChildNode);
  return [at.parentNode, name(at) === "br" ? index : index + 1];
}

function firstOf(editor: HTMLElement): Point {
  for (let at: Node = editor; ; ) {
    const next = [...at.childNodes].find(holds);
    if (!next || EMPTY.has(name(next))) return [at, 0];
    if (next.nodeType === Node.TEXT_NODE) return [next, 0];
    at = next;
  }
}

/** Elements that hold no caret. */
const EMPTY = new Set(["br", "img", "hr", "input", "wbr", "iframe", "video", "object", "svg", "canvas", "audio"]);

function previous(node: Node): Node | undefined {
  for (let at = node.previousSibling; at; at = at.previousSibling) if (holds(at)) return at;
  return undefined;
}

/** Space between blocks, comments and what the editor keeps for itself are no place to type. */
function holds(node: Node): boolean {
  if (node.nodeType === Node.TEXT_NODE) return dataOf(node).trim() !== "";
  return node.nodeType === Node.ELEMENT_NODE && !(node as Element).matches(NEVER);
}

const name = (node: Node): string => (node.nodeType === Node.ELEMENT_NODE ? (node as Element).localName : "");
const dataOf = (node: Node): string => (node.nodeType === Node.TEXT_NODE ? (node as Text).data : "");
