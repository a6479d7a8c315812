// The options page; what it shows and does is in the Rust core.
import { withCore } from "../core";

withCore((core) => core.options(document)).catch((error: unknown) => {
  document.body.textContent = String(error);
});
