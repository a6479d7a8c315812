// The structure of a part of the page, a line an element: tags, roles, names of attributes, and how long a text is.
import {
  attribute,
  childrenOf,
  closest,
  documentOf,
  inside,
  isElement,
  localName,
  rendered,
  rootOf,
  shadowOf,
  upwards,
} from "../sites/dom";
import { type Censor, place } from "./censor";

/** How much one report shows. */
const DEPTH = 40;
const LINES = 500;
/** Elements whose children are a picture or no structure. */
const CLOSED = new Set(["svg", "math", "script", "style", "noscript", "select", "datalist", "head", "template"]);

export class Skeleton {
  readonly #censor: Censor;
  readonly #hosts: readonly string[];
  readonly #names: ReadonlyMap<Element, string>;
  #left = LINES;

  /** `names`: what the report calls some of the elements. */
  constructor(censor: Censor, hosts: readonly string[], names: ReadonlyMap<Element, string>) {
    this.#censor = censor;
    this.#hosts = hosts;
    this.#names = names;
  }

  /** The way down to an element, through frames and shadow roots, and what stands in it. */
  around(element: Element): string[] {
    const way: string[] = [];
    for (let at: Element | undefined = element; at; at = hostOf(at)) {
      const chain: Element[] = [...upwards(at)];
      way.unshift(
        ...chain
          .slice(at === element ? 1 : 0)
          .reverse()
          .map((each) => this.#line(each)),
      );
    }
    this.#left = LINES;
    return [...way.map((line) => `  > ${line}`), ...this.#below(element, 2)];
  }

  #line(element: Element): string {
    const name = this.#names.get(element);
    const frame = /^i?frame$/.test(localName(element));
    const src = frame ? ` src=${place(attribute(element, "src"), this.#hosts, element.baseURI)}` : "";
    const state = `${rendered(element) ? "" : " hidden"}${name ? ` <- ${name}` : ""}`;
    return `${this.#censor.tag(element)}${this.#censor.attributes(element)}${src}${state}`;
  }

  #below(node: Node, depth: number): string[] {
    const indent = "  ".repeat(depth);
    if (!isElement(node)) {
      const length = node.nodeType === Node.TEXT_NODE ? (node.nodeValue ?? "").trim().length : 0;
      return length ? [`${indent}#text ${length}`] : [];
    }
    if (this.#left <= 0) return [];
    this.#left -= 1;
    const own = `${indent}${this.#line(node)}`;
    if (CLOSED.has(localName(node))) return [own];
    if (depth > DEPTH) return [own, `${indent}  ...`];
    const lines: string[] = [];
    const shadow = shadowOf(node);
    if (shadow) lines.push(`${indent}  #shadow-root`, ...this.#children(shadow, depth + 2));
    const body = localName(node) === "iframe" ? inside(node)?.body : undefined;
    if (body) lines.push(`${indent}  #document`, ...this.#below(body, depth + 2));
    lines.push(...this.#children(node, depth + 1));
    if (this.#left <= 0) lines.push(`${indent}  ...`);
    return [own, ...lines];
  }

  /** Children; the same thing several times in a row is said once. */
  #children(parent: ParentNode & Node, depth: number): string[] {
    const lines: string[] = [];
    let last = "";
    let times = 1;
    const flush = (): void => {
      if (times > 1) lines.push(`${"  ".repeat(depth)}(${times} times)`);
      times = 1;
    };
    for (const child of childrenOf(parent)) {
      const block = this.#below(child, depth);
      const shape = block.join("\n").replace(/#text \d+/g, "#text");
      if (shape && shape === last) {
        times += 1;
        if (isElement(child)) this.#left += block.length;
        continue;
      }
      flush();
      lines.push(...block);
      last = shape;
    }
    flush();
    return lines;
  }
}

/** The frame or the host that an element's document or shadow root stands in. */
function hostOf(element: Element): Element | undefined {
  const root = rootOf(element);
  if ("host" in root) return (root as ShadowRoot).host;
  try {
    return documentOf(element).defaultView?.frameElement ?? undefined;
  } catch {
    return undefined;
  }
}

/** A few steps out from an editable: where a composer that nobody found may be. */
export function surroundings(element: Element): Element {
  const marked = closest(element, 'form, dialog, [role="dialog"], [role="main"], main');
  if (marked && marked !== element) return marked;
  const chain = [...upwards(element)].filter((each) => !/^(html|body)$/.test(localName(each)));
  return chain[Math.min(5, chain.length - 1)] ?? element;
}
