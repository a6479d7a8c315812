// A textarea that React controls (LinkedIn's invitation note, plain-text mail).
import React from "react";
import { createRoot } from "react-dom/client";
import { expose, host, QUOTED, WRITTEN } from "./common.js";

const initial = WRITTEN.join("\n") + (QUOTED.length ? `\n\n${QUOTED[0]}\n> ${QUOTED[1]}` : "");
let kept = initial;
function App() {
  const [value, set] = React.useState(initial);
  kept = value;
  return React.createElement("textarea", {
    id: "editor",
    value,
    onChange: (event) => set(event.target.value),
    rows: 12,
    cols: 60,
  });
}
createRoot(host).render(React.createElement(App));
setTimeout(() => expose(() => kept, "#editor"), 50);
