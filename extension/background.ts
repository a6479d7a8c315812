// The background: hands requests to the Rust core, and puts the content script where the user allows it.
// Every listener is registered before anything is awaited; a stopped background would otherwise miss the event that wakes it.
import * as glue from "../target/core/fairreach.js";
import type { Request } from "./content/types.generated";
import { Core } from "./core";
import { selfCheck } from "./selfcheck";
import { injectIntoOpenTabs, injectPanel, register } from "./sites";

const core = new Core(glue, "fairreach.wasm");

chrome.runtime.onConnect.addListener((port) => {
  port.onMessage.addListener(async (message: { id: number; request: Request }) => {
    // Never in the way of an answer, nor worth an error.
    if (message.request.kind === "check") selfCheck(message.request.snapshot.site, port.sender).catch(() => undefined);
    try {
      tell(port, { id: message.id, reply: await core.run((instance) => instance.handle(message.request)) });
    } catch (error) {
      tell(port, { id: message.id, error: error instanceof Error ? error.message : String(error) });
    }
  });
});

function tell(port: chrome.runtime.Port, message: unknown): void {
  try {
    port.postMessage(message);
  } catch {
    // The page is gone: nobody is left to answer.
  }
}

interface Message {
  readonly needs?: "panel";
  readonly suppression?: unknown;
}

chrome.runtime.onMessage.addListener((message: Message, sender, answer) => {
  const settle = (work: Promise<unknown>): true => {
    work.then(
      (told) => answer({ told }),
      (error: unknown) => answer({ error: error instanceof Error ? error.message : String(error) }),
    );
    return true;
  };
  const { tab, frameId = 0, url } = sender;
  if (message.needs === "panel" && tab?.id !== undefined) return settle(injectPanel(tab.id, frameId));
  // Our own pages alone may ask for the suppression list: a content script shares its process with the page.
  const ours = url?.startsWith(chrome.runtime.getURL(""));
  if (ours && message.suppression !== undefined)
    return settle(core.run((instance) => instance.suppression(message.suppression)));
  return false;
});

chrome.storage.onChanged.addListener(async (changes, area) => {
  if (area !== "managed" && !(area === "local" && "policy" in changes)) return;
  core.ifStarted((instance) => instance.settings_changed());
  // Not over the ports: a background that was stopped has none, and the drafts in the tabs stand all the same.
  for (const { id } of await chrome.tabs.query({})) {
    if (id !== undefined) chrome.tabs.sendMessage(id, { command: "judge-again" }).catch(() => undefined);
  }
});

chrome.commands.onCommand.addListener(async (command) => {
  if (command !== "insert-footer") return;
  const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
  // A tab without the content script has nobody to hear it.
  if (tab?.id !== undefined) await chrome.tabs.sendMessage(tab.id, { command }).catch(() => undefined);
});

chrome.permissions.onAdded.addListener(async ({ origins = [] }) => {
  await register();
  await injectIntoOpenTabs(origins);
});
chrome.permissions.onRemoved.addListener(register);
chrome.runtime.onStartup.addListener(register);
chrome.runtime.onInstalled.addListener(async ({ reason }) => {
  await register();
  // After an update the open tabs keep their old content script, which asks for a reload.
  if (reason === "install") await injectIntoOpenTabs(chrome.runtime.getManifest().host_permissions ?? []);
});
