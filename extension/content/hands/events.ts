// Synthetic paste and beforeinput that the page's own listeners can read.
//
// In Firefox an event or DataTransfer made by the content script carries the extension's principal and the page reads
// "" from it: both must be made in the page's realm. `clipboardData` is no member of Firefox's ClipboardEventInit, hence
// the own property; enumerable, because TinyMCE copies events with for-in.

export type Realm = Window & typeof globalThis;
type Unwrapped<T> = T & { wrappedJSObject?: T };

declare const cloneInto: <T>(value: T, scope: Window) => Unwrapped<T>;
declare const XPCNativeWrapper: { unwrap<T>(value: T): T };

/** What is pasted, by MIME type. */
export type Flavours = Record<string, string>;

/** Dispatches a paste; true when a listener took it. */
export function firePaste(win: Realm, target: Element, flavours: Flavours): boolean {
  if (typeof cloneInto !== "function") {
    return taken(target, new win.ClipboardEvent("paste", { ...INIT, clipboardData: transfer(win, flavours) }));
  }
  const page = realm(win);
  const event = new page.ClipboardEvent("paste", cloneInto(INIT, win));
  page.Object.defineProperty(
    event,
    "clipboardData",
    Object.assign(new page.Object(), { value: transfer(page, flavours), enumerable: true }),
  );
  return taken(target, event);
}

/** Dispatches `beforeinput` of type `insertFromPaste`; true when a listener took it. */
export function fireBeforeInput(win: Realm, target: Element, flavours: Flavours): boolean {
  const init: InputEventInit = { ...INIT, inputType: "insertFromPaste" };
  if (typeof cloneInto !== "function") {
    return taken(target, new win.InputEvent("beforeinput", { ...init, dataTransfer: transfer(win, flavours) }));
  }
  const page = realm(win);
  const inner = cloneInto(init, win);
  (inner.wrappedJSObject ?? inner).dataTransfer = transfer(page, flavours);
  return taken(target, new page.InputEvent("beforeinput", inner));
}

/** Presses Ctrl+Z (the Mac's Cmd+Z) for editors that keep a history of their own. */
export function fireUndo(win: Realm, target: Element): void {
  const mac = /Mac|iP/.test(navigator.platform);
  const init = { ...INIT, key: "z", code: "KeyZ", keyCode: 90, which: 90, ctrlKey: !mac, metaKey: mac };
  const page = typeof cloneInto === "function" ? realm(win) : win;
  taken(target, new page.KeyboardEvent("keydown", typeof cloneInto === "function" ? cloneInto(init, win) : init));
}

const INIT = { bubbles: true, cancelable: true, composed: true };

const realm = (win: Realm): Realm => (win as Unwrapped<Realm>).wrappedJSObject ?? win;

function transfer(page: Realm, flavours: Flavours): DataTransfer {
  const data = new page.DataTransfer();
  for (const [type, value] of Object.entries(flavours)) data.setData(type, value);
  return data;
}

function taken(target: Element, event: Event): boolean {
  const node = typeof XPCNativeWrapper === "undefined" ? target : XPCNativeWrapper.unwrap(target);
  return !node.dispatchEvent(event);
}
