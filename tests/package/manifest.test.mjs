// The manifests: what they ask for, that what they name is there, and that both browsers get the same.
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { test } from "node:test";
import { files, readJson, source, TARGETS, VERSION } from "./built.mjs";

const LANGUAGES = readdirSync(new URL("../../extension/_locales", import.meta.url));

/** Paths of the package that a manifest names. */
function named(manifest) {
  const scripts = manifest.content_scripts.flatMap((script) => [...(script.js ?? []), ...(script.css ?? [])]);
  const { service_worker: worker, scripts: background = [worker] } = manifest.background;
  const pages = [manifest.action.default_popup, manifest.options_ui.page, manifest.storage.managed_schema];
  return [
    ...scripts,
    ...background,
    ...pages,
    ...Object.values(manifest.icons),
    ...Object.values(manifest.action.default_icon),
  ];
}

for (const target of TARGETS) {
  const manifest = readJson(target, "manifest.json");

  test(`${target}: every file that the manifest names is in the package`, () => {
    const there = new Set(files(target));
    assert.deepEqual(
      named(manifest).filter((path) => !there.has(path)),
      [],
    );
  });

  test(`${target}: nothing is web-accessible, nothing may connect in`, () => {
    for (const key of ["web_accessible_resources", "externally_connectable", "sandbox", "content_capabilities"])
      assert.ok(!(key in manifest), key);
  });

  test(`${target}: own pages may load own files only, and reach no network`, () => {
    const policy = manifest.content_security_policy.extension_pages;
    assert.match(policy, /default-src 'none'/);
    assert.match(policy, /connect-src 'self'(;|$)/);
    assert.doesNotMatch(policy, /https?:|\*|'unsafe-inline'|'unsafe-eval'|data:/);
  });

  test(`${target}: each permission is explained in docs/permissions.md, and no other is`, () => {
    const { permissions, host_permissions: hosts, optional_host_permissions: optional } = manifest;
    const asked = [...permissions, ...hosts, ...optional.map((origin) => `${origin} (optional)`)];
    const explained = [...source("docs/permissions.md").matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);
    assert.deepEqual(explained.sort(), asked.sort());
  });

  test(`${target}: the version is the workspace's`, () => assert.equal(manifest.version, VERSION));

  test(`${target}: content scripts run on the sites that the manifest has permission for, and no others`, () => {
    for (const kind of ["js", "css"]) {
      const matches = manifest.content_scripts.flatMap((script) => (script[kind] ? script.matches : []));
      assert.deepEqual(matches, manifest.host_permissions, kind);
    }
  });

  test(`${target}: every language has every message and a wording`, () => {
    const keys = (language) => Object.keys(readJson(target, "_locales", language, "messages.json")).sort();
    // Only English puts an article before some countries.
    const words = (language) =>
      Object.keys(readJson(target, "wording", `${language}.json`))
        .filter((key) => !key.startsWith("country_of."))
        .sort();
    for (const language of LANGUAGES) {
      assert.deepEqual(keys(language), keys("en"));
      assert.deepEqual(words(language), words("en"));
      assert.equal(readJson(target, "_locales", language, "messages.json").language.message, language);
    }
    assert.ok(words("en").length > 50, "the wording is empty");
  });
}

test("the manifests differ in what only one browser understands, and in nothing else", () => {
  const [chromium, firefox] = TARGETS.map((target) => readJson(target, "manifest.json"));
  const different = Object.keys({ ...chromium, ...firefox }).filter(
    (key) => JSON.stringify(chromium[key]) !== JSON.stringify(firefox[key]),
  );
  assert.deepEqual(different.sort(), ["background", "browser_specific_settings", "key", "minimum_chrome_version"]);
});

test("the schema for administrators knows every setting of the sample policy", () => {
  const walk = (schema, value, path) => {
    if (schema.additionalProperties || typeof value !== "object" || Array.isArray(value)) return;
    for (const [key, inner] of Object.entries(value)) {
      assert.ok(schema.properties?.[key], `${path}${key}`);
      walk(schema.properties[key], inner, `${path}${key}.`);
    }
  };
  const schema = JSON.parse(source("extension/managed_schema.json"));
  walk(schema, JSON.parse(source("docs/samples/policy.json")), "");
});
