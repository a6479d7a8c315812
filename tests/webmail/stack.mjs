// A running webmail for tests, and the mail that arrived there.
import { execFileSync, spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { poll } from "../browser/lib/face.mjs";

const here = (name) => fileURLToPath(new URL(name, import.meta.url));

/** Starts a stack by its script; it ends with `stop()`, or with this process. */
export function startStack(script) {
  const child = spawn(here(script), { stdio: ["pipe", "pipe", "inherit"] });
  return new Promise((ready, failed) => {
    let line = "";
    child.stdout.on("data", (chunk) => {
      line += chunk;
      if (!line.includes("\n")) return;
      const stop = () =>
        new Promise((ended) => {
          child.on("exit", ended);
          child.stdin.end();
        });
      ready({ ...JSON.parse(line), stop });
    });
    child.on("exit", (code) => failed(new Error(`the webmail ended with ${code}: run tests/webmail/install.sh`)));
  });
}

const mails = (folder) =>
  ["new", "cur"].flatMap((part) =>
    readdirSync(join(folder, part)).map((name) => readFileSync(join(folder, part, name), "utf8")),
  );

/** The parts of the mail with this subject that the mail server received: `[{type, text}]`. */
export async function received(box, subject) {
  const raw = await poll(
    () => mails(box.outbox).find((mail) => /^Subject: (.*)$/m.exec(mail)?.[1].trim() === subject),
    15_000,
  );
  if (!raw)
    throw new Error(
      `no mail "${subject}" arrived; there are ${mails(box.outbox).map((mail) => /^Subject: .*$/m.exec(mail)?.[0])}`,
    );
  return JSON.parse(execFileSync("python3", [here("parts.py")], { input: raw, encoding: "utf8" }));
}
