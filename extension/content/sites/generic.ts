// Any other webmail: a rich editor or textarea beside recipient fields. What is not found is unread.
import type { Composer, Site } from "../contracts";
import type { Field, Mailbox } from "../types.generated";
import {
  all,
  attribute,
  closest,
  type Hooks,
  holds,
  hooked,
  inside,
  one,
  rendered,
  text,
  tidy,
  upwards,
  value,
} from "./dom";
import { addressIn, chip, type Facts, mailbox, note, quotedAuthor, Recipients, unknown } from "./mail";

const EDITABLE = '[contenteditable="true"], [contenteditable=""], [contenteditable="plaintext-only"]';
/** Editors in the page, the site's own body mark first. */
const EDITORS: Hooks = [
  '[id^="editorParent_"] [contenteditable="true"]',
  '#editor-container [contenteditable="true"]',
  '[role="textbox"][aria-multiline="true"][contenteditable="true"]',
  "#rooster-editor",
  EDITABLE,
  "textarea",
];
/** Editors whose mark alone tells a mail composer, recipients or not. */
const MARKED = '[id^="editorParent_"] *, #editor-container *, #rooster-editor, [data-testid^="composer"] *';
const NOT_OURS =
  '[role="combobox"], [role="search"], [role="searchbox"], [role="grid"], [role="spinbutton"], [aria-hidden="true"], dialog:not([open]), .ql-clipboard, [name="g-recaptcha-response"], [aria-multiline="false"]';

/** Boxes of one recipient field each; `*` is the field's name. */
const BOXES: Hooks = [
  '[role="group"][id$="_*" i]',
  '[data-test-id="compose-header-field-*"]',
  '[data-test-id="container-*"]',
  '[data-testid="composer:*"]',
  '[data-testid="*-row"]',
  '[name="*" i]',
  '[name="_*"]',
  "#\\*",
  '[id="*" i]',
  '[id="_*"]',
  '[id$="-*" i]:not(button):not(label)',
];
const FIELDS: readonly Field[] = ["to", "cc", "bcc"];
/** People chosen already: the site's own marks first, then what chips are usually called. */
const CHIPS: Hooks = [
  '[class*="_EType_RECIPIENT_ENTITY"]',
  '[data-test-id="pill"]',
  '[data-testid="composer-addresses-item"]',
  "md-chip, mat-chip-row",
  "[data-hovercard-id], [email], [data-email]",
  '[role="option"], [role="listitem"], [class~="recipient"]',
  '[class*="chip" i], [class*="pill" i], [class*="token" i], [class*="bubble" i]',
];
const TYPED = 'input:not([type="hidden"]):not([type="checkbox"]):not([type="radio"]), textarea';
const SUBJECT: Hooks = [
  'input[id$="_SUBJECT"]',
  '[data-test-id="compose-subject"]',
  '[data-testid="composer:subject"]',
  'input[name="subject" i]',
  'input[name="subjectbox"]',
  'input[id*="subject" i]',
  'input[name*="subject" i]',
];
const FROM: Hooks = [
  '[data-test-id="container-from"]',
  'select[name*="from" i], select[id*="from" i]',
  'input[name="from" i]',
  '[data-testid*="from" i]',
];
const SEND = 'button, input[type="submit"], input[type="button"], [role="button"]';
/** Marks of an answer that carry no words. */
const HISTORY =
  "#divRplyFwdMsg, #appendonsend, blockquote[type='cite'], .protonmail_quote, [class*='yahoo_quoted'], .gmail_quote, .moz-cite-prefix";
const FRAMES = 8;

/** Same-origin frames that may hold an editor. */
const frames = (page: Document): Element[] =>
  all(page, "iframe")
    .slice(0, 40)
    .filter((frame) => inside(frame) && rendered(frame))
    .slice(0, FRAMES);

export const generic: Site = {
  id: "generic",
  matches: () => true,
  hasComposer: (page) => one(page, `${EDITABLE}, textarea, iframe`) !== undefined,
  scopes: (page) => [page, ...frames(page).flatMap((frame) => inside(frame) ?? [])],
  composers(page) {
    const candidates: { editor: HTMLElement; box: Element; hook: string }[] = [];
    for (const hook of EDITORS)
      for (const editor of all(page, hook)) candidates.push({ editor: editor as HTMLElement, box: editor, hook });
    for (const frame of frames(page)) {
      const document = inside(frame);
      const body =
        document?.designMode === "on" || document?.body?.isContentEditable
          ? document.body
          : document && one(document, EDITABLE);
      if (body) candidates.push({ editor: body as HTMLElement, box: frame, hook: "body of a frame" });
    }
    const found: Composer[] = [];
    for (const { editor, box, hook } of candidates) {
      if (
        closest(editor, NOT_OURS) ||
        closest(box, NOT_OURS) ||
        !rendered(editor) ||
        found.some((c) => holds(c.editor, editor) || holds(editor, c.editor))
      )
        continue;
      if (editor.localName === "textarea" && !isLarge(editor)) continue;
      const root = rootOf(box, editor);
      if (!root || isRecipientField(editor, root) || found.some((c) => c.root === root)) continue;
      found.push({
        editor,
        root,
        box,
        scopes: [...new Set([page, editor.ownerDocument])],
        facts: () => factsOf(editor, root, hook),
      });
    }
    return found;
  },
};

/** A recipient or subject line is a textarea, too, in some mail programs. */
const isLarge = (editor: HTMLElement): boolean =>
  (editor as HTMLTextAreaElement).rows >= 4 || editor.offsetHeight >= 80;

