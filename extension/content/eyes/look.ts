// How text looks, told only where it differs from the editor's own plain text.
import { parent } from "../sites/dom";
import type { Look } from "../types.generated";

const CLEAR = /^(transparent|rgba\(\d+, \d+, \d+, 0\))$/;
/** Sizes below are reported, in CSS pixels. */
const SMALL = 10;

/** What an element hands down to its children. */
export interface Sight {
  style: CSSStyleDeclaration;
  hidden: boolean;
  /** The colour behind it; undefined where a picture lies there or nobody knows. */
  ground: string | undefined;
  look: Look | undefined;
}

/** Measures elements of one editor, each once a reading, parents before children. */
export function looks(editor: HTMLElement): (element: Element) => Sight {
  const styleOf = (element: Element): CSSStyleDeclaration =>
    (editor.ownerDocument.defaultView ?? window).getComputedStyle(element);
  const behind = (style: CSSStyleDeclaration, above: () => string | undefined): string | undefined =>
    style.backgroundImage !== "none" ? undefined : CLEAR.test(style.backgroundColor) ? above() : style.backgroundColor;
  const plain = styleOf(editor);
  // A page without any colour is white unless it is dark.
  const page = /dark/.test(plain.colorScheme) ? undefined : "rgb(255, 255, 255)";
  const around = (element: Element | undefined): string | undefined =>
    element ? behind(styleOf(element), () => around(parent(element))) : page;
  const top: Sight = { style: plain, hidden: false, ground: around(editor), look: undefined };
  const measured = new Map<Element | undefined, Sight>([[editor, top]]);

  return (element) => {
    const known = measured.get(element);
    if (known) return known;
    const above = measured.get(parent(element)) ?? top;
    const style = styleOf(element);
    const hidden = above.hidden || unseen(element, style) || style.visibility !== plain.visibility;
    const ground = behind(style, () => above.ground);
    const size = Number.parseFloat(style.fontSize);
    const look: Look = {};
    if (hidden) look.hidden = true;
    if (size < SMALL) look.size = size;
    if (style.color !== plain.color || ground !== top.ground) {
      look.color = style.color;
      if (ground) look.background = ground;
    }
    const sight = { style, hidden, ground, look: Object.keys(look).length ? look : undefined };
    measured.set(element, sight);
    return sight;
  };
}

/** Not rendered, by the style of the element itself; its rectangle is asked only where the style makes it suspect. */
function unseen(element: Element, { display, opacity, textIndent, position, overflow }: CSSStyleDeclaration): boolean {
  if (display === "none" || Number(opacity) < 0.05 || Number.parseFloat(textIndent) < -500) return true;
  const placed = /abs|fix/.test(position);
  const clips = /hid|clip/.test(overflow);
  if (!placed && !clips) return false;
  const { width, height, right, bottom, left } = element.getBoundingClientRect();
  return (clips && (width < 2 || height < 2)) || (placed && (right < -200 || bottom < -2000 || left > 20_000));
}
