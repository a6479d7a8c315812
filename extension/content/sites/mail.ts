// Reads any mail composer by a site's table of hooks: from the editor up to its recipients, subject and thread.
import type { Composer, Sending, Site } from "../contracts";
import type { Field, Message } from "../types.generated";
import { addressIn, chip, isQuoting, mailbox, mailboxes, quotedAuthor, Recipients } from "./address";
import {
  all,
  attribute,
  beside,
  closest,
  EDITABLE,
  type Hooks,
  holds,
  hooked,
  inside,
  matches,
  one,
  rendered,
  text,
  textWithout,
  tidy,
  upwards,
  value,
} from "./dom";
import { type Facts, note, unknown } from "./facts";

/** Where one mail program keeps its facts. */
export interface Mail {
  id: string;
  matches(page: Document): boolean;
  /** Cheap test for an editor of any kind. */
  sign: string;
  /** Bodies in the page, and frames that hold one. */
  bodies: Hooks;
  frames?: string;
  /** Editables that are no bodies. */
  not: string;
  /** The composer's own element, outermost last resort; a body in none is one by itself where `marked` says so. */
  roots: Hooks;
  marked: string;
  /** Area of a recipient field; `*` stands for to, cc, bcc. */
  fields: Hooks;
  chips: Hooks;
  /** Fields that are left show their people as a line of names: what was read before holds on. */
  collapses?: boolean;
  /** A line that repeats all chips without their field. */
  summary?: string;
  from: Hooks;
  subject: Hooks;
  files?: string;
  sending: Sending;
  /** The site's own mark of an answer. Undefined: none here, what is quoted must tell. */
  reply?(page: Document, root: Element, editor: Element): boolean | null | undefined;
  /** Authors of the thread, each named by an element with an address. */
  authors?(page: Document, root: Element): Element[];
}

/** A body that bears no name that is known. */
const NAMELESS = '[role="textbox"][aria-multiline="true"][contenteditable="true"]';
/** What stands around composers and in none. */
const PAGE =
  '[role="search"], [type="search"], [role="navigation"], nav, [role="main"], main, [role="grid"], [role="log"], [role="feed"]';

/** A list item has a `value`, too, and is no control. */
const isControl = (element: Element): boolean => matches(element, "input, textarea, select, button, option");

const FIELDS: readonly Field[] = ["to", "cc", "bcc"];
const INPUTS = 'input:not([type="hidden"], [type="checkbox"], [type="radio"]), textarea';
const BUTTONS = 'button, input[type="submit"], input[type="button"], [role="button"]';
/** A reply's prefix in any language: "Re:", "AW:", "返信:". It tells nothing for certain, but a draft without it is new. */
const PREFIX = /^\s*\p{L}{2,12}(\[\d+\])?\s?[:：]/u;

/** The site is its table, and how to read by it. */
export function mailSite(mail: Mail): Site & Mail {
  const frames = (page: Document): Element[] =>
    mail.frames
      ? all(page, mail.frames)
          .filter((frame) => inside(frame) && rendered(frame))
          .slice(0, 8)
      : [];
  return {
    ...mail,
    hasComposer: (page) => one(page, `${mail.sign}, ${NAMELESS}`) !== undefined,
    scopes: (page, open) => [page, ...(open ? frames(page) : []).flatMap((frame) => inside(frame) ?? [])],
    composers(page) {
      const bodies: { editor: Element; box: Element; hook: string }[] = [];
      const add = (editor: Element | null | undefined, box: Element, hook: string): void => {
        const mark = editor && closest(box, mail.marked);
        // Beside a body in its mark, another editor is an assistant's.
        const isNew =
          editor &&
          !bodies.some((b) => holds(b.editor, editor) || holds(editor, b.editor) || (mark && holds(mark, b.box)));
        if (isNew && !closest(editor, mail.not) && !closest(box, mail.not) && rendered(editor))
          bodies.push({ editor, box, hook });
      };
      for (const frame of frames(page)) {
        const document = inside(frame);
        const body = document?.body;
        const isBody = document?.designMode === "on" || body?.isContentEditable;
        add(isBody ? body : document && one(document, EDITABLE), frame, mail.frames ?? "");
      }
      for (const hook of mail.bodies) for (const editor of all(page, hook)) add(editor, editor, hook);
      if (!bodies.length) for (const editor of all(page, NAMELESS)) add(editor, editor, NAMELESS);
      const found: Composer[] = [];
      for (const { editor, box, hook } of bodies) {
        const root = rootOf(
          mail,
          box,
          bodies.map((b) => b.box),
        );
        if (!root || found.some((c) => c.root === root) || isField(mail, root, box)) continue;
        found.push({
          editor: editor as HTMLElement,
          root,
          box,
          scopes: [...new Set([page, editor.ownerDocument])],
          facts: () => factsOf(mail, page, root, editor, hook),
          sending: mail.sending,
        });
      }
      // What climbed beyond another composer found that one's recipients.
      return found.filter((c) => !found.some((other) => other !== c && holds(c.root, other.root)));
    },
  };
}

