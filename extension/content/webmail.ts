// The content script of origins that the user allows one by one: webmail on servers of their own, and what has no reader here.
import { start } from "./life";
import { generic } from "./sites/generic";
import { roundcube } from "./sites/roundcube";
import { sogo } from "./sites/sogo";
import { yahoo } from "./sites/yahoo";
import { zoho } from "./sites/zoho";

// Yahoo Japan is no host of the manifest.
start([zoho, yahoo, roundcube, sogo, generic], generic.hasComposer);
