// Generated from crate/engine by `UPDATE=1 cargo test -p fairreach-engine typescript`. Do not edit.

export type Channel = "email" | "linkedin-message" | "linkedin-inmail" | "linkedin-invitation" | "call";

export type Mailbox = { 
/**
 * Display name.
 */
name: string | null, 
/**
 * Address with an `@`.
 */
address: string | null, };

export type Field = "to" | "cc" | "bcc" | "unknown";

export type Recipient = { 
/**
 * The field he stands in.
 */
field: Field, 
/**
 * Display name.
 */
name: string | null, 
/**
 * Address with an `@`.
 */
address: string | null, 
/**
 * LinkedIn: member id (`ACoAA…`) or profile slug.
 */
member: string | null, };

export type Author = "unknown" | "own" | "other";

export type Message = { 
/**
 * Who wrote it, as far as the page's structure tells.
 */
author: Author, 
/**
 * Display name of the author.
 */
name: string | null, 
/**
 * His address.
 */
address: string | null, };

export type Degree = "first" | "second" | "third" | "out";

export type Container = "own" | "signature" | "quote";

export type Look = { 
/**
 * Not rendered: `display:none`, `visibility:hidden`, zero size, clipped or off screen.
 */
hidden?: boolean, 
/**
 * Font size in CSS pixels.
 */
size?: number, 
/**
 * CSS colour of the text.
 */
color?: string, 
/**
 * CSS colour behind it, the first that is not transparent.
 */
background?: string, };

export type Run = { 
/**
 * The text, as the node holds it. A line break inside a block is a `\n`.
 */
text: string, 
/**
 * Number of the block (paragraph, list item, table cell) that it stands in, ascending.
 */
block: number, 
/**
 * What it stands in by the site's own marks.
 */
container?: Container, 
/**
 * Target of the link around it, as written in the page.
 */
href?: string, 
/**
 * Text of a picture (its `alt`), not typed text.
 */
image?: boolean, 
/**
 * How it looks, where that was measured.
 */
look?: Look, };

export type Image = { 
/**
 * Its address, as written in the page.
 */
src: string, 
/**
 * Width in CSS pixels, as it is set; `None` is unknown.
 */
width: number | null, 
/**
 * Height, likewise.
 */
height: number | null, 
/**
 * Not rendered by its style or that of what it stands in.
 */
hidden: boolean, };

export type Body = { 
/**
 * Pieces of text; index and UTF-16 offset lead back to the page.
 */
runs: Array<Run>, 
/**
 * Whether all of it was read; otherwise the absence of something proves nothing.
 */
complete: boolean, 
/**
 * A plain-text editor: signature and history are told by the text alone.
 */
plain: boolean, 
/**
 * Remote pictures outside of history, with a text or without.
 */
images?: Array<Image>, };

export type Origin = { 
/**
 * `recipients`, `subject`, `degree`, `thread`, `body`, `from`.
 */
fact: string, 
/**
 * The hook's name or selector.
 */
hook: string, };

export type Position = { 
/**
 * Index of the run in [`Body::runs`].
 */
run: number, 
/**
 * Offset in its text, in UTF-16 units.
 */
offset: number, };

export type Snapshot = { 
/**
 * Id of the site that read it: `gmail`, `linkedin`, `roundcube`, `generic`, `cli`.
 */
site: string, 
/**
 * Where the message goes out.
 */
channel: Channel, 
/**
 * The sender as the composer shows him.
 */
from: Mailbox | null, 
/**
 * Everybody in To, Cc and Bcc, in the page's order.
 */
recipients: Array<Recipient>, 
/**
 * Whether the recipient fields were found at all; `false` makes the composer "not readable".
 */
recipients_read: boolean, 
/**
 * The subject line; `None` where the channel has none or it could not be read.
 */
subject: string | null, 
/**
 * The site's own mark that this draft answers a message.
 */
reply: boolean | null, 
/**
 * Earlier messages of the thread, oldest first; `None` where the thread could not be read.
 */
thread: Array<Message> | null, 
/**
 * LinkedIn: degree of connection read from the target's own card; `None` is unknown.
 */
degree: Degree | null, 
/**
 * The draft; `None` where the editor could not be read.
 */
body: Body | null, 
/**
 * Longest text that the site takes, in UTF-16 units.
 */
limit: number | null, 
/**
 * Names of attached files.
 */
attachments: Array<string>, 
/**
 * Which hook answered for which fact, for "where it was read".
 */
origins: Array<Origin>, };

export type Answer = "not_outreach" | "outreach" | "already_talk" | "customer" | "consented";

export type Severity = "hint" | "warn" | "stop";

export type Tone = "ready" | "fix" | "stop" | "not_outreach" | "hint" | "not_readable" | "setup_needed";

export type Badge = { 
/**
 * Which colour.
 */
tone: Tone, 
/**
 * Accessible name, `Fairreach: 2 to fix`.
 */
name: string, 
/**
 * Visible text, `2 to fix`.
 */
text: string, 
/**
 * Accessible description: the recipient as the site shows him.
 */
description: string, };

export type Citation = { 
/**
 * `GDPR Art. 21(4)`.
 */
text: string, 
/**
 * Official place, `https`; `None` for a house rule.
 */
url: string | null, };

export type Action = { "kind": "insert_footer" } | { "kind": "answer", 
/**
 * What to remember.
 */
answer: Answer, } | { "kind": "jump", 
/**
 * Index in [`View::highlights`].
 */
highlight: number, };

export type Button = { 
/**
 * Visible text and accessible name.
 */
text: string, 
/**
 * What it does.
 */
action: Action, 
/**
 * The one to press first.
 */
primary: boolean, };

