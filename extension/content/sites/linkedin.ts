// LinkedIn: messages (page, bubbles, InMail), invitation notes, Sales Navigator. Three builds of the site at once, so every hook is tried always.
import type { Composer, Site } from "../contracts";
import type { Message, Recipient } from "../types.generated";
import { all, attribute, closest, type Hooks, holds, hooked, one, rendered, text, tidy, upwards, value } from "./dom";
import { type Facts, note, unknown } from "./facts";
import { type Card, cards, degreeOf, isSame, type Member, Memory, memberOf } from "./linkedin-degree";

/** Editors of messages. */
const MESSAGE: Hooks = [
  'form.msg-form [role="textbox"][contenteditable="true"]',
  'form[id^="msg-form"] [contenteditable="true"]',
  '.msg-form__contenteditable[contenteditable="true"]',
  '[data-view-name^="message-overlay-conversation"] [role="textbox"][contenteditable="true"]',
  '[class*="msg-overlay-conversation"] [role="textbox"][contenteditable="true"]',
];
/** On the messaging pages a build without those names still has one such field. */
const MESSAGE_PAGE: Hooks = ['main [role="textbox"][aria-multiline="true"][contenteditable="true"]'];
/** Text fields of an invitation's second step. The first step has none and is no composer. */
const NOTE: Hooks = [
  "textarea#custom-message",
  '[role="dialog"] textarea[name="message"]',
  '[data-test-modal-id="send-invite-modal"] textarea',
  '[role="dialog"][aria-labelledby="send-invite-modal"] textarea',
];
const SALES: Hooks = ["textarea.compose-form__message-field", '[class*="compose-form"] textarea[name="message"]'];

/** Comments, posts, clipboards, search, closed dialogs: not ours. */
const NOT_OURS =
  '.ql-editor, .ql-clipboard, [class*="comments-comment"], [data-testid*="comment"], [class*="share-creation"], [role="combobox"], [role="search"], dialog:not([open])';

const ROOTS: Hooks = [
  '[class*="msg-overlay-conversation-bubble"][role="dialog"]',
  '[data-view-name^="message-overlay-conversation"]',
  ".msg-convo-wrapper",
  ".msg-thread",
  '[class*="msg-compose"]',
  ".scaffold-layout__detail",
  '[role="dialog"]',
  "form",
];
const SALES_ROOTS: Hooks = ['[role="dialog"]', "#message-overlay", ".thread-container", "form"];

/** Recipients of a new message, one pill each. */
const PILLS: Hooks = [
  '[class*="added-recipients"] button[class*="pill"]',
  '[class*="added-recipients"] [class*="artdeco-pill"]',
  '[class*="connections-typeahead"] button[class*="pill"]',
];
/** Heading of a running thread: the link leads to the other side. */
const HEADS: Hooks = [
  'a.msg-thread__link-to-profile[href*="/in/"]',
  'header h2 a[href*="/in/"]',
  '[class*="bubble-header__title"] a[href*="/in/"]',
  'header a[href*="/in/"]',
  '.msg-title-bar a[href*="/in/"]',
];
/** Heading without a link: a group, or a member who left. */
const TITLES: Hooks = ["header h2", ".msg-entity-lockup__entity-title", ".msg-title-bar h2"];
/** The card of the other side at the top of a thread. */
const PROFILE_CARDS: Hooks = [
  ".msg-s-profile-card-one-to-one",
  ".msg-s-profile-card",
  '[class*="profile-card-one-to-one"]',
];
const LIST: Hooks = [".msg-s-message-list-content", ".msg-s-message-list", '[class*="message-list-container"]'];
const LOADER = '[class*="message-list__loader"], [class*="msg-thread__loader"]';
const ITEM = '[data-event-urn], [data-view-name="message-list-item"]';

const memory = new Memory();
/** Members to whom a note is being written: their degree is forgotten when the note is gone. */
const invited = new WeakMap<Element, Member>();

const interop = (page: Document): ShadowRoot | undefined => one(page, "#interop-outlet")?.shadowRoot ?? undefined;

