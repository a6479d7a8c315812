// A small tree builder: describes elements, and makes a parent's children match the description while keeping those that
// are there already, so that focus, scroll position and what is being typed survive an update. No HTML is ever parsed.

export interface Spec {
  readonly tag: string;
  /** Tells siblings of the same tag apart. */
  readonly key?: string;
  readonly attrs?: Readonly<Record<string, string | boolean | undefined>>;
  readonly kids?: readonly Kid[];
  /** Called on a trusted, uncovered click. */
  readonly press?: (() => void) | undefined;
  /** First value of a field; what was typed since is kept. */
  readonly value?: string;
}
export type Kid = Spec | string | false | undefined;

export function h(tag: string, attrs: Spec["attrs"] = {}, ...kids: Kid[]): Spec {
  return { tag, attrs, kids };
}

const SVG = "http://www.w3.org/2000/svg";
const keys = new WeakMap<Node, string>();
const presses = new WeakMap<Element, () => void>();

/** The press that a click inside `within` means. */
export function pressAt(event: Event, within: Element): (() => void) | undefined {
  for (let at = event.target as Element | null; at && at !== within; at = at.parentElement) {
    const press = presses.get(at);
    if (press) return press;
  }
  return undefined;
}

export function patch(parent: ParentNode & Node, kids: readonly Kid[]): void {
  const old = [...parent.childNodes];
  const next: [ChildNode, Spec | string][] = [];
  for (const kid of kids) {
    if (kid === undefined || kid === false) continue;
    const found = old.findIndex((node) => fits(node, kid));
    next.push([found < 0 ? create(kid) : (old.splice(found, 1)[0] as ChildNode), kid]);
  }
  for (const node of old) node.remove();
  let at = parent.firstChild;
  for (const [node, kid] of next) {
    if (node === at) at = at.nextSibling;
    else parent.insertBefore(node, at);
    if (typeof kid === "string") {
      if (node.textContent !== kid) node.textContent = kid;
    } else update(node as Element, kid);
  }
}

function fits(node: ChildNode, kid: Spec | string): boolean {
  if (typeof kid === "string") return node.nodeType === Node.TEXT_NODE;
  return (node as Element).localName === kid.tag && keys.get(node) === kid.key;
}

function create(kid: Spec | string): ChildNode {
  if (typeof kid === "string") return document.createTextNode(kid);
  const svg = kid.tag === "svg" || kid.tag === "path";
  const element = svg ? document.createElementNS(SVG, kid.tag) : document.createElement(kid.tag);
  if (kid.key !== undefined) keys.set(element, kid.key);
  return element;
}

function update(element: Element, { attrs = {}, kids = [], press, value }: Spec): void {
  for (const { name } of [...element.attributes]) {
    if (!(name in attrs) && name !== "style") element.removeAttribute(name);
  }
  for (const [name, given] of Object.entries(attrs)) {
    if (given === undefined || given === false) element.removeAttribute(name);
    else if (element.getAttribute(name) !== String(given)) element.setAttribute(name, given === true ? "" : given);
  }
  if (press) presses.set(element, press);
  else presses.delete(element);
  patch(element, kids);
  if (value !== undefined && !filled.has(element)) {
    filled.add(element);
    (element as HTMLInputElement).value = value;
  }
}

const filled = new WeakSet<Element>();
