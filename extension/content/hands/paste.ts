// Puts a footer into somebody else's editor so that the editor's own model keeps it and one Ctrl+Z takes it back.
//
// | step                    | who takes it                                                                     |
// |-------------------------|----------------------------------------------------------------------------------|
// | paste                   | Squire, TinyMCE, CKEditor 4 and 5, Rooster, Quill, ProseMirror, Tiptap, Lexical, |
// |                         | LinkedIn's box; Draft from plain text only                                       |
// | beforeinput             | Slate, Trix                                                                      |
// | execCommand, last       | plain contenteditable, Gmail. Run first it destroys Draft's and Slate's models   |
// | execCommand insertText  | textarea                                                                         |
//
// The draft's DOM is never changed by hand: what an editor did not do itself is neither sent nor undone.
import type { Editor, Inserted, Insertion, Reading } from "../contracts";
import { caretKeeper, selectionIn } from "./caret";
import { copy } from "./clipboard";
import { type Flavours, fireBeforeInput, firePaste, fireUndo, type Realm } from "./events";
import { type Place, placeOf, rangeOf } from "./place";
import type { Rest } from "./rest";
import { proof, typeInto } from "./text";

/** They take plain text only (LinkedIn), or drop a leading empty paragraph of HTML but split text at its newlines (Draft). */
const TEXT_ONLY = ".msg-form__contenteditable, .public-DraftEditor-content, [data-contents]";

/** What came of it: nothing took the paste (`refused`), or the draft is no longer what it was (`changed`). */
type Outcome = "landed" | "refused" | "changed";

/** @param rest tells when the rep has paused, in the script that has listened since the composer was found */
export async function put(editor: Editor, insertion: Insertion, reading: Reading, rest: Rest): Promise<Inserted> {
  await rest.rested(editor.ownerDocument);
  if (!editor.isConnected) return "failed";
  let outcome: Outcome | undefined;
  if ("setSelectionRange" in editor) {
    const done = typeInto(editor as HTMLTextAreaElement, insertion, reading);
    outcome = done === undefined ? undefined : done ? "landed" : "refused";
  } else {
    const place = placeOf(editor, insertion, reading);
    outcome = place && (await paste(editor, insertion, place, reading.body.plain));
  }
  if (outcome === "landed") {
    rest.touched(editor.ownerDocument);
    return "inserted";
  }
  return outcome === "refused" && (await copy(insertion.html, insertion.text)) ? "copied" : "failed";
}

async function paste(editor: Editor, insertion: Insertion, place: Place, plain: boolean): Promise<Outcome> {
  const doc = editor.ownerDocument;
  const win = doc.defaultView;
  const selection = selectionIn(editor);
  if (!win || !selection) return "refused";
  const before = textOf(editor);
  const landed = proof(before, rangeOf(place.from, place.to).toString(), insertion.lines);
  const done = (): boolean => {
    const now = textOf(editor);
    return now !== before && landed(now);
  };
  const restore = caretKeeper(editor, selection, place.from);

  editor.focus({ preventScroll: true });
  selection.setBaseAndExtent(...place.from, ...place.to);
  await sleep(60); // selectionchange is asynchronous; engines take their selection from it

  const textOnly = plain || textOnlyEngine(editor);
  const [html, text] = framed(insertion, place.line, textOnly);
  const flavours: Flavours = textOnly ? { "text/plain": text } : { "text/html": html, "text/plain": text };
  const target = (): Element => {
    const node = selectionIn(editor)?.anchorNode;
    const at = node?.nodeType === Node.TEXT_NODE ? node.parentElement : (node as Element | null | undefined);
    return at && editor.contains(at) ? at : editor;
  };
  const steps = [
    () => (firePaste(win, target(), flavours) ? 400 : 60),
    () => (fireBeforeInput(win, target(), flavours) ? 400 : 60),
    () => {
      doc.execCommand(textOnly ? "insertText" : "insertHTML", false, textOnly ? text : html);
      return 200;
    },
  ];
  for (const step of steps) {
    if (await until(done, step())) {
      await sleep(60); // the engine may set its own caret after rendering
      restore(insertion.lines);
      return "landed";
    }
    if (textOf(editor) !== before) return (await settle(done)) ? "landed" : await takeBack(editor, win, before);
  }
  return "refused";
}

/** HTML and text with the footer's own line break: an Enter before the paste would cost a second undo step. */
function framed({ html, text }: Insertion, line: Place["line"], textOnly: boolean): [html: string, text: string] {
  const [blank, gap] = ["<p><br></p>", textOnly ? "\n\n" : "\n"];
  if (line === "before") return [blank + html, gap + text];
  return line === "after" ? [html + blank, text + gap] : [html, text];
}

const settle = (done: () => boolean): Promise<boolean> => until(done, 600);

/** The editor took a part or something else: give back the draft as it was, if the browser or the editor can undo it. */
async function takeBack(editor: Editor, win: Realm, before: string): Promise<Outcome> {
  const back = (): boolean => textOf(editor) === before;
  editor.ownerDocument.execCommand("undo");
  if (await until(back, 100)) return "refused";
  fireUndo(win, editor);
  return (await until(back, 200)) ? "refused" : "changed";
}

const sleep = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

const textOnlyEngine = (editor: Editor): boolean =>
  editor.contentEditable === "plaintext-only" || editor.matches(TEXT_ONLY) || editor.querySelector(TEXT_ONLY) !== null;

const textOf = (editor: Editor): string => editor.textContent ?? "";

async function until(test: () => boolean, ms: number): Promise<boolean> {
  for (const end = performance.now() + ms; performance.now() < end; await sleep(20)) if (test()) return true;
  return test();
}
