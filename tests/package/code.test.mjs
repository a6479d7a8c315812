// The code that ships: no way out to a network, no way from text to markup or code, nothing of the machine that built it.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { ROOT } from "../browser/lib/launch.mjs";
import { dist, files, read, TARGETS } from "./built.mjs";

const NETWORK = /XMLHttpRequest|WebSocket|WebTransport|RTCPeerConnection|sendBeacon|EventSource|importScripts/;
const SINKS = /\.(inner|outer)HTML\s*=|insertAdjacentHTML|document\.write|setHTML|createContextualFragment|srcdoc\s*=/;
const CODE = /\beval\(|new Function\b|setTimeout\(["'`]/;
const URLS = /https?:\/\/(?!www\.w3\.org\/)[\w.-]+/g;

for (const target of TARGETS) {
  const scripts = files(target).filter((path) => path.endsWith(".js"));

  test(`${target}: no script can reach a network, make markup of text, or run text as code`, () => {
    assert.ok(scripts.length >= 4, scripts.join(" "));
    for (const path of scripts) {
      const code = read(target, path);
      for (const forbidden of [NETWORK, SINKS, CODE]) assert.doesNotMatch(code, forbidden, path);
    }
  });

  test(`${target}: the content script fetches nothing and loads no WebAssembly`, () => {
    for (const path of scripts.filter((path) => !path.startsWith("pages/") && path !== "background.js")) {
      assert.doesNotMatch(read(target, path), /\bfetch\(|WebAssembly|getURL/, path);
      assert.deepEqual(read(target, path).match(URLS) ?? [], [], path);
    }
  });

  test(`${target}: pages hold no inline script, style or handler and nothing from elsewhere`, () => {
    for (const path of files(target).filter((path) => path.endsWith(".html"))) {
      const html = read(target, path);
      assert.doesNotMatch(html, /<script(?![^>]*\ssrc=)|<style|\sstyle=|\son\w+=|https?:/, path);
    }
  });
}

test("nothing that ships names the machine that built it", () => {
  const secrets = [ROOT.replace(/\/$/, ""), join(homedir(), ".cargo")];
  const shipped = [
    ...TARGETS.flatMap((target) => files(target).map((path) => dist(target, path))),
    join(ROOT, "target/release/fairreach"),
  ];
  for (const path of shipped) {
    const bytes = readFileSync(path);
    for (const secret of secrets) assert.ok(!bytes.includes(secret), `${secret} in ${path}`);
  }
});

test("web-ext finds no error, no warning, no notice in Firefox's package", () => {
  const lint = join(ROOT, "node_modules/.bin/web-ext");
  const found = execFileSync(lint, ["lint", "-s", dist("firefox"), "-o", "json"], { encoding: "utf8" });
  const { summary, errors, warnings, notices } = JSON.parse(found);
  assert.deepEqual(summary, { errors: 0, notices: 0, warnings: 0 }, JSON.stringify([errors, warnings, notices]));
});
