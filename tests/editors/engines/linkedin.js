// LinkedIn's messaging box: paragraphs in a contenteditable; the page pastes plain text itself and keeps a model on `input`.
import { expose, HTML, host, lines, setHTML } from "./common.js";

setHTML(
  host,
  `<div id="editor" class="msg-form__contenteditable" contenteditable="true" role="textbox" aria-multiline="true">${HTML}</div>`,
);
const editor = document.getElementById("editor");
let kept = lines(editor);
editor.addEventListener("input", () => {
  kept = lines(editor);
});
editor.addEventListener("paste", (event) => {
  event.preventDefault();
  document.execCommand("insertText", false, event.clipboardData.getData("text/plain"));
});
expose(() => kept, "#editor");
