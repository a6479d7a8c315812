// Reading a hostile page's DOM: nothing here throws, and no form control named "closest" or "parentNode" can stand in for the method.

/** Where a fact may stand: selectors, the most trusted first. */
export type Hooks = readonly string[];

const KINDS = [Element.prototype, Document.prototype, DocumentFragment.prototype] as const;

/** All elements for a selector, in document order. */
export function all(root: ParentNode, css: string): Element[] {
  for (const kind of KINDS) {
    try {
      return [...kind.querySelectorAll.call(root, css)];
    } catch {
      // Another kind of node.
    }
  }
  return [];
}

/** The first element for a selector. */
export function one(root: ParentNode, css: string): Element | undefined {
  for (const kind of KINDS) {
    try {
      return kind.querySelector.call(root, css) ?? undefined;
    } catch {
      // Another kind of node.
    }
  }
  return undefined;
}

/** The first hook that answers, and its elements. */
export function hooked(root: ParentNode, hooks: Hooks): { hook: string; found: Element[] } | undefined {
  for (const hook of hooks) {
    const found = all(root, hook);
    if (found.length) return { hook, found };
  }
  return undefined;
}

export const closest = (element: Element, css: string): Element | undefined =>
  Element.prototype.closest.call(element, css) ?? undefined;

export const matches = (element: Element, css: string): boolean => Element.prototype.matches.call(element, css);

export const attribute = (element: Element, name: string): string =>
  Element.prototype.getAttribute.call(element, name) ?? "";

const parentNode = Object.getOwnPropertyDescriptor(Node.prototype, "parentNode")?.get;

/** The parent element; none above a document's or a shadow root's first element. */
export function parent(node: Node): Element | undefined {
  const up: unknown = parentNode?.call(node);
  return isElement(up) ? up : undefined;
}

const nodeType = Object.getOwnPropertyDescriptor(Node.prototype, "nodeType")?.get;

/** Elements of other frames included, which `instanceof` refuses. */
export function isElement(node: unknown): node is Element {
  try {
    return nodeType?.call(node) === Node.ELEMENT_NODE;
  } catch {
    return false;
  }
}

/** Whether `inner` stands in `outer`. */
export const holds = (outer: Node, inner: Node | undefined | null): boolean =>
  inner != null && Node.prototype.contains.call(outer, inner);

/** The element and its ancestors, inside out. */
export function* upwards(element: Element): Generator<Element> {
  for (let at: Element | undefined = element; at; at = parent(at)) yield at;
}

/** Text with its white space put in order. */
export const tidy = (text: string | null | undefined): string =>
  (text ?? "")
    // Direction marks, zero-width space, and the private characters of icon fonts.
    .replace(/[\u200B-\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF\p{Co}]/gu, "")
    .replace(/\s+/g, " ")
    .trim();

const textContent = Object.getOwnPropertyDescriptor(Node.prototype, "textContent")?.get;

export const text = (node: Node | undefined): string => tidy(node && (textContent?.call(node) as string | null));

/** What is typed into an input or textarea. */
export const value = (element: Element | undefined): string => {
  const typed = (element as HTMLInputElement | undefined)?.value;
  return typeof typed === "string" ? typed : "";
};

/** Whether it is rendered at all (styles only, no layout). */
export const rendered = (element: Element): boolean =>
  typeof element.checkVisibility !== "function" || element.checkVisibility({ visibilityProperty: true });

/** The document of a same-origin frame; nothing for any other. */
export function inside(frame: Element): Document | undefined {
  try {
    return (frame as HTMLIFrameElement).contentDocument ?? undefined;
  } catch {
    return undefined;
  }
}
