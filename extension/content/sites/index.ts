// The sites, the most particular first; the generic one takes what is left.
import type { Site } from "../contracts";
import { generic } from "./generic";
import { gmail } from "./gmail";
import { linkedin } from "./linkedin";
import { roundcube } from "./roundcube";

const SITES: readonly Site[] = [linkedin, gmail, roundcube];

/** The site that a page belongs to. */
export const siteOf = (page: Document): Site => SITES.find((site) => site.matches(page)) ?? generic;
