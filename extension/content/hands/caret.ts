// The rep's caret: where it stands, and back there after an insertion, so that she goes on typing where she was.
import type { Editor } from "../contracts";
import { endBefore, type Point, rangeOf } from "./place";
import { bare } from "./text";

/** In an open shadow root Chromium has the selection at the root, Firefox at the document. */
export function selectionIn(editor: Editor): Selection | null {
  const root = editor.getRootNode() as ShadowRoot & { getSelection?: () => Selection | null };
  return root.getSelection?.() ?? editor.ownerDocument.getSelection();
}

/**
 * Notes the caret before an insertion at `place`. The returned function puts it back; where the editor has rendered the
 * text anew, by its distance from the start; where there was none, to the end of what stands before the footer's lines.
 */
export function caretKeeper(editor: Editor, selection: Selection, place: Point): (lines: readonly string[]) => void {
  const anchor = mark(editor, [selection.anchorNode, selection.anchorOffset], place);
  const focus = mark(editor, [selection.focusNode, selection.focusOffset], place);
  return (lines) => {
    const footer = footerIn(editor, lines);
    // Engines reuse an element of a blank line for another one: it counts only where it still stands before the footer.
    const ahead = (point: Point): boolean => !footer || (point[0].compareDocumentPosition(footer) & 20) === 4;
    const rest = (): Point | undefined =>
      editor.contains(place[0]) && ahead(place) ? place : footer && endBefore(editor, footer);
    const from = anchor(ahead) ?? rest();
    const to = focus(ahead) ?? from;
    if (from && to) selectionIn(editor)?.setBaseAndExtent(...from, ...to);
  };
}

/** Where the caret is to stand; `ahead` tells whether a point stands before the footer. */
type Mark = (ahead: (point: Point) => boolean) => Point | undefined;

function mark(editor: Editor, [node, offset]: [Node | null, number], place: Point): Mark {
  if (!node || node === editor || !editor.contains(node)) return () => undefined;
  const text = node.nodeType === Node.TEXT_NODE ? (node as Text) : undefined;
  // A caret in an element is one on a blank line; anywhere else it is the engine's affair.
  if (!text && node.textContent?.trim()) return () => undefined;
  const ahead = rangeOf([editor, 0], [node, offset]);
  const first = ahead.comparePoint(...place) > 0 || (node === place[0] && offset === place[1]);
  const distance = first ? ahead.toString().length : undefined;
  const data = text?.data;
  return (ahead) => {
    const same = editor.contains(node) && text?.data === data;
    if (same && (distance === undefined || ahead([node, offset]))) return [node, offset];
    return text && distance !== undefined ? atDistance(editor, distance, offset === 0) : undefined;
  };
}

/** The text position so many characters from the start; at a seam the end of the earlier text or the start of the later. */
function atDistance(editor: Editor, distance: number, later: boolean): Point | undefined {
  let left = distance;
  for (const text of texts(editor)) {
    if (left < text.length || (left === text.length && !later)) return [text, left];
    left -= text.length;
  }
  return undefined;
}

function footerIn(editor: Editor, lines: readonly string[]): Text | undefined {
  const first = bare(lines[0] ?? "");
  for (const text of texts(editor)) if (first && bare(text.data).includes(first)) return text;
  return undefined;
}

function* texts(editor: Editor): Generator<Text> {
  const walker = editor.ownerDocument.createTreeWalker(editor, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) yield node as Text;
}
