// Squire (Proton, Fastmail).
import DOMPurify from "dompurify";
import Squire from "squire-rte";
import { expose, HTML, host, setHTML, textOf } from "./common.js";

window.DOMPurify = DOMPurify;
setHTML(host, '<div id="editor"></div>');
const sanitizeToDOMFragment = (html) => DOMPurify.sanitize(html, { RETURN_DOM_FRAGMENT: true, RETURN_DOM: true });
const squire = new Squire(document.getElementById("editor"), { blockTag: "DIV", sanitizeToDOMFragment });
squire.setHTML(HTML);
expose(() => textOf(squire.getHTML()), "#editor");
