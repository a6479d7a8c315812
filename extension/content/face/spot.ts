// Where badge and panel go: never on what is typed, on a control of the site, or outside of the window.
import type { Composer } from "../contracts";
import { closest } from "../sites/dom";
import { area, type Box, boxOf, grown, hit, meet, reachable, seen, textMeets, viewport, within } from "./sight";

export interface Spot {
  readonly x: number;
  readonly y: number;
  /** Only the symbol: there is no free place for the words. */
  readonly small: boolean;
  /** Which place of the list it is: the next search begins with it, so that the badge does not jump about. */
  readonly place: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

const CONTROLS =
  "a[href],button,input,select,textarea,summary,label,img,video,canvas,[role=button],[role=link],[role=menuitem],[role=combobox],[role=option],[role=tab],[role=checkbox],[role=switch],[role=textbox],[contenteditable]:not([contenteditable=false])";

/** Places around and in a box, best first. */
const PLACES: readonly ((box: Box, size: Size) => [x: number, y: number])[] = [
  ({ right, bottom }, { width, height }) => [right - width - 8, bottom - height - 8],
  ({ right, bottom }, { width }) => [right - width, bottom + 3],
  ({ right, top }, { width, height }) => [right - width, top - height - 3],
  ({ right, top }, { width, height }) => [right - width - 8, top - height / 2],
  ({ right, bottom }, { height }) => [right + 4, bottom - height],
  ({ left, bottom }, { width, height }) => [left - width - 4, bottom - height],
  ({ right, top }, { width }) => [right - width - 8, top + 6],
  ({ left, right, bottom }, { width, height }) => [(left + right - width) / 2, bottom - height / 2],
];
/** Where the badge rides on the border when every place is taken: the least of the evils. */
const LAST = 3;

/** Undefined: nothing of the editor can be seen, so there is nothing to mark. */
export function badgeSpot(
  composer: Composer,
  whole: Size,
  small: Size,
  ours: Element,
  before?: Spot,
): Spot | undefined {
  const box = seen(composer.box);
  if (!box) return away(composer.box, small);
  if (!onTop(composer, box, ours)) return undefined;
  const order = PLACES.map((_, place) => place);
  if (before) order.unshift(before.place);
  for (const size of [whole, small]) {
    for (const place of order) {
      const spot = at(box, size, place);
      if (spot && free(spot, composer, box, ours)) return { x: spot.left, y: spot.top, small: size === small, place };
    }
  }
  const { right, bottom } = viewport();
  const [x, y] = (PLACES[LAST] ?? corner)(box, small);
  return {
    x: Math.min(Math.max(2, x), right - small.width - 2),
    y: Math.min(Math.max(2, y), bottom - small.height - 2),
    small: true,
    place: LAST,
  };
}

/** Scrolled out of the window: the badge goes along, so that keyboard and screen reader find it all the same. */
function away(element: Element, { width }: Size): Spot | undefined {
  const box = boxOf(element);
  if (area(box) === 0 || area(meet(box, viewport())) > 0 || !reachable(element)) return undefined;
  return { x: box.right - width, y: box.top, small: true, place: LAST };
}

const corner = ({ right, top }: Box): [number, number] => [right, top];

function at(box: Box, { width, height }: Size, place: number): Box | undefined {
  const [x, y] = (PLACES[place] ?? corner)(box, { width, height });
  const spot = { left: x, top: y, right: x + width, bottom: y + height };
  const view = viewport();
  return area(meet(spot, view)) >= width * height - 0.5 ? spot : undefined;
}

/** Whether the editor itself can be seen at some of its points: another window or dialog of the site may lie on it. */
function onTop({ root, box: edited }: Composer, { left, top, right, bottom }: Box, ours: Element): boolean {
  return [0.5, 0.1, 0.9].some((share) => {
    const there = hit(left + (right - left) * share, top + (bottom - top) * share, ours);
    return !there || within(there, root) || within(there, edited) || within(edited, there);
  });
}

/** Whether nothing that is typed, read or pressed lies at a place. */
function free(spot: Box, composer: Composer, box: Box, ours: Element): boolean {
  const { editor } = composer;
  // In the editor there is room for one more line of text above the badge.
  const near = { ...grown(spot, 4), top: spot.top - (area(meet(spot, box)) > 0 ? 22 : 2) };
  const looked = new Set<Element>();
  for (const dx of [0, 0.25, 0.5, 0.75, 1]) {
    for (const dy of [0, 0.5, 1]) {
      const there = hit(near.left + (near.right - near.left) * dx, near.top + (near.bottom - near.top) * dy, ours);
      if (!there || looked.has(there)) continue;
      looked.add(there);
      if (there === editor && "value" in editor) {
        if (!roomBelow(editor as HTMLTextAreaElement, near)) return false;
        continue;
      }
      const control = closest(there, CONTROLS);
      if (control && control !== composer.box && !within(editor, control)) return false;
      if (textMeets(there, near)) return false;
    }
  }
  return true;
}

/** Whether a text field's text ends above a place; counted generously, because a field does not tell where its text is. */
function roomBelow(field: HTMLTextAreaElement, { top }: Box): boolean {
  if (field.scrollHeight > field.clientHeight + 1) return false;
  const style = getComputedStyle(field);
  const size = Number.parseFloat(style.fontSize) || 16;
  const line = Number.parseFloat(style.lineHeight) || size * 1.35;
  const wide = Math.max(1, field.clientWidth / (/[\u2e80-\uffff]/.test(field.value) ? size : size * 0.62));
  const lines = field.value.split("\n").reduce((sum, text) => sum + Math.max(1, Math.ceil(text.length / wide)), 0);
  return boxOf(field).top + Number.parseFloat(style.paddingTop) + lines * line <= top;
}
