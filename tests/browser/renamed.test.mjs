// Sites after a change that took every name they were known by, in both browsers: a composer is still one, its recipients are
// unread and said to be; what is no composer gets no badge by its shape.
import assert from "node:assert/strict";
import { describe } from "node:test";
import { OFFER } from "./lib/drafts.mjs";
import { badges, openPanel, pause, poll, stateOf, waitForState } from "./lib/face.mjs";
import { page, watched } from "./lib/fixtures.mjs";
import { BROWSERS } from "./lib/launch.mjs";
import { scenario, session } from "./lib/session.mjs";

const EDITOR = '[role="textbox"][contenteditable="true"]';

/** Runs in the page when it stands: leaves roles, states and links, and the look; takes all else. */
function rename() {
  const LOOK = ["display", "position", "right", "bottom", "width", "min-height", "visibility"];
  const KEPT = /^(role|aria-(?!label)|contenteditable$|type$|href$|tabindex$)/;
  const all = [...document.body.querySelectorAll("*")];
  const looks = all.map((element) => LOOK.map((name) => [name, getComputedStyle(element).getPropertyValue(name)]));
  all.forEach((element, at) => {
    for (const name of element.getAttributeNames()) if (!KEPT.test(name)) element.removeAttribute(name);
    for (const [name, value] of looks[at]) element.style.setProperty(name, value);
  });
}
const renamed = (html) => ({ body: html.replace("</body>", watched(`<script>(${rename})()</script></body>`)) });

const LINKEDIN = "www.linkedin.com";
const BOX = `<div role="textbox" contenteditable="true" aria-multiline="true" style="min-height:60px">Would you have 15 minutes for a demo next week?</div><button type="button">Send</button>`;
const AUTHOR = '<a href="/in/wanda-example/">Wanda Example</a>';
const FULL = "position:fixed;inset:0;background:#fff";
/** One message bubble, as any build shows it. */
const bubble = `<div style="position:fixed;right:20px;bottom:0;width:300px"><div><h2>${AUTHOR}</h2><button type="button">Close</button></div><div>${BOX}</div></div>`;
const feed = (inner) =>
  watched(
    `<!doctype html><html lang="en"><head><title>Feed</title></head><body><main><article>${AUTHOR}<p>A post.</p></article></main>${inner}</body></html>`,
  );
const mail = (inner) =>
  watched(
    `<!doctype html><html lang="en"><head><title>Mail</title></head><body><div role="search"><input type="text"></div>${inner}</body></html>`,
  );

const COMPOSERS = {
  Gmail: ["mail.google.com/mail/u/0/", renamed(page("gmail-window.html"))],
  Outlook: ["outlook.office.com/mail/0/", renamed(page("outlook.html"))],
  "a LinkedIn bubble": [`${LINKEDIN}/feed/`, { body: feed(bubble) }],
};
const NONE = {
  "a comment under a post": [
    `${LINKEDIN}/feed/1/`,
    feed(`<main><article>${AUTHOR}<p>A post.</p>${BOX}</article></main>`),
  ],
  "a post in a dialog": [
    `${LINKEDIN}/feed/2/`,
    feed(`<div style="${FULL}"><div role="dialog" aria-modal="true">${AUTHOR}${BOX}</div></div>`),
  ],
  "a picture with comments over the whole page": [
    `${LINKEDIN}/feed/3/`,
    feed(`<div style="${FULL}">${AUTHOR}${BOX}</div>`),
  ],
  "a chat beside an inbox": [
    "outlook.office.com/mail/1/",
    mail(`<div><div role="log"><p>Hi!</p></div><div><div>${BOX}</div></div></div>`),
  ],
  "a note without any line above it": ["mail.google.com/mail/u/1/", mail(`<div><div>${BOX}</div></div>`)],
};

/** A pop-out as Outlook makes them: a window without an address, written by its opener. */
const POPS = "outlook.office.com/mail/2/";
const opener = mail(`<button type="button" id="pop">Pop out</button>
<template>${page("outlook.html").match(/<body>([\s\S]*)<script/)[1]}</template>
<script>
document.getElementById("pop").addEventListener("click", () => {
  const made = open("", "", "width=900,height=700");
  made.document.title = "Pop-out";
  made.document.body.append(made.document.importNode(document.querySelector("template").content, true));
});
</script>`);

const routes = {
  ...Object.fromEntries(Object.values(COMPOSERS)),
  ...Object.fromEntries(Object.values(NONE).map(([at, body]) => [at, { body }])),
  [POPS]: { body: opener },
};

for (const which of BROWSERS) {
  describe(`Names gone, ${which}`, () => {
    const it = session(which, { routes });

    for (const [name, [at]] of Object.entries(COMPOSERS))
      scenario(it, `${name}: not readable, and says so`, `https://${at}`, async (tab) => {
        await tab.click(EDITOR);
        await tab.keyboard.type(OFFER);
        await waitForState(tab, "not readable");
        assert.ok((await tab.$eval(EDITOR, (editor) => editor.innerText)).includes(OFFER), "typing is as ever");
        assert.match((await openPanel(tab)).text, /could not (be )?read/i);
      });

    for (const [name, [at]] of Object.entries(NONE))
      scenario(it, `${name}: no badge`, `https://${at}`, async (tab) => {
        await tab.click(EDITOR);
        await tab.keyboard.type(OFFER);
        await pause(1500);
        assert.deepEqual((await badges(tab)).map(stateOf), []);
      });

    scenario(it, "a window without an address belongs to the site that opened it", `https://${POPS}`, async (tab) => {
      await tab.click("#pop");
      const made = await poll(async () => {
        for (const each of await it.browser.pages())
          if ((await each.title().catch(() => "")) === "Pop-out") return each;
        return undefined;
      });
      await made.bringToFront();
      await made.click("#editorParent_1 [contenteditable]");
      await made.keyboard.type(OFFER);
      await waitForState(made, /to fix$/);
      await made.close();
    });
  });
}
