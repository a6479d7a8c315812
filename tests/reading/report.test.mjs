// The report on a page, in both browsers: what it shows is structure, and nothing on the page that is somebody's is in it.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { BROWSERS } from "../browser/lib/launch.mjs";
import { launchWith } from "../editors/pages.mjs";
import { bundle } from "./bundle.mjs";

const MANIFEST = { version: "1.2.3", host_permissions: ["https://mail.google.com/*"] };

/** Everything that a page can know of a person, each in a place of its own. No word of it is one of HTML's or of a hook's. */
const PERSONAL = {
  title: "Annelise Quistgaard - quistgaard@vinterhavn.test",
  to: "Bertrand Oyelaran",
  toAddress: "oyelaran.bertrand@zuidpolder.test",
  subject: "Offerte kraanwagen Drostlandt",
  body: "Beste Wilhelmina, bedankt voor uw bestelling",
  heading: "Fenneke Rozeboom",
  label: "Schrijf Gerritjan",
  tooltip: "Ysbrandt Hoekwater",
  placeholder: "Zoek Mathilde Korteweg",
  hidden: "geheim-Xandertje",
  id: "gebruiker-tjitske-8812",
  className: "kleur-vrouwkje@heemskerk.test",
  data: "Ludovica Pannekoek",
  href: "https://intranet.walcheren.test/klant/Sieberdina?naam=Foekje",
  image: "https://beeld.walcheren.test/foto/Aldegonda.png",
  alt: "Portret Liduina",
  style: "--naam: Reinoud",
  frame: "https://reclame.oostkapelle.test/Bonifatius",
  named: "veld-Hendrikje",
  option: "Kunigonde Afdeling",
  comment: "gemaakt door Evermunda",
  shadow: "Wubbechien Veenstra",
  inner: "Roelofje binnenin",
  script: "var klant = 'Ottoline'",
  torn: "Dieuwertje",
};
const P = PERSONAL;

const PAGE = `<!doctype html><html lang="nl"><head><title>${P.title}</title></head>
<body class="${P.className}" data-eigenaar="${P.data}"><!-- ${P.comment} -->
<style>[contenteditable],iframe{min-width:200px;min-height:60px}</style>
<h1 id="${P.id}">${P.heading}</h1><script>${P.script}</script>
<form action="${P.href}" aria-label="${P.label}" class="${P.className}">
  <input name="attributes" type="hidden" value="${P.hidden}"><input name="childNodes" type="hidden" value="${P.hidden}">
  <div id="to" data-oyelaran="1" data-user-tjitske8812="${P.data}"><span role="option" data-email="${P.toAddress}" title="${P.tooltip}">${P.to}</span><input name="to" placeholder="${P.placeholder}"></div>
  <oyelaran-kaart role="${P.named}" aria-describedby="${P.id}">${P.heading}</oyelaran-kaart>
  <dieuwertje type="${P.named}" dir="${P.named}">${P.heading}</dieuwertje>
  <div title="zegt "${P.torn}" hier" ${P.torn}@vinterhavn.test="">${P.heading}</div>
  <input name="subject" value="${P.subject}"><select name="${P.named}"><option>${P.option}</option></select>
  <a href="${P.href}" title="${P.tooltip}"><img src="${P.image}" alt="${P.alt}" style="${P.style}"></a>
  <iframe src="about:blank#${P.torn}" title="${P.tooltip}"></iframe><iframe srcdoc="<p id='${P.id}'>${P.inner}</p>"></iframe>
  <iframe data-soort="${P.frame}" name="${P.named}"></iframe><div class="host"></div>
  <div role="textbox" aria-multiline="true" contenteditable="true" aria-label="${P.label}" data-placeholder="${P.placeholder}">${P.body}<p>${P.heading}</p><p>${P.heading}</p><p>${P.heading}</p></div>
  <button type="submit" data-hint="${P.tooltip}">${P.label}</button>
</form></body></html>`;

const roundcube = (typed, field) => `<body><div id="layout-content">
  <div id="compose_to"><input value="${typed}"></div>
  <input type="hidden" name="_to" value="${field}"><input name="_subject" value="Hello there">
  <textarea id="composebody" style="width:200px;height:80px">Hello</textarea><button class="send">Send</button></div>`;

/** Words of more than three letters, in lower case. */
const words = (text) => text.toLowerCase().match(/\p{L}{4,}/gu) ?? [];

