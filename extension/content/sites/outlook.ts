// Outlook on the web: new mail, inline reply, pop-out. Body, recipients and Send as seen live in 2026-10; the rest of the pane is unverified.
import { hostOf } from "./dom";
import { mailSite } from "./mail";

export const outlook = mailSite({
  id: "outlook",
  matches: (page) => /^outlook\.(live\.com|office\.com|office365\.com|cloud\.microsoft)$/.test(hostOf(page)),
  sign: '[id^="editorParent_"], [contenteditable="true"][aria-multiline="true"]',
  bodies: [
    '[id^="editorParent_"] > [role="textbox"][contenteditable="true"]',
    '[id^="editorParent_"] [role="textbox"][contenteditable="true"]',
    '[role="textbox"][contenteditable="true"][aria-multiline="true"]',
    '[id^="editorParent_"] [contenteditable="true"]',
  ],
  // Recipient fields are editable, too.
  not: '[role="combobox"], [aria-hidden="true"], [role="group"][id$="_TO"], [role="group"][id$="_CC"], [role="group"][id$="_BCC"]',
  // The reading pane and the list stand beside the composer in every outer element: the nearest with recipients and a button it is.
  roots: [],
  marked: '[id^="editorParent_"]',
  // `MSG_<random>_TO`: the ending is stable and of no language.
  fields: ['[role="group"][id$="_*" i]', '[id^="MSG_" i][id$="_*" i]', '[role="group"][id$="-*" i]'],
  collapses: true,
  chips: [
    '[class*="_EType_RECIPIENT_ENTITY"]',
    '[contenteditable="false"][aria-label]',
    ".lpcWrapper[aria-label]",
    '[title*="@"], [aria-label*="@"]',
  ],
  from: ['[id$="_FROM"]'],
  subject: ['input[id$="_SUBJECT"]', 'input[type="text"][autocomplete="off"]'],
  sending: {
    controls: ['button[id*="primaryActionButton"]', '[data-testid="ComposeSendButton"]', 'button[title*="Enter"]'],
    // Unverified: the arrow's menu has "Send" and "Schedule send", of no known names.
    menus: ['[role="menu"] [role^="menuitem"]'],
    opener: '[id$="menuButton"][aria-expanded="true"]',
  },
});
