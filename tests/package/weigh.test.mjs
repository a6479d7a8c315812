// The tool that gives a language's single words their weights: it changes that section alone, and says what is wrong.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { ROOT } from "../browser/lib/launch.mjs";

const SECTION = /(?<=\n\[words\]\n)[\s\S]*?(?=\n\n)/;
const folder = mkdtempSync(join(tmpdir(), "fairreach-weigh-"));
const before = readFileSync(join(ROOT, "crate/engine/data/languages/en.toml"), "utf8");
const file = join(folder, "en.toml");
const weigh = (...from) =>
  spawnSync(join(ROOT, "target/release/xtask"), ["weigh", file, "1.3", ...from], { encoding: "utf8" });

/** Words of a section by their weight. */
const words = (text) =>
  text
    .match(SECTION)[0]
    .match(/-?\d+ = \[[^\]]*\]/g)
    .flatMap((list) => {
      const weight = Number.parseInt(list, 10);
      return [...list.matchAll(/"([^"]+)"/g)].map(([, word]) => [word, weight]);
    });

test("the words of a language are weighed from mails with labels", () => {
  writeFileSync(file, before);
  const ran = weigh(join(ROOT, "crate/engine/tests/mails"));
  assert.equal(ran.status, 0, ran.stderr);
  const after = readFileSync(file, "utf8");
  assert.equal(after.replace(SECTION, ""), before.replace(SECTION, ""), "nothing but the words changed");
  const weighed = words(after);
  assert.ok(weighed.length > 20 && weighed.length <= 170, `${weighed.length} words`);
  const weights = new Map(weighed);
  assert.equal(weights.size, weighed.length, "no word twice");
  assert.ok(weights.get("please") < 0, "a request leans to ordinary mail");
  assert.ok(weights.get("free") > 0, "a gift leans to outreach");
});

test("without a mail of the language, or with a broken line, the file stays as it was and the place is told", () => {
  writeFileSync(file, before);
  const empty = join(folder, "empty");
  mkdirSync(empty);
  assert.match(weigh(empty).stderr, /no mail in en/);
  writeFileSync(join(empty, "a.jsonl"), '{"lang": "en", "label": "outreach", "text": "Hi"}\n{"lang": "en"}\n');
  assert.match(weigh(empty).stderr, /a\.jsonl:2: missing field/);
  assert.match(weigh(join(folder, "nowhere")).stderr, /nowhere: /);
  assert.equal(readFileSync(file, "utf8"), before);
});
