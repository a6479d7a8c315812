// A running Roundcube for tests: start it, log in, open composers, read the mail that arrived.
import { execFileSync, spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { poll } from "../browser/lib/face.mjs";

const here = (name) => fileURLToPath(new URL(name, import.meta.url));

/** Starts the stack; it ends with `stop()`, or with this process. */
export function start() {
  const child = spawn(here("stack.py"), { stdio: ["pipe", "pipe", "inherit"] });
  return new Promise((ready, failed) => {
    let line = "";
    child.stdout.on("data", (chunk) => {
      line += chunk;
      if (!line.includes("\n")) return;
      const stop = () =>
        new Promise((ended) => {
          child.on("exit", ended);
          child.stdin.end();
        });
      ready({ ...JSON.parse(line), stop });
    });
    child.on("exit", (code) => failed(new Error(`the webmail ended with ${code}: run tests/webmail/install.sh`)));
  });
}

/** Logs `user` in, whoever was logged in before (the browser has one jar of cookies: extensions run in no second context). */
export async function login(tab, box, user) {
  await tab.goto(`${box.url}?_task=logout`).catch(() => {});
  await tab.deleteCookie(...(await tab.cookies(box.url))).catch(() => {});
  await tab.goto(box.url);
  await tab.waitForSelector("#rcmloginuser");
  await tab.type("#rcmloginuser", user);
  await tab.type("#rcmloginpwd", box.password);
  await Promise.all([tab.waitForNavigation(), tab.click("#rcmloginsubmit")]);
}

/** One composer of Roundcube's, HTML or plain text. */
export class Composer {
  constructor(tab, plain) {
    this.tab = tab;
    this.plain = plain;
  }

  static async open(tab, box, query, { plain = false } = {}) {
    await tab.goto(`${box.url}?_task=mail&_action=compose${query}`);
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

const mails = (folder) =>
  ["new", "cur"].flatMap((part) =>
    readdirSync(join(folder, part)).map((name) => readFileSync(join(folder, part, name), "utf8")),
  );

/** The parts of the mail with this subject that the mail server received: `[{type, text}]`. */
export async function received(box, subject) {
  const raw = await poll(
    () => mails(box.outbox).find((mail) => /^Subject: (.*)$/m.exec(mail)?.[1].trim() === subject),
    15_000,
  );
  if (!raw)
    throw new Error(
      `no mail "${subject}" arrived; there are ${mails(box.outbox).map((mail) => /^Subject: .*$/m.exec(mail)?.[0])}`,
    );
  return JSON.parse(execFileSync("python3", [here("parts.py")], { input: raw, encoding: "utf8" }));
}
