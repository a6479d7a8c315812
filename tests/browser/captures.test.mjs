// The built extension on captures of the real sites, where a folder with them lies beside this repository (../shared/captures,
// with a judge of its own). They are other people's pages, so they are no part of the project.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { before, describe, test } from "node:test";
import { BROWSERS, ROOT } from "./lib/launch.mjs";

const SHARED = join(ROOT, "../shared");
const missing = existsSync(join(SHARED, "captures/judge.mjs")) ? false : "no ../shared/captures beside this repository";
// The judge imports its tools by relative path and a driver by name: a copy inside the repository finds both.
const JUDGE = join(ROOT, "target/judge");

function judge(which, signal) {
  const shots = join(ROOT, "tests/shots/captures");
  const judged = [join(JUDGE, "captures/judge.mjs"), which, join(ROOT, "dist", which), join(SHARED, "captures")];
  const child = spawn(process.execPath, [...judged, "--shots", shots], { signal });
  return new Promise((done) => {
    let said = "";
    child.stdout.on("data", (chunk) => {
      said += chunk;
    });
    child.stderr.on("data", (chunk) => {
      said += chunk;
    });
    child.on("error", (error) => done({ code: 1, said: `${said}\n${error}` }));
    child.on("close", (code) => done({ code, said }));
  });
}

describe("captures of real sites", { skip: missing }, () => {
  before(() => {
    const probe = readdirSync(join(SHARED, "toolchain/probe")).map((name) => `probe/${name}`);
    const tools = ["https-fixtures.mjs", "launch-chromium.mjs", "launch-firefox.mjs", ...probe].map(
      (name) => `toolchain/${name}`,
    );
    for (const file of ["captures/judge.mjs", ...tools]) {
      mkdirSync(dirname(join(JUDGE, file)), { recursive: true });
      writeFileSync(join(JUDGE, file), readFileSync(join(SHARED, file)));
    }
  });
  for (const which of BROWSERS) {
    test(which, { timeout: 600_000 }, async (t) => {
      let { code, said } = await judge(which, t.signal);
      // The judge may reach Chromium's worker before that has its globals: nothing was judged then.
      if (said.includes("chrome is not defined")) ({ code, said } = await judge(which, t.signal));
      assert.equal(code, 0, said.replace(/^ok .*\n/gm, ""));
      const all = JSON.parse(readFileSync(join(SHARED, "captures/expected.json"), "utf8"));
      const { length } = all.filter(({ expected }) => expected?.site);
      assert.ok(said.endsWith(`${which}: ${length} of ${length}\n`), said);
    });
  }
});
