// Yahoo Mail and AOL. Unverified: no capture of a whole composer; names of `data-test-id` as several public extensions use them.
import { hostOf } from "./dom";
import { mailSite } from "./mail";

export const yahoo = mailSite({
  id: "yahoo",
  matches: (page) => /^mail\.(yahoo|aol)\.com$|^mail\.yahoo\.co\.jp$/.test(hostOf(page)),
  sign: '[data-test-id="rte"], #editor-container [contenteditable="true"], #editorPlainText',
  bodies: [
    '[data-test-id="rte"][contenteditable="true"]',
    '[data-test-id="compose-editor"] [contenteditable="true"], [data-test-id="compose-editor"][contenteditable="true"]',
    '#editor-container [role="textbox"][contenteditable="true"]',
    "textarea#editorPlainText, #editorPlainText textarea",
  ],
  not: '[role="combobox"], [aria-hidden="true"]',
  roots: ['[data-test-id="compose"]'],
  marked: "#editor-container",
  fields: [
    '[data-test-id="compose-header-field-*"]',
    '[data-test-id="container-*"]',
    "input.input-*",
    "#message-*-field",
  ],
  chips: [
    '[data-test-id="pill"]',
    '[data-test-id="y-pill"], [data-test-id="ymail-chip"], [data-test-id="email-address"]',
    '[class*="pill"][title]',
    // Suggestions are named like people, too.
    '[title*="@"]:not([role="option"], [role="option"] *)',
  ],
  from: ['[data-test-id="container-from"]', '[data-test-id="compose-header-field-from"]'],
  subject: ['[data-test-id="compose-subject"]'],
  sending: { controls: ['[data-test-id="compose-send-button"]'] },
});
