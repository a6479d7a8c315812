// The daily self-check on the page in front. The background runs it while a composer is open, and gets what the last
// expression gives (see `build.sh`): which facts hooks disagree on, nothing of what they read.
import { disagreements } from "./report/check";
import type { Disagreement } from "./report/compare";
import { siteOf } from "./report/sites";

export interface Checked {
  readonly site: string;
  readonly facts: readonly Disagreement["fact"][];
}

/** What arrives late (chips, a badge) has arrived by then, in milliseconds. */
const SETTLED = 1500;

/** Facts that hooks disagree on now and still a moment later. Undefined: no composer is open any more. */
export async function check(page: Document = document): Promise<Checked | undefined> {
  const site = siteOf(page);
  const compared = (): Disagreement["fact"][] | undefined => {
    const composers = site.composers(page);
    return composers.length ? disagreements(site, page, composers).map(({ fact }) => fact) : undefined;
  };
  const before = compared();
  if (before?.length) await new Promise((done) => setTimeout(done, SETTLED));
  const facts = before?.length ? compared()?.filter((fact) => before.includes(fact)) : before;
  return facts && { site: site.id, facts };
}
