// A page that takes a paste, keeps half of it and undoes by its own Ctrl+Z handler: what cannot be proven is taken back.
import { expose, HTML, host, lines, setHTML } from "./common.js";

setHTML(
  host,
  `<div id="editor" contenteditable="true" role="textbox">${HTML}</div><textarea id="elsewhere"></textarea>`,
);
const editor = document.getElementById("editor");
let kept = "";
editor.addEventListener("paste", (event) => {
  event.preventDefault();
  kept = editor.innerHTML;
  editor.append(event.clipboardData.getData("text/plain").slice(0, 9));
});
editor.addEventListener("keydown", (event) => {
  if (event.key !== "z" || !event.ctrlKey) return;
  event.preventDefault();
  setHTML(editor, kept);
});
expose(() => lines(editor), "#editor");
