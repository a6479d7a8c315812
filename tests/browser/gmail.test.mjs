// Gmail in both browsers: the main job from the first words to a footer, in the editor that Gmail owns.
import assert from "node:assert/strict";
import { describe } from "node:test";
import { NOTE, OFFER, TEMPLATE } from "./lib/drafts.mjs";
import { citations, judged, keys, openPanel, poll, press, waitForPanel, waitForState } from "./lib/face.mjs";
import { CSP_STYLES, page } from "./lib/fixtures.mjs";
import { BROWSERS } from "./lib/launch.mjs";
import { POLICY } from "./lib/policy.mjs";
import { scenario, session } from "./lib/session.mjs";

const HOST = "mail.google.com";
const BODY = "[g_editable]";
const URL_OF = (number) => `https://${HOST}/mail/u/${number}/`;
const chip = (address, name = "") =>
  `<div class="agh"><div role="option" class="afV" data-hovercard-id="${address}" data-name="${name}"><div class="akl">${name || address}</div></div></div>`;
const SIGNED = `<div>${OFFER}</div><br><span class="gmail_signature_prefix">-- </span><br><div dir="ltr" class="gmail_signature" data-smartmail="gmail_signature">Robin Rep<br>+49 30 5550100</div>`;
const window_ = (slots) => ({ body: page("gmail-window.html", slots) });

const routes = {
  [`${HOST}/mail/u/0/`]: window_({}),
  [`${HOST}/mail/u/1/`]: window_({ to: chip("hans.muster@werkzeug-beispiel.de", "Hans Muster") }),
  [`${HOST}/mail/u/2/`]: window_({ body: SIGNED }),
  [`${HOST}/mail/u/3/`]: { body: page("gmail-classic.html") },
  [`${HOST}/mail/u/4/`]: { body: page("gmail-reply.html") },
  [`${HOST}/mail/u/5/`]: { ...window_({}), headers: { "content-security-policy": CSP_STYLES } },
  [`${HOST}/mail/u/6/`]: window_({ to: chip("colleague@brightwater.example", "Kim Colleague") }),
  [`${HOST}/mail/u/7/`]: { body: page("gmail-unreadable.html") },
};

const bodyOf = (tab) =>
  tab.$eval(BODY, (body) => ({
    text: body.innerText,
    html: body.innerHTML,
    links: [...body.querySelectorAll("a")].map((a) => a.href),
  }));
const count = (text, part) => text.split(part).length - 1;
const STOP = POLICY.organisation.opt_out_url;

async function write(tab, text) {
  await tab.click(BODY);
  await tab.keyboard.type(text);
}

async function withFooter(tab) {
  return poll(async () => {
    const now = await bodyOf(tab);
    return now.text.includes(STOP) && now;
  });
}

