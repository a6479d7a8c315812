// What of an element may stand in a report. A list of what is harmless, never one of what is personal: a page can put a
// name into any place there is.
import { attributesOf, localName } from "../sites/dom";

/** Attributes of HTML, and of the frameworks that webmail is made with. What else stands there may be a torn value. */
const NAMES = new Set(
  `accept accesskey action align allow alt autocapitalize autocomplete autofocus charset checked class cols colspan
  content contenteditable dir disabled download draggable enctype enterkeyhint for form frameborder height hidden href
  hreflang id inert inputmode is itemid itemprop itemscope itemtype label lang list loading maxlength method minlength
  multiple name nonce novalidate onblur onchange onclick onfocus oninput onkeydown onkeyup onmousedown onmouseup onsubmit
  open part pattern placeholder popover readonly rel required role rows rowspan sandbox scope selected size slot spellcheck
  src srcdoc srcset step style summary tabindex target title translate type unselectable value width wrap
  jsaction jsan jscontroller jslog jsmodel jsname jsrenderer jsshadow jstcache g_editable email peoplekit-id componentkey
  ng-class ng-click ng-if ng-model ng-repeat ng-show ng-hide ng-app ng-controller`.split(/\s+/),
);

const ROLES = `alert alertdialog application article banner button cell checkbox columnheader combobox complementary
  contentinfo dialog document feed figure form grid gridcell group heading img link list listbox listitem log main marquee
  math menu menubar menuitem menuitemcheckbox menuitemradio navigation none note option presentation progressbar radio
  radiogroup region row rowgroup rowheader scrollbar search searchbox separator slider spinbutton status switch tab table
  tablist tabpanel term textbox timer toolbar tooltip tree treegrid treeitem`;
const TYPES = `button checkbox color date datetime-local email file hidden image month number password radio range reset
  search submit tel text time url week`;

/** Attributes of which the value is shown, if it is one of these. */
const VALUES: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries({
    role: ROLES,
    type: TYPES,
    contenteditable: "true false plaintext-only",
    "aria-multiline": "true false",
    "aria-hidden": "true false",
    "aria-haspopup": "true false menu listbox tree grid dialog",
    "aria-expanded": "true false",
    dir: "ltr rtl auto",
  }).map(([name, values]) => [name, new Set(values.split(/\s+/))]),
);

/** Censors names by a list of words that are somebody's. */
export class Censor {
  readonly #words: ReadonlySet<string>;

  /** `texts`: what is known to be personal on this page; its words are in no name that is shown. */
  constructor(texts: readonly string[]) {
    this.#words = new Set(texts.flatMap((text) => text.toLowerCase().match(/\p{L}{3,}/gu) ?? []));
  }

  /** The name of a tag. */
  tag(element: Element): string {
    const name = localName(element);
    const isStandard = !name.includes("-") && !/Unknown/.test(Object.prototype.toString.call(element));
    if (isStandard) return /^[a-z][a-z0-9]*$/i.test(name) ? name : "(tag)";
    return name.includes("-") ? this.#parts(name) : "(tag)";
  }

  /** The names of its attributes, with the few values that are shown. */
  attributes(element: Element): string {
    const shown: string[] = [];
    let others = 0;
    for (const { name, value } of attributesOf(element)) {
      const isKnown = NAMES.has(name) || /^(aria|data)-[a-z]/.test(name);
      if (!isKnown) others += 1;
      else if (VALUES.get(name)?.has(value)) shown.push(`${name}=${value}`);
      else shown.push(NAMES.has(name) ? name : this.#parts(name));
    }
    if (others) shown.push(`+${others}`);
    return shown.length ? `[${shown.join(" ")}]` : "";
  }

  /** Numbers, random letters and known words out of a name of several parts. */
  #parts(name: string): string {
    const parts = name.split(/([-_.:])/).map((part) => {
      if (/^[-_.:]?$/.test(part)) return part;
      return /^[a-z]{1,16}$/.test(part) && !this.#words.has(part) ? part : "#";
    });
    return parts.length > 13 ? `${parts.slice(0, 13).join("")}#` : parts.join("");
  }
}

/** An address by its host, if that is one of the sites that every install knows. */
export function place(url: string, known: readonly string[], base: string): string {
  if (!url) return "(empty)";
  try {
    const { protocol, hostname } = new URL(url, base);
    if (protocol === "about:" || protocol === "blob:" || protocol === "data:") return protocol;
    return known.includes(hostname) ? hostname : "(censored)";
  } catch {
    return "(censored)";
  }
}
