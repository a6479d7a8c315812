// The surfaces of the matrix: where each one's page comes from, and what must be read of it.
import { badges, poll } from "../browser/lib/face.mjs";
import { page } from "../browser/lib/fixtures.mjs";

const GMAIL = "mail.google.com/mail/u";
const OUTLOOK = "outlook.office.com/mail";
export const ZOHO = "mail.zoho.eu";
const LINKEDIN = "www.linkedin.com";
const JANE = "jane.doe@widgets.co.uk";
const SIGNED =
  '<div><br></div><span class="gmail_signature_prefix">-- </span><br><div dir="ltr" class="gmail_signature" data-smartmail="gmail_signature">Robin Rep</div>';
const HISTORY =
  '<div class="elementToProof"><br></div><div id="Signature"><p>Robin Rep</p></div><div id="appendonsend"></div><hr tabindex="-1"><div id="divRplyFwdMsg"><b>From:</b> Jane Doe &lt;jane.doe@widgets.co.uk&gt;<br><b>Subject:</b> Wrenches</div><div>Which wrench would suit our line?</div>';
const SUBJECT = '<input name="subject" value="Torque wrenches">';

/**
 * @typedef {object} Surface
 * @property {string} name
 * @property {string} at        host and path
 * @property {{body: string}} page
 * @property {string} editor    its selector; `frame` where it stands in one
 * @property {string} [frame]
 * @property {string} to        what "To" must hold
 * @property {string} [subject] selector of the subject's field
 * @property {string} [degree]
 * @property {RegExp} verdict   the badge of an offer
 * @property {string} [below]   words that the footer must stand above
 * @property {string} send      selector of the send control
 * @property {(tab: import("puppeteer-core").Page) => Promise<unknown>} [open]  brings the page to the composer
 * @property {string[]} [together]  further recipients of the same message
 * @property {{to: string, degree: string}[]} [beside]  other composers on the page
 * @property {number} [limit]   characters that the site takes; beside an offer they leave room for the shortest footer
 * @property {boolean} [full]   not even for that one
 * @property {boolean} [short]  the site takes the short footer
 * @property {boolean} [reply]  the draft answers: the footer is asked for all the same
 */

const mail = { to: JANE, verdict: /to fix$/ };
const gmail = { ...mail, editor: "[g_editable]", send: ".aoO", subject: "[name=subjectbox]" };
const outlook = {
  ...mail,
  editor: "#editorParent_1 [contenteditable]",
  send: "[id*=primaryActionButton]",
  subject: "[id$=_SUBJECT]",
  below: "Robin Rep",
};
const linkedin = { editor: "[role=textbox][contenteditable=true]", send: "[type=submit]", short: true };

/** Full screen is the same window, moved: a removal and an addition of one composer. */
async function fullScreen(tab) {
  await poll(async () => (await badges(tab)).length === 1);
  await tab.evaluate(() => {
    const place = Object.assign(document.createElement("div"), { className: "aSs" });
    place.append(Object.assign(document.createElement("div"), { className: "aSt" }));
    document.body.append(place);
    place.firstElementChild.append(document.querySelector(".AD"));
    document.querySelector(".AD").style.cssText = "inset: 20px; width: auto";
  });
}

async function choose(tab, ...names) {
  for (const name of names) {
    await tab.type("[role=combobox]", name);
    await tab.keyboard.press("Enter");
  }
}

/** The invitation's second step, the one with a field. */
async function addNote(tab) {
  await (await tab.waitForSelector("pierce/.artdeco-button--secondary")).click();
  await tab.waitForSelector("pierce/#custom-message");
}

const invitation = {
  open: addNote,
  editor: "#custom-message",
  send: ".artdeco-modal__actionbar .artdeco-button--primary",
  short: true,
  to: "Wanda Example",
  degree: "3rd",
  verdict: /^(hint|\d+ to fix|stop)$/,
};

/** Sales Navigator and Recruiter: known by the names that public extensions use, and those are the same. */
const seat = {
  page: { body: page("sales-navigator.html") },
  ...linkedin,
  editor: "textarea",
  subject: ".compose-form__subject-field",
  to: "Wanda Example",
  degree: "unknown",
  verdict: /^hint$/,
};

