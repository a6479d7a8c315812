// Trix.
import "trix";
import { expose, host, QUOTED, setHTML, WRITTEN } from "./common.js";

setHTML(host, '<input id="value" type="hidden"><trix-editor input="value"></trix-editor>');
const trix = document.querySelector("trix-editor");
addEventListener("trix-initialize", () => {
  const written = WRITTEN.map((text) => `<div>${text || "<br>"}</div>`).join("");
  trix.editor.loadHTML(written + (QUOTED.length ? `<blockquote>${QUOTED.join("<br>")}</blockquote>` : ""));
  expose(() => trix.editor.getDocument().toString().trimEnd(), "trix-editor");
});
