// Comparing what an editor holds with what was inserted, and text fields.
import type { Insertion, Reading } from "../contracts";

/** Letters and digits alone: editors change spaces, dashes and quotation marks of what is pasted. */
export const bare = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, "");

function count(text: string, line: string): number {
  return line ? text.split(line).length - 1 : 0;
}

/**
 * A test of a later text: whether it is `before` without `removed` and with each line once more.
 * Lines that occur in one another count as often as they do in the whole.
 */
export function proof(before: string, removed: string, lines: readonly string[]): (now: string) => boolean {
  const wanted = lines.map(bare).filter(Boolean);
  const added = wanted.join("\n");
  const [old, gone] = [bare(before), bare(removed)];
  const expected = wanted.map((line) => count(old, line) - count(gone, line) + count(added, line));
  return (now) => {
    const text = bare(now);
    return wanted.length > 0 && wanted.every((line, index) => count(text, line) === expected[index]);
  };
}

/**
 * Types the insertion into a text field: the page's state follows and native undo works. Never `.value`.
 * Returns whether the field took it; undefined where the place was lost because the page changed since it was read.
 */
export function typeInto(
  field: HTMLTextAreaElement | HTMLInputElement,
  insertion: Insertion,
  reading: Reading,
): boolean | undefined {
  const { value } = field;
  const { replaces, before } = insertion;
  let from: number | undefined = value.length;
  let to: number | undefined;
  let text = insertion.text;
  if (replaces) {
    from = reading.offset(replaces.from);
    to = reading.offset(replaces.to);
  } else if (before !== null) {
    from = reading.offset({ run: before, offset: 0 });
  }
  to ??= from;
  if (from === undefined || to === undefined || to < from || to > value.length) return undefined;
  if (!replaces) text = apart(value.slice(0, from), text, value.slice(from));

  const [start, end] = [field.selectionStart ?? from, field.selectionEnd ?? from];
  const landed = proof(value, value.slice(from, to), insertion.lines);
  field.focus({ preventScroll: true });
  field.setSelectionRange(from, to);
  field.ownerDocument.execCommand("insertText", false, text);
  const done = landed(field.value);
  const shift = field.value.length - value.length;
  const [a, b] = [from, to];
  // A caret on the blank lines above the footer goes to the first of them: there the draft begins.
  const blank = !replaces && !value.slice(0, from).trim();
  const moved = (at: number): number => (at <= a ? (blank ? 0 : at) : at < b ? a : at + shift);
  field.setSelectionRange(moved(start), moved(end));
  return done;
}

/** A blank line between the rep's text and the footer, and between the footer and what follows. */
function apart(head: string, text: string, tail: string): string {
  const gap = head.trim() ? "\n".repeat(Math.max(0, 2 - trailing(head))) : "";
  return gap + text + (tail.trim() ? "\n\n" : "");
}

const trailing = (text: string): number => /\n[\t ]*(\n[\t ]*)?$/.exec(text)?.[0].replace(/[^\n]/g, "").length ?? 0;
