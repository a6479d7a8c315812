// Every promise of the hands, in every editor engine, in both browsers. ENGINES=quill,slate and BROWSER=firefox narrow it.
import assert from "node:assert/strict";
import { readdirSync, rmSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { BROWSERS } from "../browser/lib/launch.mjs";
import { bundleEngines, bundleExtension } from "./extension.mjs";
import { Draft, launchWith, servePages } from "./pages.mjs";

/** Pages that do not keep what is put in. */
const REFUSE = ["deaf", "eater"];
const all = readdirSync(new URL("engines", import.meta.url))
  .map((file) => file.replace(".js", ""))
  .filter((name) => name !== "common" && !REFUSE.includes(name));
const drafts = process.env.DRAFTS?.split(",") ?? ["end", "above", "top", "blank"];
const ENGINES = process.env.ENGINES?.split(",") ?? all;

const footer = (name, where, why, url) => ({
  html: `<p>${name}, ${where}<br>${why}</p><p>No more mail: <a href="${url}">${url}</a></p>`,
  text: `${name}, ${where}\n${why}\n\nNo more mail: ${url}`,
  lines: [`${name}, ${where}`, why, `No more mail: ${url}`],
});
const FIRST = footer("Sales GmbH", "Hauptstr. 1, Berlin", "Found you on your site.", "https://sales.test/out");
const SECOND = footer("Sales AG", "Bahnhofstr. 2, Bern", "Your card at the fair.", "https://sales.test/stop");

const QUOTED = ["On Monday Ada wrote:", "who gave you my address"];
const DRAFTS = {
  end: { written: ["Hello Ada", "Best, Rita"], quoted: [] },
  above: { written: ["Hello Ada", "Best, Rita"], quoted: QUOTED },
  top: { written: [], quoted: QUOTED },
  blank: { written: [], quoted: QUOTED },
};
/** They take plain text only, or keep no links. */
const NO_LINK = ["linkedin", "textarea", "slate", "draft"];

async function promises(browser, pages, which, engine, name) {
  const { written, quoted } = DRAFTS[name];
  const seen = { engine, draft: name };
  const draft = await Draft.open(browser, pages.url(engine, name));
  try {
    let mine = written;
    if (name === "above") {
      await draft.key("Control+Home");
      await draft.key("End");
      await draft.page.keyboard.type(" dear");
      mine = ["Hello Ada dear", "Best, Rita"];
    }
    const [exact, old] = [await draft.raw(), await draft.lines()];
    assert.deepEqual(old, [...mine, ...quoted], "the draft is in the editor");

    const before = quoted[0] ?? null;
    assert.equal(await draft.ask({ ...FIRST, before, replaces: null }), "inserted");
    const inserted = await draft.raw();
    assert.deepEqual(
      await draft.lines(),
      [...mine, ...FIRST.lines, ...quoted],
      "once, after the rep's text, before the history",
    );
    const times = await draft.inEditor(
      (editor, words) => (editor.value ?? editor.textContent).replace(/\u00a0/g, " ").split(words).length - 1,
      FIRST.lines[0],
    );
    assert.equal(times, 1, "once in the page");
    seen["blank lines"] =
      inserted.split("\n").filter((line) => !line.trim()).length -
      exact.split("\n").filter((line) => !line.trim()).length;
    const links = await draft.inEditor(
      (editor, url) => editor.querySelectorAll(`a[href="${url}"]`).length,
      "https://sales.test/out",
    );
    seen.link = links > 0;
    if (!NO_LINK.includes(engine) && !(engine === "trix" && which === "firefox"))
      assert.equal(links, 1, "the link is kept");

    seen.undo = await draft.undoUntil(exact);
    assert.equal(seen.undo, 1, "one Ctrl+Z gives back the draft exactly");

    if (name === "above") {
      // Again, and another footer in its place.
      assert.equal(await draft.ask({ ...FIRST, before, replaces: null }), "inserted");
      assert.deepEqual(await draft.lines(), [...mine, ...FIRST.lines, ...quoted], "inserted again after the undo");
      const again = await draft.raw();
      const replaces = ["Sales GmbH", "https://sales.test/out"];
      assert.equal(await draft.ask({ ...SECOND, before, replaces }), "inserted");
      assert.deepEqual(
        await draft.lines(),
        [...mine, ...SECOND.lines, ...quoted],
        "the new footer in the old one's place",
      );
      seen["undo of replace"] = await draft.undoUntil(again);
      assert.equal(seen["undo of replace"], 1, "one Ctrl+Z gives back the old footer");
      await draft.undoUntil(exact);
      await draft.key("Control+Home");
      await draft.key("End");
    }
    if (name === "above" || name === "blank") {
      if (name === "blank") await draft.key("Control+Home");
      assert.equal(await draft.ask({ ...FIRST, before, replaces: null }), "inserted");
      await draft.page.keyboard.type("!");
      seen.caret = (await draft.lines()).find((line) => line.includes("!")) ?? "lost";
      assert.equal(seen.caret, name === "above" ? "Hello Ada dear!" : "!", "the rep goes on where she was");
    }
    assert.deepEqual(draft.errors, [], "no error in the page");
  } finally {
    await draft.close();
  }
  return seen;
}

// Much of a scenario is waiting for editors: several browsers side by side share the cores well.
const SIDE_BY_SIDE = 3;

for (const which of BROWSERS) {
  describe(`editors in ${which}`, { concurrency: SIDE_BY_SIDE }, () => {
    const table = [];
    const folders = [];
    const idle = [];
    let pages;
    before(async () => {
      folders.push(
        await bundleEngines([...ENGINES, ...REFUSE]),
        await bundleExtension(new URL("driver.ts", import.meta.url)),
      );
      pages = await servePages(folders[0]);
      const browsers = Array.from({ length: Math.min(SIDE_BY_SIDE, ENGINES.length) }, () =>
        launchWith(which, [folders[1]]),
      );
      idle.push(...(await Promise.all(browsers)));
    });
    after(async () => {
      console.table(table.sort((a, b) => a.engine.localeCompare(b.engine)));
      await Promise.all(idle.map((browser) => browser.close()));
      await pages?.close();
      for (const folder of folders) rmSync(folder, { recursive: true, force: true });
    });
    for (const engine of process.env.ENGINES ? [] : REFUSE) {
      test(`${engine}: to the clipboard, the draft as it was`, { timeout: 60_000 }, async () => {
        const browser = idle.pop();
        assert.ok(browser, "a browser is free");
        const draft = await Draft.open(browser, pages.url(engine, "above"));
        try {
          const exact = await draft.raw();
          await draft.page.click("#elsewhere");
          assert.equal(await draft.ask({ ...FIRST, before: QUOTED[0], replaces: null }), "copied");
          assert.equal(await draft.raw(), exact, "the draft is as it was");
          await draft.page.click("#elsewhere");
          await draft.key("Control+v");
          assert.equal(await draft.page.$eval("#elsewhere", (field) => field.value), FIRST.text);
        } finally {
          await draft.close();
          idle.push(browser);
        }
      });
    }
    for (const engine of ENGINES) {
      test(engine, { timeout: 120_000 }, async () => {
        const browser = idle.pop();
        assert.ok(browser, "a browser is free");
        const failures = [];
        for (const name of drafts) {
          await promises(browser, pages, which, engine, name).then(
            (row) => table.push(row),
            (error) => failures.push(`${name}: ${error.message}`),
          );
        }
        idle.push(browser);
        if (failures.length > 0) assert.fail(failures.join("\n\n"));
      });
    }
  });
}
