// The second script: what only a click or a mark needs, the panel, the gate, the highlights and the hands. The background puts it
// into the tab's isolated world, where the content script finds it.
import { GateDialog } from "./face/gate";
import { mark } from "./face/marks";
import { Panel } from "./face/open";
import { guard } from "./gate";
import { put } from "./hands/paste";

const parts = { GateDialog, Panel, guard, mark, put };
export type Late = typeof parts;

Object.assign(globalThis, { fairreachPanel: parts });