for (const which of BROWSERS) {
  describe(`Report, ${which}`, () => {
    let browser;
    let code;
    before(async () => {
      code = await bundle(new URL("../../extension/content/report.ts", import.meta.url), "fairreach");
      browser = await launchWith(which, []);
    });
    after(() => browser?.close());

    async function reportOn(html, prepare = () => {}) {
      const page = await browser.newPage();
      try {
        await page.setContent(html);
        await page.evaluate(prepare, PERSONAL);
        return await page.evaluate(
          `(() => { ${code}; return fairreach.report(document, ${JSON.stringify(MANIFEST)}); })()`,
        );
      } finally {
        await page.close();
      }
    }
    const whole = () =>
      reportOn(PAGE, (personal) => {
        const root = document.querySelector(".host").attachShadow({ mode: "open" });
        root.innerHTML = `<b title="${personal.shadow}">${personal.shadow}</b>`;
        const named = document.createElement("iframe");
        named.src = `data:text/plain,${personal.shadow}`;
        root.append(named);
      });

    test("nothing that is somebody's is in it, not a word of it", async () => {
      const { text, composers } = await whole();
      assert.equal(composers, 1, text);
      const said = text.toLowerCase();
      for (const [where, value] of Object.entries(PERSONAL)) {
        assert.ok(!said.includes(value.toLowerCase()), `${where}: ${value}\n${text}`);
        for (const word of words(value).filter((each) => !["test", "https"].includes(each)))
          assert.ok(!said.includes(word), `${where}: ${word}\n${text}`);
      }
      assert.doesNotMatch(text, /8812|\.test|https?:/);
    });

    test("what a maintainer needs is in it: hooks that answered, the way to the editor, frames, shadow roots", async () => {
      const { site, text } = await whole();
      assert.equal(site, "generic");
      assert.match(text, /^Fairreach 1\.2\.3, (Chrome|Firefox) \d+\n/);
      assert.match(text, /^composer 1: email\n {2}recipients 1, with address 1$/m);
      assert.match(text, /^ {2}editor: 1 \(1 shown\) {2}\[role="textbox"\]\[aria-multiline="true"\]/m);
      assert.match(text, /^ {2}> html.*\n {2}> body/m);
      assert.match(
        text,
        /^ +div\[role=textbox aria-multiline=true contenteditable=true aria-label data-placeholder\] <- editor$/m,
      );
      assert.match(text, /^ +div\[id data-# data-user-#\]$/m);
      assert.match(text, /^ +#-kaart\[role aria-describedby\]$/m);
      assert.match(text, /^ +\(tag\)\[type dir\]$/m);
      assert.match(text, /^ +#shadow-root\n +b\[title\]\n +#text \d+$/m);
      assert.match(text, /^ +iframe\[srcdoc\].*\n +#document\n +body\n +p\[id\]\n +#text \d+$/m);
      assert.match(text, /^ +iframe\[src title\] src=about:/m);
      assert.match(text, /^ +p\n +#text \d+\n +\(3 times\)$/m);
    });

    test("without a composer it counts, and shows where one could be", async () => {
      const { composers, text } = await reportOn(
        `<main><div><p>${P.heading}</p><div contenteditable="true" style="width:200px;height:60px">${P.body}</div></div></main>`,
      );
      assert.equal(composers, 0);
      assert.match(text, /^ {2}sign: [1-9]/m);
      assert.match(text, /editable, in no composer:[\s\S]*main[\s\S]*div\[contenteditable=true style\]/);
      for (const word of words(P.heading + P.body)) assert.ok(!text.toLowerCase().includes(word), word);
    });

    test("an empty page has a report, too", async () => {
      const { composers, text } = await reportOn("<p>Nothing</p>");
      assert.equal(composers, 0);
      assert.match(text, /^ {2}sign: 0 \(0 shown\)/m);
    });

    test("a page of many elements stays short", async () => {
      const many = Array.from({ length: 4000 }, (_, i) => `<p data-x${"abcdefghij"[i % 10]}><b></b></p>`).join("");
      const { text } = await reportOn(
        `<form><input name="to" value="a@b.example"><div role="textbox" aria-multiline="true" contenteditable="true">x</div>${many}<button>Go</button></form>`,
      );
      assert.match(text, /^ +\.\.\.$/m);
      assert.ok(text.length < 60_000, `${text.length}`);
    });

    test("two hooks that read different people disagree; the same people, or one hook alone, do not", async () => {
      const at = async (typed, field) => (await reportOn(roundcube(typed, field))).disagree;
      assert.deepEqual(await at("ada@example.com", "bob@example.org"), ["recipients"]);
      assert.deepEqual(await at("ada@example.com", "Ada &lt;ADA@example.com&gt;"), []);
      assert.deepEqual(await at("ada@example.com", ""), []);
      const { text } = await reportOn(roundcube("ada@example.com", "bob@example.org"));
      assert.match(text, /^disagree on recipients: #compose_\* {2}and {2}\[name="_\*"\]$/m);
      assert.doesNotMatch(text, /ada@|bob@|example\.(com|org)/);
    });
  });
}
