// Tiptap. Its StarterKit appends a paragraph after a final blockquote on the first transaction: the draft has it already.
import { Editor } from "@tiptap/core";
import StarterKit from "@tiptap/starter-kit";
import { expose, HTML, host, QUOTED } from "./common.js";

const editor = new Editor({
  element: host,
  extensions: [StarterKit],
  content: HTML + (QUOTED.length ? "<p></p>" : ""),
});
expose(() => editor.getText({ blockSeparator: "\n" }), ".tiptap");
