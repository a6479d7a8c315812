// TinyMCE 5 (Roundcube), in an iframe.
import { expose, HTML, host, setHTML, textOf } from "./common.js";

setHTML(host, '<textarea id="source"></textarea>');
document.getElementById("source").value = HTML;
window.tinymce.init({
  selector: "#source",
  plugins: "paste link lists",
  base_url: "/modules/tinymce",
  suffix: ".min",
  init_instance_callback: (editor) => expose(() => textOf(editor.getContent()), "iframe"),
});
