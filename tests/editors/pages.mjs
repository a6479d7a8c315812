// Serves one page an engine and drives it: the draft's model, the keys, the hands.
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import puppeteer from "puppeteer-core";
import { pause, poll } from "../browser/lib/face.mjs";
import { executable, ROOT } from "../browser/lib/launch.mjs";

const MODULES = join(ROOT, "node_modules");
/** Engines that come as a script of their own. */
const SCRIPTS = { tinymce: "tinymce/tinymce.min.js", ckeditor4: "ckeditor4/ckeditor.js" };
const TYPES = { ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml", ".png": "image/png" };

/** Recipients, subject and Send around an editor, as a webmail of no known make has them. */
const WEBMAIL = [
  '<form onsubmit="return false"><label>To <input name="to" value="Jane Doe &lt;jane.doe@widgets.co.uk&gt;"></label><label>Subject <input name="subject" value="Torque wrenches"></label>',
  '<button type="button" id="send">Send</button></form><style>#host{width:700px;min-height:200px}</style>',
];

/** @param {string} engines folder of bundled engines */
export async function servePages(engines) {
  const html = (engine, [before, after] = ["", ""]) => {
    const script = SCRIPTS[engine] ? `<script src="/modules/${SCRIPTS[engine]}"></script>` : "";
    return `<!doctype html><meta charset="utf-8"><title>${engine}</title><link rel="icon" href="data:,">${before}<div id="host"></div>${after}${script}<script type="module" src="/engines/${engine}.js"></script>`;
  };
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    const [, folder, rest] = /^\/(\w+)\/(.*)$/.exec(path) ?? [];
    if (folder === "page" || folder === "mail") {
      response.setHeader("Content-Type", "text/html");
      return response.end(html(rest, folder === "mail" ? WEBMAIL : undefined));
    }
    const file = { engines: join(engines, rest ?? ""), modules: join(MODULES, rest ?? "") }[folder];
    if (!file || !existsSync(file)) {
      response.statusCode = 404;
      return response.end();
    }
    response.setHeader("Content-Type", TYPES[extname(file)] ?? "application/octet-stream");
    return response.end(readFileSync(file));
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return {
    url: (engine, draft, folder = "page") =>
      `http://127.0.0.1:${server.address().port}/${folder}/${engine}?draft=${draft}`,
    close: () => {
      server.closeAllConnections();
      return new Promise((closed) => server.close(closed));
    },
  };
}

/** @param {"chromium"|"firefox"} which  @param {string[]} extensions  @param {object} prefs of Firefox */
export async function launchWith(which, extensions, prefs = {}) {
  const args = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-dev-shm-usage",
  ];
  const options = { executablePath: executable(which), headless: true, defaultViewport: { width: 1280, height: 900 } };
  const browser = await puppeteer.launch(
    which === "firefox"
      ? { ...options, browser: "firefox", extraPrefsFirefox: prefs }
      : { ...options, args, pipe: true, enableExtensions: extensions },
  );
  if (which === "firefox") for (const extension of extensions) await browser.installExtension(extension);
  return browser;
}

/** One engine's page with a draft in it. */
export class Draft {
  static async open(browser, url) {
    const page = await browser.newPage();
    const draft = new Draft(page);
    page.on("pageerror", (error) => draft.errors.push(String(error.message).slice(0, 160)));
    await page.goto(url);
    await page.bringToFront();
    const ready = await poll(
      () => page.evaluate(() => window.ready && "handsReady" in document.documentElement.dataset).catch(() => false),
      10_000,
      40,
    );
    if (!ready) throw new Error(`the engine does not start: ${draft.errors}`);
    await pause(150);
    draft.selector = await page.evaluate(() => window.root);
    await draft.ask({ watch: true });
    return draft;
  }

  constructor(page) {
    this.page = page;
    this.errors = [];
  }

  close() {
    return this.page.close().catch(() => {});
  }

  /** The engine's own text, exactly. */
  raw() {
    return this.page.evaluate(() => window.model().replace(/\u00a0/g, " "));
  }

  /** Its lines that are not blank. */
  async lines() {
    return (await this.raw())
      .split("\n")
      .map((line) => line.replace(/^> /, "").trim())
      .filter(Boolean);
  }

  /** What `read` says of the edited element. */
  inEditor(read, argument) {
    return this.page.evaluate(
      (source, value) => {
        const found = document.querySelector(window.root);
        const editor = found.contentDocument?.body ?? found.shadowRoot?.querySelector("[contenteditable]") ?? found;
        return new Function(`return (${source})`)()(editor, value);
      },
      read.toString(),
      argument,
    );
  }

  /** Has the hands do something; their answer. */
  async ask(what) {
    const detail = JSON.stringify({ selector: this.selector, ...what });
    await this.page.evaluate((asked) => {
      delete document.documentElement.dataset.hands;
      document.dispatchEvent(new CustomEvent("hands", { detail: asked }));
    }, detail);
    const answer = await poll(() => this.page.evaluate(() => document.documentElement.dataset.hands), 10_000, 40);
    await pause(120);
    return answer;
  }

  async key(chord) {
    const parts = chord.split("+");
    const last = parts.pop();
    for (const part of parts) await this.page.keyboard.down(part);
    await this.page.keyboard.press(last);
    for (const part of parts.reverse()) await this.page.keyboard.up(part);
    await pause(120);
  }

  /** How often Ctrl+Z until the model is exactly `wanted`, blank lines included; 0: never. */
  async undoUntil(wanted) {
    for (let times = 1; times <= 4; times += 1) {
      await this.key("Control+z");
      if ((await this.raw()) === wanted) return times;
    }
    return 0;
  }
}
