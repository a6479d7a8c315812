// The same draft in every engine. Each page sets window.model() (the engine's own idea of the text), window.root and
// window.ready.
const draft = new URLSearchParams(location.search).get("draft") ?? "end";
const policy = window.trustedTypes?.createPolicy("fixture", { createHTML: (html) => html });

export function setHTML(element, html) {
  element.innerHTML = policy ? policy.createHTML(html) : html;
}

export const host = document.getElementById("host");
/** What the rep wrote: two lines; nothing at all; one blank line. */
export const WRITTEN = { top: [], blank: [""] }[draft] ?? ["Hello Ada", "Best, Rita"];
/** The mail that the draft answers. */
export const QUOTED = draft === "end" ? [] : ["On Monday Ada wrote:", "who gave you my address"];

const paragraph = (text) => `<p>${text || "<br>"}</p>`;
export const HTML =
  WRITTEN.map(paragraph).join("") + (QUOTED.length ? `<blockquote>${QUOTED.map(paragraph).join("")}</blockquote>` : "");

/** Text of an engine's HTML: a line for a block or a `<br>`. */
export function textOf(html) {
  const doc = document.implementation.createHTMLDocument("");
  setHTML(doc.body, html);
  return lines(doc.body);
}

const BLOCK = /^(P|DIV|BLOCKQUOTE|LI|UL|OL|H\d|PRE)$/;

export function lines(body) {
  let out = "";
  const walk = (node) => {
    for (const child of node.childNodes) {
      if (child.nodeType === 3) {
        // Line breaks between blocks are the serializer's own.
        if (!/^\s*\n\s*$/.test(child.data)) out += child.data.replace(/\u00a0/g, " ").replace(/[\u200b\ufeff]/g, "");
      } else if (child.nodeName === "BR") out += "\n";
      else if (child.nodeType === 1) {
        const block = BLOCK.test(child.nodeName);
        if (block && out && !out.endsWith("\n")) out += "\n";
        walk(child);
        if (block && !out.endsWith("\n")) out += "\n";
      }
    }
  };
  walk(body);
  return out;
}

/** @param {() => string} model  @param {string} root selector of what is edited, or of its iframe */
export function expose(model, root) {
  Object.assign(window, { model, root, ready: true });
}
