// The mail that is measured: 200 words, a first offer with some disclosures in it.

const PARAGRAPHS = [
  "Hello Jane,",
  "I read on your company's website that you run purchasing for the assembly plant in Sheffield, and that the third line is being rebuilt this winter. We make torque wrenches that record each turn. Three plants of your size use them to find loose joints before a housing leaves the line, and their rework fell by half within a quarter.",
  "What would it mean for you? The wrench talks to the controller that you have, so nothing has to be replaced. A fitter learns it in a morning. The record of each joint goes into a table that your quality people can open, and an auditor sees at a glance which joint was tightened when, by whom and how far.",
  "I would like to show you this on one of your own housings. It takes a quarter of an hour, on a call or at the plant, whichever suits you better. Would Tuesday or Thursday of next week be possible?",
  "If this is not for you, a short answer is enough and I will not write again. Our privacy notice is at https://brightwater.example/privacy and tells what we keep.",
  "Best wishes, Robin",
];

export const TEXT = PARAGRAPHS.join("\n\n");
export const WORDS = TEXT.split(/\s+/).length;

/** The same as the content script reads it. */
export const SNAPSHOT = {
  site: "gmail",
  channel: "email",
  from: { name: "Robin Rep", address: "robin@brightwater.example" },
  recipients: [{ field: "to", name: "Jane Doe", address: "jane.doe@widgets.co.uk", member: null }],
  recipients_read: true,
  subject: "Less rework on your assembly line",
  reply: false,
  thread: [],
  degree: null,
  body: { runs: PARAGRAPHS.map((text, block) => ({ text, block })), complete: true, plain: false },
  limit: null,
  attachments: [],
  origins: [],
};
