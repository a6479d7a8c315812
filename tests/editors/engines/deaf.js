// An editor that is switched off: it takes no paste, no input and no command, as while a mail is being sent.
import { expose, HTML, host, lines, setHTML } from "./common.js";

setHTML(host, `<div id="editor" contenteditable="false">${HTML}</div><textarea id="elsewhere"></textarea>`);
const editor = document.getElementById("editor");
expose(() => lines(editor), "#editor");
