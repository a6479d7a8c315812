// The background: hands the content script's requests to the Rust core, and puts the content script where the user allows it.
// Every listener is registered before anything is awaited; a stopped background would otherwise miss the event that wakes it.
import { withCore } from "./core";

chrome.runtime.onConnect.addListener((port) => {
  port.onMessage.addListener(async (message: { id: number; request: unknown }) => {
    let answer: { id: number; reply: unknown } | { id: number; error: string };
    try {
      answer = { id: message.id, reply: await withCore((core) => core.handle(message.request)) };
    } catch (error) {
      answer = { id: message.id, error: error instanceof Error ? error.message : String(error) };
    }
    try {
      port.postMessage(answer);
    } catch {
      // The page is gone: nobody is left to answer.
    }
  });
});