const boxOf = (root: Element, field: Field): { hook: string; found: Element[] } | undefined =>
  hooked(
    root,
    BOXES.map((hook) => hook.replaceAll("*", field)).map((hook) => hook.replace(`\\${field}`, field)),
  );

/** Nearest ancestor with a recipient field and something to press. A marked editor needs neither: its recipients are unread. */
function rootOf(box: Element, editor: HTMLElement): Element | undefined {
  for (const element of upwards(box)) {
    if (element === box) continue;
    const to =
      boxOf(element, "to")?.found.some((e) => !holds(editor, e) && !holds(e, box)) ||
      one(element, 'input[type="email"]');
    if (to && all(element, SEND).some((button) => !holds(box, button))) return element;
    if (element.localName === "body") break;
  }
  if (!closest(box, MARKED) && !closest(editor, MARKED)) return undefined;
  return (
    closest(
      box,
      '[id^="docking_InitVisiblePart_"], [data-app-section="Form_Content"], [data-test-id="compose"], [data-testid^="composer-"], .composer',
    ) ??
    box.parentElement ??
    box
  );
}

const isRecipientField = (editor: Element, root: Element): boolean =>
  FIELDS.some((field) =>
    boxOf(root, field)?.found.some((box) => holds(box, editor) && !one(box, 'input[id*="subject" i]')),
  );

function factsOf(editor: HTMLElement, root: Element, hook: string): Facts {
  const facts = unknown("generic", "email");
  const { origins } = facts;
  note(origins, "body", hook);
  const from = hooked(root, FROM);
  facts.from = senderIn(from?.found[0]);
  if (from && facts.from) note(origins, "from", from.hook);

  const people = new Recipients();
  const done = new Set<Element>();
  for (const field of FIELDS) {
    const boxes = boxOf(root, field);
    for (const box of boxes?.found ?? []) {
      if (holds(box, editor) || holds(editor, box) || done.has(box)) continue;
      done.add(box);
      facts.recipients_read = true;
      if (boxes) note(origins, "recipients", boxes.hook);
      readField(people, field, box, root);
    }
  }
  if (!facts.recipients_read) {
    const emails = all(root, 'input[type="email"]');
    for (const input of emails) people.typed("unknown", value(input));
    if (emails.length) {
      facts.recipients_read = true;
      note(origins, "recipients", 'input[type="email"]');
    }
  }
  facts.recipients = people.list;

  const subject = hooked(root, SUBJECT);
  const line = subject?.found[0];
  if (subject && line) {
    facts.subject = tidy(value(line) || value(one(line, "input")));
    note(origins, "subject", subject.hook);
  }
  // No hook here tells a new mail from an answer for certain; history in the editor tells an answer or a forward.
  const author = quotedAuthor(editor, people.list, facts.from);
  const history = one(editor, HISTORY);
  facts.thread = author ? [author] : null;
  facts.reply = author?.author === "other" && people.list.some((r) => r.address === author.address) ? true : null;
  if (history && author) note(origins, "thread", "attribution");
  else if (!history && !author && !/^\s*\p{L}{2,12}(\[\d+\])?\s?[:：]/u.test(facts.subject ?? "")) facts.thread = [];
  return facts;
}

const senderIn = (element: Element | undefined): Mailbox | null => {
  if (!element) return null;
  const option = "selectedOptions" in element ? (element as HTMLSelectElement).selectedOptions[0] : undefined;
  const who = mailbox(option ? text(option) : value(element) || text(element));
  return who?.address ? who : null;
};

/** Chips of one field, and what is typed in it but no chip yet. */
function readField(people: Recipients, field: Field, box: Element, root: Element): void {
  const isInput = "value" in box;
  if (isInput) people.typed(field, value(box));
  // A bare input: its chips stand beside it.
  const area = isInput ? fieldArea(box, root) : box;
  const chips = chipsIn(area);
  for (const each of chips) people.add(field, chip(each));
  for (const input of all(area, TYPED)) if (input !== box) people.typed(field, value(input));
  for (const editable of all(area, EDITABLE)) people.typed(field, looseText(editable, chips));
  if (!chips.length && !isInput) {
    for (const e of all(area, "[title], [aria-label]"))
      if (addressIn(attribute(e, "title") || attribute(e, "aria-label"))) people.add(field, chip(e));
  }
}

/** Chips of an area, one a person: of nested ones the innermost that holds an address, else the outermost. */
function chipsIn(area: Element): Element[] {
  for (const hook of CHIPS) {
    const found = all(area, hook).filter((e) => !("value" in e) && !one(e, EDITABLE) && (text(e) || chip(e)));
    const speaking = found.filter(
      (e) => chip(e)?.address && !found.some((inner) => inner !== e && holds(e, inner) && chip(inner)?.address),
    );
    const silent = found.filter(
      (e) =>
        !speaking.some((s) => holds(e, s) || holds(s, e)) && !found.some((outer) => outer !== e && holds(outer, e)),
    );
    if (speaking.length || silent.length) return found.filter((e) => speaking.includes(e) || silent.includes(e));
  }
  return [];
}

/** The largest ancestor of an input that holds no other field. */
function fieldArea(input: Element, root: Element): Element {
  let area = input;
  for (const element of upwards(input)) {
    const others = all(element, `${TYPED}, select`).filter((e) => e !== input && rendered(e));
    if (element === root || others.length || one(element, EDITABLE)) break;
    area = element;
  }
  return area;
}

/** Text of an editable field outside its chips. */
function looseText(editable: Element, chips: readonly Element[]): string {
  const walker = editable.ownerDocument.createTreeWalker(editable, NodeFilter.SHOW_TEXT);
  const words: string[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!chips.some((each) => holds(each, node))) words.push(node.nodeValue ?? "");
  }
  return words.join("\n");
}
