// The options page; what it shows and does is in the Rust core.
import { core } from "./pages";

core
  .run((instance) => instance.options(document))
  .catch((error: unknown) => {
    document.body.textContent = String(error);
  });
