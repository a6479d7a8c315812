// A first email in every language that the engine knows, in both browsers: told, warned of, mended in its own words.
import assert from "node:assert/strict";
import { describe } from "node:test";
import { judged, openPanel, poll, press, waitForState } from "./lib/face.mjs";
import { page } from "./lib/fixtures.mjs";
import { BROWSERS } from "./lib/launch.mjs";
import { POLICY } from "./lib/policy.mjs";
import { scenario, session } from "./lib/session.mjs";

const HOST = "mail.google.com";
const BODY = "[g_editable]";
const STOP = POLICY.organisation.opt_out_url;

const ENGLISH = /business contact details/;

/** Of each language its name in the panel, a first offer, and words of its footer: of those without sentences of their own the English one's. */
const OFFERS = {
  cs: [
    /Czech/,
    "Dobrý den, jmenuji se Robin a vyrábíme momentové klíče, které na montážních linkách sníží počet oprav o polovinu. Našla byste si příští týden 15 minut na ukázku?",
    ENGLISH,
  ],
  da: [
    /Danish/,
    "Hej Jane, jeg hedder Robin, og vi laver momentnøgler, der halverer antallet af fejl på samlelinjer som jeres. Har du 15 minutter til en demo i næste uge?",
    ENGLISH,
  ],
  de: [
    /German/,
    "Guten Tag Frau Muster, wir stellen Drehmomentschlüssel her, die die Nacharbeit an Montagelinien halbieren. Hätten Sie nächste Woche 15 Minuten für eine Demo?",
    /geschäftlichen Kontaktdaten/,
  ],
  es: [
    /Spanish/,
    "Hola Jane, fabricamos llaves dinamométricas que reducen a la mitad los retrabajos en líneas de montaje como la suya. ¿Tendría 15 minutos la semana que viene para una demostración?",
    /datos de contacto profesionales/,
  ],
  fi: [
    /Finnish/,
    "Hei Jane, olen Robin ja valmistamme momenttiavaimia, joilla kokoonpanolinjojen korjaustyö puolittuu. Olisiko sinulla ensi viikolla 15 minuuttia aikaa esittelylle?",
    ENGLISH,
  ],
  fr: [
    /French/,
    "Bonjour Jane, nous fabriquons des clés dynamométriques qui réduisent de moitié les retouches sur des lignes de montage comme la vôtre. Auriez-vous 15 minutes la semaine prochaine pour une démonstration ?",
    /coordonnées professionnelles/,
  ],
  it: [
    /Italian/,
    "Buongiorno Jane, produciamo chiavi dinamometriche che dimezzano le rilavorazioni su linee di montaggio come la vostra. Avrebbe 15 minuti la prossima settimana per una dimostrazione?",
    /recapiti professionali/,
  ],
  ja: [
    /Japanese/,
    "突然のご連絡失礼いたします。株式会社ブライトウォーターのロビンと申します。弊社のトルクレンチは組立ラインの手直しを半減します。来週、15分ほどデモのお時間をいただけませんでしょうか。",
    /ご連絡先は/,
  ],
  nl: [
    /Dutch/,
    "Beste Jane, wij maken momentsleutels die het herstelwerk op montagelijnen zoals die van u halveren. Heeft u volgende week 15 minuten voor een demo?",
    /zakelijke contactgegevens/,
  ],
  no: [
    /Norwegian/,
    "Hei Jane, jeg heter Robin, og vi lager momentnøkler som halverer omarbeid på monteringslinjer som deres. Har du 15 minutter til en demo neste uke?",
    ENGLISH,
  ],
  pl: [
    /Polish/,
    "Dzień dobry, nazywam się Robin i produkujemy klucze dynamometryczne, które zmniejszają liczbę poprawek na liniach montażowych o połowę. Czy znajdzie Pani w przyszłym tygodniu 15 minut na prezentację?",
    /danych kontaktowych/,
  ],
  pt: [
    /Portuguese/,
    "Bom dia Jane, fabricamos chaves dinamométricas que reduzem para metade o retrabalho em linhas de montagem como a vossa. Teria 15 minutos na próxima semana para uma demonstração?",
    /contactos profissionais/,
  ],
  sv: [
    /Swedish/,
    "Hej Jane, jag heter Robin och vi tillverkar momentnycklar som halverar omarbetet på monteringslinor som er. Har du 15 minuter nästa vecka för en demo?",
    /kontaktuppgifter/,
  ],
};

const routes = { [`${HOST}/mail/u/0/`]: { body: page("gmail-window.html") } };

for (const which of BROWSERS) {
  describe(`Languages, ${which}`, () => {
    const it = session(which, { routes });

    for (const [language, [name, offer, footer]] of Object.entries(OFFERS))
      scenario(it, `a first offer, ${language}`, `https://${HOST}/mail/u/0/`, async (tab) => {
        await tab.click(BODY);
        await tab.keyboard.type(offer);
        await waitForState(tab, /^\d+ to fix$/);
        await openPanel(tab);
        assert.match((await judged(tab)).Language, name);
        await press(tab, "Insert footer");
        const text = () => tab.$eval(BODY, (body) => body.innerText);
        assert.ok(await poll(async () => (await text()).includes(STOP)), "the footer is in the draft");
        const whole = await text();
        assert.ok(whole.startsWith(offer), "below what was written");
        assert.match(whole.slice(offer.length), footer);
        await waitForState(tab, "ready");
      });
  });
}
