// Badge and panel of every composer, in one closed shadow root of the tab's top document.
//
// A form stays open, its buttons off, from `submit` until the next `ask` (again, with errors), `show` or another sentence
// than "working"; what was typed is kept throughout.
import type { Composer, Face, FaceEvents, Form, Reading, View } from "../contracts";
import { late } from "../late";
import { patch, pressOf } from "./dom";
import { follow } from "./follow";
import { Host } from "./host";
import { mark } from "./marks";
import { above, type Box } from "./sight";
import { Slot } from "./slot";

export function createFace(events: FaceEvents): Face {
  const slots = new Map<Composer, Slot>();
  const follows = new Map<Composer, { box: Element; stop(): void }>();
  let host: Host | undefined;
  let live: HTMLElement | undefined;
  let frame = 0;

  /** Composers come and go; without any there is nothing of ours on the page. */
  function slotOf(composer: Composer): Slot {
    const known = slots.get(composer);
    if (known) return known;
    const on = host ?? open();
    const slot = new Slot(composer, events, on, layout);
    slots.set(composer, slot);
    on.root.append(slot.element);
    return slot;
  }

  function open(): Host {
    const made = new Host(pressed);
    host = made;
    live = document.createElement("div");
    live.className = "live";
    live.setAttribute("role", "status");
    live.setAttribute("aria-live", "polite");
    made.root.append(live);
    // Nobody waits for the second script who was going to press the badge anyway.
    for (const type of ["pointerover", "focusin"])
      made.root.addEventListener(type, () => late().catch(() => {}), { once: true });
    made.root.addEventListener("click", clicked);
    made.root.addEventListener("submit", submitted);
    return made;
  }

  const inside = (event: Event): Slot | undefined =>
    [...slots.values()].find(({ element }) => element.contains(event.target as Node));

  function clicked(event: Event): void {
    const target = event.target as Element;
    for (let at: Element | null = target; at; at = at.parentElement) {
      const press = pressOf(at);
      if (press) {
        if (meant(event as MouseEvent)) press();
        return;
      }
    }
    // A link of ours opens by itself, if the click is the person's own.
    if (!meant(event as MouseEvent)) event.preventDefault();
  }

  function submitted(event: Event): void {
    event.preventDefault();
    if (event.isTrusted) inside(event)?.submit();
  }

  /** A page can neither press our buttons nor lay something over them for the person to press. */
  function meant({ isTrusted, detail, clientX, clientY }: MouseEvent): boolean {
    // A key press (no `detail`) goes to what has the focus; the page cannot give that to a part of ours.
    return isTrusted && host !== undefined && (detail === 0 || host.uncovered(clientX, clientY));
  }

  function pressed(event: KeyboardEvent): void {
    if (event.key !== "Escape" || event.isComposing) return;
    const active = host?.root.activeElement;
    const slot = [...slots.values()].find(({ element }) => active && element.contains(active));
    if (slot?.close()) event.preventDefault();
  }

  /** The site may have given the composer another box. */
  function keepUp(composer: Composer): void {
    const { box, scopes } = composer;
    const known = follows.get(composer);
    if (known?.box === box) return;
    known?.stop();
    follows.set(composer, { box, stop: follow(box, scopes, layout) });
  }

  function layout(): void {
    frame ||= requestAnimationFrame(() => {
      frame = 0;
      settle();
    });
  }

  function settle(): void {
    if (!host) return;
    host.moveTo(parentFor([...slots.keys()]));
    for (const [composer, slot] of slots) {
      keepUp(composer);
      slot.placeBadge();
    }
    const badges = [...slots.values()].map((slot) => slot.box()).filter((box): box is Box => box !== undefined);
    for (const slot of slots.values()) slot.placePanel(badges);
  }

  return {
    show(composer: Composer, view: View, reading: Reading | undefined) {
      slotOf(composer).show(view);
      mark(composer, view, reading);
      layout();
    },
    ask(composer: Composer, form: Form) {
      closeOthers(composer);
      slotOf(composer).ask(form);
      layout();
    },
    tell(composer: Composer, text: string) {
      closeOthers(composer);
      slotOf(composer).tell(text);
      if (live) patch(live, [text]);
      layout();
    },
    fallback(composer: Composer, name: string, text: string) {
      slotOf(composer).fallback(name, text);
      mark(composer, undefined, undefined);
      layout();
    },
    remove(composer: Composer) {
      mark(composer, undefined, undefined);
      slots.get(composer)?.element.remove();
      slots.delete(composer);
      follows.get(composer)?.stop();
      follows.delete(composer);
      if (slots.size === 0) shut();
    },
    place: layout,
    dispose() {
      for (const composer of [...slots.keys()]) this.remove(composer);
    },
  };

  function closeOthers(composer: Composer): void {
    for (const slot of slots.values()) if (slot.composer !== composer) slot.close();
  }

  function shut(): void {
    cancelAnimationFrame(frame);
    frame = 0;
    host?.dispose();
    host = undefined;
    live = undefined;
  }
}

/** Outside of an open modal dialog everything is inert: with a composer in one, the face goes there. */
function parentFor(composers: readonly Composer[]): Element {
  for (const { root } of composers) {
    for (let at: Element | null = root; at; at = above(at)) {
      if (at.ownerDocument === document && at.matches("dialog:modal")) return at;
    }
  }
  return document.documentElement;
}
