// LinkedIn: who a member is, and the degree of connection out of his own card. What is not read for certain is unknown.
import type { Degree } from "../types.generated";
import { all, attribute, closest, type Hooks, holds, hooked, one, parent, text, tidy } from "./dom";

/** A member: id (`ACoAA…`), profile slug, or both where the page showed that they belong together. */
export interface Member {
  id?: string;
  slug?: string;
}

/** A member's own card. */
export interface Card {
  member: Member;
  name: string;
  degree: Degree | undefined;
  hook: string;
}

/** Own top cards. The server-driven build names them; the older one holds the page's only `h1`. */
const CARDS: Hooks = ['[componentkey$="Topcard"]', "section:has(h1)"];
/** Badges that are marked as such. */
const BADGES: Hooks = [".dist-value", ".artdeco-entity-lockup__degree"];
/** Links in a card that carry the id of the card's own member. */
const OWN_ID = /[?&](?:recipient|profileUrn|connectionOf|facetConnectionOf)=[^&#]*?(ACoA[\w-]{20,})/;

/** Percent-decoded until nothing changes: links are encoded once, twice or not at all. */
function decoded(part: string): string {
  try {
    const next = decodeURIComponent(part);
    return next === part ? part : decoded(next);
  } catch {
    return part;
  }
}

/** The member that a link leads to. */
export function memberOf(link: Element): Member {
  const found = /\/(?:in|sales\/lead|sales\/people)\/([^/?#,]+)|[?&]vanityName=([^&#]+)/.exec(attribute(link, "href"));
  const token = decoded(found?.[1] ?? found?.[2] ?? "");
  return /^ACoA[\w-]{20,}$/.test(token) ? { id: token } : token ? { slug: token.normalize("NFC").toLowerCase() } : {};
}

export const isSame = (a: Member, b: Member): boolean =>
  a.id && b.id ? a.id === b.id : a.slug !== undefined && a.slug === b.slug;

/** First digits (0) of the decimal scripts that LinkedIn's languages use. */
const ZEROS = [0x30, 0x660, 0x6f0, 0x966, 0x9e6, 0xe50, 0xff10];
const DEGREES: readonly (Degree | undefined)[] = [undefined, "first", "second", "third"];
const BULLET = /^(?:[·•‧∙・⋅|–-]\s*)+/u;
/**
 * "1", "1.", "1st", "3rd+", "1er", "2º", "3e et +", "1 度", "1:a", "第2": one digit and an ordinal's ending. Latin endings
 * are listed, for "1d" and "2 h" are times.
 */
const ORDINAL =
  /^[\p{Lo}\p{M}]{0,10}\s*(\p{Nd})(?:[.:'’-]?(?:st|nd|rd|th|er|re|ère|e|è|a|o|de|den|dje|ste)\b|[.\s:-]*(?!\p{Script=Latin})\p{L}{1,4})?[.ºª°]*(?:\s*(?:\p{L}{1,3}\s*)?[+＋])?$/u;

/** The degree that a badge's text states; `marked`: the element is a badge by its class, so a lone digit will do. */
export function degreeIn(badge: string, marked: boolean): Degree | undefined {
  const said = tidy(badge);
  const bare = said.replace(BULLET, "");
  const digit = ORDINAL.exec(bare)?.[1]?.codePointAt(0);
  if (digit === undefined || (!marked && /^\p{Nd}$/u.test(said))) return undefined;
  return DEGREES[digit - (ZEROS.find((zero) => digit >= zero && digit < zero + 10) ?? digit)];
}

/** How many pieces of text may stand between a name and its badge: pronouns, a hidden sentence, the bullet. */
const NEAR = 4;
const NEAR_MARKED = 9;

/**
 * The degree in a card: the first badge behind the owner's name, marked as one or right behind it. Before the name, and
 * behind a link to somebody else, it is another person's.
 */
export function degreeOf(
  card: Element,
  name: Element | undefined,
  owner: Member,
): { degree: Degree; hook: string } | undefined {
  if (!name) return undefined;
  const behind = (node: Node): boolean =>
    !holds(name, node) && (name.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  // An overlay ("about this profile") is the owner's own, whichever way it names him.
  const end = all(card, 'a[href*="/in/"]:not([href*="/overlay/"])').find(
    (link) => behind(link) && !isSame(memberOf(link), owner),
  );
  const walker = card.ownerDocument.createTreeWalker(card, NodeFilter.SHOW_TEXT);
  let before = "";
  let seen = 0;
  for (let node = walker.nextNode(); node && seen < NEAR_MARKED; node = walker.nextNode()) {
    if (end && holds(end, node)) break;
    const piece = tidy(node.nodeValue);
    if (!piece || !behind(node)) continue;
    const around = parent(node);
    for (const hook of BADGES) {
      const badge = around && closest(around, hook);
      const degree = badge && degreeIn(text(badge), true);
      if (badge) return degree && { degree, hook };
    }
    const found = seen < NEAR && degreeIn(before + piece, false);
    if (found) return { degree: found, hook: "text after the name" };
    before = piece.length === 1 ? piece : "";
    seen++;
  }
  return undefined;
}

/** The own top cards on a page. More than one where the site keeps the last profile in the background. */
export const cards = (page: Document): Card[] => {
  const main = one(page, "main");
  const found = main && hooked(main, CARDS);
  return (
    (found?.found ?? [])
      // The innermost: around it stand the badges of other people.
      .filter((card, _at, sections) => !sections.some((other) => other !== card && holds(card, other)))
      .map((card) => readCard(card, found?.hook ?? ""))
      .filter(({ member }) => member.id ?? member.slug)
  );
};

function readCard(card: Element, hook: string): Card {
  const name = one(card, "h1, h2");
  const links = all(card, "a[href]");
  const invites = links.filter((link) => /custom-invite/.test(attribute(link, "href")));
  // The slug that the card itself links to, never the address bar's: that one runs ahead of the page.
  const own = [
    ...links.filter((link) => (name && holds(link, name)) || /\/overlay\//.test(attribute(link, "href"))),
    ...invites,
  ];
  const slug = own.map((link) => memberOf(link).slug).find(Boolean);
  const ids = new Set(links.flatMap((link) => OWN_ID.exec(decoded(attribute(link, "href")))?.[1] ?? []));
  const id =
    /(ACoA[\w-]+)Topcard$/.exec(attribute(card, "componentkey"))?.[1] ?? (ids.size === 1 ? [...ids][0] : undefined);
  const member: Member = { ...(id && { id }), ...(slug && { slug }) };
  const found = degreeOf(card, name, member);
  // An offer to connect with the same person and a badge "1st" contradict each other.
  const denied = found?.degree === "first" && invites.some((link) => isSame(memberOf(link), member));
  return { member, name: text(name), degree: denied ? undefined : found?.degree, hook: `${hook}: ${found?.hook}` };
}

const DAY = 24 * 60 * 60 * 1000;
const seen = new Map<string, Card & { at: number }>();

/** What this page session has seen of a member: id and slug that belong together, and his degree for a day. */
export function recall({ id = "", slug = "" }: Member): Partial<Card> {
  const card = seen.get(id) ?? seen.get(slug);
  return card && Date.now() - card.at < DAY ? card : {};
}

/** A card without a badge forgets nothing: badges come late. */
export function learn(card: Card): void {
  const old = recall(card.member);
  const whole = {
    ...card,
    member: { ...old.member, ...card.member },
    degree: card.degree ?? old.degree,
    at: Date.now(),
  };
  for (const key of Object.values(whole.member)) seen.set(key, whole);
}

/** Once invited, a member's degree may change at any moment. */
export function forget(member: Member): void {
  for (const key of Object.values(member)) seen.delete(key);
}
