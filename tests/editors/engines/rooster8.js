// Rooster 8 (Proton's composer).
import { createEditor } from "rooster8";
import { expose, HTML, host, setHTML, textOf } from "./common.js";

setHTML(host, '<div id="editor" style="min-height:100px"></div>');
const editor = createEditor(document.getElementById("editor"), [], HTML);
expose(() => textOf(editor.getContent()), "#editor");
