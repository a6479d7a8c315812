// The gate at Send in both browsers: what the policy blocks and who objected is asked about, all else goes out at once, and
// nothing that goes wrong costs a message.
import assert from "node:assert/strict";
import { describe } from "node:test";
import { OFFER } from "./lib/drafts.mjs";
import { badges, keys, panel, pause, poll, press, probe, waitForPanel, waitForState } from "./lib/face.mjs";
import { page } from "./lib/fixtures.mjs";
import { BROWSERS, extensionPage } from "./lib/launch.mjs";
import { POLICY, setPolicy } from "./lib/policy.mjs";
import { scenario, session } from "./lib/session.mjs";

const HOST = "mail.google.com";
const HOME = `https://${HOST}/mail/u/0/`;
const BODY = "[g_editable]";
const SEND = ".aoO";
const BLOCKING = { ...POLICY, rules: { "opt-out-missing": "block" } };
const over = (how) => ({ ...BLOCKING, override: { "*": how } });
const ARROW = ".hG";
const LATER = "[selector=scheduledSend]";
const OUTLOOK = "outlook.office.com/mail/0/";
const PROTON = "mail.proton.me/u/0/inbox";
const routes = {
  [`${HOST}/mail/u/0/`]: { body: page("gmail-window.html") },
  [OUTLOOK]: { body: page("outlook.html") },
  [PROTON]: { body: page("proton.html") },
};

const gate = async (tab) => (await probe(tab)).find((thing) => thing.role === "alertdialog" && thing.visible);
const sent = (tab) => tab.evaluate(() => window.sent ?? null);

async function write(tab, state = "stop") {
  await tab.click(BODY);
  await tab.keyboard.type(OFFER);
  await waitForState(tab, state);
}

async function asked(tab) {
  const dialog = await poll(() => gate(tab), 3000);
  assert.ok(dialog, "the question comes");
  assert.equal(dialog.name, "Fairreach: before you send");
  assert.equal(await sent(tab), null, "nothing was sent");
  return dialog;
}

/** The log of overrides, as it lies in the extension's database. */
async function log(it) {
  const own = await extensionPage(it, "pages/options.html");
  try {
    return await own.evaluate(
      () =>
        new Promise((told, failed) => {
          const open = indexedDB.open("fairreach");
          open.onerror = () => failed(open.error);
          open.onsuccess = () => {
            const all = open.result.transaction("overrides").objectStore("overrides").getAll();
            all.onsuccess = () => {
              open.result.close();
              told(all.result);
            };
          };
        }),
    );
  } finally {
    await own.close();
  }
}

