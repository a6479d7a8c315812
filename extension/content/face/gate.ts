// The question at Send: a modal alert dialog over the page, for the keyboard as for the mouse.
import type { Choice, Gate } from "../contracts";
import { h, patch, pressAt } from "./dom";
import { STYLE } from "./gate-style";
import type { Host } from "./host";

let ids = 0;

export class GateDialog {
  readonly #element = document.createElement("div");
  readonly #id = `gate-${++ids}`;
  readonly #before = document.activeElement;
  /** A reason was asked for and none was given. */
  #missing = false;

  constructor(
    readonly host: Host,
    parent: Element,
    readonly gate: Gate,
    readonly done: (choice: Choice, reason: string) => void,
  ) {
    host.style(STYLE);
    this.#element.className = "gate";
    this.#element.addEventListener("click", (event) => {
      const press = host.meant(event) ? pressAt(event, this.#element) : undefined;
      press?.();
    });
    parent.append(this.#element);
    this.#render();
    this.#all("button.primary")[0]?.focus();
  }

  get open(): boolean {
    return this.#element.isConnected;
  }

  close(): void {
    this.#element.remove();
  }

  /** Keeps the focus inside; Escape goes back to the draft. */
  key(event: KeyboardEvent): boolean {
    if (event.key === "Escape") this.#choose("cancel");
    else if (event.key === "Tab") {
      const stops = this.#all("textarea, button:not(:disabled)");
      const at = stops.indexOf(this.host.root.activeElement as HTMLElement);
      stops.at((at + (event.shiftKey ? -1 : 1)) % stops.length)?.focus();
    } else return false;
    return true;
  }

  #all(css: string): HTMLElement[] {
    return [...this.#element.querySelectorAll<HTMLElement>(css)];
  }

  #choose(choice: Choice): void {
    const [field] = this.#all("textarea") as HTMLTextAreaElement[];
    const reason = field?.value.trim() ?? "";
    if (choice === "send" && this.gate.reason !== null && !reason) {
      this.#missing = true;
      this.#render();
      field?.focus();
      return;
    }
    this.close();
    // The focus goes back to where the person was writing.
    (this.#before as HTMLElement | null)?.focus?.();
    this.done(choice, reason);
  }

  #render(): void {
    const { gate } = this;
    const id = this.#id;
    const button = (choice: Choice, text: string, attrs = {}) => ({
      ...h("button", { type: "button", ...attrs }, text),
      key: choice,
      press: () => this.#choose(choice),
    });
    const reason = gate.reason !== null &&
      gate.open && [
        h("label", { for: `${id}-reason` }, gate.reason),
        h("textarea", {
          id: `${id}-reason`,
          rows: "2",
          maxlength: "500",
          "aria-required": "true",
          "aria-invalid": this.#missing ? "true" : undefined,
        }),
      ];
    patch(this.#element, [
      h(
        "div",
        {
          class: "ask",
          role: "alertdialog",
          "aria-modal": "true",
          "aria-label": gate.name,
          "aria-describedby": `${id}-title ${id}-lines ${id}-note`,
          "data-tone": "stop",
        },
        h("h2", { class: "title", id: `${id}-title` }, gate.title),
        h("ul", { class: "lines", id: `${id}-lines` }, ...gate.lines.map((line) => h("li", {}, line))),
        h("p", { class: "note", id: `${id}-note` }, gate.note),
        ...(reason || []),
        h(
          "div",
          { class: "row" },
          button("fix", gate.fix, { class: "primary" }),
          button("send", gate.send, { disabled: !gate.open }),
          button("cancel", gate.cancel),
        ),
      ),
    ]);
  }
}
