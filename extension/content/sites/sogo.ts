// SOGo, wherever it is installed: told by its composer's form, in a dialog or in a window of its own.
import { one } from "./dom";
import { mailSite } from "./mail";

export const sogo = mailSite({
  id: "sogo",
  matches: (page) => one(page, 'form[name="messageForm"] md-chips') !== undefined,
  sign: 'form[name="messageForm"]',
  frames: "iframe.cke_wysiwyg_frame",
  bodies: ['form[name="messageForm"] textarea'],
  not: '[role="combobox"], [aria-hidden="true"]',
  roots: ["#mailEditor", 'form[name="messageForm"]'],
  marked: 'form[name="messageForm"]',
  fields: ['md-chips[ng-model$=".*"]'],
  chips: ["md-chip"],
  from: ['input[name="from"]'],
  subject: ['input[name="subject"]'],
  sending: { controls: ['button[ng-click="editor.send()"]'] },
});
