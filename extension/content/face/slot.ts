// One composer's badge and panel: what they show, and where they stand.
import type { Composer, FaceEvents, Form, View } from "../contracts";
import { h, type Kid, patch } from "./dom";
import type { Host } from "./host";
import { icon } from "./icons";
import { panelOf } from "./panel";
import type { Box } from "./sight";
import { badgeSpot, panelSpot, type Spot } from "./spot";

let ids = 0;

export class Slot {
  readonly element = document.createElement("div");
  /** Called before each placing. */
  moved: () => void = () => {};
  readonly #id = `panel-${++ids}`;
  #badge: View["badge"] | undefined;
  #view: View | undefined;
  #form: Form | undefined;
  #pending = false;
  #typed: Record<string, string> = {};
  #note = "";
  #open = false;
  #spot: Spot | undefined;
  #panelAt: [x: number, y: number] | undefined;
  /** Sizes of the badge, measured once a text. */
  #sizes: { text: string; whole: DOMRect; small: DOMRect } | undefined;

  constructor(
    readonly composer: Composer,
    private readonly events: FaceEvents,
    private readonly host: Host,
    private readonly layout: () => void,
  ) {
    this.element.className = "slot";
    const { i18n } = chrome;
    this.element.dir = i18n.getMessage("@@bidi_dir") || "ltr";
    this.element.lang = i18n.getUILanguage();
  }

  show(view: View): void {
    this.#badge = view.badge;
    this.#view = view;
    if (this.#pending) this.#endForm();
    this.#render();
  }

  /** Keeps a panel that is open: what it says was true a moment ago. */
  fallback(name: string, text: string): void {
    this.#badge = { tone: "not_readable", name, text, description: "" };
    this.#pending = false;
    this.#render();
  }

  ask(form: Form): void {
    if (!this.#view) return;
    const again = this.#form !== undefined;
    this.#form = form;
    this.#pending = false;
    this.#note = "";
    this.#open = true;
    this.#render();
    const wrong = this.element.querySelector<HTMLElement>("[aria-invalid=true]:not(:disabled)");
    const first = [...this.element.querySelectorAll<HTMLInputElement>("input,select")].find(
      (field) => !field.disabled && (again || !field.value),
    );
    (wrong ?? first ?? this.element.querySelector<HTMLElement>("form .primary"))?.focus();
  }

  tell(text: string): void {
    if (this.#pending && text !== this.#view?.panel.notices.working) this.#endForm();
    this.#note = text;
    this.#open = this.#view !== undefined;
    this.#render();
  }

  submit(): void {
    if (this.#pending || !this.#form) return;
    const fields = this.element.querySelectorAll<HTMLInputElement | HTMLSelectElement>("input,select");
    this.#typed = {};
    for (const { name, value, disabled } of fields) if (!disabled) this.#typed[name] = value;
    this.#pending = true;
    this.#render();
    this.events.submit(this.composer, { ...this.#typed });
  }

  /** Closes the panel; whether it was open. */
  close(): boolean {
    if (!this.#open) return false;
    const inside = this.element.contains(this.host.root.activeElement);
    if (this.#form && !this.#pending) this.#cancel();
    this.#open = false;
    this.#note = "";
    this.#panelAt = undefined;
    this.#render();
    if (inside) this.#button?.focus();
    return true;
  }

  badgeBox(): Box | undefined {
    return this.#spot && this.#button?.getBoundingClientRect();
  }

  placeBadge(): void {
    this.moved();
    const button = this.#button;
    const badge = this.#badge;
    if (!button || !badge) return;
    const { whole, small } = this.#measured(button, badge.text);
    this.#spot = badgeSpot(this.composer, whole, small, this.host.element, this.#spot);
    button.hidden = !this.#spot;
    if (this.#spot) {
      button.classList.toggle("small", this.#spot.small);
      put(button, this.#spot.x, this.#spot.y);
    }
    const label = button.querySelector("span:last-child");
    if (label) patch(label, [this.#spot?.small ? (/\d+/.exec(badge.text)?.[0] ?? "") : badge.text]);
  }

  placePanel(badges: readonly Box[]): void {
    const panel = this.element.querySelector<HTMLElement>(".panel");
    if (!panel) return;
    const own = this.badgeBox();
    panel.hidden = !own;
    if (!own) return;
    const { width, height } = panel.getBoundingClientRect();
    // Once open it stays where it is being read, as long as it fits.
    const [x, y] = this.#panelAt ?? panelSpot(this.composer, { width, height }, badges, own);
    this.#panelAt = [
      Math.max(8, Math.min(x, innerWidth - width - 8)),
      Math.max(8, Math.min(y, innerHeight - height - 8)),
    ];
    put(panel, ...this.#panelAt);
  }

  get #button(): HTMLButtonElement | null {
    return this.element.querySelector(".badge");
  }

  #measured(button: HTMLElement, text: string): { whole: DOMRect; small: DOMRect } {
    if (this.#sizes?.text === text) return this.#sizes;
    const label = button.querySelector("span:last-child");
    button.hidden = false;
    const size = (words: string, small: boolean): DOMRect => {
      if (label) patch(label, [words]);
      button.classList.toggle("small", small);
      return button.getBoundingClientRect();
    };
    this.#sizes = { text, small: size(/\d+/.exec(text)?.[0] ?? "", true), whole: size(text, false) };
    return this.#sizes;
  }

  #render(): void {
    const badge = this.#badge;
    if (!badge) return;
    const open = this.#open && this.#view;
    const kids: Kid[] = [
      {
        ...h(
          "button",
          {
            type: "button",
            class: `badge${this.#spot?.small ? " small" : ""}`,
            hidden: !this.#spot,
            "data-tone": badge.tone,
            "aria-label": badge.name,
            "aria-description": badge.description || undefined,
            "aria-haspopup": "dialog",
            "aria-expanded": open ? "true" : "false",
            "aria-controls": open ? this.#id : undefined,
          },
          h("span", { class: "dot" }, icon(badge.tone)),
          h("span", { class: "count" }, badge.text),
        ),
        press: () => this.#toggle(),
      },
    ];
    if (open) {
      const shown = {
        view: open,
        form: this.#form,
        pending: this.#pending,
        typed: this.#typed,
        note: this.#note,
      };
      const { events, composer } = this;
      kids.push(
        panelOf(this.#id, shown, {
          act: (action) => events.act(composer, action),
          close: () => this.close(),
          cancel: () => this.#cancel(),
        }),
      );
    }
    patch(this.element, kids);
    this.layout();
  }

  #toggle(): void {
    if (this.close()) return;
    this.#open = this.#view !== undefined;
    this.#render();
    this.element.querySelector<HTMLElement>(".panel")?.focus({ preventScroll: true });
    this.events.opened(this.composer);
  }

  #cancel(): void {
    this.#endForm();
    this.#render();
    this.element.querySelector<HTMLElement>(".panel")?.focus({ preventScroll: true });
    this.events.cancel(this.composer);
  }

  #endForm(): void {
    this.#form = undefined;
    this.#pending = false;
    this.#typed = {};
  }
}

function put(element: HTMLElement, x: number, y: number): void {
  element.style.left = `${Math.round(x)}px`;
  element.style.top = `${Math.round(y)}px`;
}
