// The built site on a small static server, and Debian's Chromium to look at it.

import assert from "node:assert/strict";
import { existsSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
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
const DIST = fileURLToPath(new URL("../dist/", import.meta.url));
const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
};

/** Why there is nothing to be tested here. Where the variable `CI` is set, there must be. */
export const skip =
  existsSync(CHROMIUM) || process.env.CI ? false : "there is no Chromium: install Debian's package `chromium`";

/** Serves the built site and starts the browser. The site brings its own policy; the server adds nothing. */
export async function serve() {
  const server = createServer((request, response) => {
    const path = join(DIST, normalize(decodeURIComponent(new URL(request.url, "http://here").pathname)));
    const file = path.endsWith("/") ? join(path, "index.html") : path;
    if (existsSync(file) && statSync(file).isFile()) {
      response.setHeader("Content-Type", TYPES[extname(file)] ?? "text/plain").end(readFileSync(file));
    } else {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ARGS });
  const origin = `http://127.0.0.1:${server.address().port}`;
  const close = async () => {
    await browser.close();
    server.close();
  };
  return { browser, origin, close };
}

/** A page of the site, with all that it asks for and complains of from its start. */
export async function open({ browser, origin }, page, { width = 1280, height = 900, ...options } = {}) {
  const context = await browser.newContext({ viewport: { width, height }, locale: "en-GB", acceptDownloads: true, ...options });
  const [requests, complaints] = [[], []];
  context.on("request", (request) => requests.push(request.url()));
  context.on("console", (message) => ["error", "warning"].includes(message.type()) && complaints.push(message.text()));
  context.on("weberror", (error) => complaints.push(String(error.error())));
  const tab = await context.newPage();
  await tab.addInitScript(() => {
    globalThis.violations = [];
    globalThis.longTasks = [];
    addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) =>
      globalThis.violations.push(`${effectiveDirective} ${blockedURI}`),
    );
    new PerformanceObserver((list) => {
      globalThis.longTasks.push(...list.getEntries().map(({ duration }) => Math.round(duration)));
    }).observe({ type: "longtask", buffered: true });
  });
  await tab.goto(`${origin}/#/${page}`);
  /** Nothing left the origin, nothing was held up by the policy, and nothing was complained of. */
  const quiet = async () => {
    const violations = await tab.evaluate(() => globalThis.violations);
    const elsewhere = requests.filter((url) => !/^(blob|data):/.test(url) && new URL(url).origin !== origin);
    assert.deepEqual({ complaints, violations, elsewhere }, { complaints: [], violations: [], elsewhere: [] });
  };
  return { tab, context, quiet, requests, close: () => context.close() };
}

/** What axe finds on a page as it stands, of all that WCAG 2.2 AA asks for. */
export async function axe(tab) {
  // The page's own policy lets no script in, so it is run through the debugger.
  await tab.evaluate(readFileSync(AXE, "utf8"));
  const found = await tab.evaluate(() =>
    globalThis.axe.run(document, {
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    }),
  );
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`);
}

/** The site in a browser, whose pages are opened by what the address has after the `/`. */
export async function browse() {
  const site = await serve();
  const opened = async (hash = "", { viewport = {}, ...options } = {}) => {
    const { tab: page, ...rest } = await open(site, hash.replace(/^#\//, ""), { ...viewport, ...options });
    await page.locator("h1").first().waitFor();
    return { page, ...rest };
  };
  return { origin: site.origin, close: site.close, open: opened };
}

/** Nothing on the page that axe finds to be in the way of somebody. */
export async function accessible(page, state = "") {
  assert.deepEqual(await axe(page), [], state);
}

/** The page is no wider than the window. */
export async function fits(page, state = "") {
  const [content, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  assert.ok(content <= window, `${state}: ${content} px in a window of ${window} px`);
}
