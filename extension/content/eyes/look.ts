// How text looks, told only where it differs from the editor's own plain text.
import type { Look } from "../types.generated";

const CLEAR = /^(transparent|rgba\(\d+, \d+, \d+, 0\))$/;
/** Sizes below are reported, in CSS pixels. */
const SMALL = 10;

/** What an element hands down to its children. */
export interface Sight {
  style: CSSStyleDeclaration;
  hidden: boolean;
  ground: string | undefined;
  look: Look | undefined;
}

/** Measures elements of one editor, each once a reading, parents before children. */
export class Looks {
  readonly #view: Window;
  readonly #plain: string;
  readonly #measured = new Map<Element, Sight>();
  readonly #top: Sight;

  constructor(editor: HTMLElement) {
    this.#view = editor.ownerDocument.defaultView ?? window;
    const style = this.#view.getComputedStyle(editor);
    this.#plain = style.color;
    this.#top = { style, hidden: false, ground: ground(editor, this.#view), look: undefined };
    this.#measured.set(editor, this.#top);
  }

  /** The sight of an element below the editor. */
  of(element: Element): Sight {
    const known = this.#measured.get(element);
    if (known) return known;
    const above = (element.parentElement && this.#measured.get(element.parentElement)) ?? this.#top;
    const sight = this.#measure(element, above);
    this.#measured.set(element, sight);
    return sight;
  }

  #measure(element: Element, above: Sight): Sight {
    const style = this.#view.getComputedStyle(element);
    const hidden = above.hidden || unseen(element, style, this.#top.style.visibility === "visible");
    const own = CLEAR.test(style.backgroundColor) ? undefined : style.backgroundColor;
    // A picture behind the text: which colour is there is unknown.
    const behind = own ?? (style.backgroundImage === "none" ? above.ground : undefined);
    const size = Number.parseFloat(style.fontSize);
    const look: Look = {};
    if (hidden) look.hidden = true;
    if (size < SMALL) look.size = size;
    if (style.color !== this.#plain || behind !== this.#top.ground) {
      look.color = style.color;
      if (behind !== undefined) look.background = behind;
    }
    return { style, hidden, ground: behind, look: Object.keys(look).length ? look : undefined };
  }
}

/** Not rendered, by the style of the element itself; its rectangle is asked only where the style makes it suspect. */
function unseen(element: Element, style: CSSStyleDeclaration, editorVisible: boolean): boolean {
  if (style.display === "none" || Number(style.opacity) < 0.05) return true;
  if (editorVisible && style.visibility !== "visible") return true;
  if (Number.parseFloat(style.textIndent) < -500) return true;
  if (/^rect\(0(px)?,? 0(px)?,? 0(px)?,? 0(px)?\)$/.test(style.clip) || /^inset\((50|100)%\)$/.test(style.clipPath))
    return true;
  const positioned = /^(absolute|fixed)$/.test(style.position);
  if (!positioned && !/hidden|clip/.test(style.overflow)) return false;
  const box = element.getBoundingClientRect();
  if (style.overflow !== "visible" && (box.width < 2 || box.height < 2)) return true;
  return positioned && (box.right < -200 || box.bottom < -2000 || box.left > 20_000);
}

/** The first colour behind the editor; a page without one is white unless it is dark. */
function ground(editor: Element, view: Window): string | undefined {
  for (let at: Element | null = editor; at; at = at.parentElement) {
    const style = view.getComputedStyle(at);
    if (style.backgroundImage !== "none") return undefined;
    if (!CLEAR.test(style.backgroundColor)) return style.backgroundColor;
  }
  return /dark/.test(view.getComputedStyle(editor).colorScheme) ? undefined : "rgb(255, 255, 255)";
}
