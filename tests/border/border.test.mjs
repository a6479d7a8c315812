// The border of the WASM against the JavaScript values that come out, in Node, with a browser as far as the background needs one.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { before, describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { pretendBrowser } from "../bench/browser.mjs";
import { ROOT } from "../browser/lib/launch.mjs";
import { POLICY } from "../browser/lib/policy.mjs";

const EMOJI = "👋🏽 Hello {{first_name}}, we help teams like yours cut reporting time by half with our software.";

/** A first email as the content script reads it; each run a block of its own. */
const snapshot = (runs, more = {}) => ({
  site: "gmail",
  channel: "email",
  from: { name: "Robin Rep", address: "robin@brightwater.example" },
  recipients: [{ field: "to", name: "Jane Doe", address: "jane.doe@widgets.co.uk", member: null }],
  recipients_read: true,
  subject: "Less rework",
  reply: false,
  thread: [],
  degree: null,
  body: { runs: runs.map((text, block) => ({ text, block })), complete: true, plain: false },
  limit: null,
  attachments: [],
  origins: [],
  ...more,
});

describe("The border", () => {
  let core;

  before(async () => {
    pretendBrowser(POLICY);
    core = await import(pathToFileURL(join(ROOT, "target/core/fairreach.js")));
    await core.default({ module_or_path: readFileSync(join(ROOT, "target/core/fairreach.wasm")) });
  });

  const check = (shot) => core.handle({ kind: "check", snapshot: shot });

  test("a check gives a view of plain objects, arrays and strings", async () => {
    const reply = await check(snapshot([EMOJI]));
    assert.equal(reply.kind, "view");
    const { badge, panel, highlights } = reply.view;
    assert.match(badge.name, /^Fairreach: /);
    assert.ok(Array.isArray(panel.lines) && panel.lines.length > 0);
    assert.ok(Array.isArray(highlights));
    assert.deepEqual(structuredClone(reply), JSON.parse(JSON.stringify(reply)), "nothing but JSON");
    for (const { citations } of panel.lines)
      for (const citation of citations) assert.ok(citation.url === null || citation.url.startsWith("https://"));
  });

  test("positions are UTF-16 units of the runs, behind characters of two units too", async () => {
    const { view } = await check(snapshot([EMOJI]));
    const marked = view.highlights.map(({ from, to }) => EMOJI.slice(from.offset, to.offset));
    assert.ok(marked.includes("{{first_name}}"), JSON.stringify(marked));
  });

  test("a footer is composed, and with it in the draft nothing more is added", async () => {
    const draft = [
      "Hello Jane,",
      "We help teams like yours cut reporting time by half. Would a demo on Tuesday suit you?",
    ];
    const reply = await core.handle({ kind: "footer", snapshot: snapshot(draft) });
    assert.equal(reply.kind, "insertion");
    const { html, text, lines, before: place, replaces } = reply.insertion;
    assert.ok(text.includes("https://brightwater.example/stop"));
    assert.ok(html.startsWith("<p>") && !/<(?!\/?(p|a|br)\b)/.test(html), html);
    assert.ok(lines.length > 0 && place === null && replaces === null);
    const again = await core.handle({
      kind: "footer",
      snapshot: snapshot([...draft, ...text.split("\n").filter(Boolean)]),
    });
    assert.equal(again.kind, "nothing");
    assert.ok(again.text.length > 0);
  });

  test("an answer is remembered for the draft's people and for nobody else", async () => {
    const mine = snapshot([EMOJI.replace("{{first_name}}", "Ada")], {
      recipients: [{ field: "to", name: "Ada", address: "Ada@Lovelace.co.uk", member: null }],
    });
    assert.equal((await check(mine)).view.badge.tone, "fix");
    const answered = await core.handle({ kind: "answer", snapshot: mine, answer: "already_talk" });
    assert.equal(answered.view.badge.tone, "not_outreach");
    assert.equal((await check(mine)).view.badge.tone, "not_outreach");
    const other = { ...mine, recipients: [{ ...mine.recipients[0], address: "bob@lovelace.co.uk" }] };
    assert.equal((await check(other)).view.badge.tone, "fix");
  });

  test("a person on the suppression list is a stop, by domain too, until taken off again", async () => {
    const mine = snapshot(["Hello Jane, here is our offer."], {
      recipients: [{ field: "to", name: "Jo", address: "jo@sub.gone.example", member: null }],
    });
    const count = (await core.suppression({})).count;
    const told = await core.suppression({ suppress: " Gone.Example " });
    assert.deepEqual(told, { count: count + 1, outcome: "Suppressed" });
    assert.equal((await check(mine)).view.badge.tone, "stop");
    assert.equal((await core.suppression({ suppress: "gone.example" })).count, count + 1, "once");
    assert.deepEqual(await core.suppression({ release: "@gone.example" }), { count, outcome: "Released" });
    assert.notEqual((await check(mine)).view.badge.tone, "stop");
    assert.equal((await core.suppression({ release: "gone.example" })).outcome, "NotThere");
    assert.equal((await core.suppression({ suppress: "not an address" })).outcome, "Unreadable");
  });

  test("a changed policy is in force once the background hears of it", async () => {
    const draft = snapshot([
      "Hello Jane, we help teams like yours cut reporting time by half with our software. Shall we talk?",
    ]);
    const rules = async () => (await check(draft)).view.panel.lines.map(({ rule }) => rule);
    assert.ok((await rules()).includes("source-missing"));
    const { get } = chrome.storage.local;
    chrome.storage.local.get = async () => ({ policy: { ...POLICY, rules: { "source-missing": "off" } } });
    core.settings_changed();
    assert.ok(!(await rules()).includes("source-missing"));
    chrome.storage.local.get = async () => ({
      policy: { ...POLICY, organisation: { ...POLICY.organisation, country: 7 }, x: 1 },
    });
    core.settings_changed();
    assert.equal((await check(draft)).kind, "view", "a slip in storage takes only itself away");
    chrome.storage.local.get = get;
    core.settings_changed();
  });

  test("what is no request is refused with a reason, and the next request is answered", async () => {
    for (const bad of [
      undefined,
      null,
      7,
      "check",
      {},
      { kind: "check" },
      { kind: "nonsense", snapshot: snapshot([]) },
      { kind: "check", snapshot: { body: { runs: "none" } } },
      { kind: "answer", snapshot: snapshot([]) },
      { kind: "check", snapshot: snapshot([], { channel: "pigeon" }) },
    ]) {
      await assert.rejects(
        core.handle(bad),
        (error) => error instanceof Error && error.message.length > 5,
        JSON.stringify(bad),
      );
    }
    await assert.rejects(core.suppression({ suppress: 1 }), Error);
    assert.equal((await check(snapshot([EMOJI]))).kind, "view");
  });

  test("storage that fails is an error in words, not silence, and is over when storage is back", async () => {
    const { get } = chrome.storage.local;
    chrome.storage.local.get = async () => Promise.reject(new Error("the disk is full"));
    core.settings_changed();
    await assert.rejects(check(snapshot([EMOJI])), /the disk is full/);
    chrome.storage.local.get = get;
    assert.equal((await check(snapshot([EMOJI]))).kind, "view");
  });

  test("odd but well-formed snapshots are answered", async () => {
    const odd = [
      snapshot([]),
      snapshot(["\ud83d", "\ude00 lone surrogates"]),
      snapshot(["\u0000\u202e\ufeff"]),
      snapshot(["x".repeat(200_000)]),
      snapshot([EMOJI], { recipients: [], recipients_read: false, body: null }),
      snapshot([EMOJI], { recipients: [{ field: "unknown", name: "\ud83d", address: "@", member: "" }] }),
    ];
    for (const shot of odd) assert.equal((await check(shot)).kind, "view");
  });
});
