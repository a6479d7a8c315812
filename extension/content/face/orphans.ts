// What an earlier script of ours left on the page when the extension was replaced. Firefox stops that script where it stands and puts
// the new one into open tabs; in Chromium it goes on, cut off, until a new one comes. Its badge makes way either way.

/** Firefox shows content scripts a closed shadow root by this property, Chromium by a function. */
type Seen = HTMLElement & { readonly openOrClosedShadowRoot?: ShadowRoot | null };

const inside = (element: Seen): ShadowRoot | null =>
  element.openOrClosedShadowRoot ?? chrome.dom?.openOrClosedShadowRoot(element) ?? null;

/** Takes the hosts of earlier scripts off the page. */
export function removeOrphans(): void {
  for (const element of document.querySelectorAll<Seen>(":root > :not(head, body), dialog > *")) {
    const isNamedLikeOurs = /^[a-z]{7}-[a-z]{7}$/.test(element.localName);
    if (isNamedLikeOurs && inside(element)?.querySelector(".slot > .badge")) element.remove();
  }
}
