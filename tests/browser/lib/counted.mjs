/** What count.js has counted in the content script's world so far; undefined where it does not run yet. */
export const counted = (tab) =>
  tab.evaluate(
    () =>
      new Promise((told) => {
        document.addEventListener("count-result", (event) => told(JSON.parse(event.detail)), { once: true });
        document.dispatchEvent(new CustomEvent("count"));
        setTimeout(told, 500);
      }),
  );
