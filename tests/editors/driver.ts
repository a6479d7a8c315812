// Content script of the editor tests: hands and reader as they ship, driven through DOM events.
// `new CustomEvent("hands", {detail: JSON})` asks; `documentElement.dataset.hands` holds the answer.
import type { Editor, Position, Reading } from "../../extension/content/contracts";
import { read } from "../../extension/content/eyes/read";
import "../../extension/content/panel";
import { insert } from "../../extension/content/hands/insert";
import { watchTyping } from "../../extension/content/hands/rest";

interface Ask {
  selector: string;
  /** Only register the editor, as a badge does. */
  watch?: boolean;
  html: string;
  text: string;
  lines: string[];
  /** First words of what the text must stand before. */
  before: string | null;
  /** First and last words of what it replaces. */
  replaces: [string, string] | null;
}

function editorOf(selector: string): Editor {
  const found = document.querySelector<HTMLElement>(selector);
  if (found instanceof HTMLIFrameElement && found.contentDocument) return found.contentDocument.body;
  const inner = found?.shadowRoot?.querySelector<HTMLElement>("[contenteditable]");
  if (inner) return inner;
  if (found) return found;
  throw new Error(`no ${selector}`);
}

function find(reading: Reading, words: string, end = false): Position {
  for (const [run, { text }] of reading.body.runs.entries()) {
    const at = text.replace(/\u00a0/g, " ").indexOf(words);
    if (at >= 0) return { run, offset: end ? at + words.length : at };
  }
  throw new Error(`not in the draft: ${words}`);
}

async function answer({ selector, watch, html, text, lines, before, replaces }: Ask): Promise<string> {
  const editor = editorOf(selector);
  if (watch) {
    watchTyping(editor.ownerDocument);
    editor.focus();
    return "watching";
  }
  const reading = read(editor);
  return insert(
    editor,
    {
      html,
      text,
      lines,
      before: before === null ? null : find(reading, before).run,
      replaces: replaces && { from: find(reading, replaces[0]), to: find(reading, replaces[1], true) },
      summary: "",
    },
    reading,
  );
}

document.addEventListener("hands", (event) => {
  answer(JSON.parse((event as CustomEvent<string>).detail)).then(
    (said) => {
      document.documentElement.dataset.hands = said;
    },
    (error) => {
      document.documentElement.dataset.hands = `threw ${error}`;
    },
  );
});
document.documentElement.dataset.handsReady = "";
