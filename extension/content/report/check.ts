// The self-check: a page that has changed under a hook shows itself so before a person is told something wrong.
import type { Composer, Site } from "../contracts";
import { onLinkedIn } from "./check-linkedin";
import { onMail } from "./check-mail";
import type { Disagreement } from "./compare";
import { isMail } from "./hooks";

/** The facts of which two hooks both read something, and not the same; each fact once. */
export function disagreements(site: Site, page: Document, composers: readonly Composer[]): Disagreement[] {
  // The hooks for unknown programs are guesses by many names: two that differ are no news.
  if (site.id === "generic") return [];
  const found = isMail(site) ? onMail(site, page, composers) : onLinkedIn(page, composers);
  return found.filter((each, at) => found.findIndex((other) => other.fact === each.fact) === at);
}
