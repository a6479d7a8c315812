// LinkedIn: messages (page, bubbles, InMail) and invitation notes. Three builds of the site at once, so every hook is tried always.
import type { Composer, Sending, Site } from "../contracts";
import type { Message } from "../types.generated";
import {
  all,
  attribute,
  beside,
  byId,
  CAPTCHA,
  closest,
  EDITABLE,
  type Hooks,
  holds,
  hooked,
  hostOf,
  one,
  rectOf,
  rendered,
  text,
  tidy,
  upwards,
  value,
} from "./dom";
import { type Facts, note, unknown } from "./facts";
import { type Card, cards, degreeOf, forget, isSame, learn, type Member, memberOf, recall } from "./linkedin-degree";

const MESSAGE: Hooks = [
  `[class*="msg-form__contenteditable"]${EDITABLE}`,
  `form[class*="msg-form"] [role="textbox"]${EDITABLE}`,
  `[data-view-name^="message-overlay"] [role="textbox"]${EDITABLE}, [class*="msg-"] > [role="textbox"]${EDITABLE}`,
  `[class*="msg-overlay-conversation"] [role="textbox"][aria-multiline="true"]${EDITABLE}`,
  `form[class*="msg-form"] ${EDITABLE}`,
];
/** On the messaging pages a build without those names still has one such field. */
const MESSAGE_PAGE: Hooks = [`main [role="textbox"][aria-multiline="true"]${EDITABLE}`];
/**
 * Sales Navigator and Recruiter. Unverified: no capture, names as public extensions use them. What of them is not known
 * there stays unread, the degree always.
 */
const SEATS: Hooks = [
  'textarea[class*="compose-form__message"]',
  '[role="dialog"] textarea, [id*="message-overlay"] textarea, [class*="thread-container"] textarea',
  `[role="dialog"] [role="textbox"][aria-multiline="true"]${EDITABLE}`,
];
const SEAT_SUBJECT = '[class*="compose-form__subject"], input[name="subject"]';
const SEAT_NAMES: Hooks = ['a[href*="/sales/lead/"]', '[data-anonymize="person-name"]'];

/** A message bubble of a build that bears none of those names. */
const NAMELESS: Hooks = [`[role="textbox"]${EDITABLE}`];

/** An invitation's second step. The first has no text field and is no composer. */
const NOTE: Hooks = [
  "textarea#custom-message",
  '[role="dialog"] textarea[name="message"]',
  '[data-test-modal-id="send-invite-modal"] textarea',
];
/** Comments, posts, clipboards, search, closed dialogs, bubbles put away. */
const NOT_OURS =
  '[class*="ql-"], [class*="comment"], [data-testid*="comment"], [role="combobox"], dialog:not([open]), [class*="--is-minimized"]';
const DIALOG = 'dialog, [aria-modal="true"], [class*="modal"]';
const ROOTS: Hooks = [
  '[role="dialog"]',
  '[data-view-name^="message-overlay-conversation"]',
  ".msg-convo-wrapper, .msg-thread",
  '[class*="msg-compose"], .scaffold-layout__detail',
  "form",
];

/** Recipients of a new message, one pill each. */
export const PILLS: Hooks = [
  '[class*="added-recipients"] [class~="artdeco-pill"]',
  '[class*="connections-typeahead"] button[class*="pill"]',
];
/** Heading of a running thread; its link leads to the other side. A group's has none, or one for each of its people. */
export const HEADS: Hooks = [
  "a.msg-thread__link-to-profile",
  'header h2 a[href*="/in/"]',
  'header a[href*="/in/"], .msg-title-bar a[href*="/in/"]',
];
const TITLES: Hooks = [
  "header h2",
  '[class*="entity-lockup__entity-title"], .msg-title-bar h2',
  '[class*="entity-lockup__title"] > :first-child',
];
/** The other side's card at the top of a thread. */
export const CARD = '[class*="msg-s-profile-card"]';
const CARD_NAME = '[class*="lockup__title"]';
export const LIST = '[class*="msg-s-message-list"]';
const LOADER = '[class*="message-list__loader"]:not(.hidden)';
const ITEM = "[data-event-urn]";
const LINK = 'a[href*="/in/"]';

