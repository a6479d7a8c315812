// Slate.
import React from "react";
import { createRoot } from "react-dom/client";
import { createEditor, Node } from "slate";
import { withHistory } from "slate-history";
import { Editable, Slate, withReact } from "slate-react";
import { expose, host, QUOTED, WRITTEN } from "./common.js";

const create = React.createElement;
const editor = withHistory(withReact(createEditor()));
const block = (type) => (text) => ({ type, children: [{ text }] });
const initialValue = [...WRITTEN.map(block("p")), ...QUOTED.map(block("quote"))];
const renderElement = ({ element, attributes, children }) =>
  create(element.type === "quote" ? "blockquote" : "p", attributes, children);
createRoot(host).render(create(Slate, { editor, initialValue }, create(Editable, { id: "editor", renderElement })));
setTimeout(() => expose(() => editor.children.map((node) => Node.string(node)).join("\n"), "#editor"), 100);
