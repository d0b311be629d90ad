// Headless Chromium on a folder that is served, under a strict Content-Security-Policy unless the page has its
// own. The tests of the other packages for browsers use it as well.

import assert from "node:assert/strict";
import { existsSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { chromium } from "playwright-core";

const CHROMIUM = process.env.CHROMIUM ?? "/usr/bin/chromium";
const ARGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
const POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'";
const TYPES = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".mjs": "text/javascript",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
};

/** Why there is nothing to be tested here. Where the variable `CI` is set, there must be. */
export const skip =
  existsSync(CHROMIUM) || process.env.CI ? false : "there is no Chromium: install Debian's package `chromium`";

/** A page that runs one script. */
export const page = (script) =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>Test</title><script type="module" src="${script}"></script></html>`;

/** Serves a folder, under a policy if there is one, and starts the browser. */
export async function start(folder, policy) {
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ARGS });
  const server = createServer((request, response) => {
    const path = join(folder, normalize(decodeURIComponent(new URL(request.url, "http://here").pathname)));
    const file = path.endsWith("/") ? join(path, "index.html") : path;
    if (policy) response.setHeader("Content-Security-Policy", policy);
    if (path.endsWith("favicon.ico")) {
      response.writeHead(204).end();
    } else if (existsSync(file) && statSync(file).isFile()) {
      response.setHeader("Content-Type", TYPES[extname(file)] ?? "text/plain").end(readFileSync(file));
    } else {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${server.address().port}`;
  const close = async () => {
    await browser.close();
    server.close();
  };
  return { browser, origin, close };
}

/** An empty tab in a profile of its own, and what it asks for and complains of from then on. */
export async function watched({ browser, origin }, options = {}) {
  const context = await browser.newContext(options);
  const [requests, complaints] = [[], []];
  context.on("request", (request) => requests.push(request.url()));
  context.on("console", (message) => complaints.push(message.text()));
  context.on("weberror", (error) => complaints.push(String(error.error())));
  const tab = await context.newPage();
  await tab.addInitScript(() => {
    globalThis.violations = [];
    addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) =>
      globalThis.violations.push(`${effectiveDirective} ${blockedURI}`),
    );
  });
  const seen = async () => {
    const violations = await tab.evaluate(() => globalThis.violations);
    const elsewhere = requests.filter((url) => new URL(url).origin !== origin);
    return { complaints, violations, elsewhere };
  };
  return { context, tab, requests, seen };
}

/** A folder under the strict policy, whose pages put what they find out into `globalThis.answer`. */
export async function browse(folder) {
  if (skip) {
    return undefined;
  }
  const site = await start(folder, POLICY);
  return { close: site.close, look: (path, within) => look(site, path, within) };
}

/** What a page puts into `globalThis.answer`, and what it asked for and complained of meanwhile. */
async function look(site, path, within = 30_000) {
  const { context, tab, requests, seen } = await watched(site);
  await tab.goto(`${site.origin}${path}`);
  await tab.waitForFunction(() => globalThis.answer !== undefined, undefined, { timeout: within });
  const answer = await tab.evaluate(() => globalThis.answer);
  const found = await seen();
  await context.close();
  return { answer, ...found, requests: requests.map((url) => new URL(url).pathname) };
}

/** Nothing left the origin, and nothing was held up by the policy. */
export function quiet({ complaints, violations, elsewhere }) {
  assert.deepEqual({ complaints, violations, elsewhere }, { complaints: [], violations: [], elsewhere: [] });
}
