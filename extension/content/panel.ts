// The second script: what only a click needs, the panel's contents and the hands. The background puts it into the tab's
// isolated world, where the content script finds it.
import { panelSpot } from "./face/beside";
import { panelOf } from "./face/panel";
import { STYLE } from "./face/panel-style";
import { put } from "./hands/paste";

const parts = { panelOf, panelSpot, put, style: STYLE };
export type Late = typeof parts;

Object.assign(globalThis, { fairreachPanel: parts });
