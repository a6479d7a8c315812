// Rooster 9 (Outlook on the web).
import {
  createDomToModelContext,
  createEditor,
  domToContentModel,
  EditPlugin,
  exportContent,
  PastePlugin,
} from "roosterjs";
import { expose, HTML, host, setHTML, textOf } from "./common.js";

setHTML(host, '<div id="editor" style="min-height:100px"></div>');
const source = document.createElement("div");
setHTML(source, HTML);
const model = domToContentModel(source, createDomToModelContext());
const editor = createEditor(document.getElementById("editor"), [new PastePlugin(), new EditPlugin()], model);
expose(() => textOf(exportContent(editor)), "#editor");
