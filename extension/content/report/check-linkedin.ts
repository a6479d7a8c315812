// The self-check of LinkedIn: recipient and degree, each as the places of a page tell it that do not depend on each other.
import type { Composer } from "../contracts";
import { all, closest, type Hooks, one, text } from "../sites/dom";
import { CARD, HEADS, LIST, ownLink, PILLS } from "../sites/linkedin";
import { cards, degreeIn, degreeOf, isSame, type Member, memberOf } from "../sites/linkedin-degree";
import type { Degree } from "../types.generated";
import { compare, type Disagreement, equal, type Said } from "./compare";

/** The sentence for screen readers beside a badge: "1st degree connection", in the thread's card and on the older profile. */
const SENTENCE = '[class*="lockup__badge"] .a11y-text, [class*="lockup__badge"] .visually-hidden';
const PROFILE_SENTENCE = "main section:has(h1) .distance-badge .visually-hidden";

/** Messages to one person alone: a group has no degree, and the note of an invitation names its person in one place. */
export const onLinkedIn = (page: Document, composers: readonly Composer[]): Disagreement[] =>
  composers.flatMap(({ root, facts }) => {
    const { channel, recipients } = facts();
    if (channel === "linkedin-invitation" || recipients.length !== 1) return [];
    const card = one(root, CARD);
    const link = card && ownLink(card);
    const head = single(root, HEADS);
    const of = link ?? head?.element;
    return [...recipient(root, head, link), ...(of ? degree(page, memberOf(of), card, link) : [])];
  });

const said = <T>(hook: string, says: T | undefined): Said<T> | undefined => (says ? { hook, says } : undefined);

/** The only element that the hooks find; of several none is the recipient's. */
function single(root: Element, hooks: Hooks): { hook: string; element: Element } | undefined {
  for (const hook of hooks) {
    const [element, another] = all(root, hook).filter((each) => !closest(each, LIST));
    if (element) return another ? undefined : { hook, element };
  }
  return undefined;
}

const plain = (name: string): string => name.normalize("NFKC").toLowerCase();

/** A name may be cut in one place, or have a title behind it in another. */
const isSameName = (a: string, b: string): boolean => plain(a).startsWith(plain(b)) || plain(b).startsWith(plain(a));

/** An id and a slug cannot be compared. */
const mayBeSame = (a: Member, b: Member): boolean => ((a.id && b.id) || (a.slug && b.slug) ? isSame(a, b) : true);

function recipient(root: Element, head: ReturnType<typeof single>, link: Element | undefined): Disagreement[] {
  const pill = single(root, PILLS);
  const names = [
    pill && said(pill.hook, text(one(pill.element, '[class*="pill__text"]') ?? pill.element)),
    head && said(head.hook, text(one(head.element, "h2, dt") ?? head.element)),
    link && said(CARD, text(link)),
  ];
  const members = [head && said(head.hook, memberOf(head.element)), link && said(CARD, memberOf(link))];
  return [...compare("recipients", names, isSameName), ...compare("recipients", members, mayBeSame)];
}

function degree(page: Document, member: Member, card?: Element, link?: Element): Disagreement[] {
  const badge = card && degreeOf(card, link, member);
  const profile = cards(page).find((each) => isSame(each.member, member));
  const read = [
    said(badge?.hook ?? CARD, badge?.degree),
    said(SENTENCE, card && inSentence(one(card, SENTENCE))),
    said(profile?.hook ?? "", profile?.degree),
    said(PROFILE_SENTENCE, profile && inSentence(one(page, PROFILE_SENTENCE))),
  ];
  return compare<Degree>("degree", read, equal);
}

/** The only digit of a sentence, in any script. */
function inSentence(sentence: Element | undefined): Degree | undefined {
  const [digit, another] = text(sentence).match(/\p{Nd}/gu) ?? [];
  return digit && !another ? degreeIn(`· ${digit}`, true) : undefined;
}
