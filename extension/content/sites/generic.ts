// Any other webmail: a rich editor or textarea beside recipient fields. What is not found is unread.
import { CAPTCHA, EDITABLE } from "./dom";
import { mailSite } from "./mail";

export const generic = mailSite({
  id: "generic",
  matches: () => true,
  sign: `${EDITABLE}, textarea:not(${CAPTCHA}), iframe`,
  frames: 'iframe:not([src^="http"])',
  bodies: [
    '[id^="editorParent_"] [contenteditable="true"]',
    '[role="textbox"][aria-multiline="true"][contenteditable="true"]',
    `${EDITABLE}:not([class*="RECIPIENT"])`,
    'textarea:not([rows="1"], [rows="2"], [rows="3"])',
  ],
  not:
    '[role="combobox"], [role="search"], [role="grid"], [aria-hidden="true"], [aria-multiline="false"], dialog:not([open]), .ql-clipboard, ' +
    CAPTCHA,
  roots: [],
  // Bodies of Outlook, Yahoo, Proton: composers even where no recipients are in sight.
  marked: '[id^="editorParent_"], #editor-container, [data-testid="rooster-iframe"]',
  fields: [
    '[role="group"][id$="_*" i]',
    '[data-test-id="compose-header-field-*"]',
    '[data-test-id="container-*"]',
    '[data-testid="composer-addresses-*"], [data-testid="composer:*"]',
    '[name="*" i], [name="_*" i]',
    '[id="*" i], [id="_*" i], [id$="-*" i]:not(button, label)',
    // As a word of its own: "customer" and "account" hold "to" and "cc".
    '[name$="[*]" i], input[type="email"]:is([id^="*-" i], [id^="*_" i], [id*="-*-" i], [id*="_*_" i])',
  ],
  chips: [
    '[class*="_EType_RECIPIENT_ENTITY"]',
    '[data-test-id="pill"]',
    '[data-testid="composer-addresses-item"]',
    "md-chip, [data-hovercard-id], [email], [data-email]",
    '[role="option"], [role="listitem"]',
    '[class*="recipient" i], [class*="chip" i], [class*="pill" i], [class*="token" i]',
    '[title*="@"], [aria-label*="@"]',
  ],
  from: ['[data-test-id="container-from"]', 'select[name*="from" i], select[id*="from" i]', 'input[name="from" i]'],
  subject: [
    'input[id$="_SUBJECT"]',
    '[data-test-id="compose-subject"]',
    'input[name*="subject" i]',
    'input[id*="subject" i]',
    'input[data-testid*="subject"]',
  ],
  sending: {
    controls: [
      'button[type="submit"], input[type="submit"]',
      ':is(button, a, input, [role="button"]):is([id*="send" i], [name*="send" i], [class~="send" i], [data-testid*="send" i], [data-test-id*="send" i], [ng-click*="send" i])',
    ],
  },
});
