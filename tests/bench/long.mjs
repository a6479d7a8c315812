// The engine on a megabyte: mails one after another, and what has made text processors slow before. Time must grow with length alone.
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import writeGood from "write-good";
import { ROOT } from "../browser/lib/launch.mjs";
import { TEXT } from "./mail.mjs";
import { ms, ratio, spread, table } from "./measure.mjs";

const LENGTH = 1_000_000;
const filled = (piece) => piece.repeat(Math.ceil(LENGTH / piece.length)).slice(0, LENGTH);
const mails = filled(`${TEXT}\n\n`);

const INPUTS = {
  "mails of 200 words": { text: mails },
  "the same as one line": { text: mails.replace(/\s+/g, " ") },
  "quoted lines": { text: filled("> as you wrote\n") },
  spaces: { text: filled(" ") },
  "opening brackets": { text: filled("[") },
  "letters and commas before a full stop": { text: `${filled("a,")}.` },
  "letters and dashes before a full stop": { text: `${filled("é-a")}.` },
  "nested HTML": { html: filled("<div><b>") },
};

/** Milliseconds that the CLI takes for one draft, its start left out. */
function check(draft) {
  const run = (body) => {
    const input = JSON.stringify({ id: 1, from: "robin@brightwater.example", to: ["jane.doe@widgets.co.uk"], ...body });
    const begin = performance.now();
    execFileSync(join(ROOT, "target/release/fairreach"), ["check", "--jsonl"], { input, maxBuffer: 1 << 28 });
    return performance.now() - begin;
  };
  const median = (body) => spread(Array.from({ length: 5 }, () => run(body))).p50;
  return median(draft) - median({ text: "" });
}

function peer(text) {
  const begin = performance.now();
  writeGood(text);
  return performance.now() - begin;
}

/** Prints what a megabyte costs. */
export function benchLong() {
  const times = Object.entries(INPUTS).map(([name, draft]) => [name, draft, check(draft)]);
  const usual = times[0][2];
  table(
    "A megabyte, native, JSON line in and out",
    ["", "Fairreach", "beside the mails", "write-good"],
    times.map(([name, { text }, time], index) => [
      name,
      ms(time),
      ratio(time, usual),
      // On the rest it has little to find.
      index < 2 ? ms(peer(text)) : "-",
    ]),
  );
}
