// Badge, panel, form and highlights as a person and a screen reader meet them, in both browsers.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { badges, fill, keys, openPanel, panel, pause, poll, press, probe } from "../browser/lib/face.mjs";
import { BROWSERS } from "../browser/lib/launch.mjs";
import { ask, stage, told, visible } from "./stage.mjs";
import { FORM, FORM_WRONG, NOTICES, view } from "./views.mjs";

const focused = async (page) => (await probe(page)).find((thing) => thing.focused);
const overlap = ([x, y, w, h], [a, b, c, d]) =>
  Math.max(0, Math.min(x + w, a + c) - Math.max(x, a)) * Math.max(0, Math.min(y + h, b + d) - Math.max(y, b));
const rectOf = (page, selector) =>
  page.$eval(selector, (found) => {
    const r = found.getBoundingClientRect();
    return [r.x, r.y, r.width, r.height];
  });

/** Where text is that can be seen, not being scrolled out of its editor. */
function seenText(editor) {
  const range = document.createRange();
  const box = editor.getBoundingClientRect();
  const walker = document.createTreeWalker(editor, NodeFilter.SHOW_TEXT);
  const rects = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    range.selectNodeContents(node);
    rects.push(...range.getClientRects());
  }
  return rects
    .map(({ x, y, width, bottom }) => [
      x,
      Math.max(y, box.top),
      width,
      Math.min(bottom, box.bottom) - Math.max(y, box.top),
    ])
    .filter(([, , width, height]) => width > 0 && height > 1);
}

