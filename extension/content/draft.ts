// One composer under watch: reads it when it changed, asks the background, shows the answer, does what the person presses.
import type { Action, Body, Composer, Face, Insert, Reading, Reply, Request, Snapshot, View } from "./contracts";
import { read } from "./eyes/read";
import { watchTyping } from "./hands/rest";
import { Orphaned, type Wire } from "./port";
import type { Answer, Position } from "./types.generated";

/** How long typing must have paused before the draft is read, in milliseconds. */
const PAUSE = 300;

/** Words for when the background cannot give any; read while it still can. */
export interface Words {
  notReadable: string;
  notReadableText: string;
  reload: string;
}

export interface Tools {
  wire: Pick<Wire, "ask">;
  face: Face;
  insert: Insert;
  words: Words;
  /** The extension was replaced under this tab. */
  orphaned(): void;
}

type Mutable<T> = { -readonly [key in keyof T]: T[key] };

export class Draft {
  /** The same object for as long as the editor lives; the site's newer findings are copied into it. */
  readonly composer: Composer;
  readonly #tools: Tools;
  readonly #release: () => void;
  #reading: Reading | undefined;
  #facts: Omit<Snapshot, "body"> | undefined;
  /** The snapshot that the last request carried, as JSON. */
  #sent = "";
  #view: View | undefined;
  /** Counts requests; an answer to an older one is dropped. */
  #turn = 0;
  #timer = 0;
  #busy = false;
  #gone = false;
  /** The last request was not answered. It is asked again when the draft changes or the panel is opened, not by itself. */
  #failed = false;

  constructor(composer: Composer, tools: Tools) {
    this.composer = { ...composer };
    this.#tools = tools;
    this.#release = watchTyping(composer.editor.ownerDocument);
    this.look();
  }

  /** What the site found on a later look at the same editor. */
  update(found: Composer): void {
    Object.assign(this.composer as Mutable<Composer>, found);
  }

