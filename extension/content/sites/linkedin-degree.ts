// LinkedIn: who a member is, and the degree of connection out of his own card. What is not read for certain is unknown.
import type { Degree } from "../types.generated";
import { all, attribute, closest, holds, hooked, isElement, one, text, tidy, upwards } from "./dom";

/** A member: id (`ACoAA…`), profile slug, or both where the page showed that they belong together. */
export interface Member {
  id?: string;
  slug?: string;
}

/** A profile's own top card. */
export interface Card {
  member: Member;
  name: string;
  degree: Degree | undefined;
  hook: string;
}

/** Own top cards. The server-driven build names them; the older one holds the page's only `h1`. */
const CARDS = ['section[componentkey$="Topcard"]', '[componentkey$="Topcard"]'] as const;
const HEADING = "main h1";
/** Badges that are marked as such. */
const BADGES = [".distance-badge .dist-value", ".dist-value", ".artdeco-entity-lockup__degree"] as const;
/** Links in a card that carry the id of the card's own member. */
const OWN_ID = /[?&](?:recipient|profileUrn|connectionOf|facetConnectionOf)=[^&#]*?(ACoA[\w-]{20,})/;
const ID = /^ACoA[\w-]{20,}$/;

/** Percent-decoded until nothing changes: links are encoded once, twice or not at all. */
function decoded(part: string): string {
  let at = part;
  for (let round = 0; round < 3; round++) {
    try {
      const next = decodeURIComponent(at);
      if (next === at) break;
      at = next;
    } catch {
      break;
    }
  }
  return at;
}

/** The member that a link leads to. */
export function memberOf(href: string): Member {
  const part = /\/in\/([^/?#]+)/.exec(href)?.[1] ?? /[?&]vanityName=([^&#]+)/.exec(href)?.[1];
  if (part === undefined) return {};
  const token = decoded(part);
  return ID.test(token) ? { id: token } : { slug: token.normalize("NFC").toLowerCase() };
}

export const isSame = (a: Member, b: Member): boolean =>
  a.id !== undefined && b.id !== undefined ? a.id === b.id : a.slug !== undefined && a.slug === b.slug;

/** First digits (0) of the decimal scripts that LinkedIn's languages use. */
const ZEROS = [0x30, 0x660, 0x6f0, 0x966, 0x9e6, 0xe50, 0xff10];

function digit(character: string): number | undefined {
  const code = character.codePointAt(0) ?? 0;
  const zero = ZEROS.find((z) => code >= z && code < z + 10);
  return zero === undefined ? undefined : code - zero;
}

const DEGREES: Record<number, Degree> = { 1: "first", 2: "second", 3: "third" };
const BULLET = /^[·•‧∙・⋅|–-]\s*/u;
/**
 * "1", "1.", "1st", "3rd+", "1er", "2º", "3e et +", "1 度", "1:a", "第2": one digit and an ordinal's ending. Latin endings
 * are listed, for "1d" and "2 h" are times.
 */
const ORDINAL =
  /^[\p{Lo}\p{M}]{0,10}\s*(\p{Nd})(?:[.:'’-]?(?:st|nd|rd|th|er|re|ère|e|è|a|o|de|den|dje|ste)\b|[.\s:-]*(?![\p{Script=Latin}])[\p{L}]{1,4})?[.ºª°]*(?:\s*(?:\p{L}{1,3}\s*)?[+＋])?$/u;

/** The degree that a badge's text states; `marked`: the element is a badge by its class, a bare digit will do. */
export function degreeIn(badge: string, marked: boolean): Degree | undefined {
  const said = tidy(badge);
  const bare = said.replace(BULLET, "");
  const found = ORDINAL.exec(bare)?.[1];
  if (found === undefined) return undefined;
  // Without bullet and class a lone digit may count anything.
  if (!marked && bare === said && /^\p{Nd}$/u.test(bare)) return undefined;
  return DEGREES[digit(found) ?? 0];
}

/** Pieces of text after an element, in order, inside a card. */
function* after(element: Element, card: Element): Generator<string> {
  const walker = card.ownerDocument.createTreeWalker(card, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const isAfter = element.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING;
    const piece = isAfter && !holds(element, node) ? tidy(node.nodeValue) : "";
    if (piece) yield piece;
  }
}

/** How many pieces of text may stand between a name and its badge (pronouns, a hidden sentence, the bullet). */
const NEAR = 4;

/** The degree in a card: a marked badge, else the first badge-like text right behind the owner's name. */
export function degreeOf(card: Element, name: Element | undefined): { degree: Degree; hook: string } | undefined {
  const marked = hooked(card, BADGES);
  const [badge] = marked?.found ?? [];
  if (marked && badge) {
    const degree = degreeIn(text(badge), true);
    return degree && { degree, hook: marked.hook };
  }
  if (!name) return undefined;
  let bullet = "";
  let seen = 0;
  for (const piece of after(name, card)) {
    if (++seen > NEAR) break;
    const degree = degreeIn(bullet + piece, false);
    if (degree) return { degree, hook: "text after the name" };
    bullet = BULLET.test(`${piece} `) && piece.length === 1 ? piece : "";
  }
  return undefined;
}

/** The own top cards on a page. More than one where the site keeps the last profile in the background. */
export function cards(page: Document): Card[] {
  const marked = hooked(page, CARDS);
  const read = (marked?.found ?? []).map((card) => readCard(card, marked?.hook ?? ""));
  if (!read.length) {
    for (const heading of all(page, HEADING).slice(0, 1)) {
      const card = closest(heading, "section");
      if (card) read.push(readCard(card, `section of ${HEADING}`));
    }
  }
  return read.filter((card) => card.member.id !== undefined || card.member.slug !== undefined);
}

function readCard(card: Element, hook: string): Card {
  const name = one(card, "h1, h2");
  const member: Member = {};
  const id = /(ACoA[\w-]+?)Topcard$/.exec(attribute(card, "componentkey"))?.[1] ?? ownId(card);
  if (id !== undefined) member.id = id;
  const slug = ownSlug(card, name);
  if (slug !== undefined) member.slug = slug;
  const found = degreeOf(card, name);
  // An offer to connect with the same person and a badge "1st" contradict each other.
  const denied =
    found?.degree === "first" &&
    all(card, "a[href*='custom-invite']").some((a) => isSame(memberOf(attribute(a, "href")), member));
  return {
    member,
    name: text(name),
    degree: denied ? undefined : found?.degree,
    hook: found ? `${hook}: ${found.hook}` : hook,
  };
}

/** The one id that the card's own links carry; none where they disagree. */
function ownId(card: Element): string | undefined {
  const ids = new Set(all(card, "a[href]").map((a) => OWN_ID.exec(decoded(attribute(a, "href")))?.[1]));
  ids.delete(undefined);
  return ids.size === 1 ? [...ids][0] : undefined;
}

/** The slug that the name itself links to, else the one of the card's overlay links. Never the address bar's: it runs ahead of the page. */
function ownSlug(card: Element, name: Element | undefined): string | undefined {
  const around = name && [...upwards(name)].find((e) => e.localName === "a" || e === card);
  const links = [
    ...(around?.localName === "a" ? [around] : []),
    ...all(card, "a[href*='/overlay/'], a[href*='custom-invite']"),
  ];
  return links
    .filter(isElement)
    .map((a) => memberOf(attribute(a, "href")).slug)
    .find((slug) => slug !== undefined);
}

const DAY = 24 * 60 * 60 * 1000;

interface Known {
  readonly member: Member;
  degree: Degree | undefined;
  at: number;
}

/** What this page session has seen of members: id and slug that belong together, and their degree for a day. */
export class Memory {
  readonly #known: Known[] = [];

  learn(card: Card): void {
    const entry = this.#find(card.member);
    if (!entry) {
      this.#known.push({ member: { ...card.member }, degree: card.degree, at: Date.now() });
      if (this.#known.length > 200) this.#known.shift();
      return;
    }
    Object.assign(entry.member, card.member);
    if (card.degree) {
      entry.degree = card.degree;
      entry.at = Date.now();
    }
  }

  /** The member with all that is known of his identity. */
  whole(member: Member): Member {
    return { ...this.#find(member)?.member, ...member };
  }

  degree(member: Member): Degree | undefined {
    const entry = this.#find(member);
    return entry && Date.now() - entry.at < DAY ? entry.degree : undefined;
  }

  /** After an invitation the degree may change at any moment. */
  forget(member: Member): void {
    const entry = this.#find(member);
    if (entry) entry.degree = undefined;
  }

  #find(member: Member): Known | undefined {
    return this.#known.find(
      (known) => isSame(known.member, member) || (member.slug !== undefined && known.member.slug === member.slug),
    );
  }
}
