// Fairreach's UI as a screen reader finds it, by its accessibility names (DESIGN: roles and names, never classes).
import assert from "node:assert/strict";

export const pause = (ms) => new Promise((over) => setTimeout(over, ms));

/** Asks `question` until the answer is truthy; the last answer, truthy or not, when the time is over. */
export async function poll(question, ms = 8000, every = 80) {
  for (const end = Date.now() + ms; ; await pause(every)) {
    const answer = await question();
    if (answer || Date.now() > end) return answer;
  }
}

/** Everything in closed shadow roots of the page that a screen reader would meet. */
export function probe(page, request = {}) {
  return page.evaluate(
    (detail) =>
      new Promise((answer) => {
        document.addEventListener("probe-result", (event) => answer(JSON.parse(event.detail)), { once: true });
        document.dispatchEvent(new CustomEvent("probe", { detail }));
        setTimeout(() => answer([]), 2000);
      }),
    JSON.stringify(request),
  );
}

const isBadge = (thing) => thing.role === "button" && /^Fairreach\b.*:/.test(thing.name) && thing.visible;
const isPanel = (thing) => thing.role === "dialog" && thing.name === "Fairreach" && thing.visible;
const matches = (name, wanted) => (wanted instanceof RegExp ? wanted.test(name) : name === wanted);
const near = (a, b) => a && b && a.rect.every((edge, i) => Math.abs(edge - b.rect[i]) < 0.5);

/** All badges, in the order of the page. */
export async function badges(page) {
  return (await probe(page)).filter(isBadge);
}

/** The state that a badge names: `ready`, `2 to fix`, `stop` … */
export const stateOf = (badge) => badge.name.replace(/^Fairreach: /, "");

/** The badge of the composer whose description holds `recipient` (the only one without it), once its state is `wanted`. */
export async function waitForState(page, wanted, { recipient, ms } = {}) {
  let seen = [];
  const found = await poll(async () => {
    seen = await badges(page);
    const mine = recipient ? seen.filter((badge) => badge.description.includes(recipient)) : seen;
    return mine.length === 1 && matches(stateOf(mine[0]), wanted) && mine[0];
  }, ms);
  const had = seen.map((badge) => `${badge.name} (${badge.description})`).join(", ") || "none";
  assert.ok(found, `a badge "${wanted}"${recipient ? ` for ${recipient}` : ""} was to come; badges: ${had}`);
  return found;
}

/** Clicks the middle of what `find` finds with the mouse (a trusted event), when it has come to rest. */
async function click(page, find, what) {
  let before;
  const at = await poll(async () => {
    const all = await probe(page);
    const index = all.findIndex(find);
    const now = all[index];
    const rested = near(now, before);
    before = now;
    if (!rested) return null;
    const [x, y, width, height] = now.rect;
    const view = await page.evaluate(() => [innerWidth, innerHeight]);
    const inside = x >= 0 && y >= 0 && x + width / 2 < view[0] && y + height / 2 < view[1];
    if (!inside) await probe(page, { reveal: index });
    return inside && now;
  });
  assert.ok(
    at,
    `nothing to press: ${what}; there are ${(await probe(page))
      .filter((x) => x.visible && x.role === "button")
      .map((x) => x.name)
      .join(" | ")}`,
  );
  await page.mouse.click(at.rect[0] + at.rect[2] / 2, at.rect[1] + at.rect[3] / 2);
}

/** Presses the button of this name in the panel. */
export function press(page, name) {
  return click(
    page,
    (thing) => thing.role === "button" && thing.visible && !thing.disabled && matches(thing.name, name),
    `button ${name}`,
  );
}

/** The open panel. */
export async function panel(page) {
  return (await probe(page)).find(isPanel);
}

/** Waits until badges and panel stand still: no half-drawn picture. */
export async function rested(page) {
  let before = [];
  await poll(async () => {
    const now = (await probe(page)).filter((thing) => isBadge(thing) || isPanel(thing));
    const same = now.length === before.length && now.every((thing, i) => near(thing, before[i]));
    before = now;
    return same;
  });
}

/** Opens the panel (of the composer whose badge names `recipient`) by a click on the badge; returns it. */
export async function openPanel(page, { recipient } = {}) {
  const wanted = (thing) => isBadge(thing) && (!recipient || thing.description.includes(recipient));
  await click(page, wanted, "the badge");
  const open = await poll(() => panel(page), 4000);
  assert.ok(open, "the panel opens");
  return open;
}

/** Waits until the open panel's text matches; returns the panel. */
export async function waitForPanel(page, text, ms) {
  const found = await poll(async () => {
    const open = await panel(page);
    return open && text.test(open.text) && open;
  }, ms);
  assert.ok(found, `the panel was to say ${text}; it says: ${(await panel(page))?.text ?? "nothing, it is closed"}`);
  return found;
}

/** "How this was judged" as an object: `{Channel: "Email …", To: …}`. */
export async function judged(page) {
  const all = await probe(page);
  const region = all.find(
    (thing) => thing.name === "How this was judged" && thing.role !== "button" && thing.terms.length > 0,
  );
  assert.ok(region, "the panel has a region named How this was judged with a list of terms");
  return Object.fromEntries(region.terms);
}

/** Links of the panel that lead to a source of law, as `{name, href}`. */
export async function citations(page) {
  return (await probe(page))
    .filter((thing) => thing.role === "link" && thing.visible && thing.href?.startsWith("https://"))
    .map(({ name, href }) => ({ name, href }));
}

/** Types into the panel's field of this label. */
export async function fill(page, label, value) {
  const isField = (thing) =>
    ["textbox", "combobox"].includes(thing.role) && thing.visible && matches(thing.name, label);
  await click(page, isField, `field ${label}`);
  const field = (await probe(page)).find(isField);
  if (field.tag === "select") {
    // The list of a <select> is drawn by the browser: chosen by its letters, as with a keyboard.
    await page.keyboard.press("Escape");
    await page.keyboard.type(value);
  } else {
    await page.keyboard.down("Control");
    await page.keyboard.press("a");
    await page.keyboard.up("Control");
    await page.keyboard.type(value);
  }
}

/** Fields that the panel shows now. */
export async function fields(page) {
  return (await probe(page)).filter((thing) => ["textbox", "combobox"].includes(thing.role) && thing.visible);
}

/** A key with modifiers, `Control+z`. */
export async function keys(page, chord) {
  const parts = chord.split("+");
  const key = parts.pop();
  for (const part of parts) await page.keyboard.down(part);
  await page.keyboard.press(key);
  for (const part of parts.reverse()) await page.keyboard.up(part);
}
