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
  }

  async frame() {
    const { frame } = this.surface;
    return frame ? (await this.tab.$(frame)).contentFrame() : this.tab;
  }

  async editor() {
    const inside = await this.frame();
    const { editor } = this.surface;
    return (await inside.$(editor)) ?? inside.$(`pierce/${editor}`);
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
    if (!(await panel(this.tab))) await openPanel(this.tab);
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

  await column("recognised", true, async () => {
    const found = await poll(async () => (await badges(tab)).length === 1);
    assert.ok(found, `one badge: ${(await badges(tab)).map(stateOf)}`);
  });
  await sight.start();
  await tab.keyboard.type(OFFER);
  await column("verdict", true, () => waitForState(tab, surface.verdict));
  await openPanel(tab);
  const facts = await judged(tab);
  await column("recipients", true, () => {
    assert.ok(facts.To.includes(surface.to), `To: ${facts.To}`);
    assert.doesNotMatch(facts.To, /inbox\.example|Decoy/, "nobody else");
  });
  await column("degree", surface.degree !== undefined, () =>
    assert.ok(facts.Degree.startsWith(surface.degree), facts.Degree),
  );
  await press(tab, "Close");
  await column("subject", surface.subject !== undefined, async () => {
    await tab.click(surface.subject);
    await keys(tab, "End");
    await tab.keyboard.type(MERGE);
    await waitForState(tab, "stop");
    for (const _ of MERGE) await tab.keyboard.press("Backspace");
    await waitForState(tab, surface.verdict);
  });

  // An engine may still be settling what was typed.
  await pause(300);
  const before = await sight.text();
  const written = OFFER.slice(0, 40);
  const footer = async (reason = REASON) => {
    const now = await poll(async () => {
      const text = await sight.text();
      return text.includes(reason) && OBJECT.test(text) && text;
    });
    assert.ok(now, `the footer is in the draft:\n${await sight.text()}`);
    return now;
  };
  await column("inserted at its place", true, async () => {
    await sight.insert();
    const text = await footer();
    assert.ok(text.indexOf(written) >= 0 && text.indexOf(written) < text.indexOf(REASON), `below the words:\n${text}`);
    if (surface.below) assert.ok(text.search(OBJECT) < text.indexOf(surface.below), `above ${surface.below}:\n${text}`);
  });
  await column("once", true, async () => {
    await pause(700);
    const again = (await probe(tab)).some((thing) => thing.name === "Insert footer" && thing.visible);
    if (again) await press(tab, "Insert footer");
    await pause(700);
    const text = await sight.text();
    assert.equal(count(text, REASON), 1, text);
    assert.equal(text.match(new RegExp(OBJECT, "g")).length, 1, text);
  });
  await column("one undo", true, async () => {
    await (await sight.editor()).focus();
    await keys(tab, "Control+z");
    const back = await poll(async () => (await sight.text()) === before, 3000);
    assert.ok(back, `exactly as it was:\n${JSON.stringify(before)}\n${JSON.stringify(await sight.text())}`);
  });
  await column("replaced", true, async () => {
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
      await waitForState(tab, "stop");
      await tab.evaluate((css) => {
        window.pressed = 0;
        document.querySelector(css).addEventListener("click", () => (window.pressed += 1));
      }, surface.send);
      // The question's script comes with the first verdict that needs it.
      await pause(300);
      await tab.click(surface.send);
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
