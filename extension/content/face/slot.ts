// One composer's badge and panel: what they show, and where they stand.
import type { Action, Composer, FaceEvents, Form, View } from "../contracts";
import { late, lateNow } from "../late";
import { h, type Kid, patch } from "./dom";
import type { Host } from "./host";
import { icon } from "./icons";
import type { Box } from "./sight";
import { badgeSpot, type Spot } from "./spot";

let ids = 0;

export class Slot {
  readonly element = document.createElement("div");
  readonly #id = `panel-${++ids}`;
  #badge: View["badge"] | undefined;
  #view: View | undefined;
  #form: Form | undefined;
  /** The form was sent and the answer is not there yet. */
  #pending = false;
  #note = "";
  #open = false;
  /** What gets the focus once it is there: the panel's contents may be on their way. */
  #focus: "panel" | "form" | undefined;
  #spot: Spot | undefined;
  #panelAt: readonly [x: number, y: number] | undefined;
  /** Sizes of the badge with and without its words, measured once a text. */
  #sizes: { text: string; whole: DOMRect; small: DOMRect } | undefined;

  constructor(
    readonly composer: Composer,
    private readonly events: FaceEvents,
    private readonly host: Host,
    private readonly layout: () => void,
  ) {
    const { i18n } = chrome;
    Object.assign(this.element, {
      className: "slot",
      dir: i18n.getMessage("@@bidi_dir"),
      lang: i18n.getUILanguage(),
    });
  }

  show(view: View): void {
    this.#badge = view.badge;
    this.#view = view;
    if (this.#pending) this.#endForm();
    this.#render();
  }

  /** An open panel stays: what it says was true a moment ago. */
  fallback(name: string, text: string): void {
    this.#badge = { tone: "not_readable", name, text, description: "" };
    this.#pending = false;
    this.#render();
  }

  ask(form: Form): void {
    this.#form = form;
    this.#pending = false;
    this.#note = "";
    this.#show("form");
  }

  tell(text: string): void {
    if (this.#pending && text !== this.#view?.panel.notices.working) this.#endForm();
    this.#note = text;
    this.#show();
  }

  submit(): void {
    if (this.#pending || !this.#form) return;
    const values: Record<string, string> = {};
    for (const { name, value, disabled } of this.#fields()) if (!disabled) values[name] = value;
    this.#pending = true;
    this.#render();
    this.events.submit(this.composer, values);
  }

  /** Closes the panel; whether it was open. */
  close(): boolean {
    if (!this.#open) return false;
    const inside = this.#panel?.contains(this.host.root.activeElement);
    const asked = this.#form !== undefined;
    this.#endForm();
    this.#open = false;
    this.#note = "";
    this.#panelAt = undefined;
    this.#render();
    if (inside) this.#button?.focus();
    if (asked) this.events.cancel(this.composer);
    return true;
  }

  /** Where the badge is, when it can be seen. */
  box(): Box | undefined {
    return this.#spot && this.#button?.getBoundingClientRect();
  }

  placeBadge(): void {
    const button = this.#button;
    const badge = this.#badge;
    if (!button || !badge) return;
    if (this.#sizes?.text !== badge.text) {
      button.hidden = false;
      const small = this.#dress(button, badge.text, true);
      this.#sizes = { text: badge.text, small, whole: this.#dress(button, badge.text, false) };
    }
    const { whole, small } = this.#sizes;
    this.#spot = badgeSpot(this.composer, whole, small, this.host.element, this.#spot);
    button.hidden = !this.#spot;
    if (!this.#spot) return;
    this.#dress(button, badge.text, this.#spot.small);
    put(button, this.#spot.x, this.#spot.y);
  }

  placePanel(badges: readonly Box[]): void {
    const panel = this.#panel;
    const own = this.box();
    if (!panel) return;
    panel.hidden = !own;
    if (!own) return;
    const size = panel.getBoundingClientRect();
    // Once open it stays where it is being read, as long as it fits.
    const [x, y] = this.#panelAt ?? lateNow()?.panelSpot(this.composer, size, badges, own) ?? [own.left, own.top];
    const within = (at: number, length: number, all: number): number => Math.max(8, Math.min(at, all - length - 8));
    this.#panelAt = [within(x, size.width, innerWidth), within(y, size.height, innerHeight)];
    put(panel, ...this.#panelAt);
  }

  get #button(): HTMLButtonElement | null {
    return this.element.querySelector(".badge");
  }

  get #panel(): HTMLElement | null {
    return this.element.querySelector(".panel");
  }

  #fields(): HTMLInputElement[] {
    return [...this.element.querySelectorAll<HTMLInputElement>("input,select")];
  }

  /** Whole badge or symbol and number; its size then. */
  #dress(button: HTMLElement, text: string, small: boolean): DOMRect {
    const label = button.lastElementChild;
    if (label) patch(label, [small ? (/\d+/.exec(text)?.[0] ?? "") : text]);
    button.classList.toggle("small", small);
    return button.getBoundingClientRect();
  }

  #show(focus?: "panel" | "form"): void {
    this.#open = this.#view !== undefined;
    this.#focus = focus ?? this.#focus;
    this.#render();
  }

  #toggle(): void {
    if (this.close()) return;
    this.#show("panel");
    this.events.opened(this.composer);
  }

  #endForm(): void {
    this.#form = undefined;
    this.#pending = false;
  }

  #render(): void {
    const badge = this.#badge;
    if (!badge) return;
    const { tone, name, description, text } = badge;
    const open = this.#open && this.#view;
    const parts = lateNow();
    const hollow = tone === "not_readable" || tone === "setup_needed";
    const attrs = {
      type: "button",
      class: `badge${hollow ? " hollow" : ""}`,
      hidden: !this.#spot,
      "data-tone": tone,
      "aria-label": name,
      "aria-description": description || undefined,
      "aria-haspopup": "dialog",
      "aria-expanded": String(!!open),
    };
    const kids: Kid[] = [
      {
        ...h("button", attrs, h("span", { class: "dot" }, icon(tone)), h("span", {}, text)),
        press: () => this.#toggle(),
      },
    ];
    if (open && parts) {
      const { events, composer } = this;
      const shown = { view: open, form: this.#form, pending: this.#pending, note: this.#note };
      const doing = {
        act: (action: Action) => events.act(composer, action),
        close: () => this.close(),
        cancel: () => {
          this.#endForm();
          this.#show("panel");
          events.cancel(composer);
        },
      };
      this.host.style(parts.style);
      kids.push(parts.panelOf(this.#id, shown, doing));
    } else if (open) {
      late().then(
        () => this.#render(),
        () => this.close(),
      );
    }
    patch(this.element, kids);
    if (this.#panel) this.#takeFocus();
    this.layout();
  }

  #takeFocus(): void {
    const fields = this.#fields().filter(({ disabled }) => !disabled);
    const wrong = fields.find((field) => field.ariaInvalid);
    const to = this.#focus === "form" ? (wrong ?? fields.find(({ value }) => !value) ?? fields[0]) : this.#panel;
    if (this.#focus) to?.focus({ preventScroll: this.#focus === "panel" });
    this.#focus = undefined;
  }
}

function put(element: HTMLElement, x: number, y: number): void {
  element.style.left = `${Math.round(x)}px`;
  element.style.top = `${Math.round(y)}px`;
}
