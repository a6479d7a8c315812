// What the face is given to show: the parts that the background words, filled with plausible text.
const law = (text) => ({ text, url: "https://eur-lex.europa.eu/eli/reg/2016/679/oj" });
const answer = (text, value) => ({ text, action: { kind: "answer", answer: value }, primary: false });
const insert = { text: "Insert footer", action: { kind: "insert_footer" }, primary: true };

const LINES = [
  {
    rule: "opt-out-missing",
    severity: "warn",
    severity_text: "To fix",
    what: "Nothing says how to object.",
    why: "Who gets direct marketing may object at any time and must be told so in the first message.",
    do: "Insert the footer, or say that a reply is enough.",
    citations: [law("GDPR Art. 21(4)"), law("GDPR Art. 21(2)")],
    buttons: [],
  },
  {
    rule: "merge-field",
    severity: "stop",
    severity_text: "Stop",
    what: "A merge field is not filled: {{first_name}}",
    why: "The reader sees the raw field.",
    do: "Write the name, or take the field out.",
    citations: [{ text: "House rule", url: null }],
    buttons: [{ text: "Show in the draft", action: { kind: "jump", highlight: 0 }, primary: false }],
  },
  {
    rule: "country-unknown",
    severity: "hint",
    severity_text: "Hint",
    what: "The recipient's country is not known.",
    why: "Some countries ask for consent first.",
    do: "Check where the company sits.",
    citations: [],
    buttons: [],
  },
];

const JUDGED = [
  { term: "Channel", value: "Email", origin: "Gmail" },
  { term: "To", value: "Ada Prospect <ada.prospect@example.co.uk>", origin: "recipient field" },
  { term: "Audience", value: "first contact", origin: "no earlier message" },
  { term: "Address", value: "named business address", origin: null },
  { term: "Country", value: "United Kingdom", origin: ".co.uk" },
  { term: "Language", value: "English", origin: "the draft" },
];

export const NOTICES = {
  inserted: "Footer inserted.",
  copied: "Copied: paste it.",
  failed: "It did not work.",
  working: "Inserting…",
};

/** @param {Partial<{tone: string, text: string, description: string, title: string, lines: object[], highlights: object[], buttons: object[]}>} parts */
export function view({
  tone = "fix",
  text = "2 to fix",
  description = "Ada Prospect",
  title = "Two things to fix before you send",
  lines = LINES,
  highlights = [],
  gate = null,
  buttons,
} = {}) {
  return {
    badge: { tone, name: `Fairreach: ${text}`, text, description },
    panel: {
      name: "Fairreach",
      title,
      lines,
      judged_name: "How this was judged",
      judged: JUDGED,
      buttons: buttons ?? [
        insert,
        answer("Not outreach", "not_outreach"),
        answer("We already talk", "already_talk"),
        answer("Customer", "customer"),
        answer("Has consented", "consented"),
      ],
      close: "Close",
      foot: "Fairreach informs. It is not legal advice.",
      notices: NOTICES,
    },
    highlights,
    gate,
  };
}

const field = (key, label, rest = {}) => ({
  key,
  label,
  help: "",
  input: "text",
  required: false,
  value: "",
  error: null,
  locked: false,
  options: [],
  ...rest,
});

export const FORM = {
  title: "The footer needs to know who writes",
  fields: [
    field("organisation.name", "Organisation", { required: true, help: "As in the register of companies." }),
    field("organisation.country", "Country", {
      input: "choice",
      options: [
        ["DE", "Germany"],
        ["FR", "France"],
        ["GB", "United Kingdom"],
      ],
    }),
    field("organisation.contact_email", "Contact for privacy questions", { input: "email", required: true }),
    field("organisation.opt_out_url", "Opt-out page", { input: "url", locked: true, value: "https://sales.test/stop" }),
  ],
  submit: "Save and insert",
  cancel: "Cancel",
};

/** The same form, answered with an error. */
export const FORM_WRONG = {
  ...FORM,
  fields: FORM.fields.map((one) =>
    one.key === "organisation.contact_email" ? { ...one, error: "This is no address." } : one,
  ),
};

export const GERMAN = view({
  text: "2 zu beheben",
  title: "Zwei Punkte vor dem Versand",
  buttons: [
    { ...insert, text: "Fußzeile einfügen" },
    answer("Keine Akquise", "not_outreach"),
    answer("Wir stehen schon in Kontakt", "already_talk"),
    answer("Kundin oder Kunde", "customer"),
    answer("Hat eingewilligt", "consented"),
  ],
});
export const JAPANESE = view({
  text: "要修正 2件",
  title: "送信前に直す点が2つあります",
  buttons: [
    { ...insert, text: "フッターを挿入" },
    answer("営業ではない", "not_outreach"),
    answer("すでにやり取りがある", "already_talk"),
  ],
});
