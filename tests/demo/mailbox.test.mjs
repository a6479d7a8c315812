// The demo mailbox in both browsers, as ./build.sh run shows it. UPDATE_SCREENSHOT=1 renews the picture of the README.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { openPanel, panel, press, rested, waitForState } from "../browser/lib/face.mjs";
import { BROWSERS, ROOT } from "../browser/lib/launch.mjs";
import { scenario, session } from "../browser/lib/session.mjs";
import { ADDRESS, HOST, mailbox } from "./mailbox.mjs";

const PICTURE = join(ROOT, "docs/screenshot.png");

for (const which of BROWSERS) {
  describe(`Demo mailbox, ${which}`, () => {
    const it = session(which, { routes: mailbox(), grant: [`https://${HOST}/*`] });

    scenario(it, "to fix, Insert footer, ready", ADDRESS, async (tab) => {
      await waitForState(tab, /^([2-9]|\d\d) to fix$/);
      await openPanel(tab);
      if (which === "chromium" && process.env.UPDATE_SCREENSHOT) {
        await rested(tab);
        await tab.setViewport({ width: 1200, height: 720, deviceScaleFactor: 1.5 });
        await rested(tab);
        await tab.screenshot({ path: PICTURE });
      }
      await press(tab, "Insert footer");
      await waitForState(tab, "ready");
      assert.ok(await tab.$eval(".text", (text) => text.innerText.includes("https://brightwater.example/stop")));
      if (!(await panel(tab))) await openPanel(tab);
    });
  });
}

test("the README has its picture", () => assert.ok(existsSync(PICTURE)));