/** @type {Surface[]} */
export const SURFACES = [
  {
    name: "Gmail: window",
    at: `${GMAIL}/10/`,
    page: { body: page("gmail-window.html", { body: SIGNED }) },
    ...gmail,
    below: "Robin Rep",
  },
  { name: "Gmail: older recipients", at: `${GMAIL}/11/`, page: { body: page("gmail-classic.html") }, ...gmail },
  {
    name: "Gmail: inline reply",
    at: `${GMAIL}/12/`,
    page: { body: page("gmail-reply.html") },
    ...gmail,
    subject: undefined,
    verdict: /^not outreach$/,
    reply: true,
    below: "Robin Rep",
  },
  {
    name: "Gmail: pop-out",
    at: "mail.google.com/mail/u/13/popout",
    // A document of its own, without the app around the composer.
    page: { body: page("gmail-window.html", { inbox: "", window: "" }) },
    ...gmail,
  },
  {
    name: "Gmail: full screen",
    at: `${GMAIL}/14/`,
    page: { body: page("gmail-window.html") },
    ...gmail,
    open: fullScreen,
  },
  { name: "Outlook: new mail", at: `${OUTLOOK}/0/`, page: { body: page("outlook.html") }, ...outlook },
  {
    name: "Outlook: reply",
    at: `${OUTLOOK}/1/`,
    page: { body: page("outlook.html", { body: HISTORY, subject: "Re: Wrenches" }) },
    ...outlook,
    subject: undefined,
    verdict: /^not outreach$/,
    reply: true,
  },
  {
    name: "Outlook: pop-out",
    at: `${OUTLOOK}/2/`,
    page: { body: page("outlook.html", { main: "", inbox: "", pane: 'data-app-section="Form_Content"' }) },
    ...outlook,
  },
  {
    name: "Yahoo",
    at: "mail.yahoo.com/d/compose/1",
    page: { body: page("yahoo.html") },
    ...mail,
    editor: "[data-test-id=rte]",
    subject: "[data-test-id=compose-subject]",
    send: "[data-test-id=compose-send-button]",
    below: "Robin Rep",
  },
  {
    name: "Proton",
    at: "mail.proton.me/u/0/drafts",
    page: { body: page("proton.html") },
    ...mail,
    frame: "iframe",
    editor: "#rooster-editor",
    subject: '[data-testid="composer:subject"]',
    send: '[data-testid="composer:send-button"]',
    below: "Robin Rep",
  },
  {
    name: "Zoho",
    at: `${ZOHO}/zm/`,
    page: { body: page("zoho.html") },
    ...mail,
    frame: "iframe",
    editor: "body",
    subject: "#zm_subject",
    send: "#zm_send_1",
    below: "Robin Rep",
  },
  {
    name: "LinkedIn: bubble, 3rd degree",
    at: `${LINKEDIN}/in/wanda-example/`,
    page: { body: page("linkedin-sdui.html") },
    ...linkedin,
    to: "Wanda Example",
    degree: "3rd",
    verdict: /^(\d+ to fix|stop)$/,
  },
  {
    name: "LinkedIn: bubble, 1st degree",
    at: `${LINKEDIN}/in/otmar-beispiel/`,
    page: { body: page("linkedin-ember.html") },
    ...linkedin,
    to: "Otmar Beispiel",
    degree: "1st",
    verdict: /^(ready|hint)$/,
  },
  {
    name: "LinkedIn: messaging page, 2nd degree",
    at: `${LINKEDIN}/messaging/thread/2-petra/`,
    page: { body: page("linkedin-messaging.html") },
    ...linkedin,
    to: "Petra Example",
    degree: "2nd",
    verdict: /^(\d+ to fix|stop)$/,
  },
  {
    name: "LinkedIn: several bubbles",
    at: `${LINKEDIN}/in/wanda-bubbles/`,
    page: { body: page("linkedin-bubbles.html") },
    ...linkedin,
    editor: "#wanda [role=textbox]",
    send: "#wanda [type=submit]",
    to: "Wanda Example",
    degree: "3rd",
    beside: [
      { to: "Otmar Beispiel", degree: "1st" },
      { to: "Petra Example", degree: "unknown" },
    ],
    verdict: /^(\d+ to fix|stop)$/,
  },
  {
    name: "LinkedIn: group",
    at: `${LINKEDIN}/messaging/thread/2-group/`,
    page: {
      body: page("linkedin-messaging.html", {
        head: '<h2 class="msg-entity-lockup__entity-title">Petra Example, Quentin Example and 2 more</h2>',
      }).replace("2nd</span>", "1st</span>"),
    },
    ...linkedin,
    to: "Petra Example",
    together: ["Quentin Example"],
    degree: "unknown",
    verdict: /^hint$/,
  },
  {
    name: "LinkedIn: new message to several",
    at: `${LINKEDIN}/messaging/thread/new/`,
    page: { body: page("linkedin-new.html") },
    ...linkedin,
    open: (tab) => choose(tab, "Petra Example", "Quentin Example"),
    to: "Petra Example",
    together: ["Quentin Example"],
    degree: "unknown",
    verdict: /^hint$/,
  },
  {
    name: "LinkedIn: invitation, 300 characters",
    at: `${LINKEDIN}/in/wanda-invited/`,
    page: { body: page("linkedin-invitation.html").replace('maxlength: "200"', 'maxlength: "300"') },
    ...invitation,
    limit: 300,
  },
  {
    name: "LinkedIn: invitation, 200 characters",
    at: `${LINKEDIN}/in/wanda-briefly/`,
    page: { body: page("linkedin-invitation.html") },
    ...invitation,
    limit: 200,
    full: true,
  },
  {
    name: "LinkedIn: InMail",
    at: `${LINKEDIN}/in/wanda-inmail/`,
    page: {
      body: page("linkedin-sdui.html").replace(
        '<div class="msg-form__msg-content',
        `${SUBJECT}<div class="msg-form__msg-content`,
      ),
    },
    ...linkedin,
    subject: "[name=subject]",
    to: "Wanda Example",
    degree: "3rd",
    verdict: /^hint$/,
  },
  { name: "LinkedIn: Sales Navigator", at: `${LINKEDIN}/sales/inbox/1`, ...seat },
  { name: "LinkedIn: Recruiter", at: `${LINKEDIN}/talent/inbox/0/main/1`, ...seat },
];
