// Gmail: window, full screen, inline reply, pop-out; both recipient layouts, which are rolled out by account.
import type { Composer, Site } from "../contracts";
import type { Field, Mailbox, Message } from "../types.generated";
import { all, attribute, closest, type Hooks, hooked, one, rendered, text, tidy, upwards, value } from "./dom";
import { addressIn, chip, type Facts, mailbox, note, quotedAuthor, Recipients, unknown } from "./mail";

/** Bodies. Plain-text mode shows the textarea and hides its rich twin; otherwise it is the other way round. */
const BODY: Hooks = [
  '[g_editable="true"][contenteditable="true"]',
  '.Ap [g_editable="true"]',
  ".Am.Al.editable[contenteditable='true']",
  ".Ap textarea.Ak",
];
const ROOTS: Hooks = [".M9", "[data-compose-id]", ".aoI"];
const FIELDS: readonly Field[] = ["to", "cc", "bcc"];
/** Chips, since 2021-10. */
const CHIPS = '[role="listbox"] [role="option"], [role="option"][data-hovercard-id]';
/** Chips before, and the collapsed line that repeats every chip without its field. */
const SUMMARY = ".oL.aDm";

export const gmail: Site = {
  id: "gmail",
  matches: (page) => page.location.hostname === "mail.google.com",
  hasComposer: (page) =>
    one(page, '[g_editable="true"], .editable[contenteditable="true"], .Ap textarea') !== undefined,
  composers(page) {
    const found: Composer[] = [];
    const roots = new Set<Element>();
    for (const hook of BODY) {
      for (const editor of all(page, hook)) {
        const root = rootOf(editor);
        if (roots.has(root) || !rendered(editor)) continue;
        roots.add(root);
        found.push({
          editor: editor as HTMLElement,
          root,
          box: editor,
          scopes: [page],
          facts: () => factsOf(page, editor as HTMLElement, root, hook),
        });
      }
    }
    return found;
  },
};

function rootOf(editor: Element): Element {
  for (const hook of ROOTS) {
    const root = closest(editor, hook);
    if (root) return root;
  }
  // Unknown layout: the nearest element that also holds the composer's form.
  for (const element of upwards(editor)) {
    if (element.localName === "body") break;
    if (one(element, 'input[name="subjectbox"], input[name="composeid"]')) return element;
  }
  return editor;
}

function factsOf(page: Document, editor: HTMLElement, root: Element, hook: string): Facts {
  const facts = unknown("gmail", "email");
  const { origins } = facts;
  note(origins, "body", hook);
  facts.from = fromOf(page, root);
  if (facts.from) note(origins, "from", one(root, 'input[name="from"]') ? 'input[name="from"]' : "title");
  readRecipients(root, facts);
  const subjects = all(root, 'input[name="subjectbox"], input[type="hidden"][name="subject"]');
  const subject = subjects.find((field) => tidy(value(field))) ?? subjects[0];
  if (subject) {
    facts.subject = tidy(value(subject));
    note(origins, "subject", `input[name="${attribute(subject, "name")}"]`);
  }
  facts.reply = replyOf(editor, root);
  facts.thread = threadOf(page, editor, root, facts);
  if (facts.thread) note(origins, "thread", "data-message-id");
  facts.attachments = all(root, ".dL .vI, [role='listitem'] .vI").map(text).filter(Boolean);
  return facts;
}

/** The chosen sender; empty until an alias is chosen, then the account in the title. */
function fromOf(page: Document, root: Element): Mailbox | null {
  const field = one(root, 'input[name="from"]');
  const from = mailbox(value(field));
  if (from?.address) return from;
  const account = addressIn(page.title);
  return account ? { name: null, address: account } : null;
}

function readRecipients(root: Element, facts: Facts): void {
  const people = new Recipients();
  for (const field of FIELDS) {
    const area = one(root, `div[name="${field}"]`);
    const typed = area
      ? all(area, 'input[peoplekit-id], input[role="combobox"]')
      : all(root, `textarea[name="${field}"]`);
    if (area) {
      facts.recipients_read = true;
      note(facts.origins, "recipients", `div[name] ${CHIPS}`);
      for (const option of all(area, CHIPS)) people.add(field, chip(option));
    } else {
      const classic = all(root, `input[type="hidden"][name="${field}"]`);
      if (classic.length || typed.length) {
        facts.recipients_read = true;
        note(facts.origins, "recipients", "textarea[name], input[type=hidden][name]");
      }
      for (const hidden of classic) people.add(field, mailbox(value(hidden)));
    }
    for (const input of typed) people.typed(field, value(input));
  }
  if (!people.list.length) {
    // A draft opened collapsed has no chips until its fields are focused.
    const summary = hooked(root, [SUMMARY, "[class~='oL']"]);
    for (const line of summary?.found ?? []) {
      if (!rendered(line)) continue;
      for (const span of all(line, "span[email]")) people.add("unknown", chip(span));
    }
    if (people.list.length && summary) {
      facts.recipients_read = true;
      facts.origins = facts.origins.filter((origin) => origin.fact !== "recipients");
      note(facts.origins, "recipients", summary.hook);
    }
  }
  facts.recipients = people.list;
}

/** A forward quotes, too: its quote has no `blockquote` and its type icon is another. */
function replyOf(editor: HTMLElement, root: Element): boolean | null {
  if (one(root, ".Un.J-JN-M-I .mI")) return false;
  const quote = one(editor, ".gmail_quote");
  if (quote && !one(editor, "blockquote.gmail_quote, .gmail_quote blockquote")) return false;
  const answered = one(root, 'input[name="rm"]');
  if (answered) return tidy(value(answered)) !== "";
  return one(root, ".HQ") || closest(root, ".ip.adB") ? true : null;
}

/** Authors of the thread that holds the answered message; without it, the author whom the quote names. */
function threadOf(page: Document, editor: HTMLElement, root: Element, facts: Facts): Message[] | null {
  if (facts.reply === false && !one(editor, ".gmail_quote")) return [];
  const id = tidy(value(one(root, 'input[name="rm"]')));
  const answered = id ? all(page, "[data-message-id]").find((m) => attribute(m, "data-message-id") === id) : undefined;
  const thread = answered && (closest(answered, '[role="list"], [role="main"]') ?? answered);
  const messages = thread ? all(thread, "[data-message-id]") : [];
  const authors = messages.flatMap(
    (message) => one(message, "h3 span[email], .gD[email], .zF[email], span[email][name]") ?? [],
  );
  if (authors.length) return authors.map((author) => messageOf(author, facts.from));
  const quoted = quotedAuthor(editor, facts.recipients, facts.from);
  return quoted ? [quoted] : facts.reply ? [{ author: "unknown", name: null, address: null }] : null;
}

function messageOf(author: Element, from: Mailbox | null): Message {
  const address = addressIn(attribute(author, "email")) ?? null;
  const name = tidy(attribute(author, "name")) || text(author) || null;
  return { author: address === null ? "unknown" : address === from?.address ? "own" : "other", name, address };
}
