// The hands' door: one insertion an editor at a time, done by the script that comes with the first click.
import type { Editor, Insert, Inserted } from "../contracts";
import { late } from "../late";
import { rest } from "./rest";

const running = new WeakMap<Editor, Promise<Inserted>>();

/** Inserts once: a second call for the same editor joins the one under way. */
export const insert: Insert = (editor, insertion, reading) => {
  const same = running.get(editor);
  if (same) return same;
  const work = late()
    .then(({ put }) => put(editor, insertion, reading, rest))
    .catch((): Inserted => "failed")
    .finally(() => running.delete(editor));
  running.set(editor, work);
  return work;
};