for (const which of BROWSERS) {
  describe(`Gmail, ${which}`, () => {
    const it = session(which, { routes });

    scenario(
      it,
      "a first email: what is missing with its articles, one press, ready, one undo",
      URL_OF(0),
      async (tab) => {
        await write(tab, OFFER);
        const before = await bodyOf(tab);
        const badge = await waitForState(tab, /^([2-9]|\d\d) to fix$/);
        assert.match(badge.description, /Jane Doe|jane\.doe@widgets\.co\.uk/);
        const open = await openPanel(tab);
        const findings = open.text.split("How this was judged")[0];
        assert.match(findings, /opt.?out|object|stop/i, "the panel speaks of the missing opt-out");
        assert.match(
          findings,
          /source|came from|come from|where .* (details|data|address)/i,
          "the panel speaks of the missing source",
        );
        const law = await citations(tab);
        assert.ok(
          law.some(({ name }) => /GDPR.*21/.test(name)),
          `GDPR Art. 21 is named with a link: ${JSON.stringify(law)}`,
        );
        assert.ok(
          law.some(({ name }) => /GDPR.*14/.test(name)),
          `GDPR Art. 14 is named with a link: ${JSON.stringify(law)}`,
        );
        const facts = await judged(tab);
        assert.match(facts.To, /jane\.doe@widgets\.co\.uk/);
        assert.doesNotMatch(facts.To, /inbox\.example/, "nobody of the inbox is a recipient");
        assert.match(facts.Country, /United Kingdom/);
        assert.match(facts.Language, /English/);

        await press(tab, "Insert footer");
        const after = await withFooter(tab);
        assert.ok(after, "the footer is in the draft");
        assert.equal(count(after.text, STOP), 1, "the opt-out address once, spelled out");
        assert.equal(after.links.filter((link) => link === STOP).length, 1, "and a link once");
        assert.ok(after.text.startsWith(OFFER), "below what was written");
        await waitForState(tab, "ready");

        await tab.focus(BODY);
        await keys(tab, "Control+z");
        await waitForState(tab, /^\d+ to fix$/);
        assert.equal(
          (await bodyOf(tab)).text.trim(),
          before.text.trim(),
          "one undo takes the footer out, and nothing else",
        );
      },
    );

    scenario(it, "to a German address the panel also says that consent comes first", URL_OF(1), async (tab) => {
      await write(tab, OFFER);
      await waitForState(tab, /^([3-9]|\d\d) to fix$/);
      const open = await openPanel(tab);
      assert.match(open.text.split("How this was judged")[0], /consent/i);
      assert.ok(
        (await citations(tab)).some(({ name }) => /UWG/.test(name)),
        "the German law is named",
      );
      await press(tab, "Insert footer");
      assert.ok(await withFooter(tab));
      await waitForState(tab, "1 to fix");
      await waitForPanel(tab, /consent/i);
    });

    scenario(it, "the footer lands above the signature", URL_OF(2), async (tab) => {
      await waitForState(tab, /to fix$/);
      await openPanel(tab);
      await press(tab, "Insert footer");
      const { text } = await withFooter(tab);
      assert.ok(text.indexOf(OFFER.slice(0, 30)) < text.indexOf(STOP), "below the words");
      assert.ok(text.indexOf(STOP) < text.indexOf("+49 30 5550100"), "above the signature");
      assert.equal(
        await tab.$$eval(`.gmail_signature a`, (links) => links.length),
        0,
        "not in the signature's element",
      );
      await waitForState(tab, "ready");
    });

    scenario(it, "classic chips: everybody in To and Cc is read", URL_OF(3), async (tab) => {
      await write(tab, OFFER);
      await waitForState(tab, /to fix$/);
      await openPanel(tab);
      const { To } = await judged(tab);
      assert.match(To, /jane\.doe@widgets\.co\.uk/);
      assert.match(To, /tom\.poe@widgets\.co\.uk/);
      assert.doesNotMatch(To, /inbox\.example/);
    });

    scenario(it, "a reply to the person's own mail is not outreach, and nothing nags", URL_OF(4), async (tab) => {
      await waitForState(tab, "not outreach");
      await openPanel(tab);
      assert.match((await judged(tab)).Audience, /reply/i);
    });

    scenario(it, "mail inside the house is not outreach", URL_OF(6), async (tab) => {
      await write(tab, OFFER);
      await waitForState(tab, "not outreach");
    });

    scenario(it, "an unfilled merge field is a stop, and its words are marked", URL_OF(0), async (tab) => {
      await write(tab, TEMPLATE);
      const html = (await bodyOf(tab)).html;
      await waitForState(tab, "stop");
      const marked = await poll(() =>
        tab.evaluate(() => {
          const words = [...CSS.highlights.values()].flatMap((highlight) => [...highlight]).map(String);
          return words.includes("{{first_name}}") && words;
        }),
      );
      assert.ok(marked, "the placeholder is highlighted");
      assert.equal((await bodyOf(tab)).html, html, "and the draft's HTML is as it was");
      for (const _ of TEMPLATE.slice(TEMPLATE.indexOf("{{first"))) await tab.keyboard.press("Backspace");
      await poll(
        async () =>
          (await tab.evaluate(() => [...CSS.highlights.values()].reduce((sum, each) => sum + each.size, 0))) === 0,
      );
      assert.equal(
        await tab.evaluate(() => [...CSS.highlights.values()].reduce((sum, each) => sum + each.size, 0)),
        0,
        "no mark is left behind",
      );
    });

    scenario(it, "a private note gets no warning", URL_OF(0), async (tab) => {
      await write(tab, NOTE);
      await waitForState(tab, /^(hint|not outreach|ready)$/);
    });

    scenario(
      it,
      "a page that allows no style but its own: badge, panel and footer all the same",
      URL_OF(5),
      async (tab) => {
        await write(tab, OFFER);
        await waitForState(tab, /to fix$/);
        const open = await openPanel(tab);
        assert.ok(open.rect[2] > 200 && open.rect[2] < 700, `the panel has its own looks: ${open.rect}`);
        await press(tab, "Insert footer");
        assert.ok(await withFooter(tab));
      },
    );

    scenario(it, "a composer that cannot be read says so, and the mail still goes", URL_OF(7), async (tab) => {
      await waitForState(tab, "not readable");
      await openPanel(tab);
      await keys(tab, "Escape");
      await tab.click("#send");
      assert.match(await tab.evaluate(() => window.sent), /15 minutes for a demo/);
    });

    scenario(it, "Send sends what the editor shows, footer included", URL_OF(0), async (tab) => {
      await write(tab, OFFER);
      await waitForState(tab, /to fix$/);
      await openPanel(tab);
      await press(tab, "Insert footer");
      await withFooter(tab);
      await keys(tab, "Escape");
      await tab.click(".aoO");
      assert.equal(count(await tab.evaluate(() => window.sent), `href="${STOP}"`), 1);
    });
  });
}
