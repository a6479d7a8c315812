// CKEditor 5.
import ClassicEditor from "@ckeditor/ckeditor5-build-classic";
import { expose, HTML, host, setHTML, textOf } from "./common.js";

setHTML(host, '<div id="source"></div>');
const editor = await ClassicEditor.create(document.getElementById("source"), { initialData: HTML, licenseKey: "GPL" });
expose(() => textOf(editor.getData()), ".ck-editor__editable");
