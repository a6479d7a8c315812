// Roundcube, wherever it is installed: told by the ids of its compose form.
import { isQuoting } from "./address";
import { all, one, text } from "./dom";
import { mailSite } from "./mail";

export const roundcube = mailSite({
  id: "roundcube",
  matches: (page) => one(page, "#composebody") !== undefined && one(page, '[name="_to"]') !== undefined,
  sign: "#composebody",
  // While the HTML editor's frame is there, the textarea beneath it is hidden and stale.
  frames: "#composebody_ifr",
  bodies: ["textarea#composebody"],
  not: '[role="combobox"]',
  roots: ["#layout-content", "#compose-content", "#mainscreen"],
  marked: "#composebody, #composebody_ifr",
  fields: ["#compose_*", '[name="_*"]'],
  chips: ["li.recipient"],
  from: ['[name="_from"]'],
  subject: ['[name="_subject"]'],
  files: "#attachment-list .attachment-name",
  // The toolbar's link and the button below the text.
  sending: { controls: ["button.send", "a.send"], menus: ["#toolbar-menu a.send, #layout a.send"] },
  /** How it was opened stands in the settings that the page gives its own script: reply, forward, draft, edit; a new mail has none. */
  reply(page, _root, editor) {
    const settings = all(page, "script:not([src])").map(text);
    const mode = settings.map((s) => /"compose_mode":"(\w+)"/.exec(s)?.[1]).find(Boolean);
    return mode === "reply" || ((mode === "draft" || !mode) && isQuoting(editor))
      ? true
      : mode === "draft"
        ? null
        : false;
  },
});
