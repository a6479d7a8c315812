// The facts of a composer, filled in hook by hook.
import type { Composer, Snapshot } from "../contracts";

export type Facts = ReturnType<Composer["facts"]>;

/** Facts of which nothing is known yet. */
export const unknown = (site: string, channel: Snapshot["channel"]): Facts => ({
  site,
  channel,
  from: null,
  recipients: [],
  recipients_read: false,
  subject: null,
  reply: null,
  thread: null,
  degree: null,
  limit: null,
  attachments: [],
  origins: [],
});

/** Notes which hook answered, once a fact. */
export function note({ origins }: Facts, fact: string, hook: string): void {
  if (!origins.some((origin) => origin.fact === fact)) origins.push({ fact, hook });
}