for (const which of BROWSERS) {
  describe(`Gate at Send, ${which}`, () => {
    const it = session(which, { routes, policy: BLOCKING });
    const under = (policy, name, steps) =>
      scenario(it, name, HOME, async (tab) => {
        await setPolicy(it, policy);
        await tab.bringToFront();
        await steps(tab);
      });

    under(
      BLOCKING,
      "a blocked finding is asked about; with a reason it goes, once, and the reason is kept",
      async (tab) => {
        await write(tab);
        await tab.click(SEND);
        const dialog = await asked(tab);
        assert.match(dialog.description, /stop further messages/, "it says what is wrong");
        const [fix, send, cancel] = ["Fix", "Send anyway", "Cancel"].map((name) => ({ role: "button", name }));
        const buttons = (await probe(tab)).filter((thing) => thing.role === "button" && thing.visible);
        for (const wanted of [fix, send, cancel])
          assert.ok(
            buttons.some((button) => button.name === wanted.name),
            `a button ${wanted.name}`,
          );
        assert.ok(buttons.find((button) => button.name === "Fix").focused, "the keyboard starts at Fix");

        await press(tab, "Send anyway");
        assert.ok((await probe(tab)).find((thing) => thing.tag === "textarea").invalid, "without a reason it stays");
        assert.equal(await sent(tab), null);
        await tab.keyboard.type("Agreed with Kim");
        await press(tab, "Send anyway");
        const body = await poll(() => sent(tab));
        assert.ok(body?.includes("15 minutes"), "the message went out");
        assert.equal(await tab.evaluate(() => window.times), 1, "once");
        const entry = await poll(async () => (await log(it)).at(-1));
        assert.deepEqual(
          { ...entry, date: typeof entry.date },
          { rules: ["opt-out-missing"], how: "reason", reason: "Agreed with Kim", date: "string" },
          "rules, how, why and when, and nothing of the message",
        );
      },
    );

    under(BLOCKING, "Cancel and Escape go back to the draft, which is as it was", async (tab) => {
      await write(tab);
      const before = await tab.$eval(BODY, (body) => body.innerHTML);
      for (const way of [() => press(tab, "Cancel"), () => keys(tab, "Escape")]) {
        await tab.focus(BODY);
        await tab.click(SEND);
        await asked(tab);
        await way();
        assert.ok(await poll(async () => !(await gate(tab))), "the question goes");
      }
      assert.equal(await sent(tab), null);
      assert.equal(await tab.$eval(BODY, (body) => body.innerHTML), before);
    });

    under(BLOCKING, "the keyboard's ways to send are the same: Ctrl+Enter, Enter on the button", async (tab) => {
      await write(tab);
      await keys(tab, "Control+Enter");
      await asked(tab);
      for (const stop of ["Send anyway", "Cancel", "textbox", "Fix"]) {
        await keys(tab, "Tab");
        const at = (await probe(tab)).find((thing) => thing.focused && thing.host && thing.role !== "alertdialog");
        assert.ok(at && (at.name === stop || at.role === stop), `${stop} has the focus: ${at?.name}`);
      }
      await keys(tab, "Escape");
      assert.equal(
        await tab.evaluate(() => document.activeElement.matches("[g_editable]")),
        true,
        "the focus is back in the draft",
      );
      await tab.focus(SEND);
      await keys(tab, "Enter");
      await asked(tab);
    });

    under(BLOCKING, "Fix shows what to mend; mended, it goes out unasked", async (tab) => {
      await write(tab);
      await tab.click(SEND);
      await asked(tab);
      await press(tab, "Fix");
      await waitForPanel(tab, /stop further messages/);
      await press(tab, "Insert footer");
      await waitForState(tab, "ready");
      await keys(tab, "Escape");
      await tab.click(SEND);
      assert.ok(await poll(() => sent(tab)), "it went out");
      assert.equal(await gate(tab), undefined);
    });

    const scheduled = (tab) => tab.evaluate(() => window.scheduled);

    under(over("acknowledge"), "a scheduled send is asked about like any other, and goes when allowed", async (tab) => {
      await write(tab);
      await tab.click(ARROW);
      assert.equal(await gate(tab), undefined, "opening the menu sends nothing");
      await tab.click(LATER);
      await asked(tab);
      assert.equal(await scheduled(tab), 0);
      await keys(tab, "Escape");
      assert.ok(await poll(async () => !(await gate(tab))), "the question goes");

      // By the keyboard, and this time it shall go.
      await tab.click(ARROW);
      await keys(tab, "Enter");
      await asked(tab);
      await press(tab, "Send anyway");
      assert.ok(await poll(() => scheduled(tab)), "it was scheduled");
      await pause(2000);
      assert.equal(await scheduled(tab), 1, "once");
      assert.equal(await panel(tab), undefined, "nothing lies on the site's dialog for the time");
    });

    under(BLOCKING, "a menu belongs to the composer that it was opened in", async (tab) => {
      await write(tab);
      await tab.evaluate(() => {
        const second = document.querySelector(".nn").cloneNode(true);
        second.id = "second";
        second.querySelector(".AD").style.cssText = "right: auto; left: 20px; width: 420px";
        second.querySelector("[g_editable]").textContent = "See you on Sunday!";
        second.querySelector("[data-hovercard-id]").dataset.name = "Person 2";
        second.querySelector(".hG").addEventListener("click", () => document.querySelector(".nn .hG").click());
        document.querySelector(".no").append(second);
      });
      assert.ok(await poll(async () => (await badges(tab)).length === 2), "a badge each");
      await tab.click(`#second ${ARROW}`);
      await tab.click(LATER);
      assert.ok(await poll(() => scheduled(tab)), "the harmless one is scheduled at once");
      assert.equal(await gate(tab), undefined);
    });

    under(over("acknowledge"), "undoing what was sent is no sending", async (tab) => {
      await write(tab);
      await tab.click(SEND);
      await asked(tab);
      await press(tab, "Send anyway");
      assert.ok(await poll(() => sent(tab)), "it went out");
      // The draft comes back as it was, and with it what stands before Send.
      await tab.click(BODY);
      await keys(tab, "Control+End");
      await tab.keyboard.type("!");
      await pause(600);
      await tab.click("#link_undo");
      assert.ok(await tab.evaluate(() => window.undone), "at once");
      assert.equal(await gate(tab), undefined);
    });

    scenario(
      it,
      "Outlook's arrow opens its menu unasked; its items are asked about",
      `https://${OUTLOOK}`,
      async (tab) => {
        await setPolicy(it, over("acknowledge"));
        await tab.bringToFront();
        await tab.click("#editorParent_1 [contenteditable]");
        await keys(tab, "Control+Home");
        await tab.keyboard.type(OFFER);
        await waitForState(tab, "stop");
        await tab.click("[id*=primaryActionButton]");
        await asked(tab);
        await keys(tab, "Escape");
        await tab.click("[id$=menuButton]");
        assert.ok(await tab.$("#later"), "the menu opens");
        assert.equal(await gate(tab), undefined);
        await tab.click("#later");
        await asked(tab);
        assert.equal(await scheduled(tab), 0);
        assert.ok(await poll(async () => !(await tab.$("#later"))), "the menu goes when the question takes the focus");
        await press(tab, "Send anyway");
        await waitForPanel(tab, /once more/);
        await keys(tab, "Escape");
        await tab.click("[id$=menuButton]");
        await tab.click("#later");
        assert.equal(await scheduled(tab), 1, "it is scheduled, unasked");
        assert.equal(await gate(tab), undefined);
      },
    );

    scenario(it, "Proton's menu of times is asked about", `https://${PROTON}`, async (tab) => {
      await setPolicy(it, over("acknowledge"));
      await tab.bringToFront();
      const frame = await (await tab.waitForSelector("[data-testid=rooster-iframe]")).contentFrame();
      await frame.click("#rooster-editor");
      await tab.keyboard.type(OFFER);
      await waitForState(tab, "stop");
      await tab.evaluate(() => {
        window.scheduled = 0;
        const item = Object.assign(document.createElement("button"), { type: "button", textContent: "Tomorrow" });
        item.dataset.testid = "composer:schedule-send:tomorrow";
        item.style.cssText = "position: fixed; left: 40px; top: 40px";
        item.addEventListener("click", () => (window.scheduled += 1));
        document.body.append(item);
      });
      await tab.click("[data-testid$=tomorrow]");
      await asked(tab);
      assert.equal(await scheduled(tab), 0);
      await press(tab, "Send anyway");
      assert.ok(await poll(() => scheduled(tab)), "it was scheduled");
    });

    under(over("never"), "where the policy allows nobody, it cannot be sent anyway", async (tab) => {
      await write(tab);
      await tab.click(SEND);
      await asked(tab);
      assert.ok((await probe(tab)).find((thing) => thing.name === "Send anyway").disabled);
      await keys(tab, "Escape");
      assert.equal(await sent(tab), null);
    });

    under(over("acknowledge"), "an acknowledgement asks for no reason", async (tab) => {
      await write(tab);
      await tab.click(SEND);
      await asked(tab);
      assert.equal(
        (await probe(tab)).some((thing) => thing.tag === "textarea"),
        false,
      );
      await press(tab, "Send anyway");
      assert.ok(await poll(() => sent(tab)), "it went out");
      assert.equal((await poll(async () => (await log(it)).at(-1))).how, "acknowledge");
    });

    under(POLICY, "warnings alone never stand before Send", async (tab) => {
      await write(tab, /to fix$/);
      await tab.click(SEND);
      assert.ok(await sent(tab), "at once");
      assert.equal(await gate(tab), undefined);
    });

    under(POLICY, "who has objected is asked about, whatever the policy says", async (tab) => {
      const own = await extensionPage(it, "pages/options.html");
      const list = (ask) => own.evaluate((suppression) => chrome.runtime.sendMessage({ suppression }), ask);
      await list({ suppress: "jane.doe@widgets.co.uk" });
      try {
        await tab.bringToFront();
        await write(tab);
        await tab.click(SEND);
        assert.match((await asked(tab)).description, /objected/);
      } finally {
        await list({ release: "jane.doe@widgets.co.uk" });
        await own.close();
      }
    });

    under(BLOCKING, "a page that takes the question away loses no message", async (tab) => {
      await write(tab);
      await tab.evaluate(() => {
        const clear = () => {
          for (const one of [...document.documentElement.children])
            if (one !== document.head && one !== document.body) one.remove();
        };
        new MutationObserver(clear).observe(document.documentElement, { childList: true });
        clear();
      });
      assert.ok(await poll(async () => (await probe(tab)).length === 0), "the page has it gone");
      await tab.click(SEND);
      assert.ok(await poll(() => sent(tab), 3000), "and the message goes");
    });

    under(
      BLOCKING,
      "a page's own script sends as ever, and a site that does not act on our word is sent by a second press",
      async (tab) => {
        await write(tab);
        await tab.$eval(SEND, (button) => button.click());
        assert.ok(await sent(tab), "a script of the page is none of ours to stop");
        await tab.evaluate(() => {
          window.sent = null;
          window.onlyTrusted = true;
        });
        await tab.click(SEND);
        await asked(tab);
        await keys(tab, "Shift+Tab");
        await tab.keyboard.type("x");
        await press(tab, "Send anyway");
        await waitForPanel(tab, /once more/, 5000);
        await pause(100);
        await tab.click(SEND);
        assert.ok(await sent(tab), "the second press goes through");
      },
    );
  });
}
