// The archives: the same files give the same bytes, whenever and in whatever order they were written.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, test } from "node:test";
import { inflateRawSync } from "node:zlib";
import { ROOT } from "../browser/lib/launch.mjs";
import { archive, dist, files, TARGETS } from "./built.mjs";

const folder = mkdtempSync(join(tmpdir(), "fairreach-zip-"));
after(() => rmSync(folder, { recursive: true }));

/** The entries of an archive, from its central directory. */
function entries(bytes) {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  const list = [];
  for (let i = 0, at = bytes.readUInt32LE(end + 16); i < bytes.readUInt16LE(end + 10); i += 1) {
    const [method, time, date] = [10, 12, 14].map((offset) => bytes.readUInt16LE(at + offset));
    const [packed, nameLength, extra, comment] = [
      bytes.readUInt32LE(at + 20),
      ...[28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset)),
    ];
    const local = bytes.readUInt32LE(at + 42);
    const name = bytes.toString("utf8", at + 46, at + 46 + nameLength);
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const stored = bytes.subarray(start, start + packed);
    list.push({ name, time, date, extra, content: method === 8 ? inflateRawSync(stored) : stored });
    at += 46 + nameLength + extra + comment;
  }
  return list;
}

for (const target of TARGETS) {
  test(`${target}: the archive holds the unpacked extension, sorted, without times and extra fields`, () => {
    const found = entries(readFileSync(archive(target)));
    assert.deepEqual(
      found.map(({ name }) => name),
      files(target),
    );
    for (const { name, time, date, extra, content } of found) {
      assert.deepEqual([time, date, extra], [0, 33, 0], `${name}: 1980-01-01 00:00, no extra field`);
      assert.ok(content.equals(readFileSync(dist(target, name))), name);
    }
  });

  test(`${target}: packed again from files written in another order at another time, it is the same bytes`, () => {
    const copy = join(folder, target);
    for (const path of files(target).reverse()) {
      mkdirSync(dirname(join(copy, path)), { recursive: true });
      cpSync(dist(target, path), join(copy, path));
      utimesSync(join(copy, path), 1, 1);
    }
    const again = join(folder, `${target}.zip`);
    execFileSync(join(ROOT, "target/release/xtask"), ["zip", copy, again]);
    assert.ok(readFileSync(again).equals(readFileSync(archive(target))));
  });
}