/** A hook for one field. The `*` of `[id*=…]` is CSS, not a field. */
export const hookOf = (hook: string, field: Field): string => hook.replace(/\*(?!=)/g, field);

const areas = (mail: Mail, root: Element, field: Field): ReturnType<typeof hooked> =>
  hooked(
    root,
    mail.fields.map((hook) => hookOf(hook, field)),
  );

/**
 * Nearest ancestor with a recipient field and something to press, short of the next composer's. Where the site has changed
 * all of its names: with any line to fill in; the recipients are unread then.
 */
function rootOf(mail: Mail, box: Element, boxes: readonly Element[]): Element | undefined {
  for (const hook of mail.roots) {
    const root = closest(box, hook);
    if (root) return root;
  }
  // What is surely a body needs not make way for what may be one.
  const marked = closest(box, mail.marked);
  const rivals = marked ? boxes.filter((other) => closest(other, mail.marked)) : boxes;
  let byShape: Element | undefined;
  let seeks = !marked && matches(box, NAMELESS);
  for (const element of upwards(box)) {
    const to = areas(mail, element, "to")?.found.some((area) => !holds(box, area) && !holds(area, box));
    const presses = (): boolean => beside(element, box, BUTTONS).length > 0;
    if (to && presses()) return element;
    seeks &&= !one(element, PAGE);
    if (seeks && beside(element, box, INPUTS).some(rendered) && presses()) {
      byShape = element;
      seeks = false;
    }
    // Another body beside this one: what stands there belongs to both or to the other.
    if (element.localName === "body" || rivals.some((other) => other !== box && holds(element, other))) break;
  }
  return marked ? (box.parentElement ?? box) : byShape;
}

/** Recipient and subject fields are editable, too. */
const isField = (mail: Mail, root: Element, box: Element): boolean =>
  FIELDS.some((field) => areas(mail, root, field)?.found.some((area) => holds(area, box)));

export function factsOf(mail: Mail, page: Document, root: Element, editor: Element, hook: string): Facts {
  const facts = unknown(mail.id, "email");
  note(facts, "body", hook);
  for (const hook of mail.from) {
    const sender = one(root, hook) ?? one(page, hook);
    // The piece with the address: a label beside it is no name.
    const said = sender && (value(sender) || textWithout(sender, []).split("\n").find(addressIn));
    const who = said ? mailbox(said) : undefined;
    if (!who?.address) continue;
    // A title names the folder besides.
    facts.from = sender?.localName === "title" ? { name: null, address: who.address } : who;
    note(facts, "from", hook);
    break;
  }
  const people = new Recipients();
  let left = false;
  for (const field of FIELDS) {
    const found = areas(mail, root, field);
    for (const area of found?.found ?? []) {
      if (holds(area, editor) || holds(editor, area)) continue;
      readField(mail, people, field, area, root);
      // Without a chip it holds names that nobody can tell apart.
      if (mail.collapses && isLeft(area) && !people.list.some((r) => r.field === field)) left = true;
      else facts.recipients_read = true;
      if (found) note(facts, "recipients", found.hook);
    }
  }
  // A draft opened collapsed has no chips until its fields are focused.
  const summary = people.list.length || !mail.summary ? [] : all(root, mail.summary).filter(rendered);
  for (const each of summary) {
    facts.recipients_read = true;
    people.add("unknown", chip(each));
  }
  facts.recipients = people.list;
  if (mail.collapses) remember(facts, editor, left);
  for (const hook of mail.subject) {
    const line = one(root, hook);
    if (!line || facts.subject) continue;
    facts.subject = tidy(value(line));
    note(facts, "subject", hook);
  }
  facts.attachments = mail.files ? all(page, mail.files).map(text) : [];
  answer(mail, page, root, editor, facts);
  return facts;
}

