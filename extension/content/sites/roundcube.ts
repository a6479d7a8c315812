// Roundcube, wherever it is installed: told by the ids of its compose form.
import type { Site } from "../contracts";
import type { Field } from "../types.generated";
import { all, attribute, closest, holds, inside, one, rendered, text, tidy, value } from "./dom";
import { type Facts, mailbox, mailboxes, note, quotedAuthor, Recipients, unknown } from "./mail";

const FORM = "#composebody";
/** Frame of the HTML editor; the textarea beneath it is hidden and stale while it is there. */
const FRAME = "#composebody_ifr";
const FIELDS: readonly (readonly [Field, string])[] = [
  ["to", "_to"],
  ["cc", "_cc"],
  ["bcc", "_bcc"],
];

export const roundcube: Site = {
  id: "roundcube",
  matches: (page) => one(page, FORM) !== undefined && one(page, "#_to, [name='_to']") !== undefined,
  hasComposer: (page) => one(page, FORM) !== undefined,
  scopes(page) {
    const frame = one(page, FRAME);
    const document = frame && inside(frame);
    return document ? [page, document] : [page];
  },
  composers(page) {
    const frame = one(page, FRAME);
    const body = frame && inside(frame)?.body;
    const plain = one(page, `textarea${FORM}`);
    const editor = body?.isContentEditable ? body : plain && rendered(plain) ? (plain as HTMLElement) : undefined;
    if (!editor) return [];
    const box = frame && editor === body ? frame : editor;
    const root = closest(box, "form") ?? closest(box, "#compose-content, #composeview-right, #layout-content") ?? box;
    const holder = holds(root, one(page, "#_to")) ? root : (page.body ?? root);
    return [
      {
        editor,
        root: holder,
        box,
        scopes: [...new Set([page, editor.ownerDocument])],
        facts: () => factsOf(page, editor),
      },
    ];
  },
};

function factsOf(page: Document, editor: HTMLElement): Facts {
  const facts = unknown("roundcube", "email");
  const { origins } = facts;
  note(origins, "body", editor.localName === "body" ? FRAME : FORM);
  const sender = one(page, "#_from, [name='_from']") as HTMLSelectElement | HTMLInputElement | undefined;
  const chosen = sender && "selectedOptions" in sender ? text(sender.selectedOptions[0]) : value(sender);
  facts.from = mailbox(chosen) ?? null;
  if (facts.from) note(origins, "from", "#_from");

  const people = new Recipients();
  for (const [field, name] of FIELDS) {
    const input = one(page, `#${name}, [name="${name}"]`);
    if (!input) continue;
    facts.recipients_read = true;
    note(origins, "recipients", "#_to, #_cc, #_bcc");
    for (const who of mailboxes(value(input))) people.add(field, who);
    const list = input.nextElementSibling ?? undefined;
    if (list && attribute(list, "class").includes("recipient-input"))
      for (const typing of all(list, "input")) people.typed(field, value(typing));
  }
  facts.recipients = people.list;

  const subject = one(page, "#compose-subject, [name='_subject']");
  if (subject) {
    facts.subject = tidy(value(subject));
    note(origins, "subject", "#compose-subject");
  }
  const mode = modeOf(page);
  facts.reply =
    mode === undefined
      ? (quoted(editor) ?? false)
      : mode === "reply"
        ? true
        : mode === "draft"
          ? quoted(editor)
          : false;
  if (facts.reply === false && mode !== "forward") facts.thread = [];
  else {
    const author = quotedAuthor(editor, people.list, facts.from);
    facts.thread = author ? [author] : facts.reply ? [{ author: "unknown", name: null, address: null }] : null;
    if (facts.thread) note(origins, "thread", author ? "#reply-intro" : "compose_mode");
  }
  facts.attachments = all(page, "#attachment-list .attachment-name, #attachmentslist .attachment-name")
    .map(text)
    .filter(Boolean);
  return facts;
}

/** A draft that holds an attribution answers something; one without may have lost it. */
const quoted = (editor: HTMLElement): true | null => (one(editor, "#reply-intro, blockquote") ? true : null);

/** How the composer was opened, out of the settings that the page's own script is given: reply, forward, draft, edit. */
function modeOf(page: Document): string | undefined {
  for (const script of all(page, "script:not([src])")) {
    const mode = /"compose_mode":"(\w+)"/.exec(script.textContent ?? "")?.[1];
    if (mode) return mode;
  }
  return undefined;
}
