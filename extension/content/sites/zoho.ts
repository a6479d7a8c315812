// Zoho Mail, once enabled there. Unverified: the editor's frame was seen live, the rest of the pane is not known.
import { hostOf } from "./dom";
import { mailSite } from "./mail";

export const zoho = mailSite({
  id: "zoho",
  matches: (page) => /^mail\.zoho\.[a-z.]+$/.test(hostOf(page)),
  sign: "iframe.ze_area",
  frames: "iframe.ze_area",
  bodies: [".ze_area textarea"],
  not: '[role="combobox"], [aria-hidden="true"]',
  roots: [],
  marked: ".ze_area",
  fields: ['[name="*" i]', '[id^="zm_*" i], [id$="_*" i]'],
  chips: ["[data-email], [email]", '[class*="chip" i], [class*="pill" i]', '[title*="@"], [aria-label*="@"]'],
  from: ['select[name="from" i]'],
  subject: ['input[name="subject" i]', 'input[id*="subject" i]'],
  sending: { controls: ['[id*="send" i]:is(button, [role="button"])'] },
});
