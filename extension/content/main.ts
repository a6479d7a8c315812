// The content script of mail pages.
import { start } from "./life";
import { generic } from "./sites/generic";
import { gmail } from "./sites/gmail";
import { outlook } from "./sites/outlook";
import { proton } from "./sites/proton";
import { roundcube } from "./sites/roundcube";
import { sogo } from "./sites/sogo";
import { yahoo } from "./sites/yahoo";
import { zoho } from "./sites/zoho";

start([gmail, outlook, yahoo, proton, zoho, roundcube, sogo, generic]);
