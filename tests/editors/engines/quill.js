// Quill 2.
import Quill from "quill";
import { expose, host, QUOTED, setHTML, WRITTEN } from "./common.js";

setHTML(host, '<div id="editor"></div>');
const quill = new Quill("#editor");
const written = WRITTEN.length ? [{ insert: `${WRITTEN.join("\n")}\n` }] : [];
const quoted = QUOTED.flatMap((insert) => [{ insert }, { insert: "\n", attributes: { blockquote: true } }]);
quill.setContents([...written, ...quoted], "silent");
// Quill records a silent setContents late: without this the first undo would empty the draft.
setTimeout(() => {
  quill.history.clear();
  expose(() => quill.getText(), ".ql-editor");
}, 50);
