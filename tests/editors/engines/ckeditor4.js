// CKEditor 4 (SOGo), in an iframe. 4.22.1 is the last that starts without a licence key.
import { expose, HTML, host, setHTML, textOf } from "./common.js";

setHTML(host, '<textarea id="source"></textarea>');
const source = document.getElementById("source");
source.value = HTML;
const editor = window.CKEDITOR.replace(source, {
  versionCheck: false,
  removePlugins: "exportpdf,wsc,scayt",
  allowedContent: true,
});
editor.on("instanceReady", () => expose(() => textOf(editor.getData()), "iframe.cke_wysiwyg_frame"));
