// Tells when an element may have moved on the screen, or text in it: by events, with no timer but while somebody types.
import { rectOf } from "../sites/dom";

/** Room for a line is kept free above the badge, so that it need not be placed at every letter. */
const TYPING = 150;

/** Calls `moved` (often: coalesce it) until the returned function is called. */
export function follow(box: Element, scopes: readonly (Document | ShadowRoot)[], moved: () => void): () => void {
  const ended = new AbortController();
  const options = { capture: true, passive: true, signal: ended.signal };
  let timer = 0;
  const typed = (): void => {
    timer ||= window.setTimeout(() => {
      timer = 0;
      moved();
    }, TYPING);
  };
  addEventListener("scroll", moved, options);
  addEventListener("resize", moved, options);
  for (const scope of scopes) {
    // Scrolling inside a shadow root or a frame is not heard outside.
    scope.addEventListener("scroll", moved, options);
    scope.addEventListener("input", typed, options);
  }
  const sized = new ResizeObserver(moved);
  sized.observe(box);
  const shifted = shifts(box, moved);
  return () => {
    ended.abort();
    clearTimeout(timer);
    sized.disconnect();
    shifted();
  };
}

/** An intersection root that is exactly where the box is: any shift of the box changes the ratio. */
function shifts(box: Element, moved: () => void): () => void {
  let observer: IntersectionObserver | undefined;
  const watch = (threshold: number): void => {
    observer?.disconnect();
    const { left, top, right, bottom, width, height } = rectOf(box);
    const view = document.documentElement;
    const margins = [top, view.clientWidth - right, view.clientHeight - bottom, left];
    const rootMargin = width && height ? margins.map((edge) => `${-Math.floor(edge)}px`).join(" ") : "0px";
    let first = true;
    observer = new IntersectionObserver(
      (entries) => {
        const ratio = entries.at(-1)?.intersectionRatio ?? 0;
        // The first answer comes a frame later: the box may have moved meanwhile. The entry's own rectangle is rounded.
        const now = rectOf(box);
        const away = now.top !== top || now.left !== left;
        if (!first || away) moved();
        if (!first || away || (width > 0 && ratio !== threshold && ratio > 0))
          watch(Math.min(1, Math.max(0.000001, ratio)));
        first = false;
      },
      { rootMargin, threshold },
    );
    observer.observe(box);
  };
  watch(1);
  return () => observer?.disconnect();
}
