// The one element of ours on the page: a closed shadow root in the top layer, protected against a page that changes it.
import { isFollowed, removeOrphans } from "./orphans";
import { STYLE } from "./style";

/** How often the page may take the host away or change it before the face gives up, so that two scripts never fight on. */
const PATIENCE = { times: 5, within: 5000 };

/** Events of our controls that no shortcut, focus trap or model of the page may hear. */
const PRIVATE = [
  ...["keydown", "keypress", "keyup", "beforeinput", "input", "paste", "copy", "cut", "focusin", "focus"],
  ...["compositionstart", "compositionupdate", "compositionend"],
];
/** No effect on the page's layout, and none of the page's styles on us. */
const HOST =
  "all:initial;display:block;position:fixed;inset:0 auto auto 0;width:0;height:0;margin:0;padding:0;border:0;overflow:visible;z-index:2147483647";
const POINTING = ["click", "dblclick", "auxclick", "contextmenu", "mousedown", "mouseup", "pointerdown", "pointerup"];

export class Host {
  readonly root: ShadowRoot;
  readonly #element: HTMLElement;
  readonly #observer: MutationObserver;
  readonly #ended = new AbortController();
  #parent: Element = document.documentElement;
  readonly #styles = new Set<string>();
  #troubles: number[] = [];

  /** @param key hears the keys pressed inside, before anybody else */
  constructor(key: (event: KeyboardEvent) => void) {
    const letters = (): string =>
      Array.from(crypto.getRandomValues(new Uint8Array(7)), (n) => String.fromCharCode(97 + (n % 26))).join("");
    const element = document.createElement(`${letters()}-${letters()}`);
    this.#element = element;
    this.root = element.attachShadow({ mode: "closed" });
    this.style(STYLE);

    const { signal } = this.#ended;
    const hush = (event: Event): void => {
      if (event.target !== element) return;
      event.stopImmediatePropagation();
      if (event.type === "keydown") key(event as KeyboardEvent);
    };
    for (const type of PRIVATE) addEventListener(type, hush, { capture: true, signal });
    for (const type of POINTING) this.root.addEventListener(type, (event) => event.stopPropagation());
    element.addEventListener("toggle", () => this.#repair(), { signal });

    this.#observer = new MutationObserver((changes) => {
      if (isFollowed(element, changes)) this.dispose();
      else this.#repair();
    });
    removeOrphans();
    this.#mount();
  }

  /** Adds a style sheet, once. */
  style(css: string): void {
    if (this.#styles.has(css)) return;
    this.#styles.add(css);
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    this.root.adoptedStyleSheets = [...this.root.adoptedStyleSheets, sheet];
  }

  get element(): HTMLElement {
    return this.#element;
  }

  /** Moves into the modal dialog that holds a composer (everything outside of it is inert), or back to the page. */
  moveTo(parent: Element): void {
    if (this.#ended.signal.aborted || (parent === this.#parent && this.#element.isConnected)) return;
    this.#parent = parent;
    this.#mount();
  }

  /**
   * Whether a click is the person's own and meant for us: nothing of the page lies over the place or makes us see-through.
   * A key press (no `detail`) goes to what has the focus; the page cannot give that to a part of ours.
   */
  meant({ isTrusted, detail, clientX, clientY }: MouseEvent): boolean {
    if (!isTrusted || detail === 0) return isTrusted;
    if (document.elementFromPoint(clientX, clientY) !== this.#element) return false;
    for (let at: Element | null = this.#element; at; at = at.parentElement) {
      if (Number(getComputedStyle(at).opacity) < 0.9) return false;
    }
    return true;
  }

  dispose(): void {
    this.#ended.abort();
    this.#observer.disconnect();
    this.#element.remove();
  }

  #mount(): void {
    const element = this.#element;
    this.#observer.disconnect();
    if (element.parentNode !== this.#parent) this.#parent.append(element);
    const popover = "popover" in element;
    for (const rule of HOST.split(";")) {
      const [name = "", value = ""] = rule.split(":");
      element.style.setProperty(name, value, "important");
    }
    element.hidden = false;
    element.inert = false;
    // The top layer: above the site's dialogs, and no ancestor's transform or overflow reaches it.
    if (popover) {
      element.popover = "manual";
      if (!element.matches(":popover-open")) element.showPopover();
    }
    this.#observer.observe(element, { attributeFilter: ["style", "hidden", "popover", "inert"] });
    this.#observer.observe(this.#parent, { childList: true });
  }

  #repair(): void {
    const element = this.#element;
    const sound =
      element.isConnected &&
      element.parentNode === this.#parent &&
      element.style.getPropertyPriority("all") === "important" &&
      !element.hidden &&
      !element.inert &&
      (!("popover" in element) || element.matches(":popover-open"));
    if (sound || this.#ended.signal.aborted) return;
    const now = performance.now();
    this.#troubles = [...this.#troubles.filter((at) => now - at < PATIENCE.within), now];
    if (this.#troubles.length > PATIENCE.times) this.dispose();
    else {
      if (!this.#parent.isConnected) this.#parent = document.documentElement;
      this.#mount();
    }
  }
}
