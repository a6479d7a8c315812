// A local HTTPS server that answers for any host name (the browsers are told to resolve those names to it), with a CSP as
// strict as the real sites have, and a list of every request.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import https from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";

const NONCE = "fixture-nonce-7f3a";
export const CSP = `script-src 'nonce-${NONCE}' 'strict-dynamic'; object-src 'none'; base-uri 'self'; require-trusted-types-for 'script'`;
/** The same, and no style but the page's own. */
export const CSP_STYLES = `${CSP}; style-src 'nonce-${NONCE}'`;

// Runs before everything else of the page: what the page could notice of an extension.
const WATCH = `<script nonce="${NONCE}">
window.__violations = [];
document.addEventListener("securitypolicyviolation", (event) => __violations.push(event.effectiveDirective + " " + event.blockedURI + " " + event.sample));
window.__errors = [];
addEventListener("error", (event) => __errors.push(event.message));
addEventListener("unhandledrejection", (event) => __errors.push(String(event.reason)));
</script>`;

function certificate() {
  const folder = mkdtempSync(join(tmpdir(), "fairreach-certificate-"));
  const [key, cert] = [join(folder, "key.pem"), join(folder, "cert.pem")];
  const curve = [
    "-newkey",
    "ec",
    "-pkeyopt",
    "ec_paramgen_curve:prime256v1",
    "-nodes",
    "-days",
    "2",
    "-subj",
    "/CN=fixtures",
  ];
  execFileSync("openssl", ["req", "-x509", ...curve, "-keyout", key, "-out", cert], { stdio: "ignore" });
  const pair = { key: readFileSync(key), cert: readFileSync(cert) };
  rmSync(folder, { recursive: true });
  return pair;
}

/**
 * A fixture page of `pages/`, as HTML with the watcher in its head.
 * @param {Record<string, string>} slots  HTML for the page's slots: `<!--slot:name-->what stands there else<!--/slot-->`
 */
export function page(file, slots = {}) {
  const html = readFileSync(new URL(`../pages/${file}`, import.meta.url), "utf8");
  const unused = new Set(Object.keys(slots));
  const filled = html.replace(/<!--slot:(\w+)-->([\s\S]*?)<!--\/slot-->/g, (_, name, usual) => {
    unused.delete(name);
    return slots[name] ?? usual;
  });
  if (unused.size > 0) throw new Error(`${file} has no slot ${[...unused]}`);
  return watched(filled);
}

/** HTML with the watcher first in its head and its own scripts and styles allowed by the CSP. */
export function watched(html) {
  return html.replace(/<head>/, `<head>${WATCH}`).replace(/<(script|style)>/g, `<$1 nonce="${NONCE}">`);
}

/**
 * Serves `routes`: `{"host/path": {body, headers?} | (request) => {body, headers?}}`. Anything else is a 404.
 * @returns {Promise<{port: number, requests: string[], hosts: string[], close(): Promise<void>}>}
 */
export async function serve(routes) {
  const requests = [];
  const server = https.createServer(certificate(), (request, response) => {
    const host = (request.headers.host ?? "").replace(/:\d+$/, "");
    const path = (request.url ?? "/").split("?")[0];
    requests.push(`${request.method} ${host}${request.url}`);
    const route = routes[host + path];
    const found = typeof route === "function" ? route(request) : route;
    if (!found) {
      response.writeHead(404, { "content-type": "text/plain" });
      response.end("no such fixture");
      return;
    }
    response.writeHead(200, {
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-cache",
      "content-security-policy": CSP,
      ...found.headers,
    });
    response.end(found.body);
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return {
    port: server.address().port,
    requests,
    hosts: [...new Set(Object.keys(routes).map((route) => route.split("/")[0]))],
    async close() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}
