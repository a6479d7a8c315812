// Gmail: window, full screen, inline reply, pop-out; both recipient layouts, which are rolled out by account.
import { all, attribute, closest, hostOf, matches, one, rendered, tidy, value } from "./dom";
import { mailSite } from "./mail";

export const gmail = mailSite({
  id: "gmail",
  matches: (page) => hostOf(page) === "mail.google.com",
  sign: '[g_editable="true"], .editable[contenteditable="true"], .Ap textarea',
  // Plain-text mode shows the textarea and hides its rich twin; otherwise it is the other way round.
  bodies: ['[g_editable="true"][contenteditable="true"]', ".Am.Al.editable[contenteditable='true']", ".Ap textarea"],
  not: '[role="combobox"], [aria-hidden="true"]',
  roots: [".M9", "[data-compose-id]"],
  marked: "[g_editable], .editable",
  // `div[name]` since 2021-10; before, hidden inputs beside a textarea, all of that name.
  fields: ['[name="*"]'],
  chips: ['[role="option"][data-hovercard-id], [role="listbox"] [role="option"]'],
  summary: ".oL.aDm span[email]",
  // Empty until an alias is chosen; the account stands in the title.
  from: ['input[name="from"]', "head > title"],
  subject: ['input[name="subjectbox"]', 'input[name="subject"]'],
  files: ".M9 .dL .vI",
  sending: {
    // Send, and "send and archive"; the arrow beside them opens a menu.
    controls: ['.IZ .Up div > [role="button"]:not([aria-haspopup="true"])', ".aoO", ".Uo"],
    menus: ['[selector="scheduledSend"]'],
  },
  reply(_page, root, editor) {
    // A forward quotes, too: its outermost quote has no `blockquote`, and its type icon is another.
    const quote = one(editor, ".gmail_quote");
    if (one(root, ".Un.J-JN-M-I .mI") || (quote && !matches(quote, "blockquote, :has(> blockquote)"))) return false;
    const answered = one(root, 'input[name="rm"]');
    if (answered) return value(answered) !== "";
    return one(root, ".HQ") || closest(root, ".ip.adB") ? true : null;
  },
  authors(page, root) {
    const id = value(one(root, 'input[name="rm"]'));
    const answered = id
      ? all(page, "[data-message-id]").find((m) => attribute(m, "data-message-id") === id)
      : undefined;
    const thread = answered && (closest(answered, '[role="list"], [role="main"]') ?? answered);
    const messages = thread ? all(thread, "[data-message-id]").filter(rendered) : [];
    return messages.flatMap((m) => one(m, "h3 [email], .gD, .zF") ?? []).filter((e) => tidy(attribute(e, "email")));
  },
});
