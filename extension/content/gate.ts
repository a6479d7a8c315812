// The gate at Send. It hears the person's own press before the site does and decides at once, from the verdict that is known
// already. It fails open: whatever goes wrong here, the message goes.
import type { Choice, Composer, Face } from "./contracts";
import type { Draft } from "./draft";
import { all, holds, isElement, matches, one, rendered } from "./sites/dom";

/** A press is one row of events; a site may act on the first of them, so all are stopped or none. */
const PRESS = ["pointerdown", "mousedown", "touchstart", "pointerup", "mouseup", "touchend", "click"];
/** How long the site may take to send on our word, in milliseconds. */
const PATIENCE = 1500;

const guarded = new WeakSet<Window>();

/** Listens on a window, once, until `signal` ends it. It comes with the first draft that has a gate. */
export function guard(view: Window, drafts: () => Iterable<Draft>, face: Face, signal: AbortSignal): void {
  if (guarded.has(view)) return;
  guarded.add(view);
  /** In whose composer the person was last: a menu that stands outside of all belongs to it. */
  let owner: Draft | undefined;
  const heard = (event: Event): void => {
    try {
      if (!event.isTrusted) return;
      const path = event.composedPath().filter(isElement);
      const open = [...drafts()];
      owner = open.find(({ composer }) => path.includes(composer.root)) ?? (owner?.live() ? owner : undefined);
      for (const draft of open) {
        const gate = draft.gate();
        const control = gate && senderOf(draft.composer, event, path, !owner || owner === draft);
        if (!gate || !control) continue;
        // Where the page keeps the question off the screen, nothing may hold the message.
        const answer = (choice: Choice, reason: string): void => answered(draft, choice, reason, control, gate.again);
        const isEarly = PRESS.includes(event.type) && event.type !== "click";
        if (isEarly ? !face.visible() : !face.gate(draft.composer, gate, answer)) return;
        event.preventDefault();
        event.stopImmediatePropagation();
        return;
      }
    } catch (error) {
      console.error("Fairreach", error);
    }
  };
  const answered = (draft: Draft, choice: Choice, reason: string, control: Element, again: string): void => {
    if (choice === "fix") draft.fix();
    if (choice !== "send") return;
    draft.pass(reason);
    // A menu that was taken away while the question stood: the person opens it once more.
    if (!control.isConnected) {
      face.tell(draft.composer, again);
      return;
    }
    press(control);
    setTimeout(() => {
      // A menu that is gone was used.
      if (draft.live() && [draft.composer.editor, control].every(rendered)) face.tell(draft.composer, again);
    }, PATIENCE);
  };
  for (const type of [...PRESS, "keydown", "submit"]) view.addEventListener(type, heard, { capture: true, signal });
}

/**
 * The control that an event would send this composer's message with, or its editor where none is known. `menus`: whether
 * an open menu is this composer's.
 */
function senderOf(
  { root, editor, sending }: Composer,
  event: Event,
  path: readonly Element[],
  menus: boolean,
): Element | undefined {
  const [target] = path;
  if (!target) return undefined;
  const inside = path.some((at) => at === root || at === editor);
  const isOpen = menus && (!sending.opener || one(root, sending.opener) !== undefined);
  const isControl = (at: Element): boolean =>
    (inside && holds(root, at) && sending.controls.some((css) => matches(at, css))) ||
    (isOpen && !!sending.menus?.some((css) => matches(at, css)));
  const control = path.find(isControl);
  if (event.type === "submit") return holds(target, editor) ? usual(root, sending.controls, editor) : undefined;
  if (event.type !== "keydown") return control;
  const { key, ctrlKey, metaKey, shiftKey, isComposing } = event as KeyboardEvent;
  if (isComposing) return undefined;
  if (control && (key === "Enter" || key === " ")) return control;
  const writes = path.includes(editor);
  const sends = key === "Enter" && inside && (ctrlKey || metaKey || (writes && !shiftKey && sending.enter?.()));
  return sends ? usual(root, sending.controls, editor) : undefined;
}

const usual = (root: Element, controls: readonly string[], editor: Element): Element =>
  controls.flatMap((css) => all(root, css)).find(rendered) ?? editor;

/** Presses a control as a person would, as far as a script can. */
function press(control: Element): void {
  // No control is known: the person presses once more.
  if (matches(control, "[contenteditable], textarea")) return;
  for (const type of ["pointerdown", "mousedown", "pointerup", "mouseup"]) {
    const Kind = type.startsWith("p") ? PointerEvent : MouseEvent;
    control.dispatchEvent(new Kind(type, { bubbles: true, cancelable: true, composed: true, button: 0 }));
  }
  (control as HTMLElement).click();
}
