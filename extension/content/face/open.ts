// One composer's panel while it is open or may be: what it shows, its form, its focus, its place.
//
// A form stays, its buttons off, from `submit` until the next `ask` (again, with errors), `show`, or another sentence than
// "working"; what was typed is kept throughout.
import type { Action, Form, View } from "../contracts";
import { panelSpot } from "./beside";
import { patch, pressAt } from "./dom";
import { panelOf } from "./panel";
import { STYLE } from "./panel-style";
import type { Box } from "./sight";
import type { Slot } from "./slot";

let ids = 0;

export class Panel {
  readonly #slot: Slot;
  readonly #id = `panel-${++ids}`;
  readonly #element = document.createElement("div");
  #view: View | undefined;
  #form: Form | undefined;
  /** The form was sent and the answer is not there yet. */
  #pending = false;
  #note = "";
  #open = false;
  #at: readonly [x: number, y: number] | undefined;

  constructor(slot: Slot, view: View | undefined) {
    this.#slot = slot;
    this.#view = view;
    slot.host.style(STYLE);
    slot.element.append(this.#element);
    this.#element.addEventListener("click", (event) => this.#clicked(event));
    this.#element.addEventListener("submit", (event) => {
      event.preventDefault();
      if (event.isTrusted) this.#submit();
    });
  }

  open(focus?: "panel" | "form"): void {
    this.#open = this.#view !== undefined;
    this.#render();
    // At its place at once, or the first click would go where it stood for a frame; the next one may still mend it.
    const own = this.#slot.box();
    if (!this.#at && own) {
      this.place([own], own);
      this.#at = undefined;
    }
    if (focus) this.#focus(focus);
  }

  /** Whether it was open. */
  close(): boolean {
    if (!this.#open) return false;
    const inside = this.#element.contains(this.#slot.host.root.activeElement);
    const asked = this.#form !== undefined;
    this.#endForm();
    this.#open = false;
    this.#note = "";
    this.#at = undefined;
    this.#render();
    if (inside) this.#slot.focus();
    if (asked) this.#slot.events.cancel(this.#slot.composer);
    return true;
  }

  show(view: View): void {
    this.#view = view;
    if (this.#pending) this.#endForm();
    this.#render();
  }

  ask(form: Form): void {
    this.#form = form;
    this.#pending = false;
    this.#note = "";
    this.open("form");
  }

  /** What was sent is not lost: the form can be sent again. */
  unanswered(): void {
    this.#pending = false;
    this.#render();
  }

  tell(text: string): void {
    if (this.#pending && text !== this.#view?.panel.notices.working) this.#endForm();
    this.#note = text;
    this.open();
  }

  /** @param own where the badge is; without it there is nothing of the composer to see */
  place(badges: readonly Box[], own: Box | undefined): void {
    const panel = this.#panel;
    if (!panel) return;
    panel.hidden = !own;
    if (!own) return;
    const { width, height } = panel.getBoundingClientRect();
    // Once open it stays where it is being read, as long as it fits.
    const [x, y] = this.#at ?? panelSpot(this.#slot.composer, { width, height }, badges, own);
    const within = (at: number, length: number, all: number): number => Math.max(8, Math.min(at, all - length - 8));
    this.#at = [within(x, width, innerWidth), within(y, height, innerHeight)];
    panel.style.left = `${Math.round(this.#at[0])}px`;
    panel.style.top = `${Math.round(this.#at[1])}px`;
  }

  get #panel(): HTMLElement | null {
    return this.#element.querySelector(".panel");
  }

  #fields(): HTMLInputElement[] {
    return [...this.#element.querySelectorAll<HTMLInputElement>("input,select")].filter(({ disabled }) => !disabled);
  }

  #clicked(event: MouseEvent): void {
    const meant = this.#slot.host.meant(event);
    const press = meant ? pressAt(event, this.#element) : undefined;
    if (press) {
      press();
      return;
    }
    // A link opens, a form is sent by itself, if the click is the person's own.
    if (!meant) event.preventDefault();
  }

  #submit(): void {
    if (this.#pending || !this.#form) return;
    const values = Object.fromEntries(this.#fields().map(({ name, value }) => [name, value]));
    this.#pending = true;
    this.#render();
    this.#slot.events.submit(this.#slot.composer, values);
  }

  #endForm(): void {
    this.#form = undefined;
    this.#pending = false;
  }

  #render(): void {
    const { events, composer, layout } = this.#slot;
    const view = this.#open && this.#view;
    const shown = view && { view, form: this.#form, pending: this.#pending, note: this.#note };
    const doing = {
      act: (action: Action) => events.act(composer, action),
      close: () => this.close(),
      cancel: () => {
        this.#endForm();
        this.open("panel");
        events.cancel(composer);
      },
    };
    patch(this.#element, [shown && panelOf(this.#id, shown, doing)]);
    this.#slot.expanded(!!view);
    layout();
  }

  /** A form begins at what is wrong, or at what is empty. */
  #focus(on: "panel" | "form"): void {
    const fields = this.#fields();
    const field = fields.find((one) => one.ariaInvalid) ?? fields.find(({ value }) => !value) ?? fields[0];
    if (on === "form" && field) field.focus();
    else this.#panel?.focus({ preventScroll: true });
  }
}
