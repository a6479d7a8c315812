// Content script of the face tests: the face as it ships, with composers and views that the test gives through DOM events.
import type { Composer, Form, View } from "../../extension/content/contracts";
import { read } from "../../extension/content/eyes/read";
import "../../extension/content/panel";
import { createFace } from "../../extension/content/face/face";

interface Ask {
  op: "show" | "ask" | "tell" | "fallback" | "remove" | "place" | "dispose";
  /** Selector of the composer's root; its editor is what can be edited in it. */
  at: string;
  view?: View;
  form?: Form;
  text?: string;
  name?: string;
}

const log: string[] = [];
const note = (what: string, composer: Composer, value?: unknown): void => {
  log.push(`${what} ${composer.root.id}${value === undefined ? "" : ` ${JSON.stringify(value)}`}`);
  document.documentElement.dataset.faceLog = JSON.stringify(log);
};
const face = createFace({
  opened: (composer) => note("opened", composer),
  act: (composer, action) => note("act", composer, action),
  submit: (composer, values) => note("submit", composer, values),
  cancel: (composer) => note("cancel", composer),
});

const composers = new Map<string, Composer>();
function composerAt(selector: string): Composer {
  const known = composers.get(selector);
  if (known) return known;
  const root = document.querySelector(selector);
  if (!root) throw new Error(`no ${selector}`);
  const frame = root.querySelector("iframe");
  const inner = frame?.contentDocument?.body ?? root.shadowRoot?.querySelector<HTMLElement>("[contenteditable]");
  const editor = inner ?? root.querySelector<HTMLElement>("[contenteditable],textarea");
  if (!editor) throw new Error(`nothing to edit in ${selector}`);
  const scopes = [editor.getRootNode() as Document | ShadowRoot];
  const facts = () => {
    throw new Error("not read here");
  };
  const made: Composer = { root, editor, box: frame ?? editor, scopes, facts };
  composers.set(selector, made);
  return made;
}

/** How often an element's place was watched anew. */
let watches = 0;
const { observe } = IntersectionObserver.prototype;
IntersectionObserver.prototype.observe = function (target) {
  watches += 1;
  document.documentElement.dataset.faceWatches = String(watches);
  observe.call(this, target);
};

document.addEventListener("face", (event) => {
  const { op, at, view, form, text = "", name = "" } = JSON.parse((event as CustomEvent<string>).detail) as Ask;
  if (op === "place" || op === "dispose") return face[op]();
  const composer = composerAt(at);
  if (op === "show" && view) face.show(composer, view, read(composer.editor));
  else if (op === "ask" && form) face.ask(composer, form);
  else if (op === "tell") face.tell(composer, text);
  else if (op === "fallback") face.fallback(composer, name, text);
  else if (op === "remove") face.remove(composer);
});
document.documentElement.dataset.faceReady = "";