  /** Something outside the editor changed: facts are read again, and told when they differ. */
  refresh(): void {
    this.#facts = undefined;
    if (!this.#timer) this.look();
  }

  /** The panel was opened: what it shows shall be true now. */
  opened(): void {
    if (this.#failed) this.#sent = "";
    this.refresh();
  }

  /** The editor changed: it is read once typing has paused. */
  changed(): void {
    this.#reading = undefined;
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.look(), PAUSE);
  }

  /** Reads what is not known any more, and asks when that makes a difference. */
  look(): void {
    clearTimeout(this.#timer);
    this.#timer = 0;
    if (this.#gone || this.#busy) return;
    const snapshot = this.#snapshot();
    const json = JSON.stringify(snapshot);
    if (json === this.#sent) return;
    this.#sent = json;
    void this.#check(snapshot);
  }

  /** Reads anew whatever is known: before anything is done with the draft. */
  #fresh(): Snapshot {
    this.#reading = undefined;
    this.#facts = undefined;
    const snapshot = this.#snapshot();
    this.#sent = JSON.stringify(snapshot);
    return snapshot;
  }

  #snapshot(): Snapshot {
    let body: Body | null = null;
    try {
      this.#reading ??= read(this.composer.editor);
      body = this.#reading.body;
    } catch (error) {
      console.error("Fairreach: the draft cannot be read", error);
    }
    try {
      this.#facts ??= this.composer.facts();
    } catch (error) {
      console.error("Fairreach: recipients and thread cannot be read", error);
    }
    return { ...(this.#facts ?? NOTHING), body };
  }

  async #check(snapshot: Snapshot): Promise<void> {
    const reply = await this.#ask({ kind: "check", snapshot });
    if (reply?.kind === "view") this.#show(reply.view);
  }

  /** Undefined: failed and said so, or overtaken by a newer request. */
  async #ask(request: Request): Promise<Reply | undefined> {
    const turn = ++this.#turn;
    try {
      const reply = await this.#tools.wire.ask(request);
      this.#failed = false;
      return this.#gone || turn !== this.#turn ? undefined : reply;
    } catch (error) {
      if (this.#gone || turn !== this.#turn) return undefined;
      this.#failed = true;
      if (error instanceof Orphaned) this.#tools.orphaned();
      else this.#tools.face.fallback(this.composer, this.#tools.words.notReadable, this.#tools.words.notReadableText);
      return undefined;
    }
  }

  #show(view: View): void {
    this.#view = view;
    this.#tools.face.show(this.composer, view, this.#reading);
  }

  orphan(): void {
    this.#tools.face.fallback(this.composer, this.#tools.words.reload, this.#tools.words.reload);
  }

  act(action: Action): void {
    if (action.kind === "insert_footer") this.footer({});
    else if (action.kind === "answer") void this.#exclusive(() => this.#answer(action.answer));
    else this.#jump(action.highlight);
  }

  /** Asks for the footer and puts it in; a form comes first where something is missing. */
  footer(values: Record<string, string>): void {
    void this.#exclusive(() => this.#footer(values));
  }

  async #answer(answer: Answer): Promise<void> {
    const reply = await this.#ask({ kind: "answer", snapshot: this.#fresh(), answer });
    if (reply?.kind === "view") this.#show(reply.view);
  }

  async #footer(values: Record<string, string>): Promise<void> {
    const { face, insert } = this.#tools;
    const notices = this.#view?.panel.notices;
    if (notices) face.tell(this.composer, notices.working);
    const snapshot = this.#fresh();
    const reading = this.#reading;
    const reply = await this.#ask({ kind: "footer", snapshot, values });
    if (reply?.kind === "form") return face.ask(this.composer, reply.form);
    if (reply?.kind === "nothing") return face.tell(this.composer, reply.text);
    if (reply?.kind === "view") return this.#show(reply.view);
    if (!reply || !reading) return;
    const done = await insert(this.composer.editor, reply.insertion, reading);
    if (this.#gone) return;
    const reply2 = await this.#ask({ kind: "check", snapshot: this.#fresh() });
    if (reply2?.kind === "view") this.#show(reply2.view);
    const said = this.#view?.panel.notices[done];
    if (said) face.tell(this.composer, done === "inserted" ? `${said} ${reply.insertion.summary}`.trim() : said);
  }

  /** One action at a time: a second press while one runs does nothing. */
  async #exclusive(work: () => Promise<void>): Promise<void> {
    if (this.#busy || this.#gone) return;
    this.#busy = true;
    try {
      await work();
    } catch (error) {
      console.error("Fairreach", error);
    } finally {
      this.#busy = false;
      this.look();
    }
  }

  /** Selects a highlight's words and brings them into sight. */
  #jump(index: number): void {
    const highlight = this.#view?.highlights[index];
    const reading = this.#reading;
    if (!highlight || !reading) return;
    const { editor } = this.composer;
    editor.ownerDocument.defaultView?.focus();
    editor.focus({ preventScroll: true });
    if ("setSelectionRange" in editor) this.#selectPlain(editor as HTMLTextAreaElement, reading, highlight);
    else this.#selectRich(reading, highlight);
  }

  #selectPlain(editor: HTMLTextAreaElement, reading: Reading, at: { from: Position; to: Position }): void {
    const [from, to] = [reading.offset(at.from), reading.offset(at.to)];
    if (from !== undefined && to !== undefined) editor.setSelectionRange(from, to);
  }

  #selectRich(reading: Reading, at: { from: Position; to: Position }): void {
    const [from, to] = [reading.point(at.from), reading.point(at.to)];
    if (!from || !to) return;
    const root = from.node.getRootNode() as Document | (ShadowRoot & { getSelection?(): Selection | null });
    const selection = root.getSelection?.() ?? this.composer.editor.ownerDocument.getSelection();
    selection?.setBaseAndExtent(from.node, from.offset, to.node, to.offset);
    const element = from.node instanceof Element ? from.node : from.node.parentElement;
    element?.scrollIntoView({ block: "center" });
    this.composer.box.scrollIntoView({ block: "nearest" });
  }

  dispose(): void {
    if (this.#gone) return;
    this.#gone = true;
    clearTimeout(this.#timer);
    this.#release();
    this.#tools.face.remove(this.composer);
  }
}

/** What is sent when even the site's hooks threw: everything unknown. */
const NOTHING: Omit<Snapshot, "body"> = {
  site: "generic",
  channel: "email",
  from: null,
  recipients: [],
  recipients_read: false,
  subject: null,
  reply: null,
  thread: null,
  degree: null,
  limit: null,
  attachments: [],
  origins: [],
};
