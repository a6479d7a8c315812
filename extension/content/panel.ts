// The second script: what only a click or a mark needs, the panel, the highlights and the hands. The background puts it
// into the tab's isolated world, where the content script finds it.
import { mark } from "./face/marks";
import { Panel } from "./face/open";
import { put } from "./hands/paste";

const parts = { Panel, mark, put };
export type Late = typeof parts;

Object.assign(globalThis, { fairreachPanel: parts });
