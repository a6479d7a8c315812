// What Fairreach promises on every surface, one after the other on one page; each promise is a column of docs/coverage.md.
import assert from "node:assert/strict";
import { OFFER } from "../browser/lib/drafts.mjs";
import {
  badges,
  judged,
  keys,
  openPanel,
  panel,
  pause,
  poll,
  press,
  probe,
  stateOf,
  waitForPanel,
  waitForState,
} from "../browser/lib/face.mjs";
import { POLICY, setPolicy } from "../browser/lib/policy.mjs";

export const COLUMNS = [
  "recognised",
  "recipients",
  "degree",
  "verdict",
  "subject",
  "inserted at its place",
  "within the limit",
  "once",
  "one undo",
  "replaced",
  "gate",
];

const REASON = POLICY.defaults.reason;
const OTHER = "your work on assembly lines";
/** Words of every footer's right to object. */
const OBJECT = /no thanks/;
const MERGE = " {{first_name}}";
const with_ = (policy) => ({ ...POLICY, ...policy });
const count = (text, part) => text.split(part).length - 1;

/** A surface in a tab. */
export class Sight {
  constructor(it, tab, surface) {
    Object.assign(this, { it, tab, surface });
    /** Which badge is meant, where there are several. */
    this.mine = surface.beside ? { recipient: surface.to } : {};
  }

  /** In the page or in an open shadow root of it. */
  async find(css, inside = this.tab) {
    return (await inside.$(css)) ?? inside.$(`pierce/${css}`);
  }

  state(wanted) {
    return waitForState(this.tab, wanted, this.mine);
  }

  async frame() {
    const { frame } = this.surface;
    return frame ? (await this.tab.$(frame)).contentFrame() : this.tab;
  }

  async editor() {
    return this.find(this.surface.editor, await this.frame());
  }

  /** The draft as the editor has it. */
  async text() {
    if (this.surface.engine) return this.tab.evaluate(() => window.model().replace(/\u00a0/g, " "));
    return (await this.editor()).evaluate((editor) => (editor.value ?? editor.innerText).replace(/\u00a0/g, " "));
  }

  /** Puts the caret before everything else. */
  async start() {
    const editor = await this.editor();
    await editor.evaluate((at) => {
      at.focus();
      if (at.setSelectionRange) at.setSelectionRange(0, 0);
    });
    await pause(60);
    await keys(this.tab, "Control+Home");
    await pause(60);
  }

  async policy(changes) {
    await setPolicy(this.it, with_(changes));
    await this.tab.bringToFront();
  }

  async insert() {
    if (!(await panel(this.tab))) await openPanel(this.tab, this.mine);
    await press(this.tab, "Insert footer");
  }
}

