// Addresses out of text, recipients out of chips, the author of a quoted message.
import type { Field, Mailbox, Message, Recipient } from "../types.generated";
import { all, attribute, one, text, textWithout, tidy, value } from "./dom";

const ADDRESS = /[^\s<>"'(),:;[\]\\@][^\s<>"(),:;[\]\\@]*@[^\s<>"'(),:;[\]\\@]+\.[^\s<>"'(),:;[\]\\@.]+/u;

/** The first address in a text. */
export const addressIn = (of: string): string | undefined => ADDRESS.exec(tidy(of))?.[0].toLowerCase();

/** `Name <a@b>`, `a@b` or a name alone; nothing of an empty text. */
export function mailbox(of: string): Mailbox | undefined {
  const whole = tidy(of);
  // An address in the display name is not where the mail goes.
  const angle = /<([^<>]*@[^<>]*)>/.exec(whole);
  const address = addressIn(angle?.[1] ?? whole) ?? null;
  const before = address === null ? whole : whole.slice(0, angle?.index ?? whole.toLowerCase().indexOf(address));
  const name = tidy(before.replace(/^[\s"',;<(]+|[\s"',;<>(]+$/g, "")) || null;
  return (name ?? address) ? { name, address } : undefined;
}

/** A header's list: split at commas and semicolons that stand outside quotes and angle brackets. */
export const mailboxes = (list: string): Mailbox[] =>
  (list.match(/(?:"[^"]*"|<[^>]*>|[^,;"<\n]|["<])+/g) ?? []).flatMap((part) => mailbox(part) ?? []);

/** Attributes that may tell a chip's address, in order. */
const SOURCES = ["data-hovercard-id", "email", "data-email", "title", "aria-label"];

const sourceIn = (element: Element): string | undefined =>
  [...SOURCES.map((name) => attribute(element, name)), value(element)].find(addressIn);

/** One recipient chip. Without any address its text is the name, and the person is unread. */
export function chip(element: Element): Mailbox | undefined {
  const shown = mailbox(textWithout(element, all(element, "button, [role='button']")));
  const inner = (): string | undefined =>
    all(element, "[email], [title], [aria-label], input").map(sourceIn).find(Boolean);
  const source = sourceIn(element) ?? (shown?.address ? undefined : inner());
  const who = source === undefined ? shown : mailbox(source);
  const name = tidy(attribute(element, "data-name")) || who?.name || shown?.name || null;
  return who && { name: name && addressIn(name) ? null : name, address: who.address };
}

/** Collects recipients: each address once a field, and each of those without. */
export class Recipients {
  readonly list: Recipient[] = [];

  add(field: Field, who: Mailbox | undefined): void {
    if (
      !who ||
      this.list.some(
        (r) => r.field === field && (who.address ? r.address === who.address : r.name === who.name && !r.address),
      )
    )
      return;
    this.list.push({ field, ...who, member: null });
  }

  /** Text in a recipient field that is no chip yet: it counts once it holds an address. */
  typed(field: Field, typed: string): void {
    for (const who of mailboxes(typed)) if (who.address) this.add(field, who);
  }
}

/** Marks of the line that says whose message is quoted. */
const ATTRIBUTION =
  ".gmail_attr, #reply-intro, .moz-cite-prefix, [id$='divRplyFwdMsg'], [id$='mail-editor-reference-message-container'], [class*='yahoo_quoted'], .protonmail_quote";
/** The same in plain text: the last line before the first quoted one. */
const PLAIN = /([^\n>]*[^\s>][^\n>]*)\n\s*>/;

/** Whether an editor holds an earlier message. */
export const isQuoting = (editor: Element): boolean =>
  one(editor, `${ATTRIBUTION}, blockquote, .gmail_quote, #appendonsend`) !== undefined || PLAIN.test(value(editor));

/**
 * Who wrote the message that a draft quotes: the first address of the attribution, else the recipient whose name stands
 * in it. Labels and languages do not matter. Where it names nobody known the author is unknown.
 */
export function quotedAuthor(
  editor: Element,
  recipients: readonly Recipient[],
  from: Mailbox | null,
): Message | undefined {
  const mark = one(editor, ATTRIBUTION);
  const said = mark ? text(mark) : PLAIN.exec(value(editor))?.[1];
  if (!said) return undefined;
  const address = addressIn(said);
  const names = ({ name }: { name: string | null }): boolean =>
    !!name && said.toLowerCase().includes(name.toLowerCase());
  const others = recipients.filter((r) => (address ? r.address === address : r.address !== from?.address && names(r)));
  const [other] = others;
  if (address) return { author: address === from?.address ? "own" : "other", name: other?.name ?? null, address };
  const isOwn = !!from && names(from);
  if (other && others.length === 1 && !isOwn) return { author: "other", name: other.name, address: other.address };
  return { author: isOwn && !other ? "own" : "unknown", name: null, address: null };
}
