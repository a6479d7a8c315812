// The last resort: the footer in the clipboard, for the rep to paste.

/** Needs a click or key press of the last seconds. */
export async function copy(html: string, text: string): Promise<boolean> {
  try {
    const item = { "text/html": html, "text/plain": text };
    await navigator.clipboard.write([
      new ClipboardItem(
        Object.fromEntries(Object.entries(item).map(([type, data]) => [type, new Blob([data], { type })])),
      ),
    ]);
    return true;
  } catch {
    return copyByCommand(html, text);
  }
}

/** Plain http and pages whose permissions policy forbids the clipboard have only this. */
function copyByCommand(html: string, text: string): boolean {
  let done = false;
  const fill = (event: ClipboardEvent): void => {
    event.stopImmediatePropagation();
    event.preventDefault();
    event.clipboardData?.setData("text/html", html);
    event.clipboardData?.setData("text/plain", text);
    done = event.clipboardData !== null;
  };
  addEventListener("copy", fill, true);
  try {
    return document.execCommand("copy") && done;
  } finally {
    removeEventListener("copy", fill, true);
  }
}
