// What two hooks say of one fact, compared.

export interface Disagreement {
  readonly fact: "recipients" | "subject" | "from" | "editor" | "send" | "degree";
  /** The hook that counts, and the one that says something else. */
  readonly hooks: readonly [string, string];
}

export interface Said<T> {
  readonly hook: string;
  readonly says: T;
}

/** Compares what each hook says with the first that says something: that one counts. */
export function compare<T>(
  fact: Disagreement["fact"],
  said: readonly (Said<T> | undefined)[],
  same: (a: T, b: T) => boolean,
): Disagreement[] {
  const [first, ...others] = said.filter((each) => each !== undefined);
  const other = first && others.find((each) => !same(first.says, each.says));
  return first && other ? [{ fact, hooks: [first.hook, other.hook] }] : [];
}

export const equal = (a: string, b: string): boolean => a === b;
