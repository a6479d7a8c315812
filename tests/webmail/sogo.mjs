// A running SOGo for tests: log in, open composers.
import { pause } from "../browser/lib/face.mjs";
import { startStack } from "./stack.mjs";

export const start = () => startStack("sogo.py");

/** Logs `user` in, whoever was logged in before. */
export async function login(tab, box, user) {
  await tab.deleteCookie(...(await tab.cookies(box.url))).catch(() => {});
  await tab.goto(box.url);
  await tab.waitForSelector("input[ng-model='app.creds.username']", { visible: true });
  for (const [model, value] of [
    ["username", user],
    ["password", box.password],
  ]) {
    const input = `input[ng-model='app.creds.${model}']`;
    // Angular clears what is typed before it is ready.
    while ((await tab.$eval(input, (field) => field.value)) !== value) {
      await tab.click(input, { count: 3 });
      await tab.type(input, value);
    }
  }
  await Promise.all([tab.waitForNavigation(), tab.click("button[type=submit]")]);
  await tab.waitForSelector("button[ng-click*='newMessage']", { visible: true });
}

/** Opens a new message to `to`; where the draft is edited. */
export async function compose(tab, to, subject, { plain = false } = {}) {
  await tab.click("button[ng-click*='newMessage']");
  await tab.waitForSelector("md-dialog#mailEditor md-chips input", { visible: true });
  // The dialog still moves the focus, and the field looks up what is typed.
  await pause(800);
  await tab.click("md-dialog#mailEditor md-chips input");
  await tab.keyboard.type(to, { delay: 15 });
  // The address book knows her; what it offers is taken.
  await pause(600);
  await tab.keyboard.press("ArrowDown");
  await tab.keyboard.press("Enter");
  await tab.waitForSelector("md-chip");
  await tab.type("md-dialog input[name='subject']", subject);
  if (plain) return { editor: "md-dialog textarea" };
  await tab.waitForSelector("iframe.cke_wysiwyg_frame");
  const frame = await (await tab.$("iframe.cke_wysiwyg_frame")).contentFrame();
  await frame.waitForSelector("body.cke_editable");
  return { frame: "iframe.cke_wysiwyg_frame", editor: "body" };
}
