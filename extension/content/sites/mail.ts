// What all mail sites share: addresses out of text, recipients out of chips, the author of the quoted message.
import type { Composer, Snapshot } from "../contracts";
import type { Field, Mailbox, Message, Origin, Recipient } from "../types.generated";
import { all, attribute, one, text, tidy, value } from "./dom";

/** A composer's facts. */
export type Facts = ReturnType<Composer["facts"]>;

/** Facts of which nothing is known yet. */
export const unknown = (site: string, channel: Snapshot["channel"]): Facts => ({
  site,
  channel,
  from: null,
  recipients: [],
  recipients_read: false,
  subject: null,
  reply: null,
  thread: null,
  degree: null,
  limit: null,
  attachments: [],
  origins: [],
});

/** Notes which hook answered, once a fact. */
export const note = (origins: Origin[], fact: string, hook: string): void => {
  if (!origins.some((o) => o.fact === fact)) origins.push({ fact, hook });
};

const ADDRESS = /[^\s<>"'(),:;[\]\\@]+@[^\s<>"'(),:;[\]\\@]+\.[^\s<>"'(),:;[\]\\@.]+/u;

/** The first address in a text. */
export const addressIn = (of: string): string | undefined => ADDRESS.exec(tidy(of))?.[0].toLowerCase();

const unquoted = (name: string): string => tidy(name.replace(/^[\s"',;<(]+|[\s"',;<>(]+$/g, ""));

/** `Name <a@b>`, `a@b` or a name alone; nothing of an empty text. */
export function mailbox(of: string): Mailbox | undefined {
  const whole = tidy(of);
  const address = addressIn(whole);
  if (!address) return unquoted(whole) ? { name: unquoted(whole), address: null } : undefined;
  const name = unquoted(whole.slice(0, whole.toLowerCase().indexOf(address)));
  return { name: name || null, address };
}

/** A header's list: split at commas and semicolons that stand outside quotes and angle brackets. */
export function mailboxes(list: string): Mailbox[] {
  const parts = list.match(/(?:"[^"]*"|<[^>]*>|[^,;"<\n]|["<])+/g) ?? [];
  return parts.map(mailbox).filter((m) => m !== undefined);
}

/** Collects recipients: each address once a field, those without address each. */
export class Recipients {
  readonly list: Recipient[] = [];

  add(field: Field, who: Mailbox | undefined): void {
    if (!who) return;
    const known = this.list.some((r) => r.address !== null && r.address === who.address && r.field === field);
    if (!known) this.list.push({ field, name: who.name, address: who.address, member: null });
  }

  /** Text typed into a recipient field that is no chip yet: it counts once it holds an address. */
  typed(field: Field, typed: string): void {
    for (const who of mailboxes(typed)) if (who.address) this.add(field, who);
  }
}

/** Sources of a chip's address, in order; the first with an `@` counts. */
const SOURCES = ["data-hovercard-id", "email", "data-email", "data-address", "title", "aria-label", "data-tooltip"];

/** One recipient chip. Without any address its text is the name and the person is unread. */
export function chip(element: Element): Mailbox | undefined {
  const shown = text(element);
  const own = [...SOURCES.map((name) => attribute(element, name)), shown].find(addressIn);
  const inner =
    own === undefined ? all(element, "[email], [title], [aria-label], [data-email], input").map(inChip) : [];
  const source = own ?? inner.find(addressIn);
  if (source === undefined) return mailbox(shown);
  const who = mailbox(source);
  const called = tidy(attribute(element, "data-name")) || who?.name || mailbox(shown)?.name;
  return who && { address: who.address, name: called && !addressIn(called) ? called : null };
}

const inChip = (e: Element): string => [value(e), ...SOURCES.map((name) => attribute(e, name))].find(addressIn) ?? "";

/** Marks of the line that says whose message is quoted. */
const ATTRIBUTION =
  ".gmail_attr, #reply-intro, .moz-cite-prefix, [id$='divRplyFwdMsg'], [class*='yahoo_quoted'] > div:first-child, .protonmail_quote > div:first-child";

/** That line in a plain text: the last one before the first quoted line. */
const attributionIn = (plain: string): string | undefined => /([^\n>]*[^\s>][^\n>]*)\n\s*\n?>/.exec(plain)?.[1];

/**
 * Who wrote the message that a draft quotes: the first address of the attribution, else the recipient whose name stands
 * in it. Labels and languages do not matter. Where it names nobody known the author is unknown.
 */
export function quotedAuthor(
  editor: HTMLElement,
  recipients: readonly Recipient[],
  from: Mailbox | null,
): Message | undefined {
  const mark = one(editor, ATTRIBUTION);
  const said = mark ? text(mark) : "value" in editor ? attributionIn(value(editor)) : undefined;
  if (!said) return undefined;
  const address =
    addressIn(said) ?? (mark && addressIn(attribute(one(mark, "a[href^='mailto:']") ?? mark, "href").slice(7)));
  if (address) {
    const name = recipients.find((r) => r.address === address)?.name ?? null;
    return { author: address === from?.address ? "own" : "other", name, address };
  }
  const named = (who: Mailbox | null): boolean => !!who?.name && said.toLowerCase().includes(who.name.toLowerCase());
  const others = recipients.filter(
    (r) => r.address !== from?.address && (named(r) || (r.address && said.includes(r.address))),
  );
  const [other] = others;
  if (others.length !== 1 || !other || named(from))
    return { author: named(from) && !other ? "own" : "unknown", name: null, address: null };
  return { author: "other", name: other.name, address: other.address };
}
