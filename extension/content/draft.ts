// One composer under watch: reads it when it changed, asks the background, shows the answer, does what the person presses.
import type { Action, Composer, Face, Gate, Reading, Reply, Request, Snapshot, View } from "./contracts";
import { read } from "./eyes/read";
import { insert } from "./hands/insert";
import { watchTyping } from "./hands/rest";
import type { Wire } from "./port";
import { unknown } from "./sites/facts";

/** How long typing must have paused before the draft is read, in milliseconds. */
const PAUSE = 300;

export interface Draft {
  /** The same object for as long as the editor lives; the site's newer findings are copied into it. */
  readonly composer: Composer;
  update(found: Composer): void;
  /** The editor changed: it is read once typing has paused. */
  changed(): void;
  /** Something around the editor changed: facts are read again, and told when they differ. */
  refresh(): void;
  /** Whatever was asked is asked again: the panel was opened, or the settings changed. */
  again(): void;
  act(action: Action): void;
  /** Asks for the footer and puts it in; a form comes first where something is missing. */
  footer(values: Record<string, string>): void;
  /** What stands before Send, by the verdict that is known. */
  gate(): Gate | undefined;
  /** The person sends it as it stands. */
  pass(reason: string): void;
  /** Shows what is to be mended. */
  fix(): void;
  /** Whether its composer is still there. */
  live(): boolean;
  dispose(): void;
}

/** `failed`: no answer came; `gated`: something stands before Send now. */
export function watchDraft(
  found: Composer,
  face: Face,
  wire: Wire,
  failed: (composer: Composer) => void,
  gated: (composer: Composer) => void,
): Draft {
  const composer = { ...found };
  const { editor } = composer;
  const rest = watchTyping(editor.ownerDocument);
  let reading: Reading | undefined;
  let facts: Omit<Snapshot, "body"> | undefined;
  /** The snapshot that the last request carried, as JSON. */
  let sent = "";
  let view: View | undefined;
  /** Counts requests; an answer to an older one is dropped. */
  let turn = 0;
  let timer = 0;
  let busy = false;
  /** The snapshot that may go out in spite of its gate. */
  let passed: string | undefined;
  let gone = false;

  /** Reads what is not known any more. */
  function snapshot(): Snapshot {
    try {
      reading ??= read(editor);
      facts ??= composer.facts();
    } catch (error) {
      // What could be read is told; the rest is unknown.
      console.error("Fairreach", error);
    }
    return { ...(facts ?? unknown("generic", "email")), body: reading?.body ?? null };
  }

  /** Before anything is done with the draft, all of it is read anew. */
  function fresh(): Snapshot {
    reading = undefined;
    facts = undefined;
    const now = snapshot();
    sent = JSON.stringify(now);
    return now;
  }

  async function ask(request: Request): Promise<Reply | undefined> {
    // What goes on after its composer was closed (a footer that waits for a pause in typing) must not show it again.
    if (gone) return undefined;
    const mine = ++turn;
    const reply = await wire.ask(request);
    if (mine !== turn) return undefined;
    // It is not asked again by itself, or a broken background would be asked without end.
    if (!reply) failed(composer);
    if (reply?.kind === "view") {
      view = reply.view;
      face.show(composer, view, reading);
      if (view.gate) gated(composer);
    }
    return reply;
  }

  function look(): void {
    clearTimeout(timer);
    timer = 0;
    if (busy || gone) return;
    const now = snapshot();
    const json = JSON.stringify(now);
    if (json === sent) return;
    sent = json;
    ask({ kind: "check", snapshot: now });
  }

  /** One action at a time: a second press while one runs does nothing. */
  async function exclusively(work: () => Promise<unknown>): Promise<void> {
    if (busy || gone) return;
    busy = true;
    try {
      await work();
    } finally {
      busy = false;
      look();
    }
  }

  const tell = (text: string | undefined): void => {
    if (text && !gone) face.tell(composer, text);
  };

  async function insertFooter(values: Record<string, string>): Promise<void> {
    tell(view?.panel.notices.working);
    const snapshot = fresh();
    // What the answer is about, whatever the editor does to its DOM meanwhile; the hands refuse a place that is gone.
    const read = reading;
    const reply = await ask({ kind: "footer", snapshot, values });
    if (reply?.kind === "form") face.ask(composer, reply.form);
    if (reply?.kind === "nothing") tell(reply.text);
    if (reply?.kind !== "insertion" || !read) return;
    const done = await insert(editor, reply.insertion, read);
    await ask({ kind: "check", snapshot: fresh() });
    const said = view?.panel.notices[done];
    tell(said && done === "inserted" ? `${said} ${reply.insertion.summary}` : said);
  }

  /** Selects a highlight's words and brings them into sight. */
  function jump(index: number): void {
    const highlight = view?.highlights[index];
    if (!highlight || !reading) return;
    editor.focus();
    if ("setSelectionRange" in editor) {
      const field = editor as HTMLTextAreaElement;
      field.setSelectionRange(reading.offset(highlight.from) ?? 0, reading.offset(highlight.to) ?? 0);
      return;
    }
    const [from, to] = [reading.point(highlight.from), reading.point(highlight.to)];
    if (!from || !to) return;
    // Chromium keeps a selection of its own in each shadow root.
    const root = editor.getRootNode() as Document;
    (root.getSelection?.() ?? editor.ownerDocument.getSelection())?.setBaseAndExtent(
      from.node,
      from.offset,
      to.node,
      to.offset,
    );
    from.node.parentElement?.scrollIntoView({ block: "center" });
  }

  look();
  return {
    composer,
    update: (newer) => Object.assign(composer, newer),
    changed() {
      reading = undefined;
      clearTimeout(timer);
      timer = window.setTimeout(look, PAUSE);
    },
    refresh() {
      facts = undefined;
      if (!timer) look();
    },
    again() {
      sent = "";
      facts = undefined;
      look();
    },
    act(action) {
      if (action.kind === "jump") jump(action.highlight);
      else if (action.kind === "answer") exclusively(() => ask({ ...action, snapshot: fresh() }));
      else exclusively(() => insertFooter({}));
    },
    footer: (values) => exclusively(() => insertFooter(values)),
    gate: () => (passed === sent ? undefined : (view?.gate ?? undefined)),
    pass(reason) {
      passed = sent;
      ask({ kind: "override", snapshot: snapshot(), reason });
    },
    fix() {
      const at = view?.highlights.findIndex(({ severity }) => severity === "stop") ?? -1;
      if (at >= 0) jump(at);
      face.open(composer);
    },
    live: () => !gone && editor.isConnected,
    dispose() {
      clearTimeout(timer);
      rest();
      turn++;
      gone = true;
      face.remove(composer);
    },
  };
}
