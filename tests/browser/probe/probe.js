// A second extension, for tests: content scripts may open closed shadow roots, so it sees Fairreach's UI as a screen reader
// would. Asked by a "probe" event on the document, it answers with a "probe-result" event whose detail is JSON.
// With {"reveal": n} in the event's detail it scrolls the n-th thing of its last answer into view first.
const INTERACTIVE =
  "button,a[href],input,textarea,select,summary,dialog,label,[role],[aria-label],[aria-labelledby],[aria-live],dl";
const ROLES = {
  A: "link",
  BUTTON: "button",
  DIALOG: "dialog",
  DL: "list of terms",
  INPUT: "textbox",
  SECTION: "region",
  SELECT: "combobox",
  TEXTAREA: "textbox",
};

const shadowOf = (element) => {
  if (!(element instanceof HTMLElement)) return null;
  return globalThis.chrome?.dom?.openOrClosedShadowRoot
    ? chrome.dom.openOrClosedShadowRoot(element)
    : element.openOrClosedShadowRoot;
};

function* shadows(root, depth = 0) {
  for (const host of root.querySelectorAll("*")) {
    const inner = shadowOf(host);
    if (!inner || depth > 8) continue;
    yield { inner, host };
    yield* shadows(inner, depth + 1);
  }
}

const clean = (text) => (text ?? "").replace(/\s+/g, " ").trim();

function byIds(root, ids) {
  const known = (ids ?? "").split(/\s+/).filter(Boolean);
  return known.map((id) => root.getElementById(id)?.textContent ?? "").join(" ");
}

function nameOf(element, root) {
  const label = element.id && root.querySelector(`label[for="${CSS.escape(element.id)}"]`);
  const own =
    element.getAttribute("aria-label") || byIds(root, element.getAttribute("aria-labelledby")) || label?.textContent;
  return clean(own || element.closest("label")?.textContent || element.innerText || element.title);
}

function termsOf(element) {
  return [...element.querySelectorAll("dt")].map((term) => {
    const values = [];
    for (let next = term.nextElementSibling; next?.tagName === "DD"; next = next.nextElementSibling)
      values.push(clean(next.innerText));
    return [clean(term.innerText), values.join(" ")];
  });
}

function describe(element, root, host) {
  const box = element.getBoundingClientRect();
  const style = getComputedStyle(element);
  return {
    tag: element.localName,
    role: element.getAttribute("role") || ROLES[element.tagName] || element.localName,
    name: nameOf(element, root),
    description: clean(
      element.getAttribute("aria-description") || byIds(root, element.getAttribute("aria-describedby")),
    ),
    text: clean(element.innerText),
    lines: (element.innerText ?? "").split("\n").map(clean).filter(Boolean),
    value: element.value ?? null,
    href: element.getAttribute("href"),
    terms: termsOf(element),
    focused: root.activeElement === element,
    expanded: element.getAttribute("aria-expanded"),
    invalid: element.getAttribute("aria-invalid") === "true",
    disabled: element.disabled === true || element.getAttribute("aria-disabled") === "true",
    rect: [box.x, box.y, box.width, box.height],
    visible: box.width > 0 && box.height > 0 && style.visibility !== "hidden" && style.display !== "none",
    host: host.localName,
    colours: [style.color, style.backgroundColor],
  };
}

let last = [];

document.addEventListener("probe", (event) => {
  const { reveal } = JSON.parse(event.detail || "{}");
  if (reveal !== undefined) last[reveal]?.scrollIntoView({ block: "nearest" });
  last = [];
  const found = [];
  for (const { inner, host } of shadows(document)) {
    for (const element of inner.querySelectorAll(INTERACTIVE)) {
      last.push(element);
      found.push(describe(element, inner, host));
    }
  }
  document.dispatchEvent(new CustomEvent("probe-result", { detail: JSON.stringify(found) }));
});
