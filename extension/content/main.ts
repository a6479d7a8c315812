// The content script of the mail pages that the manifest names, and of windows that those open.
import { start } from "./life";
import { gmail } from "./sites/gmail";
import { outlook } from "./sites/outlook";
import { proton } from "./sites/proton";
import { yahoo } from "./sites/yahoo";

start([gmail, outlook, yahoo, proton]);
