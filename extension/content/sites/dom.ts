// Reading a hostile page's DOM: nothing here throws, and no form control named "closest" or "parentNode" can stand in for the method.

/** Where a fact may stand: selectors, the most trusted first. */
export type Hooks = readonly string[];

/** What can be typed into, rich or plain. */
export const EDITABLE = '[contenteditable]:not([contenteditable="false"])';

/** The methods of each kind of node, by its `nodeType`. */
const KINDS: Readonly<Record<number, ParentNode>> = {
  [Node.ELEMENT_NODE]: Element.prototype,
  [Node.DOCUMENT_NODE]: Document.prototype,
  [Node.DOCUMENT_FRAGMENT_NODE]: DocumentFragment.prototype,
};
const kindOf = (root: ParentNode): ParentNode | undefined => KINDS[nodeType(root) as number];

/** All elements for a selector, in document order. */
export function all(root: ParentNode, css: string): Element[] {
  try {
    return [...(kindOf(root)?.querySelectorAll.call(root, css) ?? [])];
  } catch {
    return [];
  }
}

/** The first element for a selector. */
export function one(root: ParentNode, css: string): Element | undefined {
  try {
    return kindOf(root)?.querySelector.call(root, css) ?? undefined;
  } catch {
    return undefined;
  }
}

/** The first hook that answers, and its elements. */
export function hooked(root: ParentNode, hooks: Hooks): { hook: string; found: Element[]; first: Element } | undefined {
  for (const hook of hooks) {
    const found = all(root, hook);
    const [first] = found;
    if (first) return { hook, found, first };
  }
  return undefined;
}

export const closest = (element: Element, css: string): Element | undefined =>
  Element.prototype.closest.call(element, css) ?? undefined;

export const matches = (element: Element, css: string): boolean => Element.prototype.matches.call(element, css);

export const attribute = (element: Element, name: string): string =>
  Element.prototype.getAttribute.call(element, name) ?? "";

/** A field for show, on pages without any composer, too. */
export const CAPTCHA = '[name="g-recaptcha-response"]';

/** The element of an id, without a search. */
export const byId = (page: Document, id: string): Element | undefined =>
  Document.prototype.getElementById.call(page, id) ?? undefined;

const own = (name: string, kind: Node = Node.prototype): ((of: unknown) => unknown) => {
  const get = Object.getOwnPropertyDescriptor(kind, name)?.get;
  return (of) => {
    try {
      return get?.call(of);
    } catch {
      // No node.
    }
  };
};
const parentNode = own("parentNode");
const nodeType = own("nodeType");
const textContent = own("textContent");
const slot = own("assignedSlot", Element.prototype);
const shadow = own("shadowRoot", Element.prototype);
const owner = own("ownerDocument");
const nodes = own("childNodes");
const attributes = own("attributes", Element.prototype);
const name = own("localName", Element.prototype);

/** Elements of other frames included, which `instanceof` refuses. */
export const isElement = (node: unknown): node is Element => nodeType(node) === Node.ELEMENT_NODE;

/** Whether `inner` is `outer` or stands in it. */
export const holds = (outer: Node, inner: Node | undefined | null): boolean =>
  inner != null && Node.prototype.contains.call(outer, inner);

/** The elements for a selector that stand outside of `part`. */
export const beside = (root: Element, part: Element, css: string): Element[] =>
  all(root, css).filter((each) => !holds(part, each));

/** The parent element; none above a document's or a shadow root's first element. */
export function parent(node: unknown): Element | undefined {
  const up = parentNode(node);
  return isElement(up) ? up : undefined;
}

export const slotOf = (node: Node): Element | undefined => (slot(node) as Element | null) ?? undefined;
export const shadowOf = (element: Element): ShadowRoot | undefined =>
  (shadow(element) as ShadowRoot | null) ?? undefined;
export const documentOf = (element: Element): Document => owner(element) as Document;
export const childrenOf = (node: Node): NodeListOf<ChildNode> => nodes(node) as NodeListOf<ChildNode>;
export const attributesOf = (element: Element): NamedNodeMap => attributes(element) as NamedNodeMap;
export const localName = (element: Element): string => name(element) as string;
export const rootOf = (node: Node): Node => Node.prototype.getRootNode.call(node);
export const rectOf = (element: Element): DOMRect => Element.prototype.getBoundingClientRect.call(element);

/** The element and its ancestors, inside out, up to the document or shadow root. */
export function* upwards(element: Element): Generator<Element> {
  for (let at: Element | undefined = element; at; at = parent(at)) yield at;
}

/** Text with its white space put in order, without direction marks, zero-width space and icon fonts' private characters. */
export const tidy = (text: unknown): string =>
  String(text ?? "")
    .replace(/[\u200B-\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF\p{Co}]/gu, "")
    .replace(/\s+/g, " ")
    .trim();

export const text = (node: Node | undefined): string => tidy(node && textContent(node));

/** Text of an element outside some parts of it, a line each piece. */
export function textWithout(element: Element, parts: readonly Element[]): string {
  const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let words = "";
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!parts.some((part) => holds(part, node))) words += `${node.nodeValue}\n`;
  }
  return words;
}

/** What is typed into a field, or chosen in a list. */
export function value(element: Element | undefined): string {
  const chosen = (element as HTMLSelectElement | undefined)?.selectedOptions?.[0];
  const typed = (element as HTMLInputElement | undefined)?.value;
  return chosen ? text(chosen) : typeof typed === "string" ? typed : "";
}

/** Whether it is rendered at all (styles only, no layout). */
export const rendered = (element: Element): boolean => element.checkVisibility({ visibilityProperty: true });

/** The host that a page belongs to: of a window without an address, its opener's. */
export function hostOf(page: Document): string {
  try {
    return new URL(page.defaultView?.origin ?? "").hostname;
  } catch {
    return "";
  }
}

/** The document of a same-origin frame; nothing for any other. */
export const inside = (frame: Element): Document | undefined =>
  (frame as HTMLIFrameElement).contentDocument ?? undefined;
