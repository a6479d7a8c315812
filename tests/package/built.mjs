// What the build made, for the tests of the packages.
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { ROOT } from "../browser/lib/launch.mjs";

export const TARGETS = ["chromium", "firefox"];
export const dist = (...path) => join(ROOT, "dist", ...path);
export const read = (...path) => readFileSync(dist(...path), "utf8");
export const readJson = (...path) => JSON.parse(read(...path));
export const source = (path) => readFileSync(join(ROOT, path), "utf8");

/** All files of an unpacked extension, by their paths in it. */
export function files(target) {
  return readdirSync(dist(target), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(dist(target), join(entry.parentPath ?? entry.path, entry.name)))
    .sort();
}

/** The version that everything must have. */
export const VERSION = /^version = "(.+)"$/m.exec(source("Cargo.toml"))[1];

export const archive = (target) => dist(`fairreach-${target}-${VERSION}.zip`);
