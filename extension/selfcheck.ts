// The daily self-check: while a composer is open, once a day and site, a script compares the site's hooks with one another.
// Kept are site, day and facts in question, for the popup; nothing of the page.
import type { Checked } from "./content/check";

const KEY = "self_check";

type Seen = Record<string, { readonly day: string; readonly facts: readonly string[] }>;

const seen = async (): Promise<Seen> => ((await chrome.storage.local.get(KEY))[KEY] ?? {}) as Seen;

const running = new Set<string>();

/** Runs the check where `site` had none today; `sender` is the page with the composer. */
export async function selfCheck(site: string, sender: chrome.runtime.MessageSender | undefined): Promise<void> {
  const tabId = sender?.tab?.id;
  // Hooks for unknown programs are guesses, which are not compared.
  if (tabId === undefined || site === "generic" || running.has(site)) return;
  running.add(site);
  try {
    const day = new Date().toISOString().slice(0, 10);
    if ((await seen())[site]?.day === day) return;
    const [frame] = await chrome.scripting.executeScript({ target: { tabId }, files: ["check.js"] });
    const checked = frame?.result as Checked | undefined;
    if (checked)
      await chrome.storage.local.set({ [KEY]: { ...(await seen()), [site]: { day, facts: checked.facts } } });
  } finally {
    running.delete(site);
  }
}
