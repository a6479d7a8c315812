// The content script of the mail pages that the manifest names.
import { start } from "./life";
import { generic } from "./sites/generic";
import { gmail } from "./sites/gmail";
import { outlook } from "./sites/outlook";
import { proton } from "./sites/proton";
import { yahoo } from "./sites/yahoo";

start([gmail, outlook, yahoo, proton, generic]);
