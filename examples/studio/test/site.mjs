// The built site on a small static server, and Debian's Chromium to look at it.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { quiet as isQuiet, start, watched } from "../../../bindings/wasm/tests/chromium.mjs";

export { skip } from "../../../bindings/wasm/tests/chromium.mjs";

const DIST = fileURLToPath(new URL("../dist/", import.meta.url));
const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

/** Serves the built site and starts the browser. The site brings its own policy; the server adds nothing. */
export const serve = () => start(DIST);

/** A page of the site, with all that it asks for and complains of from its start. */
export async function open(site, page, { width = 1280, height = 900, ...options } = {}) {
  const shown = { viewport: { width, height }, locale: "en-GB", acceptDownloads: true, ...options };
  const { context, tab, requests, seen } = await watched(site, shown);
  await tab.addInitScript(() => {
    globalThis.longTasks = [];
    new PerformanceObserver((list) => {
      globalThis.longTasks.push(...list.getEntries().map(({ duration }) => Math.round(duration)));
    }).observe({ type: "longtask", buffered: true });
  });
  await tab.goto(`${site.origin}/#/${page}`);
  const quiet = async () => isQuiet(await seen());
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
