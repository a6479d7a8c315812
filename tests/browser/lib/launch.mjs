// Chromium and Firefox with the built extension and the probe, real host names served by the fixture server, nothing else reachable.
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import puppeteer from "puppeteer-core";

export const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
const PROBE = join(ROOT, "tests/browser/probe");
// Firefox gives an extension's pages a random address unless it is told one.
const UUID = "7b0c3c1e-5a4d-4d53-9d0f-3f7a1c2b9e10";

/** Which browsers to test in: both, or the one that BROWSER names. */
export const BROWSERS = process.env.BROWSER ? process.env.BROWSER.split(",") : ["chromium", "firefox"];

/** The browser's executable: the environment's, the system's, or the one that install.sh fetched. */
export function executable(which) {
  const [variable, system, fetched] =
    which === "chromium" ? ["CHROMIUM", "/usr/bin/chromium", "chrome"] : ["FIREFOX", "/usr/bin/firefox-esr", "firefox"];
  const found = [process.env[variable], system, ...fetchedBy(which, fetched)].find((path) => path && existsSync(path));
  if (!found) throw new Error(`no ${which} here: run tests/browser/install.sh, or set ${variable}`);
  return found;
}

function fetchedBy(which, name) {
  const folder = join(ROOT, "target/browsers", which);
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder, { recursive: true, withFileTypes: true });
  return files
    .filter((file) => file.isFile() && file.name === name)
    .map((file) => join(file.parentPath ?? file.path, name));
}

/** The built extension with further hosts granted, in a folder of its own, as if the user had enabled it there. */
function variant(which, hosts, first) {
  const built = join(process.env.DIST ?? join(ROOT, "dist"), which);
  if (!existsSync(join(built, "manifest.json"))) throw new Error(`${built} is not built: run ./build.sh`);
  const folder = mkdtempSync(join(tmpdir(), "fairreach-extension-"));
  cpSync(built, folder, { recursive: true });
  const file = join(folder, "manifest.json");
  const manifest = JSON.parse(readFileSync(file, "utf8"));
  manifest.host_permissions = [...(manifest.host_permissions ?? []), ...hosts];
  if (first) {
    cpSync(new URL(first, import.meta.url), join(folder, first));
    for (const script of manifest.content_scripts) script.js?.unshift(first);
    // The background names this one alone.
    const webmail = join(folder, "webmail.js");
    writeFileSync(webmail, readFileSync(join(folder, first), "utf8") + readFileSync(webmail, "utf8"));
  }
  writeFileSync(file, JSON.stringify(manifest));
  return { folder, manifest };
}

const CHROMIUM_FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-dev-shm-usage",
  "--ignore-certificate-errors",
];

async function launchChromium({ extensions, hosts, port, language, headless }) {
  const mapped = hosts.map((host) => `MAP ${host} 127.0.0.1:${port}`);
  const rules = [...mapped, "MAP * ~NOTFOUND", "EXCLUDE 127.0.0.1", "EXCLUDE localhost"].join(", ");
  const tongue = language ? { LANGUAGE: language, LANG: `${language}.UTF-8`, LC_ALL: "C.UTF-8" } : { LANGUAGE: "en" };
  return puppeteer.launch({
    executablePath: executable("chromium"),
    headless,
    pipe: true, // enableExtensions needs it
    enableExtensions: extensions,
    acceptInsecureCerts: true,
    defaultViewport: headless ? { width: 1280, height: 900 } : null,
    args: [...CHROMIUM_FLAGS, `--lang=${language ?? "en-US"}`, `--host-resolver-rules=${rules}`],
    env: { ...process.env, ...tongue },
  });
}

async function launchFirefox({ extensions, hosts, port, language, headless, uuids, prefs }) {
  const browser = await puppeteer.launch({
    browser: "firefox",
    executablePath: executable("firefox"),
    headless,
    acceptInsecureCerts: true,
    defaultViewport: headless ? { width: 1280, height: 900 } : null,
    args: ["-remote-allow-system-access"], // without it the extension's own pages cannot be driven
    extraPrefsFirefox: {
      "network.dns.localDomains": hosts.join(","),
      ...(port ? { "network.socket.forcePort": `443=${port}` } : {}),
      "network.proxy.type": 0,
      "network.captive-portal-service.enabled": false,
      "network.connectivity-service.enabled": false,
      "extensions.webextensions.uuids": JSON.stringify(uuids),
      "intl.locale.requested": language ?? "en-US",
      "intl.accept_languages": language ?? "en-US",
      ...prefs,
    },
  });
  for (const extension of extensions) await browser.installExtension(extension);
  return browser;
}

/**
 * Launches a browser with Fairreach and the probe.
 * @param {"chromium"|"firefox"} which
 * @param {{hosts?: string[], port?: number, grant?: string[], language?: string, headless?: boolean, prefs?: object, probe?: boolean, first?: string}} options
 *   `hosts` resolve to the fixture server at `port`; `grant`: match patterns that the user has enabled Fairreach on;
 *   `first`: a script of this folder that runs before the content script, in its world.
 */
export async function launch(
  which,
  { hosts = [], port, grant = [], language, headless = true, prefs = {}, probe = true, first } = {},
) {
  const { folder, manifest } = variant(which, grant, first);
  const gecko = manifest.browser_specific_settings?.gecko?.id;
  const options = { extensions: probe ? [folder, PROBE] : [folder], hosts, port, language, headless };
  const browser =
    which === "chromium"
      ? await launchChromium(options)
      : await launchFirefox({ ...options, uuids: { [gecko]: UUID }, prefs });
  const close = browser.close.bind(browser);
  return {
    which,
    browser,
    manifest,
    origin: which === "chromium" ? `chrome-extension://${await chromiumId(browser)}` : `moz-extension://${UUID}`,
    async close() {
      await close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const isWorker = (target) => target.type() === "service_worker" && target.url().startsWith("chrome-extension://");

async function chromiumId(browser) {
  const target = await browser.waitForTarget(isWorker, { timeout: 15_000 });
  return new URL(target.url()).host;
}

/** Stops the background as idleness would; resolves when it is gone (Firefox: needs the pref `extensions.background.idle.timeout`). */
export async function stopBackground({ which, browser }) {
  if (which === "firefox") {
    // Nothing tells a driver that an event page was suspended: the idle time set by the test, generously over.
    await new Promise((over) => setTimeout(over, 3000));
    return;
  }
  for (let attempt = 0; attempt < 40; attempt += 1) {
    const target = browser.targets().find(isWorker);
    if (!target) return;
    await target
      .worker()
      .then((worker) => worker?.close())
      .catch(() => {});
    await new Promise((again) => setTimeout(again, 50));
  }
  throw new Error("the service worker still runs");
}

/** Opens one of the extension's own pages in a tab. */
export async function extensionPage({ which, browser, origin }, path) {
  const page = await browser.newPage();
  const url = `${origin}/${path}`;
  if (which === "chromium") {
    await page.goto(url);
    return page;
  }
  // Over BiDi, goto() on moz-extension: loads the page and never resolves.
  page.goto(url, { timeout: 15_000 }).catch(() => {});
  for (const end = Date.now() + 15_000; Date.now() < end; ) {
    const at = await page.evaluate(() => document.readyState === "complete" && location.href).catch(() => "");
    if (at === url) return page;
    await new Promise((again) => setTimeout(again, 50));
  }
  throw new Error(`not loaded: ${url}`);
}
