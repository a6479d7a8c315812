// The engine on a mail of 200 words: WASM as it ships (in Node, the JavaScript engine of Chromium), native through the CLI,
// and beside both a plain linter of prose in JavaScript, which reads the same text for style.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import writeGood from "write-good";
import { ROOT } from "../browser/lib/launch.mjs";
import { POLICY } from "../browser/lib/policy.mjs";
import { pretendBrowser } from "./browser.mjs";
import { SNAPSHOT, TEXT, WORDS } from "./mail.mjs";
import { ms, ratio, spread, table, timed } from "./measure.mjs";

async function wasm() {
  pretendBrowser(POLICY);
  const glue = await import(pathToFileURL(join(ROOT, "target/core/fairreach.js")));
  const bytes = readFileSync(join(ROOT, "target/core/fairreach.wasm"));
  const begin = performance.now();
  await glue.default({ module_or_path: bytes });
  const init = performance.now() - begin;
  const check = () => glue.handle({ kind: "check", snapshot: SNAPSHOT });
  const cold = performance.now();
  const reply = await check();
  const first = performance.now() - cold;
  if (reply?.kind !== "view") throw new Error(`the check failed: ${JSON.stringify(reply)}`);
  return { init, first, warm: spread(await timed(2000, check)), lines: reply.view.panel.lines.length };
}

/** Milliseconds a mail of the CLI: the slope between few and many, so that its start does not count; and its start. */
function native() {
  const folder = mkdtempSync(join(tmpdir(), "fairreach-bench-"));
  const policy = join(folder, "policy.json");
  writeFileSync(policy, JSON.stringify(POLICY));
  const mail = { id: 1, from: "robin@brightwater.example", to: ["jane.doe@widgets.co.uk"], thread: [], text: TEXT };
  const run = (mails) => {
    const input = `${JSON.stringify(mail)}\n`.repeat(mails);
    const begin = performance.now();
    execFileSync(join(ROOT, "target/release/fairreach"), ["check", "--jsonl", "--policy", policy], {
      input,
      maxBuffer: 1 << 28,
    });
    return performance.now() - begin;
  };
  const median = (mails) => spread(Array.from({ length: 5 }, () => run(mails))).p50;
  const [few, many] = [median(1), median(4001)];
  rmSync(folder, { recursive: true });
  return { start: few, warm: (many - few) / 4000 };
}

/** Prints what a check costs. */
export async function benchEngine() {
  const [ours, cli] = [await wasm(), native()];
  const peer = spread(await timed(500, () => writeGood(TEXT)));
  table(
    `A mail of ${WORDS} words`,
    ["", "p50", "p95", "beside write-good"],
    [
      [
        `Fairreach, WASM, snapshot in and view out (${ours.lines} findings)`,
        ms(ours.warm.p50),
        ms(ours.warm.p95),
        ratio(ours.warm.p50, peer.p50),
      ],
      ["Fairreach, native, JSON line in and out", ms(cli.warm), "-", ratio(cli.warm, peer.p50)],
      [`write-good, JavaScript (${writeGood(TEXT).length} findings)`, ms(peer.p50), ms(peer.p95), "1.00x"],
    ],
  );
  table(
    "Start",
    ["", "time"],
    [
      ["WASM compiled and ready", ms(ours.init)],
      ["first check after that", ms(ours.first)],
      ["CLI, start to end of one mail", ms(cli.start)],
    ],
  );
}
