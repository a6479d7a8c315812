// Gmail's markup (a Closure field is a plain contenteditable): divs, <br>, gmail_quote.
import { expose, host, lines, QUOTED, setHTML, WRITTEN } from "./common.js";

const line = (text) => text || "<br>";
const [first, ...rest] = WRITTEN;
const written = WRITTEN.length
  ? `<div dir="ltr">${line(first)}${rest.map((text) => `<div>${line(text)}</div>`).join("")}</div>`
  : "";
const quoted = QUOTED.length
  ? `<br><div class="gmail_quote gmail_quote_container"><div dir="ltr" class="gmail_attr">${QUOTED[0]}<br></div>` +
    `<blockquote class="gmail_quote" style="margin:0 0 0 .8ex;border-left:1px solid #ccc;padding-left:1ex"><div>${QUOTED[1]}</div></blockquote></div>`
  : "";
setHTML(
  host,
  `<div id="editor" class="Am editable LW-avf" contenteditable="true" g_editable="true" role="textbox" aria-multiline="true">${written}${quoted}</div>`,
);
const editor = document.getElementById("editor");
expose(() => lines(editor), "#editor");
