// What Fairreach costs a page's main thread in Chromium, beside no extension at all and beside the plain way: an observer
// that searches the whole document for editors at each mutation.
import { OFFER } from "../browser/lib/drafts.mjs";
import { poll, waitForState } from "../browser/lib/face.mjs";
import { page as fixture, serve, watched } from "../browser/lib/fixtures.mjs";
import { launch, stopBackground } from "../browser/lib/launch.mjs";
import { POLICY, setPolicy } from "../browser/lib/policy.mjs";
import { TEXT } from "./mail.mjs";
import { ms, ratio, spread, table } from "./measure.mjs";

const GMAIL = "mail.google.com";
const NODES = 10_000;
const MUTATIONS = 500;
const KEYS = OFFER.slice(0, 120);

// Ten thousand nodes, not drawn, so that layout does not drown the rest; one of them moves in each task.
const LOAD = `<script>
const rows = Object.assign(document.createElement("div"), { hidden: true });
for (let i = 0; i < ${NODES / 2}; i += 1) rows.append(Object.assign(document.createElement("p"), { textContent: "Mail " + i }));
document.body.append(rows);
window.mutate = async () => {
  const { port1, port2 } = new MessageChannel();
  for (let i = 0; i < ${MUTATIONS}; i += 1) {
    rows.append(rows.firstElementChild);
    await new Promise((next) => {
      port1.onmessage = next;
      port2.postMessage(0);
    });
  }
  // What an observer put off is its cost as well.
  await new Promise((over) => setTimeout(over, 1200));
};
</script>`;
// The same nodes, and sixty mutations a second for as long as a person looks at an inbox.
const BATCHES = 300;
const IDLE = `<script>
window.mutate = () =>
  new Promise((over) => {
    let left = ${BATCHES};
    const timer = setInterval(() => {
      rows.append(rows.firstElementChild);
      if (--left > 0) return;
      clearInterval(timer);
      setTimeout(over, 1200);
    }, 1000 / 60);
  });
</script>`;
const PLAIN_WAY = `<script>
new MutationObserver(() => {
  window.found = document.querySelectorAll("[contenteditable=true], textarea, [role=textbox]").length;
}).observe(document, { childList: true, subtree: true });
</script>`;
// What the promise allows: one selector test a batch, of the kind that tells Gmail's editors.
const TESTED = `<script>
new MutationObserver(() => {
  window.found = document.querySelector('[g_editable="true"], .editable[contenteditable="true"], .Ap textarea');
}).observe(document, { childList: true, subtree: true });
</script>`;
// The least that any extension can cost that sees a composer come.
const NOTHING = `<script>
new MutationObserver(() => {}).observe(document, { childList: true, subtree: true });
</script>`;

const composer = fixture("gmail-window.html", { body: TEXT.replace(/\n\n/g, "<br><br>") });
const heavy = (more) => watched(composer.replace("</body>", `${LOAD}${more}</body>`));
const inbox = (more) =>
  watched(`<!doctype html><html lang="en"><head><title>Inbox</title></head><body>${LOAD}${IDLE}${more}</body></html>`);
// No other page runs Fairreach: on this host it has no permission, so the same page is the bare one.
const BARE = "bare.example";
const routes = {
  [`${GMAIL}/mail/u/0/`]: { body: composer },
  [`${GMAIL}/mail/u/1/`]: { body: heavy("") },
  [`${GMAIL}/mail/u/2/`]: { body: inbox("") },
  [`${BARE}/inbox`]: { body: inbox("") },
  [`${BARE}/searched`]: { body: inbox(PLAIN_WAY) },
  [`${BARE}/tested`]: { body: inbox(TESTED) },
  [`${BARE}/watched`]: { body: inbox(NOTHING) },
  [`${BARE}/typing`]: { body: composer },
  [`${BARE}/heavy`]: { body: heavy("") },
  [`${BARE}/plain`]: { body: heavy(PLAIN_WAY) },
};

/** Main-thread milliseconds that `work` takes in the page. */
async function busy(tab, work) {
  const before = (await tab.metrics()).TaskDuration;
  await work();
  return ((await tab.metrics()).TaskDuration - before) * 1000;
}

async function open(it, address, judged) {
  const tab = await it.browser.newPage();
  await tab.goto(`https://${address}`);
  await tab.bringToFront();
  if (judged) await waitForState(tab, /./);
  return tab;
}