const scopes = (page: Document): (Document | ShadowRoot)[] => {
  const outlet = interop(page);
  return outlet ? [page, outlet] : [page];
};

type Kind = "message" | "note" | "sales";

export const linkedin: Site = {
  id: "linkedin",
  matches: (page) => /(^|\.)linkedin\.com$/.test(page.location.hostname),
  hasComposer: (page) => scopes(page).some((scope) => one(scope, '[contenteditable="true"], textarea') !== undefined),
  scopes,
  gone({ editor }) {
    const member = invited.get(editor);
    if (member) memory.forget(member);
  },
  composers(page) {
    const found: Composer[] = [];
    const known = new Set<Element>();
    const collect = (scope: Document | ShadowRoot, hooks: Hooks, kind: Kind): void => {
      for (const hook of hooks) {
        for (const editor of all(scope, hook)) {
          if (known.has(editor) || closest(editor, NOT_OURS)) continue;
          known.add(editor);
          const root = rootOf(editor, kind);
          if (hiddenWithin(editor, root)) continue;
          found.push(composer(page, scope, editor as HTMLElement, root, kind, hook));
        }
      }
    };
    for (const scope of scopes(page)) {
      collect(scope, NOTE, "note");
      collect(scope, SALES, "sales");
      collect(scope, MESSAGE, "message");
      if (/\/messaging\//.test(page.location.pathname) && !found.some((c) => c.root.localName !== "textarea"))
        collect(scope, MESSAGE_PAGE, "message");
    }
    return found;
  },
};

/** A twin for show: marked hidden itself, or by something inside the composer. */
const hiddenWithin = (editor: Element, root: Element): boolean => {
  const hidden = closest(editor, '[aria-hidden="true"]');
  return (hidden !== undefined && holds(root, hidden) && hidden !== root) || !rendered(editor);
};

function rootOf(editor: Element, kind: Kind): Element {
  const hooks = kind === "message" ? ROOTS : kind === "note" ? ['[role="dialog"]', "dialog", "form"] : SALES_ROOTS;
  for (const hook of hooks) {
    const root = closest(editor, hook);
    if (root && root.localName !== "body") return root;
  }
  return editor;
}

function composer(
  page: Document,
  scope: Document | ShadowRoot,
  editor: HTMLElement,
  root: Element,
  kind: Kind,
  hook: string,
): Composer {
  return {
    editor,
    root,
    box: editor,
    scopes: scope === page ? [page] : [page, scope],
    facts() {
      const facts =
        kind === "note"
          ? noteFacts(page, editor, root)
          : kind === "sales"
            ? salesFacts(root)
            : messageFacts(page, editor, root);
      note(facts, "body", hook);
      const own = one(page, "img.global-nav__me-photo[alt]");
      const name = own && tidy(attribute(own, "alt"));
      if (name) {
        facts.from = { name, address: null };
        note(facts, "from", "img.global-nav__me-photo");
      }
      return facts;
    },
  };
}

/** The other side: names to show, and a member where a link says for certain who it is. */
interface Target {
  names: string[];
  member: Member;
  hook: string;
}

function messageFacts(page: Document, editor: Element, root: Element): Facts {
  const subject = all(root, 'input[name="subject"]').find((field) => attribute(field, "type") !== "hidden");
  const facts = unknown("linkedin", subject ? "linkedin-inmail" : "linkedin-message");
  if (subject) {
    facts.subject = tidy(value(subject));
    note(facts, "subject", 'input[name="subject"]');
  }
  const target = targetOf(root, editor);
  if (target) {
    facts.recipients_read = true;
    facts.recipients = target.names.map((name) => recipient(name, target.names.length === 1 ? target.member : {}));
    note(facts, "recipients", target.hook);
  }
  const card = hooked(root, PROFILE_CARDS);
  if (target?.names.length === 1) findDegree(page, facts, target, card?.found[0]);
  facts.thread = threadOf(root, target, card !== undefined);
  if (facts.thread) note(facts, "thread", ITEM);
  facts.reply = facts.thread ? facts.thread.some((message) => message.author === "other") : null;
  return facts;
}

const recipient = (name: string, member: Member): Recipient => ({
  field: "to",
  name: name || null,
  address: null,
  member: member.id ?? member.slug ?? null,
});

function targetOf(root: Element, editor: Element): Target | undefined {
  const card = hooked(root, PROFILE_CARDS)?.found[0];
  const cardLink = card && one(card, 'a[href*="/in/"]');
  const cardName =
    card &&
    (text(one(card, '[class*="lockup__title"] a, [class*="profile-link"]')) ||
      text(one(card, '[class*="lockup__title"]')));
  const pills = hooked(root, PILLS);
  if (pills) {
    const names = pills.found.map((pill) => text(one(pill, '[class*="pill__text"]')) || text(pill));
    // The card below belongs to the only recipient, and only if it bears his name.
    const same = names.length === 1 && cardLink && cardName && sameName(cardName, names[0] ?? "");
    return { names, member: same ? memberOf(attribute(cardLink, "href")) : {}, hook: pills.hook };
  }
  // The header only: links further down are the messages' authors.
  const heads = hooked(root, HEADS);
  const links = heads?.found.filter((link) => !closest(link, `${LIST.join()}, ${ITEM}`)) ?? [];
  const members = new Set(links.map((link) => attribute(link, "href").replace(/[?#].*$/, "")));
  const [head] = links;
  if (heads && head && members.size === 1) {
    const name = text(one(head, "h2, dt")) || text(head);
    return { names: [name || cardName || ""], member: memberOf(attribute(head, "href")), hook: heads.hook };
  }
  if (heads && members.size > 1) return { names: links.map(text).filter(Boolean), member: {}, hook: heads.hook };
  // A new message: without pills nobody is chosen yet, and its title is no name.
  const search = one(root, '[class*="connections-typeahead"] input, [role="combobox"]');
  if (search && !holds(editor, search)) return { names: [], member: {}, hook: "recipient search" };
  if (card && cardLink && cardName)
    return { names: [cardName], member: memberOf(attribute(cardLink, "href")), hook: "profile card" };
  const lockup = one(root, '[class*="entity-lockup__title"]');
  const title = hooked(root, TITLES);
  const name = text(title?.found[0]) || text(lockup?.firstElementChild ?? lockup);
  return name ? { names: [name], member: {}, hook: title?.hook ?? "lockup title" } : undefined;
}

const sameName = (a: string, b: string): boolean =>
  a.normalize("NFKC").toLowerCase() === b.normalize("NFKC").toLowerCase();

/** Own thread card, then the profile that the page shows, then what was seen of this member before. */
function findDegree(page: Document, facts: Facts, target: Target, card: Element | undefined): void {
  const shown = cards(page);
  for (const each of shown) memory.learn(each);
  const member = memory.whole(target.member);
  const link = card && one(card, 'a[href*="/in/"]');
  const isTargets =
    link &&
    (isSame(memory.whole(memberOf(attribute(link, "href"))), member) || Object.keys(target.member).length === 0);
  const inThread =
    card && isTargets ? degreeOf(card, one(card, '[class*="lockup__title"] a, [class*="lockup__title"]')) : undefined;
  const profile = shown.find((each) => isSame(each.member, member));
  settle(facts, member, inThread && { degree: inThread.degree, hook: `profile card: ${inThread.hook}` }, profile);
}

function settle(
  facts: Facts,
  member: Member,
  first: { degree: Facts["degree"]; hook: string } | undefined,
  profile: Card | undefined,
): void {
  const found = first ?? (profile?.degree ? { degree: profile.degree, hook: profile.hook } : undefined);
  const remembered = found || profile ? undefined : memory.degree(member);
  facts.degree = found?.degree ?? remembered ?? null;
  if (found) note(facts, "degree", found.hook);
  else if (remembered) note(facts, "degree", "seen earlier on this page");
  if (found?.degree) memory.learn({ member, name: "", degree: found.degree, hook: found.hook });
}

/**
 * Messages of the thread. Unknown where the list is missing or loading, or where its beginning is not loaded and nothing
 * of the other side is in sight: that they never wrote would be a guess.
 */
function threadOf(root: Element, target: Target | undefined, fromTheTop: boolean): Message[] | null {
  const items = all(root, ITEM).filter((item) => !all(item, ITEM).length);
  if (!items.length) {
    const loading = all(root, LOADER).some((loader) => rendered(loader) && !closest(loader, ".hidden"));
    const empty =
      fromTheTop || hooked(root, LIST) !== undefined || hooked(root, PILLS) !== undefined || matchesNew(root);
    return empty && !loading ? [] : null;
  }
  const messages: Message[] = [];
  for (const item of items) {
    const link = one(item, 'a[href*="/in/"]');
    const name = text(one(item, '[class*="message-group__name"], [class*="profile-link"]')) || null;
    const last = messages.at(-1);
    if (isOther(item) || (link && target && isSame(memberOf(attribute(link, "href")), target.member)))
      messages.push({ author: "other", name, address: null });
    else if (!link && last && !name) messages.push({ ...last });
    else
      messages.push({
        author: target?.names.length === 1 && /msg-s-event-listitem/.test(attribute(item, "class")) ? "own" : "unknown",
        name,
        address: null,
      });
  }
  return fromTheTop || messages.some((m) => m.author === "other") ? messages : null;
}

const isOther = (item: Element): boolean =>
  [item, ...all(item, '[class*="listitem--other"]')].some((e) => /listitem--other(\s|$)/.test(attribute(e, "class")));

const matchesNew = (root: Element): boolean => /--is-compose(\s|$)/.test(attribute(root, "class"));

function noteFacts(page: Document, editor: Element, root: Element): Facts {
  const facts = unknown("linkedin", "linkedin-invitation");
  facts.limit = limitOf(editor, root);
  facts.reply = false;
  const shown = cards(page);
  for (const each of shown) memory.learn(each);
  const strong = text(one(root, "p strong, strong"));
  const invitation = memberOf(
    page.location.search && /custom-invite/.test(page.location.pathname) ? page.location.search : "",
  );
  const only = shown.length === 1 ? shown[0] : undefined;
  // The dialog names the person and nothing else; the profile under it is his if it bears the same name.
  const profile =
    shown.find((each) => isSame(each.member, invitation)) ??
    (only && strong && sameName(only.name, strong) ? only : undefined);
  const name = strong || profile?.name;
  const member = profile?.member ?? memory.whole(invitation);
  if (name || Object.keys(member).length) {
    facts.recipients_read = true;
    facts.recipients = [recipient(name ?? "", member)];
    note(facts, "recipients", strong ? "strong" : (profile?.hook ?? "custom-invite"));
  }
  settle(facts, member, undefined, profile);
  invited.set(editor, member);
  return facts;
}

/** The length that the site takes: the field's own limit, else the counter beside it ("0/200"). */
function limitOf(editor: Element, root: Element): number | null {
  const own = Number(attribute(editor, "maxlength"));
  if (own > 0) return own;
  for (const element of upwards(editor)) {
    const counter = all(element, "span, div, p, small")
      .map((e) => /^\D{0,20}?(\d{1,5})\s*[/／]\s*(\d{2,5})\D{0,20}$/.exec(text(e))?.[2])
      .find(Boolean);
    if (counter !== undefined) return Number(counter);
    if (element === root) break;
  }
  return null;
}

function salesFacts(root: Element): Facts {
  const subject = one(root, ".compose-form__subject-field, input[name='subject']");
  const facts = unknown("linkedin", subject ? "linkedin-inmail" : "linkedin-message");
  if (subject) facts.subject = tidy(value(subject));
  const people = hooked(root, ['[data-anonymize="person-name"]', 'a[href*="/sales/lead/"]']);
  const names = new Set(people?.found.map(text).filter(Boolean));
  if (people && names.size === 1) {
    facts.recipients_read = true;
    facts.recipients = [...names].map((name) => recipient(name, {}));
    note(facts, "recipients", people.hook);
  }
  return facts;
}
