// Badge and panel of every composer, in one closed shadow root of the tab's top document.
import type { Composer, Face, FaceEvents } from "../contracts";
import { documentOf, matches } from "../sites/dom";
import { follow } from "./follow";
import { Host } from "./host";
import { above, type Box } from "./sight";
import { Slot } from "./slot";

interface Held {
  readonly slot: Slot;
  box?: Element;
  stop?(): void;
}

export function createFace(events: FaceEvents): Face {
  const held = new Map<Composer, Held>();
  let host: Host | undefined;
  let frame = 0;

  /** Composers come and go; without any there is nothing of ours on the page. */
  function slotOf(composer: Composer): Slot {
    const known = held.get(composer)?.slot;
    if (known) return known;
    host ??= new Host(pressed);
    const slot = new Slot(composer, events, host, place);
    held.set(composer, { slot });
    host.root.append(slot.element);
    return slot;
  }

  function pressed(event: KeyboardEvent): void {
    if (event.isComposing) return;
    const active = host?.root.activeElement ?? null;
    for (const { slot } of held.values()) if (slot.element.contains(active) && slot.key(event)) event.preventDefault();
  }

  function place(): void {
    frame ||= requestAnimationFrame(() => {
      frame = 0;
      host?.moveTo(parentFor([...held.keys()]));
      const badges: Box[] = [];
      for (const [{ box, scopes }, one] of held) {
        // The site may have given the composer another box.
        if (one.box !== box) {
          one.stop?.();
          one.box = box;
          one.stop = follow(box, scopes, place);
        }
        one.slot.placeBadge();
        const at = one.slot.box();
        if (at) badges.push(at);
      }
      for (const { slot } of held.values()) slot.placePanel(badges);
    });
  }

  /** One panel at a time speaks. */
  function only(composer: Composer): Slot {
    const slot = slotOf(composer);
    for (const other of held.values()) if (other.slot !== slot) other.slot.close();
    return slot;
  }

  return {
    show: (composer, view, reading) => slotOf(composer).show(view, reading),
    ask: (composer, form) => only(composer).ask(form),
    tell: (composer, text) => only(composer).tell(text),
    gate: (composer, gate, done) => only(composer).gate(gate, done),
    visible: () => host?.element.isConnected ?? false,
    open: (composer) => only(composer).open(),
    fallback: (composer, name, text) => slotOf(composer).fallback(name, text),
    remove(composer) {
      const one = held.get(composer);
      one?.slot.remove();
      one?.stop?.();
      held.delete(composer);
      if (held.size) return;
      host?.dispose();
      host = undefined;
    },
    place,
    dispose() {
      for (const composer of [...held.keys()]) this.remove(composer);
      cancelAnimationFrame(frame);
    },
  };
}

/** Outside of an open modal dialog everything is inert: with a composer in one, the face goes there. */
function parentFor(composers: readonly Composer[]): Element {
  for (const { root } of composers) {
    for (let at: Element | null = root; at; at = above(at)) {
      if (documentOf(at) === document && matches(at, "dialog:modal")) return at;
    }
  }
  return document.documentElement;
}