async function typing(it, address, judged) {
  const tab = await open(it, address, judged);
  await tab.click("[g_editable]");
  await tab.keyboard.type(KEYS);
  const cost = await busy(tab, async () => {
    await tab.keyboard.type(KEYS, { delay: 15 });
    if (judged) await waitForState(tab, /./);
  });
  await tab.close();
  return cost / KEYS.length;
}

async function mutating(it, address, judged) {
  const tab = await open(it, address, judged);
  const cost = await busy(tab, () => tab.evaluate(() => window.mutate()));
  await tab.close();
  return cost / MUTATIONS;
}

async function idling(it, address) {
  const tab = await open(it, address, false);
  await tab.evaluate(() => new Promise((settled) => setTimeout(settled, 1000)));
  const cost = await busy(tab, () => tab.evaluate(() => window.mutate()));
  await tab.close();
  return cost / BATCHES;
}

async function firstVerdict(it, stopped) {
  const tab = await it.browser.newPage();
  await tab.goto(`https://${BARE}/typing`);
  if (stopped) await stopBackground(it);
  const start = performance.now();
  await tab.goto(`https://${GMAIL}/mail/u/0/`);
  await tab.bringToFront();
  const loaded = performance.now() - start;
  await poll(() => waitForState(tab, /fix|stop|hint|ready/, { ms: 0 }).catch(() => false), 5000, 5);
  const total = performance.now() - start;
  await tab.close();
  return total - loaded;
}

async function several(rounds, work) {
  const times = [];
  for (let i = 0; i < rounds; i += 1) times.push(await work());
  return spread(times).p50;
}

/** Prints what a page pays. */
export async function benchPage() {
  const server = await serve(routes);
  const it = await launch("chromium", { hosts: server.hosts, port: server.port });
  try {
    await setPolicy(it, POLICY);
    const key = {
      bare: await several(3, () => typing(it, `${BARE}/typing`, false)),
      ours: await several(3, () => typing(it, `${GMAIL}/mail/u/0/`, true)),
    };
    table(
      "Main thread a keystroke, 200-word draft open (Chromium)",
      ["page", "a keystroke", "ours on top"],
      [
        ["without Fairreach", ms(key.bare), ""],
        ["with Fairreach", ms(key.ours), ms(key.ours - key.bare)],
      ],
    );

    const bare = await several(3, () => mutating(it, `${BARE}/heavy`, false));
    const ours = (await several(3, () => mutating(it, `${GMAIL}/mail/u/1/`, true))) - bare;
    const plain = (await several(3, () => mutating(it, `${BARE}/plain`, false))) - bare;
    table(
      `Main thread a mutation, ${NODES} nodes, a composer open (Chromium)`,
      ["observer", "on top of the page", "beside the plain way"],
      [
        ["Fairreach", ms(Math.max(ours, 0)), ratio(Math.max(ours, 0), plain)],
        ["querySelectorAll of the document each time", ms(plain), "1.00x"],
      ],
    );

    const still = await several(5, () => idling(it, `${BARE}/inbox`));
    const waiting = await several(5, () => idling(it, `${GMAIL}/mail/u/2/`));
    const searching = await several(5, () => idling(it, `${BARE}/searched`));
    const testing = await several(5, () => idling(it, `${BARE}/tested`));
    const watching = await several(5, () => idling(it, `${BARE}/watched`));
    const rest = (cost) => Math.max(cost - still, 0);
    const row = (page, cost) => [
      page,
      ms(cost),
      ms(rest(cost)),
      ratio(cost, still),
      ratio(rest(cost), rest(searching)),
    ];
    table(
      `Main thread a batch of mutations, 60 a second, ${NODES} nodes, no composer (Chromium, median of 5)`,
      ["page", "a batch", "on top of the page", "beside no extension", "beside the search"],
      [
        row("no extension", still),
        row("Fairreach", waiting),
        row("an observer that does nothing", watching),
        row("one selector test each time", testing),
        row("querySelectorAll of the document each time", searching),
      ],
    );

    table(
      "From a loaded page to the first badge (Chromium, driver's polling included)",
      ["background", "median of 5"],
      [
        ["running", ms(await several(5, () => firstVerdict(it, false)))],
        ["stopped before", ms(await several(5, () => firstVerdict(it, true)))],
      ],
    );
  } finally {
    await it.close();
    await server.close();
  }
}
