// Where the panel goes.
import type { Composer } from "../contracts";
import { area, type Box, grown, meet, seen, viewport } from "./sight";

/** Where a panel of this size covers least of the draft and none of the badges. */
export function panelSpot(
  composer: Composer,
  { width, height }: { width: number; height: number },
  badges: readonly Box[],
  own: Box,
): [number, number] {
  const view = grown(viewport(), -8);
  const box = seen(composer.box) ?? own;
  const root = seen(composer.root) ?? box;
  const fit = (x: number, y: number): Box => {
    const left = Math.max(view.left, Math.min(x, view.right - width));
    const top = Math.max(view.top, Math.min(y, view.bottom - height));
    return { left, top, right: left + width, bottom: top + height };
  };
  // Beside the composer, at heights that leave the badges free; above or below it; as a last resort over it.
  const heights = [own.bottom - height, ...badges.flatMap((badge) => [badge.top - height - 12, badge.bottom + 12])];
  const spots = [root, box].flatMap((around) => [
    ...heights.flatMap((y) => [fit(around.left - width - 8, y), fit(around.right + 8, y)]),
    fit(own.right - width, around.top - height - 8),
    fit(own.right - width, around.bottom + 8),
  ]);
  spots.push(fit(own.right - width, own.top - height - 8), fit(own.left - width - 8, own.bottom - height));
  const cost = (spot: Box): number =>
    badges.reduce((sum, badge) => sum + area(meet(spot, grown(badge, 4))) * 1000, 0) +
    area(meet(spot, box)) * 4 +
    area(meet(spot, root)) +
    Math.hypot(spot.right - own.right, spot.bottom - own.bottom) * 10;
  const best = spots.reduce((a, b) => (cost(b) < cost(a) ? b : a));
  return [best.left, best.top];
}