/** @returns {Promise<Record<string, "yes" | "–">>} what held; the first that does not throws, with its column's name */
export async function promises(it, tab, surface) {
  const sight = new Sight(it, tab, surface);
  const held = {};
  const column = async (name, holds, steps) => {
    try {
      if (holds) await steps();
      held[name] = holds ? "yes" : "–";
    } catch (error) {
      error.message = `${name}: ${error.message}`;
      throw error;
    }
  };

  await surface.open?.(tab);
  const { beside = [], together = [] } = surface;
  await column("recognised", true, async () => {
    const found = await poll(async () => (await badges(tab)).length === 1 + beside.length);
    assert.ok(found, `a badge each: ${(await badges(tab)).map(stateOf)}`);
  });
  await sight.start();
  await tab.keyboard.type(OFFER);
  await column("verdict", true, () => sight.state(surface.verdict));
  const seen = [];
  for (const each of [surface, ...beside]) {
    await openPanel(tab, beside.length ? { recipient: each.to } : {});
    seen.push({ each, facts: await judged(tab) });
    await press(tab, "Close");
  }
  await column("recipients", true, () => {
    for (const { each, facts } of seen) {
      for (const to of [each.to, ...together]) assert.ok(facts.To.includes(to), `To: ${facts.To}`);
      const others = [surface, ...beside].filter((other) => other !== each);
      for (const { to } of others) assert.ok(!facts.To.includes(to), `nobody else: ${facts.To}`);
      assert.doesNotMatch(facts.To, /inbox\.example|Decoy/, "nobody else");
    }
  });
  await column("degree", surface.degree !== undefined, () => {
    for (const { each, facts } of seen) assert.ok(facts.Degree.startsWith(each.degree), `${each.to}: ${facts.Degree}`);
  });
  await column("subject", surface.subject !== undefined, async () => {
    await tab.click(surface.subject);
    await keys(tab, "End");
    await tab.keyboard.type(MERGE);
    await sight.state("stop");
    for (const _ of MERGE) await tab.keyboard.press("Backspace");
    await sight.state(surface.verdict);
  });

  // An engine may still be settling what was typed.
  await pause(300);
  const before = await sight.text();
  const written = OFFER.slice(0, 40);
  const { limit, full = false } = surface;
  /** Where there is room for the right to object alone, the reason is left out. */
  const brief = limit !== undefined;
  const footer = async (reason = REASON) => {
    const now = await poll(async () => {
      const text = await sight.text();
      return (brief || text.includes(reason)) && OBJECT.test(text) && text;
    });
    assert.ok(now, `the footer is in the draft:\n${await sight.text()}`);
    return now;
  };
  await column("inserted at its place", !full, async () => {
    await sight.insert();
    const text = await footer();
    assert.ok(
      text.indexOf(written) >= 0 && text.indexOf(written) < text.search(brief ? OBJECT : REASON),
      `below the words:\n${text}`,
    );
    if (surface.below) assert.ok(text.search(OBJECT) < text.indexOf(surface.below), `above ${surface.below}:\n${text}`);
  });
  await column("within the limit", brief, async () => {
    if (full) {
      await sight.insert();
      await waitForPanel(tab, /There is no room/);
      assert.equal(await sight.text(), before, "the draft is as it was");
    }
    const { length } = await sight.text();
    assert.ok(length <= limit, `${length} characters`);
  });
  await column("once", !full, async () => {
    await pause(700);
    const again = (await probe(tab)).some((thing) => thing.name === "Insert footer" && thing.visible);
    if (again) await press(tab, "Insert footer");
    await pause(700);
    const text = await sight.text();
    assert.equal(count(text, REASON), brief ? 0 : 1, text);
    assert.equal(text.match(new RegExp(OBJECT, "g")).length, 1, text);
  });
  await column("one undo", !full, async () => {
    await (await sight.editor()).focus();
    await keys(tab, "Control+z");
    const back = await poll(async () => (await sight.text()) === before, 3000);
    assert.ok(back, `exactly as it was:\n${JSON.stringify(before)}\n${JSON.stringify(await sight.text())}`);
  });
  await column("replaced", !brief, async () => {
    await sight.insert();
    await footer();
    await sight.policy({ defaults: { ...POLICY.defaults, reason: OTHER } });
    try {
      await sight.insert();
      const text = await footer(OTHER);
      assert.equal(count(text, REASON), 0, `the old one is gone:\n${text}`);
      assert.equal(count(text, OTHER), 1, `the new one is there once:\n${text}`);
    } finally {
      await sight.policy({});
    }
  });
  await column("gate", true, async () => {
    if (await panel(tab)) await press(tab, "Close");
    await sight.policy({ rules: { "merge-field-unfilled": "block" } });
    try {
      await sight.start();
      await tab.keyboard.type(`${MERGE.trim()} `);
      await sight.state("stop");
      const send = await sight.find(surface.send);
      await send.evaluate((button) => {
        window.pressed = 0;
        button.addEventListener("click", () => (window.pressed += 1));
      });
      // The question's script comes with the first verdict that needs it.
      await pause(300);
      await send.click();
      const asked = await poll(
        async () => (await probe(tab)).some((thing) => thing.role === "alertdialog" && thing.visible),
        3000,
      );
      assert.ok(asked, "the question comes");
      assert.equal(await tab.evaluate(() => window.pressed), 0, "the site heard nothing");
      await press(tab, "Cancel");
    } finally {
      await sight.policy({});
    }
  });
  return held;
}
