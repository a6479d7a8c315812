// Lexical.
import { createEmptyHistoryState, registerHistory } from "@lexical/history";
import { LinkNode } from "@lexical/link";
import { ListItemNode, ListNode } from "@lexical/list";
import { $createQuoteNode, HeadingNode, QuoteNode, registerRichText } from "@lexical/rich-text";
import { $createParagraphNode, $createTextNode, $getRoot, createEditor } from "lexical";
import { expose, host, QUOTED, setHTML, WRITTEN } from "./common.js";

setHTML(host, '<div id="editor" contenteditable="true" role="textbox" data-lexical-editor="true"></div>');
const nodes = [HeadingNode, QuoteNode, LinkNode, ListNode, ListItemNode];
const onError = (error) => {
  throw error;
};
const editor = createEditor({ nodes, onError });
editor.setRootElement(document.getElementById("editor"));
registerRichText(editor);
const fill = (block, text) => (text ? block.append($createTextNode(text)) : block);
editor.update(
  () => {
    const root = $getRoot().clear();
    root.append(
      ...WRITTEN.map((text) => fill($createParagraphNode(), text)),
      ...QUOTED.map((text) => fill($createQuoteNode(), text)),
    );
  },
  { discrete: true },
);
registerHistory(editor, createEmptyHistoryState(), 300);
expose(() => editor.getEditorState().read(() => $getRoot().getTextContent().replace(/\n\n/g, "\n")), "#editor");
