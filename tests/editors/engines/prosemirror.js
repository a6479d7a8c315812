// ProseMirror with its example set-up.
import { exampleSetup } from "prosemirror-example-setup";
import { DOMParser } from "prosemirror-model";
import { schema } from "prosemirror-schema-basic";
import { EditorState } from "prosemirror-state";
import { EditorView } from "prosemirror-view";
import { expose, HTML, host, setHTML } from "./common.js";

const source = document.createElement("div");
setHTML(source, HTML);
const doc = DOMParser.fromSchema(schema).parse(source);
const view = new EditorView(host, {
  state: EditorState.create({ doc, plugins: exampleSetup({ schema, menuBar: false }) }),
});
const leaf = (node) => (node.type.name === "hard_break" ? "\n" : "");
expose(() => view.state.doc.textBetween(0, view.state.doc.content.size, "\n", leaf), ".ProseMirror");
