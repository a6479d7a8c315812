// The content script of LinkedIn: it has nothing in common with mail programs, so neither weighs on the other's pages.
import { start } from "./life";
import { linkedin } from "./sites/linkedin";

start([linkedin]);
