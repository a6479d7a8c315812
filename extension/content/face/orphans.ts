// Two scripts of ours on one page, when the extension was replaced: the earlier one's badge makes way. Firefox stops the earlier one
// where it stands, so the new one takes its host away; in Chromium it goes on, cut off, and leaves by itself.
import { alive } from "../port";

/** Firefox shows content scripts what is in a closed shadow root. */
type Seen = HTMLElement & { readonly openOrClosedShadowRoot?: ShadowRoot | null };

const isNamedLikeOurs = (node: Node): boolean => /^[a-z]{7}-[a-z]{7}$/.test((node as Element).localName ?? "");

/** Takes the hosts of earlier scripts off the page. */
export function removeOrphans(): void {
  for (const element of document.querySelectorAll<Seen>(":root > :not(head, body), dialog > *"))
    if (isNamedLikeOurs(element) && element.openOrClosedShadowRoot?.querySelector(".slot > .badge")) element.remove();
}

/** Whether the new script's host has come, and this script's `own` is the earlier one's. */
export const isFollowed = (own: Element, changes: readonly MutationRecord[]): boolean =>
  !alive() && changes.some(({ addedNodes }) => [...addedNodes].some((node) => node !== own && isNamedLikeOurs(node)));