export type Line = { 
/**
 * Rule id.
 */
rule: string, 
/**
 * How severe.
 */
severity: Severity, 
/**
 * The severity in a word, for readers who see no colour.
 */
severity_text: string, 
/**
 * What is wrong.
 */
what: string, 
/**
 * Why it matters.
 */
why: string, 
/**
 * What to do.
 */
do: string, 
/**
 * The law.
 */
citations: Array<Citation>, 
/**
 * Buttons that mend it.
 */
buttons: Array<Button>, };

export type Term = { 
/**
 * `Country`.
 */
term: string, 
/**
 * `Germany`; `unknown` where it was not read.
 */
value: string, 
/**
 * Why, or where it was read.
 */
origin: string | null, };

export type Notices = { 
/**
 * The footer is in the draft.
 */
inserted: string, 
/**
 * The editor did not take it: it is in the clipboard.
 */
copied: string, 
/**
 * Neither worked.
 */
failed: string, 
/**
 * Insertion is running.
 */
working: string, };

export type Panel = { 
/**
 * Accessible name of the dialog: `Fairreach`.
 */
name: string, 
/**
 * Headline: the verdict in words.
 */
title: string, 
/**
 * One a finding, most severe first.
 */
lines: Array<Line>, 
/**
 * Accessible name of the region: `How this was judged`.
 */
judged_name: string, 
/**
 * How this was judged.
 */
judged: Array<Term>, 
/**
 * Buttons for the whole draft: insert footer, corrections.
 */
buttons: Array<Button>, 
/**
 * Name of the close button.
 */
close: string, 
/**
 * "Fairreach informs. It is not legal advice."
 */
foot: string, 
/**
 * Words for what only the face can know.
 */
notices: Notices, };

export type Highlight = { 
/**
 * How severe.
 */
severity: Severity, 
/**
 * First character.
 */
from: Position, 
/**
 * One past the last character.
 */
to: Position, };

export type Gate = { 
/**
 * Accessible name of the dialog: `Fairreach: before you send`.
 */
name: string, 
/**
 * Headline.
 */
title: string, 
/**
 * What is wrong, a sentence a finding.
 */
lines: Array<string>, 
/**
 * Who may send all the same, and what is kept of it.
 */
note: string, 
/**
 * Label of the reason's field; `None`: no reason is asked for.
 */
reason: string | null, 
/**
 * Whether it may be sent all the same.
 */
open: boolean, 
/**
 * Button that leads to what is to be mended.
 */
fix: string, 
/**
 * Button that sends all the same.
 */
send: string, 
/**
 * Button that goes back to the draft.
 */
cancel: string, 
/**
 * What is said when the site did not send on our word.
 */
again: string, };

export type View = { 
/**
 * The badge.
 */
badge: Badge, 
/**
 * The panel behind it.
 */
panel: Panel, 
/**
 * Words of the draft to mark.
 */
highlights: Array<Highlight>, 
/**
 * The question at Send, where there is one.
 */
gate: Gate | null, };

export type Extent = { 
/**
 * First character.
 */
from: Position, 
/**
 * One past the last.
 */
to: Position, };

export type Insertion = { 
/**
 * Paragraphs as HTML (`<p>`, `<br>`, `<a>` only, text escaped); handed to the editor's own paste, never to a sink.
 */
html: string, 
/**
 * The same in plain text, the opt-out URL spelled out.
 */
text: string, 
/**
 * Its non-blank lines, to find it by.
 */
lines: Array<string>, 
/**
 * Index of the first run that it must stand before (signature or history); `None`: at the end.
 */
before: number | null, 
/**
 * An earlier footer that it replaces.
 */
replaces: Extent | null, 
/**
 * What changed, for the panel.
 */
summary: string, };

export type InputKind = "text" | "email" | "url" | "choice";

export type FormField = { 
/**
 * Policy path: `organisation.name`.
 */
key: string, 
/**
 * Label.
 */
label: string, 
/**
 * A sentence of help.
 */
help: string, 
/**
 * What the browser may know of it.
 */
input: InputKind, 
/**
 * Whether the footer cannot be composed without it.
 */
required: boolean, 
/**
 * What is there already.
 */
value: string, 
/**
 * What is wrong with it.
 */
error: string | null, 
/**
 * Set by the organisation's administrator: shown, not editable.
 */
locked: boolean, 
/**
 * Allowed values with their labels, for a list; empty for free text.
 */
options: Array<[string, string]>, };

export type Form = { 
/**
 * What is asked and why.
 */
title: string, 
/**
 * The questions.
 */
fields: Array<FormField>, 
/**
 * Text of the button that goes on.
 */
submit: string, 
/**
 * Text of the button that goes back.
 */
cancel: string, };

export type Request = { "kind": "check", 
/**
 * The draft.
 */
snapshot: Snapshot, } | { "kind": "footer", 
/**
 * The draft.
 */
snapshot: Snapshot, 
/**
 * Field key to value.
 */
values?: { [key in string]: string }, } | { "kind": "answer", 
/**
 * The draft.
 */
snapshot: Snapshot, 
/**
 * The answer.
 */
answer: Answer, } | { "kind": "override", 
/**
 * The draft.
 */
snapshot: Snapshot, 
/**
 * What he gave as his reason; empty where none was asked for.
 */
reason: string, };

export type Reply = { "kind": "view", 
/**
 * The view.
 */
view: View, } | { "kind": "insertion", 
/**
 * The footer.
 */
insertion: Insertion, } | { "kind": "form", 
/**
 * The form.
 */
form: Form, } | { "kind": "nothing", 
/**
 * Why, in words.
 */
text: string, };
