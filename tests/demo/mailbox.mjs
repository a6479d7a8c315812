// The demo mailbox: its address, and how it is served.
import { readFileSync } from "node:fs";
import { serve, watched } from "../browser/lib/fixtures.mjs";

export const HOST = "mailbox.demo.example";
export const ADDRESS = `https://${HOST}/drafts`;

/** Routes of a fixture server. */
export function mailbox() {
  return { [`${HOST}/drafts`]: { body: watched(readFileSync(new URL("mailbox.html", import.meta.url), "utf8")) } };
}

/** A fixture server for it alone. */
export function serveMailbox() {
  return serve(mailbox());
}
