// The Rust core of the popup and the options page.
import * as glue from "../../target/core/pages/fairreach.js";
import { Core } from "../core";

export const core = new Core(glue, "pages/pages.wasm");
