// The content script of mail pages.
import { start } from "./life";
import { generic } from "./sites/generic";
import { gmail } from "./sites/gmail";
import { roundcube } from "./sites/roundcube";

start([gmail, roundcube, generic]);