/** Dialogs and bubbles of the old build live in an open shadow root on pages of the new one. */
const scopes = (page: Document): (Document | ShadowRoot)[] =>
  [page, byId(page, "interop-outlet")?.shadowRoot ?? []].flat();

export const linkedin: Site = {
  id: "linkedin",
  matches: (page) => /(^|\.)linkedin\.com$/.test(hostOf(page)),
  hasComposer: (page) => scopes(page).some((scope) => one(scope, `${EDITABLE}, textarea:not(${CAPTCHA})`)),
  scopes,
  composers(page) {
    const found: Composer[] = [];
    const collect = (
      scope: Document | ShadowRoot,
      hooks: Hooks,
      facts: typeof messageFacts,
      rootOf: (editor: Element) => Element | undefined = named,
    ): void => {
      for (const hook of hooks) {
        for (const element of all(scope, hook)) {
          const editor = element as HTMLElement;
          if (closest(editor, NOT_OURS) || !rendered(editor)) continue;
          const root = rootOf(editor);
          const twin = closest(editor, '[aria-hidden="true"]');
          // A root has one message; the other editors in it are an assistant's.
          if (!root || found.some((c) => c.root === root) || (twin && holds(root, twin))) continue;
          found.push({
            editor,
            root,
            box: editor,
            scopes: [...new Set([page, scope])],
            sending: sendingOf(root),
            facts() {
              const read = facts(page, root, editor);
              note(read, "body", hook);
              return read;
            },
          });
        }
      }
    };
    for (const scope of scopes(page)) {
      collect(scope, NOTE, noteFacts);
      collect(scope, MESSAGE, messageFacts);
      if (/^\/(sales|talent)\//.test(page.location.pathname)) collect(scope, SEATS, seatFacts);
      if (!found.length && page.location.pathname.includes("/messaging/")) collect(scope, MESSAGE_PAGE, messageFacts);
    }
    if (!found.length) for (const scope of scopes(page)) collect(scope, NAMELESS, unreadFacts, bubbleOf);
    return found;
  },
};

const named = (editor: Element): Element => ROOTS.map((css) => closest(editor, css)).find(Boolean) ?? editor;

/**
 * By what a bubble looks like in any build: it lies over a part of the page, no dialog, and holds the editor, something to
 * press and a link to a person or a search for one.
 */
function bubbleOf(editor: Element): Element | undefined {
  if (closest(editor, DIALOG)) return undefined;
  const around = [...upwards(editor)];
  const over = around.findIndex((element) => getComputedStyle(element).position === "fixed");
  const outer = around[over];
  if (!outer || rectOf(outer).height >= innerHeight * 0.9) return undefined;
  const holdsAll = (element: Element): boolean =>
    [`${LINK}, [role="combobox"]`, "button"].every((css) => beside(element, editor, css).length > 0);
  return around.slice(0, over + 1).find(holdsAll);
}

/** Who is written to cannot be told there. */
const unreadFacts = (): Facts => unknown("linkedin", "linkedin-message");

/** The same by name, for a report on the page: which of them answered there. */
export const HOOKS: Readonly<Record<string, Hooks>> = {
  note: NOTE,
  message: MESSAGE,
  "message page": MESSAGE_PAGE,
  "message by shape": NAMELESS,
  seat: SEATS,
  not: [NOT_OURS],
  root: ROOTS,
  pills: PILLS,
  head: HEADS,
  title: TITLES,
  card: [CARD, CARD_NAME],
  thread: [LIST, LOADER, ITEM],
  "seat names": SEAT_NAMES,
};

const SUBMIT = '[class*="msg-form"] button[type="submit"], [class*="send-button"]';

/** Where the button is hidden, Enter sends: a setting of the member. */
const sendingOf = (root: Element): Sending => ({
  controls: [SUBMIT, '[class*="modal__actionbar"] [class*="button--primary"]', 'button[type="submit"]'],
  enter: () => one(root, '[class*="msg-form"]') !== undefined && !all(root, SUBMIT).some(rendered),
});

function address(facts: Facts, names: readonly string[], member: Member, hook: string): void {
  facts.recipients_read = true;
  const known = names.length === 1 ? (member.id ?? member.slug ?? null) : null;
  facts.recipients = names.map((name) => ({ field: "to", name: name || null, address: null, member: known }));
  note(facts, "recipients", hook);
}

function messageFacts(page: Document, root: Element, editor: Element): Facts {
  const subject = one(root, 'input[name="subject"]:not([type="hidden"])');
  const facts = unknown("linkedin", subject ? "linkedin-inmail" : "linkedin-message");
  if (subject) facts.subject = tidy(value(subject));
  const card = one(root, CARD);
  const member = readTarget(facts, root, editor, card);
  if (facts.recipients.length === 1) {
    // The card in the thread first, if it is this member's; then his profile on the page; then what was seen of him before.
    const shown = profiles(page);
    const whole = { ...recall(member).member, ...member };
    const link = card && ownLink(card);
    const isHis = link && isSame({ ...recall(memberOf(link)).member, ...memberOf(link) }, whole);
    const inThread = isHis ? degreeOf(card, link, whole) : undefined;
    if (inThread) learn({ ...inThread, member: whole, name: "" });
    const his = shown.filter((each) => isSame(each.member, whole));
    // Cards of one member that contradict each other say nothing.
    if (inThread || his.every(({ degree }) => degree === his[0]?.degree))
      settle(facts, inThread ?? his[0] ?? recall(whole));
  }
  facts.thread = threadOf(root, member, facts.recipients.length === 1, card !== undefined);
  if (facts.thread) {
    note(facts, "thread", ITEM);
    facts.reply = facts.thread.some((message) => message.author === "other");
  }
  return facts;
}

/** A message of a paid seat. It is paid for where it has a subject. */
function seatFacts(_page: Document, root: Element): Facts {
  const subject = one(root, SEAT_SUBJECT);
  const facts = unknown("linkedin", subject ? "linkedin-inmail" : "linkedin-message");
  if (subject) facts.subject = tidy(value(subject));
  const names = hooked(root, SEAT_NAMES);
  const link = one(root, 'a[href*="/sales/lead/"]');
  if (names)
    address(facts, [...new Set(names.found.map(text).filter(Boolean))], link ? memberOf(link) : {}, names.hook);
  return facts;
}

/** The link of a thread's card to its owner; other people may be named in it. */
export const ownLink = (card: Element): Element | undefined => one(card, `${CARD_NAME} ${LINK}`) ?? one(card, LINK);

/** Names to show, and the member where a link says for certain who it is. */
function readTarget(facts: Facts, root: Element, editor: Element, card: Element | undefined): Member {
  const link = card && ownLink(card);
  const name = text(link) || (card && text(one(card, CARD_NAME)));
  const pills = hooked(root, PILLS);
  if (pills) {
    const names = pills.found.map((pill) => text(one(pill, '[class*="pill__text"]') ?? pill));
    // The card below belongs to the only recipient, and only if it bears his name.
    const member = link && names.length === 1 && isNamed(name, names[0]) ? memberOf(link) : {};
    address(facts, names, member, pills.hook);
    return member;
  }
  // Links further down are the messages' authors.
  const heads = hooked(root, HEADS);
  const links = heads?.found.filter((head) => !closest(head, LIST)) ?? [];
  const [head] = links;
  if (heads && head) {
    const member = links.every((each) => isSame(memberOf(each), memberOf(head))) ? memberOf(head) : undefined;
    const names = links.map((each) => text(one(each, "h2, dt") ?? each)).filter(Boolean);
    // A group's heading may lead to each of its people.
    const people = member ? names.slice(0, 1) : [...new Set(names)];
    address(facts, people.length ? people : [name ?? ""], member ?? {}, heads.hook);
    return member ?? {};
  }
  const search = one(root, '[role="combobox"]');
  // Without a link it may name a group; the card is then of one of its people.
  const title = hooked(root, TITLES);
  // A new message: without pills nobody is chosen yet, and its title is no name. A card shows that somebody is.
  if (search && !holds(editor, search)) {
    if (!card) address(facts, [], {}, '[role="combobox"]');
  } else if (card && link && name && (!title || holds(card, title.first) || isNamed(name, text(title.first)))) {
    address(facts, [name], memberOf(link), CARD);
    return memberOf(link);
  } else if (title) address(facts, [text(title.first)], {}, title.hook);
  return {};
}

const isNamed = (a: string | undefined, b: string | undefined): boolean =>
  !!a && a.normalize("NFKC").toLowerCase() === b?.normalize("NFKC").toLowerCase();

/** The profiles that the page shows, remembered. */
function profiles(page: Document): Card[] {
  const shown = cards(page);
  shown.forEach(learn);
  return shown;
}

function settle(facts: Facts, { degree, hook }: Partial<Card>): void {
  facts.degree = degree ?? null;
  if (degree) note(facts, "degree", hook ?? "");
}

/**
 * Messages of the thread. Unknown where the list is missing or loading, or where its beginning is not loaded and nothing
 * of the other side is in sight: that they never wrote would be a guess.
 */
function threadOf(root: Element, target: Member, single: boolean, fromTheTop: boolean): Message[] | null {
  const items = all(root, ITEM);
  if (!items.length) {
    const isEmpty = fromTheTop || one(root, LIST) || hooked(root, PILLS) || closest(root, '[class*="--is-compose"]');
    return isEmpty && !all(root, LOADER).some(rendered) ? [] : null;
  }
  const messages: Message[] = [];
  for (const item of items) {
    const link = one(item, LINK);
    const name = text(one(item, '[class*="message-group__name"]')) || null;
    const isOther =
      closest(item, '[class*="listitem--other"]') ||
      one(item, '[class*="listitem--other"]') ||
      (link && isSame(memberOf(link), target));
    const last = messages.at(-1);
    const author = isOther ? "other" : !link && last ? last.author : single ? "own" : "unknown";
    messages.push({ author, name: name ?? (author === last?.author ? last.name : null), address: null });
  }
  return fromTheTop || messages.some((m) => m.author === "other") ? messages : null;
}

function noteFacts(page: Document, root: Element, editor: Element): Facts {
  const facts = unknown("linkedin", "linkedin-invitation");
  facts.limit = limitOf(editor, root);
  facts.reply = false;
  // The dialog stresses the person's name, and sometimes what is no name; the one profile under it is his if it bears the same.
  const names = [...new Set(all(root, "strong").map(text))].filter((name) => /\p{L}/u.test(name));
  const [profile, another] = cards(page);
  const his = profile && !another && names.some((name) => isNamed(profile.name, name)) ? profile : undefined;
  const named = his?.name ?? (names.length === 1 ? names[0] : undefined);
  if (named) address(facts, [named], his?.member ?? {}, "strong");
  if (his) {
    settle(facts, his);
    forget(his.member);
  }
  return facts;
}

/** The length that the site takes: the field's own limit, else the counter beside it ("0/200"). */
const limitOf = (editor: Element, root: Element): number | null =>
  Number(attribute(editor, "maxlength") || /\d\s*[/／]\s*(\d{3})(?!\d)/.exec(text(root))?.[1]) || null;
