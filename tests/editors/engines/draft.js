// Draft.js.
import { convertFromRaw, Editor, EditorState, RichUtils } from "draft-js";
import React from "react";
import { createRoot } from "react-dom/client";
import { expose, host, QUOTED, WRITTEN } from "./common.js";

const block = (type) => (text) => ({ text, type });
const blocks = [...WRITTEN.map(block("unstyled")), ...QUOTED.map(block("blockquote"))];
let editorState = EditorState.createWithContent(convertFromRaw({ entityMap: {}, blocks }));
function App() {
  const [state, set] = React.useState(editorState);
  editorState = state;
  const handleKeyCommand = (command, before) => {
    const after = RichUtils.handleKeyCommand(before, command);
    if (after) set(after);
    return after ? "handled" : "not-handled";
  };
  return React.createElement(Editor, { editorState: state, onChange: set, handleKeyCommand });
}
createRoot(host).render(React.createElement(App));
setTimeout(() => expose(() => editorState.getCurrentContent().getPlainText("\n"), ".public-DraftEditor-content"), 100);
