// The built site on a plain static server, in Debian's Chromium, with everything that it asks for.

import assert from "node:assert/strict";
import { existsSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import axe from "axe-core";
import { chromium } from "playwright-core";

const CHROMIUM = process.env.CHROMIUM ?? "/usr/bin/chromium";
const ARGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"];
const DIST = fileURLToPath(new URL("../dist/", import.meta.url));
const TYPES = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
};

/** Why there is nothing to be tested here. Where the variable `CI` is set, there must be. */
export const skip =
  existsSync(CHROMIUM) || process.env.CI ? false : "there is no Chromium: install Debian's package `chromium`";

/** Serves a folder as any static server would. */
export async function serve(folder = DIST) {
  const server = createServer((request, response) => {
    const path = join(folder, normalize(decodeURIComponent(new URL(request.url, "http://here").pathname)));
    const file = path.endsWith("/") ? join(path, "index.html") : path;
    if (existsSync(file) && statSync(file).isFile()) {
      response.setHeader("Content-Type", TYPES[extname(file)] ?? "text/plain").end(readFileSync(file));
    } else {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const close = () => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  };
  return { origin: `http://127.0.0.1:${server.address().port}`, close };
}

/** Starts the browser on the built site. */
export async function browse() {
  const site = await serve();
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ARGS });
  const close = async () => {
    await browser.close();
    await site.close();
  };
  return { origin: site.origin, close, open: (hash, options) => open(browser, site.origin, hash, options) };
}

/** A page of the site in a browser of its own, with what it asked for and complained of. */
async function open(browser, origin, hash = "", options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: "en-GB", acceptDownloads: true, ...options });
  const [requests, complaints] = [[], []];
  context.on("request", (request) => requests.push(request.url()));
  context.on("console", (message) => ["error", "warning"].includes(message.type()) && complaints.push(message.text()));
  context.on("weberror", (error) => complaints.push(String(error.error())));
  const page = await context.newPage();
  await page.addInitScript(() => {
    globalThis.violations = [];
    addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) =>
      globalThis.violations.push(`${effectiveDirective} ${blockedURI}`),
    );
  });
  await page.goto(`${origin}/${hash}`);
  await page.locator("h1").first().waitFor();
  /** Nothing left the origin, nothing was held up by the policy, and nobody complained. */
  const quiet = async () => {
    const elsewhere = requests.filter((url) => !url.startsWith(origin) && !url.startsWith("blob:") && !url.startsWith("data:"));
    const violations = await page.evaluate(() => globalThis.violations);
    assert.deepEqual({ elsewhere, violations, complaints }, { elsewhere: [], violations: [], complaints: [] });
  };
  return { page, context, requests, complaints, quiet, close: () => context.close() };
}

/** Nothing on the page that axe finds to be in the way of somebody. */
export async function accessible(page, state = "") {
  await page.evaluate(axe.source);
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
  const { violations } = await page.evaluate((runOnly) => globalThis.axe.run(document, { runOnly }), tags);
  const found = violations.map(({ id, help, nodes }) => `${id}: ${help} (${nodes.map(({ target }) => target.join(" ")).slice(0, 3).join("; ")})`);
  assert.deepEqual(found, [], state);
}

/** The page is no wider than the window. */
export async function fits(page, state = "") {
  const [content, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  assert.ok(content <= window, `${state}: ${content} px in a window of ${window} px`);
}
