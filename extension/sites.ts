// Where content scripts run beyond the manifest's own sites: on every origin that the extension holds permission for.

const WEBMAIL = { js: ["webmail.js"], runAt: "document_idle" } as const;
const STYLES = { css: ["content.css"], allFrames: true, matchOriginAsFallback: true } as const;

/** Origins that the manifest's own content scripts cover. */
const covered = (): string[] => [
  ...new Set(chrome.runtime.getManifest().content_scripts?.flatMap(({ matches = [] }) => matches)),
];

/** Origins that are held and that no content script of the manifest covers. */
async function furtherOrigins(): Promise<string[]> {
  const { origins = [] } = await chrome.permissions.getAll();
  const own = covered();
  return origins.filter((origin) => !own.includes(origin));
}

let last: Promise<void> = Promise.resolve();

/** Registers the content script of webmail for exactly the origins that are held now; calls run one after the other. */
export function register(): Promise<void> {
  last = last.then(async () => {
    const matches = await furtherOrigins();
    const ids = (await chrome.scripting.getRegisteredContentScripts()).map((script) => script.id);
    if (ids.length > 0) await chrome.scripting.unregisterContentScripts({ ids });
    if (matches.length === 0) return;
    // Who allows all sites at once still gets the manifest's own script on its sites: the first one on a page is the only one.
    const where = { matches, excludeMatches: covered(), persistAcrossSessions: true };
    await chrome.scripting.registerContentScripts([
      { id: "webmail", ...where, ...WEBMAIL, js: [...WEBMAIL.js] },
      { id: "styles", ...where, ...STYLES, css: [...STYLES.css] },
    ]);
  });
  return last;
}

/** Runs the content script in tabs that were open before it was allowed there. */
export async function injectIntoOpenTabs(matches: string[]): Promise<void> {
  if (matches.length === 0) return;
  for (const { id, url } of await chrome.tabs.query({ url: matches })) {
    if (id === undefined) continue;
    // A tab that is discarded or shows an error page has nothing to run in; it gets the script when it loads.
    await chrome.scripting
      .insertCSS({ target: { tabId: id, allFrames: true }, files: [...STYLES.css] })
      .catch(() => undefined);
    const own = chrome.runtime
      .getManifest()
      .content_scripts?.find(({ js, matches }) => js && matches?.some((m) => url?.startsWith(m.slice(0, -1))));
    await chrome.scripting
      .executeScript({ target: { tabId: id }, files: [...(own?.js ?? WEBMAIL.js)] })
      .catch(() => undefined);
  }
}

/** Brings the content script's second part, which only a click needs, into the frame that asks for it. */
export async function injectPanel(tabId: number, frameId: number): Promise<void> {
  await chrome.scripting.executeScript({
    target: { tabId, frameIds: [frameId] },
    files: ["panel.js"],
    injectImmediately: true,
  });
}
