// What the panel shows, as a description of elements.
import type { Action, Form, View } from "../contracts";
import type { FormField, Line } from "../types.generated";
import { h, type Kid, type Spec } from "./dom";
import { PATHS } from "./icons";

type Button = View["panel"]["buttons"][number];

export interface Doing {
  act(action: Action): void;
  close(): void;
  cancel(): void;
}

export interface Shown {
  readonly view: View;
  readonly form: Form | undefined;
  /** The form was sent and the answer is not there yet. */
  readonly pending: boolean;
  readonly note: string;
}

const icon = (name: keyof typeof PATHS): Spec =>
  h("svg", { viewBox: "0 0 16 16", "aria-hidden": "true" }, h("path", { d: PATHS[name] }));

const TONES = { stop: "stop", warn: "fix", hint: "hint" } as const;

export function panelOf(id: string, shown: Shown, doing: Doing): Spec {
  const { view, form } = shown;
  const { panel, badge } = view;
  const head = h(
    "div",
    { class: "head" },
    h("span", { class: "dot" }, icon(badge.tone)),
    h(
      "div",
      {},
      h("p", { class: "brand" }, panel.name),
      h("h2", { class: "title", id: `${id}-title` }, form ? form.title : panel.title),
    ),
    {
      ...h("button", { class: "close", type: "button", "aria-label": panel.close }, icon("close")),
      press: doing.close,
    },
  );
  return {
    ...h(
      "div",
      {
        class: "panel",
        id,
        role: "dialog",
        tabindex: "-1",
        "aria-label": panel.name,
        "aria-describedby": `${id}-title`,
        "data-tone": badge.tone,
      },
      head,
      ...(form ? [formOf(id, form, shown, doing)] : bodyOf(view, shown, doing)),
    ),
    key: "panel",
  };
}

function bodyOf({ panel }: View, { note }: Shown, doing: Doing): Kid[] {
  return [
    h(
      "div",
      { class: "body", tabindex: "0", role: "group", "aria-label": panel.title },
      panel.lines.length > 0 && h("ul", { class: "lines" }, ...panel.lines.map((line) => lineOf(line, doing))),
      h(
        "div",
        { class: "judged", role: "region", "aria-label": panel.judged_name },
        h("h3", {}, panel.judged_name),
        h(
          "dl",
          {},
          ...panel.judged.flatMap(({ term, value, origin }) => [
            h("dt", {}, term),
            h("dd", {}, h("span", {}, value), !!origin && h("span", { class: "origin" }, origin)),
          ]),
        ),
      ),
    ),
    noteOf(note),
    panel.buttons.length > 0 && h("div", { class: "row pinned" }, ...buttonsOf(panel.buttons, doing)),
    h("p", { class: "foot" }, panel.foot),
  ];
}

const noteOf = (note: string): Kid => !!note && h("p", { class: "note" }, note);

function lineOf(line: Line, doing: Doing): Spec {
  const laws = line.citations.map(({ text, url }) =>
    url?.startsWith("https://")
      ? h("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, text)
      : h("span", {}, text),
  );
  return {
    ...h(
      "li",
      { class: "line", "data-tone": TONES[line.severity] },
      h("p", { class: "what" }, h("span", { class: "level" }, line.severity_text), " ", line.what),
      !!line.why && h("p", { class: "why" }, line.why),
      !!line.do && h("p", { class: "do" }, line.do),
      laws.length > 0 && h("p", { class: "law" }, ...laws.flatMap((law, at) => (at ? [" ", law] : [law]))),
      line.buttons.length > 0 && h("div", { class: "row" }, ...buttonsOf(line.buttons, doing)),
    ),
    key: line.rule,
  };
}

function buttonsOf(buttons: readonly Button[], doing: Doing): Spec[] {
  const sorted = [...buttons].sort((a, b) => Number(b.primary) - Number(a.primary));
  return sorted.map(({ text, action, primary }) => ({
    ...h("button", { type: "button", class: primary ? "primary" : undefined }, text),
    key: JSON.stringify(action),
    press: () => doing.act(action),
  }));
}

function formOf(id: string, form: Form, { pending, note }: Shown, doing: Doing): Spec {
  return {
    ...h(
      "form",
      { novalidate: true, "aria-busy": pending ? "true" : undefined, autocomplete: "off" },
      h("div", { class: "body" }, ...form.fields.map((field) => fieldOf(id, field))),
      noteOf(note),
      h(
        "div",
        { class: "row pinned" },
        h("button", { type: "submit", class: "primary", disabled: pending }, form.submit),
        {
          ...h("button", { type: "button" }, form.cancel),
          key: "cancel",
          press: doing.cancel,
        },
      ),
    ),
    key: "form",
  };
}

function fieldOf(id: string, field: FormField): Spec {
  const own = `${id}-${field.key.replace(/\W/g, "-")}`;
  const described = [!!field.help && `${own}-help`, !!field.error && `${own}-error`].filter(Boolean).join(" ");
  const attrs = {
    id: own,
    name: field.key,
    required: field.required,
    disabled: field.locked,
    "aria-invalid": field.error ? "true" : undefined,
    "aria-describedby": described || undefined,
  };
  const { value } = field;
  const choice = field.input === "choice" || field.options.length > 0;
  const control: Spec = choice
    ? {
        ...h(
          "select",
          attrs,
          !field.options.some(([key]) => key === "") && h("option", { value: "" }),
          ...field.options.map(([key, label]) => ({ ...h("option", { value: key }, label), key })),
        ),
        value,
      }
    : { ...h("input", { ...attrs, type: field.input, spellcheck: "false" }), value };
  return {
    ...h(
      "div",
      { class: "field" },
      h("label", { for: own }, field.label),
      control,
      !!field.error && h("p", { class: "error", id: `${own}-error` }, field.error),
      !!field.help && h("p", { class: "help", id: `${own}-help` }, field.help),
    ),
    key: field.key,
  };
}