/** Recipients as last read, by editor. */
const before = new WeakMap<Element, Pick<Facts, "recipients" | "origins">>();

/** What is read of fields that are open counts; of those that were left, what was read before. */
function remember(facts: Facts, editor: Element, left: boolean): void {
  const { recipients, origins } = facts;
  const known = before.get(editor);
  if (facts.recipients_read && !left) before.set(editor, { recipients, origins });
  else if (known) Object.assign(facts, known, { recipients_read: true });
  else facts.recipients_read = false;
}

/** Whether nobody can type into an area, which shows something all the same: a field that was left. */
const isLeft = (area: Element): boolean =>
  !isControl(area) && !one(area, `${EDITABLE}, ${INPUTS}`) && text(area) !== "";

/** What the draft answers, and who wrote that. */
function answer(mail: Mail, page: Document, root: Element, editor: Element, facts: Facts): void {
  const marked = mail.reply?.(page, root, editor);
  const quoting = isQuoting(editor);
  const authors: Message[] = (mail.authors?.(page, root) ?? []).flatMap((element) => {
    const who = chip(element);
    return who
      ? { author: !who.address ? "unknown" : who.address === facts.from?.address ? "own" : "other", ...who }
      : [];
  });
  if (authors.length) note(facts, "thread", "messages");
  else if (quoting) {
    authors.push(
      quotedAuthor(editor, facts.recipients, facts.from) ?? { author: "unknown", name: null, address: null },
    );
    note(facts, "thread", "attribution");
  }
  // Without a mark of the site: an answer quotes the person it goes to.
  const answers = authors.some((a) => a.author === "other" && facts.recipients.some((r) => r.address === a.address));
  facts.reply = marked === undefined ? answers || null : marked;
  const isNew = marked === false || (marked === undefined && facts.subject !== null && !PREFIX.test(facts.subject));
  facts.thread = authors.length
    ? authors
    : isNew
      ? []
      : marked
        ? [{ author: "unknown", name: null, address: null }]
        : null;
}

/** Chips of one field, and what is typed in it but no chip yet. */
function readField(mail: Mail, people: Recipients, field: Field, box: Element, root: Element): void {
  const isInput = isControl(box);
  // A hidden field holds what is sent, a visible one what is being typed.
  if (isInput && attribute(box, "type") === "hidden") {
    for (const who of mailboxes(value(box))) people.add(field, who);
    return;
  }
  // A bare input: its chips stand beside it.
  const area = isInput ? aloneAround(box, root) : box;
  const chips = chipsIn(mail, area);
  for (const each of chips) people.add(field, chip(each));
  if (isInput) people.typed(field, value(box));
  for (const input of all(area, INPUTS)) people.typed(field, value(input));
  for (const editable of all(area, EDITABLE)) people.typed(field, textWithout(editable, chips));
}

/** Chips of an area, one a person: of nested ones the innermost that holds an address; of those without, the outermost. */
function chipsIn(mail: Mail, area: Element): Element[] {
  const owned = all(area, '[role="combobox"]').flatMap((input) =>
    `${attribute(input, "aria-controls")} ${attribute(input, "aria-owns")}`.split(" "),
  );
  const suggestions = all(area, '[id][role="listbox"]').filter((list) => owned.includes(attribute(list, "id")));
  for (const hook of mail.chips) {
    const found = all(area, hook).filter(
      (e) =>
        !isControl(e) &&
        !suggestions.some((list) => holds(list, e)) &&
        !one(e, `${EDITABLE}, input, textarea`) &&
        chip(e),
    );
    const speaks = found.filter((e) => chip(e)?.address);
    const people = found.filter((e) => {
      const others = found.filter((other) => other !== e);
      if (speaks.includes(e)) return !others.some((other) => holds(e, other) && speaks.includes(other));
      // A list of chips holds addresses, too; a chip's own parts stand in it and in no list below it.
      const around = others.filter((other) => holds(other, e));
      return !around.some(
        (other) => !speaks.includes(other) || !others.some((o) => o !== other && holds(other, o) && speaks.includes(o)),
      );
    });
    if (people.length) return people;
  }
  return [];
}

/** The largest ancestor of an input that holds no other field. */
function aloneAround(input: Element, root: Element): Element {
  let area = input;
  for (const element of upwards(input)) {
    const others = all(element, `${INPUTS}, select`).some((e) => e !== input && rendered(e));
    if (element === root || others || one(element, `${EDITABLE}, iframe`)) break;
    area = element;
  }
  return area;
}
