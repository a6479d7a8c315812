// A running Roundcube for tests: log in, open composers.
import { startStack } from "./stack.mjs";

export const start = () => startStack("roundcube.py");

/** Logs `user` in, whoever was logged in before (the browser has one jar of cookies: extensions run in no second context). */
export async function login(tab, box, user) {
  await tab.goto(`${box.url}?_task=logout`).catch(() => {});
  await tab.deleteCookie(...(await tab.cookies(box.url))).catch(() => {});
  await tab.goto(box.url);
  await tab.waitForSelector("#rcmloginuser");
  await tab.type("#rcmloginuser", user);
  await tab.type("#rcmloginpwd", box.password);
  await Promise.all([tab.waitForNavigation(), tab.click("#rcmloginsubmit")]);
  await tab.waitForSelector("body.task-mail");
}

/** Loads `url`. Firefox aborts a load when one that Roundcube began itself is still under way: then once more. */
async function load(tab, url) {
  try {
    await tab.goto(url);
  } catch (error) {
    if (!/NS_BINDING_ABORTED/.test(error.message)) throw error;
    await tab.goto(url);
  }
}

/** One composer of Roundcube's, HTML or plain text. */
export class Composer {
  constructor(tab, plain) {
    this.tab = tab;
    this.plain = plain;
  }

  static async open(tab, box, query, { plain = false } = {}) {
    await load(tab, `${box.url}?_task=mail&_action=compose${query}`);
    const composer = new Composer(tab, plain);
    await tab.waitForSelector("ul.recipient-input input");
    await tab.waitForSelector(plain ? "#composebody" : "#composebody_ifr", { visible: true });
    if (!plain)
      await tab.waitForFunction(
        () =>
          document.querySelector("#composebody_ifr").contentDocument?.querySelector("body#tinymce")?.isContentEditable,
      );
    return composer;
  }

  async address(to, subject) {
    await this.tab.type("ul.recipient-input input", `${to},`);
    await this.tab.waitForSelector("li.recipient");
    await this.tab.click("#compose-subject");
    await this.tab.type("#compose-subject", subject);
  }

  /** Puts the caret before everything else in the draft and types. */
  async write(text) {
    if (this.plain) {
      await this.tab.focus("#composebody");
      await this.tab.$eval("#composebody", (field) => field.setSelectionRange(0, 0));
    } else {
      const frame = await (await this.tab.$("#composebody_ifr")).contentFrame();
      await frame.focus("body#tinymce");
      await frame.evaluate(() => getSelection().collapse(document.body.firstElementChild ?? document.body, 0));
    }
    await this.tab.keyboard.type(text);
  }

  async focus() {
    if (this.plain) await this.tab.focus("#composebody");
    else await (await (await this.tab.$("#composebody_ifr")).contentFrame()).focus("body#tinymce");
  }

  /** The draft as the editor holds it: HTML, or the plain text. */
  body() {
    return this.tab.evaluate(
      (plain) =>
        plain
          ? document.querySelector("#composebody").value
          : document.querySelector("#composebody_ifr").contentDocument.body.innerHTML,
      this.plain,
    );
  }

  send() {
    return this.tab.click("button.send");
  }
}
