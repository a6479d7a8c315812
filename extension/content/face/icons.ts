// The badge's symbols, one a tone: the state is told by shape and text, never by colour alone.
import type { View } from "../contracts";

export type Tone = View["badge"]["tone"];

/** Strokes on a grid of 16. */
export const PATHS: Record<Tone | "close", string> = {
  ready: "M3.5 8.5l3 3 6-7",
  fix: "M8 3v6.2M8 12.4v.6",
  stop: "M4.5 4.5l7 7M11.5 4.5l-7 7",
  not_outreach: "M4 8h8",
  hint: "M5.6 6.2a2.4 2.4 0 1 1 3.5 2.1c-.8.4-1.1.9-1.1 1.7M8 12.7v.3",
  not_readable: "M2.5 8S4.5 4.5 8 4.5 13.5 8 13.5 8 11.5 11.5 8 11.5 2.5 8 2.5 8zM3.5 12.5l9-9",
  setup_needed: "M3 5.5h4.5M11.5 5.5H13M3 10.5h1.5M8.5 10.5H13M9.5 3.5v4M6.5 8.5v4",
  close: "M4 4l8 8M12 4l-8 8",
};
