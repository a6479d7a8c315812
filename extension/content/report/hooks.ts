// The hooks of a site by what they look for, as a report counts them.
import type { Site } from "../contracts";
import { all, type Hooks, rendered } from "../sites/dom";
import { HOOKS as LINKEDIN } from "../sites/linkedin";
import { hookOf, type Mail } from "../sites/mail";

export type Table = readonly (readonly [fact: string, hooks: Hooks])[];

export const FIELDS = ["to", "cc", "bcc"] as const;

export const isMail = (site: Site): site is Site & Mail => "bodies" in site;

export function tableOf(site: Site): Table {
  if (!isMail(site)) return Object.entries(LINKEDIN);
  const optional = (hook: string | undefined): Hooks => (hook ? [hook] : []);
  return [
    ["sign", [site.sign]],
    ["editor", site.bodies],
    ["frame", optional(site.frames)],
    ["not", [site.not]],
    ["root", site.roots],
    ["marked", [site.marked]],
    ...FIELDS.map((field) => [field, site.fields.map((hook) => hookOf(hook, field))] as const),
    ["chips", site.chips],
    ["summary", optional(site.summary)],
    ["from", site.from],
    ["subject", site.subject],
    ["files", optional(site.files)],
    ["send", site.sending.controls],
    ["send menu", site.sending.menus ?? []],
  ];
}

/** A line for each hook: how many elements it finds, and how many of them are shown. */
export const counts = (table: Table, roots: readonly ParentNode[]): string[] =>
  table.flatMap(([fact, hooks]) =>
    hooks.map((hook) => {
      const found = roots.flatMap((root) => all(root, hook));
      return `  ${fact}: ${found.length} (${found.filter(rendered).length} shown)  ${hook}`;
    }),
  );