for (const which of BROWSERS) {
  describe(`face in ${which}`, () => {
    let it;
    before(async () => {
      it = await stage(which);
    });
    after(() => it?.close());

    /** A page with the mail composer's badge on it; what the page noticed is checked at the end. */
    const scene = (name, steps) =>
      test(name, { timeout: 60_000 }, async () => {
        const page = await it.open();
        try {
          await ask(page, { op: "show", at: "#mail", view: view() });
          await poll(async () => (await badges(page)).length === 1, 3000);
          await steps(page);
          assert.deepEqual(await page.evaluate(() => window.__violations), [], "no CSP violation");
        } finally {
          await page.close();
        }
      });

    scene("each composer has a badge named by its state and described by its recipient", async (page) => {
      await ask(page, { op: "show", at: "#bubble", view: view({ tone: "ready", text: "ready", description: "Bob" }) });
      const found = await poll(async () => {
        const all = await badges(page);
        return all.length === 2 && all;
      }, 3000);
      assert.deepEqual(
        found.map(({ name, description }) => [name, description]),
        [
          ["Fairreach: 2 to fix", "Ada Prospect"],
          ["Fairreach: ready", "Bob"],
        ],
      );
      await ask(page, { op: "remove", at: "#mail" });
      await ask(page, { op: "remove", at: "#bubble" });
      assert.equal((await badges(page)).length, 0);
      const hosts = await page.evaluate(() => document.documentElement.children.length);
      assert.equal(hosts, 2, "without a composer nothing of ours is on the page");
    });

    scene("the badge never lies on what is typed, nor on a control", async (page) => {
      await page.click("#mail .editor");
      await keys(page, "Control+End");
      for (let line = 0; line < 9; line += 1) {
        await page.keyboard.type(
          "A long line of text that goes from one side of the editor all the way to the other. ",
        );
        await page.keyboard.press("Enter");
        let badge;
        const clear = async () => {
          [badge] = await badges(page);
          const words = await page.$eval("#mail .editor", seenText);
          return badge.rect[2] < 50 || words.every((rect) => overlap(badge.rect, rect) < 2);
        };
        assert.ok(await poll(clear, 400, 30), `line ${line}: the badge lies on text`);
        for (const button of ["#send", "#bin"])
          assert.equal(overlap(badge.rect, await rectOf(page, button)), 0, `on ${button}`);
      }
    });

    scene("it follows the composer and goes with it", async (page) => {
      await ask(page, { op: "show", at: "#inline", view: view({ description: "Cy" }) });
      const cy = async () => (await badges(page)).find(({ description }) => description === "Cy");
      const at = async () => (await cy())?.rect[1];
      const before = await poll(at, 2000);
      await page.evaluate(() => scrollTo(0, 120));
      await poll(async () => Math.abs((await at()) - (before - 120)) < 2, 2000);
      assert.ok(Math.abs((await at()) - (before - 120)) < 2, "scrolled along");
      await page.evaluate(() => {
        // A browser that keeps what is read in place would scroll along.
        document.documentElement.style.overflowAnchor = "none";
        document.querySelector("header").style.paddingBottom = "62px";
      });
      await poll(async () => Math.abs((await at()) - (before - 70)) < 2, 2000);
      assert.ok(
        Math.abs((await at()) - (before - 70)) < 2,
        `moved by a layout shift: ${before} ${await at()}, composer at ${await rectOf(page, "#inline")}`,
      );
      await page.evaluate(() => scrollTo(0, 1400));
      assert.ok(await poll(async () => (await at()) < -100, 2000), "scrolled out of the window along with it");
      await page.evaluate(() => scrollTo(0, 0));
      assert.ok(await poll(async () => Math.abs((await at()) - before - 50) < 2, 2000), "and back");
      await page.evaluate(() => {
        document.querySelector("#inline").style.display = "none";
      });
      assert.ok(await poll(async () => !(await cy()), 2000), "taken off the page");
      await page.evaluate(() => {
        document.querySelector("#mail").style.display = "none";
      });
      assert.ok(await poll(async () => (await badges(page)).length === 0, 2000), "closed with its window");
    });

    scene("a composer at rest costs nothing, wherever between the pixels it lies", async (page) => {
      await page.$eval("#inline", (inline) => {
        inline.style.cssText += "margin: 10.37px 0 0 7.61px; transform: translate(0.31px, 0.73px) scale(1.01)";
      });
      await ask(page, { op: "show", at: "#inline", view: view() });
      await poll(async () => (await badges(page)).length === 2, 3000);
      await pause(500);
      const watches = () => page.evaluate(() => document.documentElement.dataset.faceWatches);
      const before = await watches();
      await pause(500);
      assert.equal(await watches(), before);
    });

    scene("a window that lies on the composer hides the badge", async (page) => {
      await page.evaluate(() => {
        const cover = document.createElement("div");
        cover.id = "cover";
        Object.assign(cover.style, { position: "fixed", inset: "0", background: "#888" });
        document.body.append(cover);
      });
      await ask(page, { op: "place" });
      assert.ok(await poll(async () => (await badges(page)).length === 0, 2000));
    });

    scene("panel: opened by a click, near the draft, beside it", async (page) => {
      const open = await openPanel(page, {});
      assert.equal(open.name, "Fairreach");
      await pause(200);
      const { rect } = await panel(page);
      assert.equal(overlap(rect, await rectOf(page, "#mail .editor")), 0, "the draft stays readable");
      assert.ok(
        rect[0] >= 0 && rect[1] >= 0 && rect[0] + rect[2] <= 1280 && rect[1] + rect[3] <= 900,
        `in the window: ${rect}`,
      );
      const region = await visible(page, "region", "How this was judged");
      assert.match(region.text, /Country United Kingdom/);
      const insert = await visible(page, "button", "Insert footer");
      assert.ok(insert.rect[1] + insert.rect[3] < rect[1] + rect[3], "the button needs no scrolling");
      const link = await visible(page, "link", "GDPR Art. 21(4)");
      assert.ok(link.href.startsWith("https://"));
      await press(page, "Insert footer");
      await press(page, "Not outreach");
      assert.deepEqual(await told(page), [
        "opened mail",
        'act mail {"kind":"insert_footer"}',
        'act mail {"kind":"answer","answer":"not_outreach"}',
      ]);
      await press(page, "Close");
      assert.equal(await panel(page), undefined);
    });

    scene("panel: all of it by the keyboard", async (page) => {
      // The face is the last thing of the page.
      await page.focus("#bin");
      const onBadge = async () => (await focused(page))?.name?.startsWith("Fairreach:");
      for (let tab = 0; tab < 12 && !(await onBadge()); tab += 1) await page.keyboard.press("Tab");
      assert.ok(await onBadge(), "the badge is reached by Tab");
      await page.keyboard.press("Enter");
      await poll(() => panel(page), 3000);
      assert.equal(
        (
          await poll(async () => {
            const now = await focused(page);
            return now?.role === "dialog" && now;
          }, 2000)
        )?.role,
        "dialog",
        "focus goes into the panel",
      );
      const names = [];
      for (let tab = 0; tab < 10; tab += 1) {
        await page.keyboard.press("Tab");
        names.push((await focused(page))?.name);
      }
      for (const name of ["Close", "GDPR Art. 21(4)", "Show in the draft", "Insert footer", "Not outreach"])
        assert.ok(names.includes(name), `${name} in ${names}`);
      await page.keyboard.press("Escape");
      assert.ok(await poll(async () => !(await panel(page)), 2000), "Escape closes it");
      assert.ok(await onBadge(), "and gives the focus back");
      await page.keyboard.press(" ");
      assert.ok(await poll(() => panel(page), 2000), "Space opens it");
      const heard = await page.evaluate(() =>
        window.__heard.filter(
          (what) => /^(Enter|Escape| )|keydown (Enter|Escape| ) /.test(what) && !/BODY|BUTTON|HTML/.test(what),
        ),
      );
      assert.deepEqual(heard, [], "the page hears no key of ours");
    });

    scene("an update keeps focus, scrolling and what is open", async (page) => {
      await openPanel(page, {});
      for (let tab = 0; tab < 3; tab += 1) await page.keyboard.press("Tab");
      const had = (await focused(page)).name;
      await ask(page, { op: "show", at: "#mail", view: view({ title: "Still two things", text: "3 to fix" }) });
      assert.equal((await focused(page)).name, had);
      assert.match((await panel(page)).text, /Still two things/);
      await page.mouse.click(600, 200);
      assert.ok(await panel(page), "a click elsewhere loses nothing");
    });

    scene("form: labelled, focused, checked, kept, sent, cancelled", async (page) => {
      await openPanel(page, {});
      await ask(page, { op: "ask", at: "#mail", form: FORM });
      assert.equal(
        (
          await poll(async () => {
            const now = await focused(page);
            return now?.role === "textbox" && now;
          }, 2000)
        )?.name,
        "Organisation",
        "the first field has the focus",
      );
      await page.keyboard.type("Brightwater");
      await ask(page, { op: "show", at: "#mail", view: view({ text: "3 to fix" }) });
      await page.keyboard.type(" Tools");
      await fill(page, "Contact for privacy questions", "nobody");
      const heard = await page.evaluate(() => window.__heard.filter((what) => /^(key|input|paste|focusin)/.test(what)));
      assert.deepEqual(heard, [], "the page hears nothing of what is typed");
      await page.keyboard.press("Enter");
      assert.deepEqual(
        (await told(page)).at(-1),
        'submit mail {"organisation.name":"Brightwater Tools","organisation.country":"","organisation.contact_email":"nobody"}',
      );
      await ask(page, { op: "tell", at: "#mail", text: NOTICES.working });
      await ask(page, { op: "ask", at: "#mail", form: FORM_WRONG });
      const wrong = await focused(page);
      assert.equal(wrong.name, "Contact for privacy questions", "the wrong field has the focus");
      assert.match(wrong.description, /This is no address/);
      await keys(page, "Control+a");
      await page.keyboard.type("privacy@sales.test");
      await press(page, "Save and insert");
      await ask(page, { op: "fallback", at: "#mail", name: "Fairreach: not readable", text: "not readable" });
      await press(page, "Save and insert");
      assert.match((await told(page)).at(-1), /"organisation.name":"Brightwater Tools".*"privacy@sales.test"/);
      await ask(page, { op: "tell", at: "#mail", text: NOTICES.inserted });
      assert.match((await panel(page)).text, /Footer inserted/);
      assert.equal(await visible(page, "textbox"), undefined, "the form is gone");
      assert.ok(
        (await probe(page)).some(({ role, text }) => role === "status" && text === NOTICES.inserted),
        "announced",
      );
      await ask(page, { op: "ask", at: "#mail", form: FORM });
      await press(page, "Cancel");
      assert.equal((await told(page)).at(-1), "cancel mail");
      assert.ok(await visible(page, "button", "Insert footer"), "back to the findings");
    });

    scene("the page can neither press our buttons nor cover them for a person to press", async (page) => {
      const [badge] = await badges(page);
      const [x, y] = [badge.rect[0] + badge.rect[2] / 2, badge.rect[1] + badge.rect[3] / 2];
      await page.evaluate(
        (at) => {
          const host = document.documentElement.lastElementChild;
          host.click();
          host.dispatchEvent(new MouseEvent("click", { bubbles: true, clientX: at[0], clientY: at[1], detail: 1 }));
          // See-through, and under the mouse.
          document.documentElement.style.opacity = "0.05";
        },
        [x, y],
      );
      await page.mouse.click(x, y);
      await pause(200);
      assert.deepEqual(await told(page), []);
      await page.evaluate(() => {
        document.documentElement.style.opacity = "";
      });
      await page.mouse.click(x, y);
      assert.ok(await poll(() => panel(page), 2000), "an honest click works");
    });

    scene("taken away or hidden it comes back, and gives up against a page that goes on", async (page) => {
      await page.evaluate(() => document.documentElement.lastElementChild.remove());
      assert.ok(await poll(async () => (await badges(page)).length === 1, 2000), "back after a removal");
      await page.evaluate(() => {
        const host = document.documentElement.lastElementChild;
        host.style.setProperty("all", "unset");
        host.style.display = "none";
        host.hidePopover();
      });
      assert.ok(await poll(async () => (await badges(page)).length === 1, 2000), "back after a change");
      const times = await page.evaluate(async () => {
        let removed = 0;
        const observer = new MutationObserver(() => {
          const host = document.documentElement.lastElementChild;
          if (host !== document.body && ++removed < 1000) host.remove();
        });
        observer.observe(document.documentElement, { childList: true });
        document.documentElement.lastElementChild.remove();
        await new Promise((over) => setTimeout(over, 800));
        return removed;
      });
      assert.ok(times < 20, `it gave up after ${times}`);
    });

    scene("a composer in a modal dialog has its badge there", async (page) => {
      await page.evaluate(() => document.querySelector("#modal").showModal());
      await ask(page, { op: "show", at: "#modal", view: view({ description: "Modal" }) });
      await openPanel(page, { recipient: "Modal" });
      await press(page, "Insert footer");
      assert.equal((await told(page)).at(-1), 'act modal {"kind":"insert_footer"}');
    });

    scene("highlights stand in the registry, and go with the composer", async (page) => {
      const highlights = [{ severity: "stop", from: { run: 0, offset: 6 }, to: { run: 0, offset: 20 } }];
      await ask(page, { op: "show", at: "#mail", view: view({ highlights }) });
      const marked = () =>
        page.evaluate(() => [...CSS.highlights].map(([name, ranges]) => `${name}: ${[...ranges].map(String)}`));
      assert.deepEqual(await marked(), ["fairreach-stop: {{first_name}}"]);
      const html = await page.$eval("#mail .editor", (editor) => editor.innerHTML);
      assert.ok(!/mark|span/.test(html), "the draft's DOM is as it was");
      await ask(page, { op: "show", at: "#mail", view: view() });
      assert.deepEqual(await marked(), []);
    });

    scene("no answer from the background: the badge says so", async (page) => {
      await ask(page, { op: "fallback", at: "#bubble", name: "Fairreach: not readable", text: "not readable" });
      assert.ok(
        await poll(async () => (await badges(page)).some(({ name }) => name === "Fairreach: not readable"), 2000),
      );
    });

    scene("small windows: everything can be reached", async (page) => {
      await page.setViewport({ width: 400, height: 420 });
      await page.evaluate(() =>
        Object.assign(document.querySelector("#mail").style, { width: "380px", height: "300px", right: "5px" }),
      );
      await openPanel(page, {});
      await pause(150);
      const { rect } = await panel(page);
      assert.ok(
        rect[0] >= 0 && rect[1] >= 0 && rect[0] + rect[2] <= 400 && rect[1] + rect[3] <= 420,
        `in the window: ${rect}`,
      );
      await press(page, "Insert footer");
      assert.equal((await told(page)).at(-1), 'act mail {"kind":"insert_footer"}');
    });
  });
}
