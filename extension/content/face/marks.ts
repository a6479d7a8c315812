// Marks the words of a draft that findings are about, with the CSS Custom Highlight API: the site's DOM stays as it is.

import css from "../content.css" with { type: "text" };
import type { Composer, Reading, View } from "../contracts";

const NAMES = { stop: "fairreach-stop", warn: "fairreach-warn", hint: "fairreach-hint" } as const;
type Severity = keyof typeof NAMES;
type Realm = Window & typeof globalThis;

interface Mark {
  severity: Severity;
  range: Range;
}

/** Marks of all composers: a document has one registry for them. */
const marks = new Map<Composer, { realm: Realm; mine: Mark[] }>();
const styled = new WeakSet<Document | ShadowRoot>();

export function mark(composer: Composer, view: View | undefined, reading: Reading | undefined): void {
  const before = marks.get(composer);
  marks.delete(composer);
  const doc = composer.editor.ownerDocument;
  const realm = doc.defaultView;
  if (realm?.CSS?.highlights && view && reading) {
    const mine: Mark[] = [];
    for (const { severity, from, to } of view.highlights) {
      const [start, end] = [reading.point(from), reading.point(to)];
      if (!start || !end) continue;
      const range = doc.createRange();
      range.setStart(start.node, start.offset);
      range.setEnd(end.node, end.offset);
      mine.push({ severity, range });
    }
    if (mine.length > 0) {
      marks.set(composer, { realm, mine });
      dress(composer.editor.getRootNode() as Document | ShadowRoot, realm);
    }
  }
  for (const changed of new Set([before?.realm, realm])) if (changed) register(changed);
}

function register(realm: Realm): void {
  const { highlights } = realm.CSS ?? {};
  if (!highlights) return;
  const here = [...marks.values()].filter((one) => one.realm === realm).flatMap(({ mine }) => mine);
  for (const [severity, name] of Object.entries(NAMES)) {
    const ranges = here.filter((one) => one.severity === severity).map(({ range }) => range);
    if (ranges.length > 0) highlights.set(name, new realm.Highlight(...ranges));
    else if (highlights.has(name)) highlights.delete(name);
  }
}

/** The manifest's style sheet reaches every frame but, in Firefox, no shadow root. */
function dress(root: Document | ShadowRoot, realm: Realm): void {
  if (root.nodeType === Node.DOCUMENT_NODE || styled.has(root)) return;
  styled.add(root);
  const sheet = new realm.CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}
