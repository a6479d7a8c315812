// The seams of the content script: eyes read, hands insert, the face shows. None of them judges.
import type {
  Action,
  Body,
  Form,
  Gate,
  Insertion,
  Notices,
  Position,
  Reply,
  Request,
  Snapshot,
  View,
} from "./types.generated";

export type { Action, Body, Form, Gate, Insertion, Notices, Position, Reply, Request, Snapshot, View };

/** What is edited: a rich editor's root (an iframe's body included) or a textarea. */
export type Editor = HTMLElement;

/** One composer on the page. Identity is `editor`: the same editor is the same composer, wherever the site moves it. */
export interface Composer {
  readonly editor: Editor;
  /** Nearest element that holds editor, recipients and send control. */
  readonly root: Element;
  /** Where the badge is placed by: the visible box of the editor, an iframe's own element for an editor inside one. */
  readonly box: Element;
  /** Documents and open shadow roots whose mutations and input events concern this composer. */
  readonly scopes: readonly (Document | ShadowRoot)[];
  /** All facts but the body, as the site's hooks tell them now. */
  facts(): Omit<Snapshot, "body">;
  readonly sending: Sending;
}

/** How a site sends. */
export interface Sending {
  /** Send controls inside the composer, the usual one first. */
  readonly controls: readonly string[];
  /** Further ones that stand outside of it: items of a menu. */
  readonly menus?: readonly string[];
  /** What is in the composer while such a menu is open; needed where the items have no name of their own. */
  readonly opener?: string;
  /** Whether Enter alone sends now; Ctrl+Enter does everywhere. */
  enter?(): boolean;
}

/** One site: where its composers are. One file a site in `sites/`, listed in the content script of its pages (`main.ts`, `webmail.ts`, `linkedin.ts`). */
export interface Site {
  readonly id: string;
  /** Whether this page is the site's. */
  matches(page: Document): boolean;
  /** Cheap test, run on each batch of mutations: may there be a composer at all? */
  hasComposer(page: Document): boolean;
  composers(page: Document): Composer[];
  /** Documents and open shadow roots to watch for composers; the page alone where a site has none beside it. `open`: there may be one. */
  scopes?(page: Document, open: boolean): readonly (Document | ShadowRoot)[];
}

/** The body as read, and the way back from a run to the page. */
export interface Reading {
  readonly body: Body;
  /** Node and offset of a position; undefined when the page has changed since. For a textarea, see `offset`. */
  point(at: Position): { node: Node; offset: number } | undefined;
  /** Offset in a textarea's value. */
  offset(at: Position): number | undefined;
}

export type Inserted = "inserted" | "copied" | "failed";

/** The hands: `hands/insert.ts`. Never throws; leaves the draft as it was where nothing worked. */
export type Insert = (editor: Editor, insertion: Insertion, reading: Reading) => Promise<Inserted>;

/** What a person answers at the gate. */
export type Choice = "fix" | "send" | "cancel";

/** What a person does with the face. */
export interface FaceEvents {
  opened(composer: Composer): void;
  act(composer: Composer, action: Action): void;
  submit(composer: Composer, values: Record<string, string>): void;
  cancel(composer: Composer): void;
}

/** The face: `face/face.ts`. One closed shadow root in the tab's top document for all composers. */
export interface Face {
  /** Shows or updates badge (and open panel) of a composer. */
  show(composer: Composer, view: View, reading: Reading | undefined): void;
  /** Shows a form in the composer's panel (opens it when needed). */
  ask(composer: Composer, form: Form): void;
  /** A sentence in the panel, politely announced. */
  tell(composer: Composer, text: string): void;
  /** Asks the question at Send; whether it can be seen. A reason comes with `send`. */
  gate(composer: Composer, gate: Gate, done: (choice: Choice, reason: string) => void): boolean;
  /** Whether what the face shows is on the page: a hostile one can take it away. */
  visible(): boolean;
  /** Opens the composer's panel. */
  open(composer: Composer): void;
  /** A badge without a view, for "reload this tab" and "not readable" when the background does not answer. */
  fallback(composer: Composer, name: string, text: string): void;
  remove(composer: Composer): void;
  /** Moves badges and panel to where their composers are now. */
  place(): void;
  dispose(): void;
}
