// A contenteditable without an engine: the browser's own editing.
import { expose, HTML, host, lines, setHTML } from "./common.js";

setHTML(host, `<div id="editor" contenteditable="true" role="textbox">${HTML}</div>`);
const editor = document.getElementById("editor");
expose(() => lines(editor), "#editor");
