// What of an element can be seen, and what lies at a place on the screen. All in the top document's viewport, CSS pixels.
import { childrenOf, documentOf, parent, rectOf, rootOf, shadowOf, slotOf } from "../sites/dom";

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export const meet = (a: Box, b: Box): Box => ({
  left: Math.max(a.left, b.left),
  top: Math.max(a.top, b.top),
  right: Math.min(a.right, b.right),
  bottom: Math.min(a.bottom, b.bottom),
});
export const area = (box: Box): number => Math.max(0, box.right - box.left) * Math.max(0, box.bottom - box.top);
export const grown = ({ left, top, right, bottom }: Box, by: number): Box => ({
  left: left - by,
  top: top - by,
  right: right + by,
  bottom: bottom + by,
});

export const viewport = (): Box => {
  const { clientWidth, clientHeight } = document.documentElement;
  return {
    left: 0,
    top: 0,
    right: Math.min(innerWidth, clientWidth || innerWidth),
    bottom: innerHeight || clientHeight,
  };
};

/** The parent that contains an element on the screen: through shadow roots, slots and frames. */
export function above(node: Node): Element | null {
  const holder = slotOf(node) ?? parent(node);
  if (holder) return holder;
  const root = rootOf(node);
  return (root as ShadowRoot).host ?? (root as Document).defaultView?.frameElement ?? null;
}

export function within(node: Node | null, holder: Node): boolean {
  for (let at = node; at; at = above(at)) if (at === holder) return true;
  return false;
}

/** Top left corner of an element's document in the top document's viewport. */
function origin(element: Element): [x: number, y: number] {
  const doc = documentOf(element);
  const frame = doc.defaultView?.frameElement;
  if (!frame || doc === document) return [0, 0];
  const [x, y] = origin(frame);
  const { left, top } = frame.getBoundingClientRect();
  return [x + left + frame.clientLeft, y + top + frame.clientTop];
}

export function boxOf(element: Element): Box {
  const [x, y] = origin(element);
  const { left, top, right, bottom } = rectOf(element);
  return { left: left + x, top: top + y, right: right + x, bottom: bottom + y };
}

/** What clips an element, inside out; `scrolls`: it can be scrolled to. */
function* clips(element: Element): Generator<{ box: Box; scrolls: boolean }> {
  // An absolutely placed element is clipped by what it is placed in, not by what it merely stands in.
  let { position } = getComputedStyle(element);
  for (let at = above(element); at && position !== "fixed" && at !== document.documentElement; at = above(at)) {
    const style = getComputedStyle(at);
    if (position === "absolute" && style.position === "static" && style.transform === "none") continue;
    const flows = [style.overflowX, style.overflowY];
    if (flows.some((flow) => flow !== "visible") && at !== document.body)
      yield { box: boxOf(at), scrolls: flows.some((flow) => /auto|scroll/.test(flow)) };
    position = style.position;
  }
}

const isRendered = (element: Element): boolean =>
  element.isConnected && element.checkVisibility({ visibilityProperty: true, opacityProperty: true });

/** The part of an element that its scroll containers and the viewport leave; undefined when that is nothing to speak of. */
export function seen(element: Element): Box | undefined {
  if (!isRendered(element)) return undefined;
  let box = meet(boxOf(element), viewport());
  for (const clip of clips(element)) box = meet(box, clip.box);
  return box.right - box.left >= 24 && box.bottom - box.top >= 10 ? box : undefined;
}

/** Whether scrolling can bring an element into sight: what is folded away it cannot. */
export function reachable(element: Element): boolean {
  if (!isRendered(element)) return false;
  let box = boxOf(element);
  for (const clip of clips(element)) box = clip.scrolls ? clip.box : meet(box, clip.box);
  return area(box) > 0;
}

/** The innermost element at a place, ours left out. */
export function hit(x: number, y: number, ours: Element): Element | undefined {
  let at = document.elementsFromPoint(x, y).find((element) => element !== ours);
  for (let depth = 0; at && depth < 8; depth++) {
    let inner: Element | null = null;
    const shadow = shadowOf(at);
    if (shadow) inner = shadow.elementFromPoint(x, y);
    else if (at.localName === "iframe") {
      const doc = (at as HTMLIFrameElement).contentDocument;
      const [dx, dy] = doc?.documentElement ? origin(doc.documentElement) : [0, 0];
      inner = doc?.elementFromPoint(x - dx, y - dy) ?? null;
    }
    if (!inner || inner === at) break;
    at = inner;
  }
  return at;
}

/** Whether an element's own text meets a box. */
export function textMeets(element: Element, box: Box): boolean {
  const range = documentOf(element).createRange();
  const [dx, dy] = origin(element);
  let left = 200; // of an element with more pieces of text than that, the rest is taken to meet it
  for (const node of childrenOf(element)) {
    if (node.nodeType !== Node.TEXT_NODE || !(node as Text).data.trim()) continue;
    if (--left === 0) return true;
    range.selectNodeContents(node);
    for (const r of range.getClientRects()) {
      if (area(meet(box, { left: r.left + dx, top: r.top + dy, right: r.right + dx, bottom: r.bottom + dy })) > 0)
        return true;
    }
  }
  return false;
}
