// One composer's badge: what it says and where it stands. Its panel comes with the first click.
import type { Choice, Composer, Face, FaceEvents, Form, Gate, Reading, View } from "../contracts";
import { late, lateNow } from "../late";
import type { GateDialog } from "./gate";
import type { Host } from "./host";
import { PATHS } from "./icons";
import type { Panel } from "./open";
import type { Box } from "./sight";
import { badgeSpot, type Spot } from "./spot";

type Badge = View["badge"];

const HOLLOW = ["not_readable", "setup_needed"];
const SVG = "http://www.w3.org/2000/svg";

export class Slot implements Pick<Panel, "ask" | "tell"> {
  readonly element = made("div", "slot");
  readonly #live = made("div", "live");
  readonly #button = made("button", "badge");
  readonly #label = made("span");
  readonly #symbol = document.createElementNS(SVG, "path");
  #badge: Badge | undefined;
  #view: View | undefined;
  #reading: Reading | undefined;
  #panel: Panel | undefined;
  #gate: GateDialog | undefined;
  #spot: Spot | undefined;
  /** Sizes of the badge with and without its words, measured once a text. */
  #sizes: { text: string; whole: DOMRect; small: DOMRect } | undefined;

  constructor(
    readonly composer: Composer,
    readonly events: FaceEvents,
    readonly host: Host,
    readonly layout: Face["place"],
  ) {
    const { i18n } = chrome;
    this.element.dir = i18n.getMessage("@@bidi_dir");
    this.element.lang = i18n.getUILanguage();
    this.#live.role = "status";
    this.#live.ariaLive = "polite";
    const dot = made("span", "dot");
    const svg = document.createElementNS(SVG, "svg");
    svg.setAttribute("viewBox", "0 0 16 16");
    svg.append(this.#symbol);
    dot.append(svg);
    this.#button.append(dot, this.#label);
    this.#button.type = "button";
    this.#button.hidden = true;
    this.#button.ariaHasPopup = "dialog";
    this.expanded(false);
    this.#button.addEventListener("click", (event) => host.meant(event) && this.#toggle());
    // Nobody waits for the panel who was going to press the badge anyway.
    this.#button.addEventListener("pointerenter", () => this.#then(() => {}));
    this.element.append(this.#button, this.#live);
  }

  show(view: View, reading: Reading | undefined): void {
    const marked = this.#view?.highlights.length || view.highlights.length;
    this.#view = view;
    this.#reading = reading;
    this.#say(view.badge);
    this.#panel?.show(view);
    if (marked) this.#mark();
  }

  /** An open panel stays: what it says was true a moment ago. */
  fallback(name: string, text: string): void {
    this.#say({ tone: "not_readable", name, text, description: "" });
    lateNow()?.mark(this.composer, undefined, undefined);
    this.#panel?.unanswered();
  }

  ask(form: Form): void {
    this.#then((panel) => panel.ask(form));
  }

  tell(text: string): void {
    this.#live.textContent = text;
    this.#then((panel) => panel.tell(text));
  }

  /** Asks the question at Send; whether it can be seen. */
  gate(gate: Gate, done: (choice: Choice, reason: string) => void): boolean {
    this.#gate?.close();
    const Dialog = lateNow()?.GateDialog;
    this.#gate = Dialog && new Dialog(this.host, this.element, gate, done);
    return this.#gate?.open ?? false;
  }

  open(): void {
    this.#then((panel) => panel.open("panel"));
  }

  /** A key pressed inside; whether it was ours. */
  key(event: KeyboardEvent): boolean {
    if (this.#gate?.open) return this.#gate.key(event);
    return event.key === "Escape" && this.close();
  }

  /** Closes the panel; whether it was open. */
  close(): boolean {
    return this.#panel?.close() ?? false;
  }

  remove(): void {
    this.#gate?.close();
    this.element.remove();
    lateNow()?.mark(this.composer, undefined, undefined);
  }

  focus(): void {
    this.#button.focus();
  }

  expanded(open: boolean): void {
    this.#button.ariaExpanded = String(open);
  }

  /** Where the badge is, when it is anywhere. */
  box(): Box | undefined {
    return this.#spot && this.#button.getBoundingClientRect();
  }

  placeBadge(): void {
    const text = this.#badge?.text ?? "";
    if (this.#sizes?.text !== text) {
      this.#button.hidden = false;
      const small = this.#dress(text, true);
      this.#sizes = { text, small, whole: this.#dress(text, false) };
    }
    const { whole, small } = this.#sizes;
    const spot = badgeSpot(this.composer, whole, small, this.host.element, this.#spot);
    this.#spot = spot;
    this.#button.hidden = !spot;
    if (!spot) return;
    this.#dress(text, spot.small);
    put(this.#button, spot.x, spot.y);
  }

  placePanel(badges: readonly Box[]): void {
    this.#panel?.place(badges, this.box());
  }

  #say(badge: Badge): void {
    const { tone, name, description, text } = badge;
    this.#badge = badge;
    const button = this.#button;
    button.dataset.tone = tone;
    button.classList.toggle("hollow", HOLLOW.includes(tone));
    button.ariaLabel = name;
    button.setAttribute("aria-description", description);
    this.#symbol.setAttribute("d", PATHS[tone]);
    this.#dress(text, this.#spot?.small ?? false);
    this.layout();
  }

  /** Whole badge or symbol and number; its size then. */
  #dress(text: string, small: boolean): DOMRect {
    const label = small ? (/\d+/.exec(text)?.[0] ?? "") : text;
    if (this.#label.textContent !== label) this.#label.textContent = label;
    this.#button.classList.toggle("small", small);
    return this.#button.getBoundingClientRect();
  }

  #toggle(): void {
    if (this.close()) return;
    this.#then((panel) => panel.open("panel"));
    this.events.opened(this.composer);
  }

  #mark(): void {
    this.#then(() => lateNow()?.mark(this.composer, this.#reading && this.#view, this.#reading));
  }

  /** With the panel, as soon as it is there; never, when the extension was replaced. In the order of the calls. */
  #then(work: (panel: Panel) => void): void {
    late().then(
      ({ Panel }) => {
        this.#panel ??= new Panel(this, this.#view);
        work(this.#panel);
      },
      () => {},
    );
  }
}

function made<T extends keyof HTMLElementTagNameMap>(tag: T, className = ""): HTMLElementTagNameMap[T] {
  const element = document.createElement(tag);
  element.className = className;
  return element;
}

function put(element: HTMLElement, x: number, y: number): void {
  element.style.left = `${Math.round(x)}px`;
  element.style.top = `${Math.round(y)}px`;
}
