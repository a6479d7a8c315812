// The self-check of a mail program: each fact read by one hook alone, and what two of them say compared.
import type { Composer } from "../contracts";
import { all, closest, documentOf, holds, localName, one, rendered } from "../sites/dom";
import type { Facts } from "../sites/facts";
import { factsOf, hookOf, type Mail } from "../sites/mail";
import { compare, type Disagreement, equal, type Said } from "./compare";
import { FIELDS } from "./hooks";

export const onMail = (mail: Mail, page: Document, composers: readonly Composer[]): Disagreement[] =>
  composers.flatMap((composer) => [
    ...recipients(mail, page, composer),
    ...subject(mail, page, composer),
    ...from(mail, page, composer),
    ...editor(mail, page, composer),
    ...send(mail, composer),
  ]);

const nothing: Pick<Mail, "from" | "fields" | "subject"> = { from: [], fields: [], subject: [] };

/** What a table of fewer hooks reads. Nothing is remembered from before, nothing asked of the thread. */
function facts(mail: Mail, only: Partial<Mail>, page: Document, { root, editor }: Composer): Facts {
  const { reply: _, authors: __, files: ___, summary: ____, ...rest } = mail;
  return factsOf({ ...rest, collapses: false, ...nothing, ...only }, page, root, editor, "");
}

/** Addresses alone: a name may stand in one place and be cut in another. */
const addresses = ({ recipients }: Facts): string =>
  [...new Set(recipients.flatMap(({ address }) => address?.toLowerCase() ?? []))].sort().join(" ");

function recipients(mail: Mail, page: Document, composer: Composer): Disagreement[] {
  const read = (hook: string, only: Partial<Mail>): Said<string> | undefined => {
    const says = addresses(facts(mail, only, page, composer));
    return says ? { hook, says } : undefined;
  };
  const byField = FIELDS.flatMap((field) =>
    compare(
      "recipients",
      mail.fields.map((hook) => read(hook, { fields: [hookOf(hook, field)] })),
      equal,
    ),
  );
  const byChip = compare(
    "recipients",
    mail.chips.map((hook) => read(hook, { fields: mail.fields, chips: [hook] })),
    equal,
  );
  const { summary } = mail;
  const bySummary = summary
    ? compare("recipients", [read(mail.fields.join(), { fields: mail.fields }), read(summary, { summary })], equal)
    : [];
  return [...byField, ...byChip, ...bySummary];
}

function subject(mail: Mail, page: Document, composer: Composer): Disagreement[] {
  const read = mail.subject.map((hook) => {
    // A hidden field may lag behind what is typed.
    const line = one(composer.root, hook);
    const says = line && rendered(line) && facts(mail, { subject: [hook] }, page, composer).subject;
    return says ? { hook, says } : undefined;
  });
  return compare("subject", read, equal);
}

function from(mail: Mail, page: Document, composer: Composer): Disagreement[] {
  const read = mail.from.map((hook) => {
    // The title names the account, which an alias rightly differs from.
    const element = one(page, hook);
    if (element && localName(element) === "title") return undefined;
    const says = facts(mail, { from: [hook] }, page, composer).from?.address;
    return says ? { hook, says: says.toLowerCase() } : undefined;
  });
  return compare("from", read, equal);
}

type Elements = readonly Element[];

/** Whether two hooks lead to the same place: one of the elements, or a part of it. */
const meet = (some: Elements, others: Elements): boolean =>
  some.some((one) => others.some((other) => holds(one, other) || holds(other, one)));

function places(fact: Disagreement["fact"], hooks: readonly string[], find: (hook: string) => Elements) {
  const read = hooks.map((hook) => {
    const says = find(hook);
    return says.length ? { hook, says } : undefined;
  });
  return compare(fact, read, meet);
}

/** Rich and plain editor stand beside each other, one of them hidden. */
const editor = (mail: Mail, page: Document, { root, editor }: Composer): Disagreement[] =>
  documentOf(editor) === page
    ? places("editor", mail.bodies, (hook) =>
        all(root, hook).filter((element) => rendered(element) && !closest(element, mail.not)),
      )
    : [];

/** Roundcube sends by a button above the text and by one below. */
const send = (mail: Mail, { root }: Composer): Disagreement[] =>
  mail.id === "roundcube" ? [] : places("send", mail.sending.controls, (hook) => all(root, hook).filter(rendered));
