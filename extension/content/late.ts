// Brings the second script, `panel.js`: most pages with a composer never need it, so it does not weigh on them.
import type { Late } from "./panel";

/** Both scripts live in the same isolated world; the page sees neither. */
const world = globalThis as typeof globalThis & { fairreachPanel?: Late };

let coming: Promise<Late> | undefined;

/** The second script where it is there already. */
export const lateNow = (): Late | undefined => world.fairreachPanel;

/** Rejects when the background cannot bring it (the extension was replaced under this tab). */
export function late(): Promise<Late> {
  coming ??= bring().catch((error: unknown) => {
    coming = undefined;
    throw error;
  });
  return coming;
}

async function bring(): Promise<Late> {
  if (!world.fairreachPanel) await chrome.runtime.sendMessage({ needs: "panel" });
  if (!world.fairreachPanel) throw new Error("panel.js did not come");
  return world.fairreachPanel;
}
