// The reader of a page, out of all: scripts that are brought on demand run on any site.
import type { Site } from "../contracts";
import { generic } from "../sites/generic";
import { gmail } from "../sites/gmail";
import { linkedin } from "../sites/linkedin";
import { outlook } from "../sites/outlook";
import { proton } from "../sites/proton";
import { roundcube } from "../sites/roundcube";
import { sogo } from "../sites/sogo";
import { yahoo } from "../sites/yahoo";
import { zoho } from "../sites/zoho";

const SITES: readonly Site[] = [linkedin, gmail, outlook, yahoo, proton, zoho, roundcube, sogo];

export const siteOf = (page: Document): Site => SITES.find((each) => each.matches(page)) ?? generic;
