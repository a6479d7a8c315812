// The same inside an open shadow root, where LinkedIn has its overlays.
import { expose, HTML, host, lines, setHTML } from "./common.js";

const root = host.attachShadow({ mode: "open" });
setHTML(root, `<div id="editor" contenteditable="true" role="textbox">${HTML}</div>`);
const editor = root.getElementById("editor");
expose(() => lines(editor), "#host");
