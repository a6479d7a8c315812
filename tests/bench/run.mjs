// node tests/bench/run.mjs [engine] [long] [page]: what Fairreach costs, beside peers in the same run. It prints; it judges nothing.
import { benchEngine } from "./engine.mjs";
import { benchLong } from "./long.mjs";
import { benchPage } from "./page.mjs";

const wanted = process.argv.slice(2);
const parts = { engine: benchEngine, long: benchLong, page: benchPage };
for (const [name, bench] of Object.entries(parts)) if (wanted.length === 0 || wanted.includes(name)) await bench();
