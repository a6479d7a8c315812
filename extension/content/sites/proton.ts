// Proton Mail. Unverified on the live site: hooks are the test ids of its published source.
import { hostOf } from "./dom";
import { mailSite } from "./mail";

export const proton = mailSite({
  id: "proton",
  matches: (page) => hostOf(page) === "mail.proton.me",
  sign: '[data-testid="rooster-iframe"], .composer textarea',
  // Without `src`, of the page's own origin.
  frames: '[data-testid="rooster-iframe"]',
  bodies: ['[data-testid="editor-textarea"]', ".composer textarea"],
  not: '[role="combobox"], [aria-hidden="true"]',
  roots: [".composer[data-id]", 'section[data-testid^="composer-"]'],
  marked: '[data-testid="rooster-iframe"]',
  fields: ['[data-testid="composer:*"]', '[data-testid="composer:*-field"]'],
  // The block of addresses becomes a summary when it is left.
  collapses: true,
  // A contact group is a chip without an address.
  chips: ['[data-testid="composer-addresses-item"]'],
  from: ['[data-testid="composer:from"]'],
  subject: ['[data-testid="composer:subject"]'],
  sending: {
    controls: ['[data-testid="composer:send-button"]'],
    menus: ['button[data-testid^="composer:schedule-send"]'],
  },
});
