// A report on the page in front, for a bug report: structure and nothing that is somebody's. The popup runs it, gets what
// the last expression gives (see `build.sh`), and shows it; nothing is sent.
import type { Composer } from "./contracts";
import { Censor } from "./report/censor";
import { disagreements } from "./report/check";
import type { Disagreement } from "./report/compare";
import { counts, tableOf } from "./report/hooks";
import { siteOf } from "./report/sites";
import { Skeleton, surroundings } from "./report/skeleton";
import { all, hostOf, rendered } from "./sites/dom";

export interface Report {
  readonly site: string;
  readonly composers: number;
  /** Facts on which two hooks disagree. */
  readonly disagree: readonly Disagreement["fact"][];
  readonly text: string;
}

const EDITABLES = '[contenteditable]:not([contenteditable="false"]), textarea';
/** Composers, or editables where there is none, that one report shows. */
const SHOWN = 3;

interface Manifest {
  readonly version: string;
  readonly host_permissions?: readonly string[] | undefined;
}

/** Reads the page. Changes nothing on it. */
export function report(page: Document = document, manifest: Manifest = chrome.runtime.getManifest()): Report {
  const site = siteOf(page);
  const composers = site.composers(page);
  const disagree = disagreements(site, page, composers);
  const scopes = [page, ...composers.flatMap((composer) => composer.scopes), ...(site.scopes?.(page, true) ?? [])];
  const roots = [...new Set(scopes)];
  const hosts = (manifest.host_permissions ?? []).map((pattern) => pattern.split("/")[2] ?? "");
  const host = hostOf(page);
  const lines = [
    `Fairreach ${manifest.version}, ${browser()}`,
    `site: ${site.id}, on ${hosts.includes(host) ? host : "(censored)"}`,
    `composers: ${composers.length}`,
    ...disagree.map(({ fact, hooks }) => `disagree on ${fact}: ${hooks.join("  and  ")}`),
    "",
    "hooks:",
    ...counts(tableOf(site), roots),
    ...facts(composers),
    ...structure(page, composers, roots, hosts),
  ];
  return {
    site: site.id,
    composers: composers.length,
    disagree: disagree.map(({ fact }) => fact),
    text: `${lines.join("\n")}\n`,
  };
}

/** Name and version; the rest of what a browser says of itself tells machines apart. */
function browser(): string {
  const [, name, version] = /(Firefox|Edg|OPR|Chrome)\/(\d+)/.exec(navigator.userAgent) ?? [];
  return name ? `${name} ${version}` : "unknown browser";
}

/** How much was read, never what. */
const facts = (composers: readonly Composer[]): string[] =>
  composers.flatMap((composer, at) => {
    const read = composer.facts();
    const known = (value: unknown): string => (value === null ? "unread" : "read");
    return [
      "",
      `composer ${at + 1}: ${read.channel}`,
      `  recipients ${read.recipients_read ? read.recipients.length : "unread"}, with address ${read.recipients.filter((r) => r.address).length}`,
      `  from ${known(read.from)}, subject ${known(read.subject)}, reply ${read.reply ?? "unread"}, thread ${read.thread?.length ?? "unread"}, degree ${known(read.degree)}`,
      ...read.origins.map(({ fact, hook }) => `  ${fact} by ${hook}`),
    ];
  });

function structure(page: Document, composers: readonly Composer[], roots: readonly ParentNode[], hosts: string[]) {
  const names = new Map<Element, string>();
  for (const { root, box, editor } of composers) {
    names.set(root, "root");
    names.set(box, "box");
    names.set(editor, "editor");
  }
  const skeleton = new Skeleton(new Censor(personal(page, composers)), hosts, names);
  const parts = composers.length
    ? composers.map(({ root }) => root)
    : [...new Set(roots.flatMap((root) => all(root, EDITABLES).filter(rendered)).map(surroundings))];
  return parts
    .slice(0, SHOWN)
    .flatMap((part) => ["", composers.length ? "structure:" : "editable, in no composer:", ...skeleton.around(part)]);
}

/** Whom the page is about, as far as it can be told: their names are in no name of a tag or attribute, either. */
const personal = (page: Document, composers: readonly Composer[]): string[] => [
  page.title,
  ...composers.flatMap((composer) => {
    const { from, recipients, thread, subject } = composer.facts();
    const people = [...recipients, ...(thread ?? []), ...(from ? [from] : [])];
    return [subject ?? "", ...people.flatMap(({ name, address }) => [name ?? "", address ?? ""])];
  }),
];
