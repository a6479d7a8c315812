// Whether the rep is typing right now. Editors join what happens within a second of typing into one undo step
// (Quill 1000 ms, ProseMirror 500 ms): an insertion that does not wait would take the rep's last words along on Ctrl+Z.

const REST = 1050;

interface Watch {
  users: number;
  last: number;
  stop(): void;
}

const watches = new Map<Document, Watch>();

/** Notes trusted input in a document until the returned function is called. */
export function watchTyping(doc: Document): () => void {
  let watch = watches.get(doc);
  if (!watch) {
    const heard = (event: Event): void => {
      if (event.isTrusted) fresh.last = performance.now();
    };
    doc.addEventListener("input", heard, { capture: true, passive: true });
    const fresh: Watch = {
      users: 0,
      last: 0,
      stop() {
        doc.removeEventListener("input", heard, true);
        watches.delete(doc);
      },
    };
    watches.set(doc, fresh);
    watch = fresh;
  }
  const mine = watch;
  mine.users++;
  let held = true;
  return () => {
    if (!held) return;
    held = false;
    if (--mine.users === 0) mine.stop();
  };
}

/** Resolves when typing in the document has rested for 1.05 s; at once where it has rested already. */
async function rested(doc: Document): Promise<void> {
  const known = watches.has(doc);
  const release = watchTyping(doc);
  const watch = watches.get(doc);
  // Nobody listened so far: the last key may have been pressed a moment ago.
  if (watch && !known) watch.last = performance.now();
  try {
    while (watch?.last) {
      const left = watch.last + REST - performance.now();
      if (left <= 0) break;
      await new Promise((done) => setTimeout(done, left));
    }
  } finally {
    release();
  }
}

/** An insertion counts as typing: editors would join the next one to it. */
function touched(doc: Document): void {
  const watch = watches.get(doc);
  if (watch) watch.last = performance.now();
}

/** The same as one thing, for the script that comes later and must not listen a second time. */
export const rest = { rested, touched };
export type Rest = typeof rest;
