// The sizes that DESIGN promises, with the numbers printed so that a change shows.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { dist, TARGETS } from "./built.mjs";

const LIMITS = [
  ["fairreach.wasm", "raw", (bytes) => bytes.length, 400_000],
  ["fairreach.wasm", "gzip", (bytes) => gzipSync(bytes, { level: 9 }).length, 150_000],
  ["content.js", "minified", (bytes) => bytes.length, 40_000],
  ["webmail.js", "minified", (bytes) => bytes.length, 40_000],
  ["linkedin.js", "minified", (bytes) => bytes.length, 40_000],
];

for (const target of TARGETS)
  for (const [file, kind, measure, limit] of LIMITS)
    test(`${target}: ${file}, ${kind}, is at most ${limit} bytes`, (t) => {
      const size = measure(readFileSync(dist(target, file)));
      t.diagnostic(`${target}/${file} ${kind}: ${size} bytes`);
      assert.ok(size > 1000, `${size} bytes: nothing is in it`);
      assert.ok(size <= limit, `${size} bytes`);
    });
