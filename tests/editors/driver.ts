// Content script of the editor tests: the hands as they ship, driven through DOM events.
// `new CustomEvent("hands", {detail: JSON})` asks; `documentElement.dataset.hands` holds the answer.
import type { Editor, Position, Reading } from "../../extension/content/contracts";
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

function read(editor: Editor): Reading {
  const field = editor instanceof HTMLTextAreaElement ? editor : undefined;
  const nodes: Text[] = [];
  const texts: string[] = [];
  if (field) texts.push(...field.value.split(/(?<=\n)/));
  else {
    const walker = document.createTreeWalker(editor, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      nodes.push(node as Text);
      texts.push((node as Text).data);
    }
  }
  return {
    body: {
      runs: texts.map((text, block) => ({ text, block })),
      complete: true,
      plain: "plain" in editor.dataset || !!field,
    },
    point({ run, offset }) {
      const node = nodes[run];
      return node?.isConnected && node.data === texts[run] ? { node, offset } : undefined;
    },
    offset: ({ run, offset }) => (field ? texts.slice(0, run).join("").length + offset : undefined),
  };
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
