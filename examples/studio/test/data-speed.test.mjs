// Data and costs are quick, and the page answers all the while.

import assert from "node:assert/strict";
import { cpSync, existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { cells, example, onCosts, packaged, pick, scratch, shown, title } from "./data.mjs";
import { open, serve, skip } from "./site.mjs";

/** The folder of a public made-up return of 2,123 children, which is not in this repository. */
const LARGE = process.env.SSDA903_LARGE;

let site;

before(async () => {
  if (!skip) site = await serve();
});
after(() => site?.close());

/** How long the page did not answer at most, by a heartbeat and by what the browser calls a long task. */
const watch = (tab) =>
  tab.evaluate(() => {
    globalThis.longTasks.length = 0;
    globalThis.gap = 0;
    let last = performance.now();
    setInterval(() => {
      const now = performance.now();
      globalThis.gap = Math.max(globalThis.gap, now - last);
      last = now;
    }, 5);
  });

const held = (tab) =>
  tab.evaluate(() => ({ longest: Math.max(0, ...globalThis.longTasks), gap: Math.round(globalThis.gap) }));

/** Works on the page with all that it has, and tells how long it was held up. */
async function busy(tab) {
  await tab.getByRole("button", { name: "Try the example return" }).waitFor();
  await watch(tab);
  await example(tab);
  await onCosts(tab);
  await tab.getByText("Your own returns and rate").click();
  await tab.getByText("Where the middle of 10,000 runs lies").waitFor();
  await tab.getByLabel("Runs", { exact: true }).fill("100000");
  await tab.getByText("Where the middle of 100,000 runs lies").waitFor();
  const slider = tab.getByRole("slider", { name: /^Children who go home.*Most likely/ });
  await slider.focus();
  for (let turn = 0; turn < 30; turn += 1) await tab.keyboard.press("ArrowRight");
  await tab.waitForTimeout(1_500);
  return held(tab);
}

/** What a busy machine does to a page it does now and then; what a page does to itself it does every time. */
const VISITS = 3;

test("the page is never held up for 100 ms", { skip }, async (context) => {
  let longest, gap;
  for (let visit = 0; visit < VISITS; visit += 1) {
    const { tab, close } = await open(site, "data");
    ({ longest, gap } = await busy(tab));
    context.diagnostic(`longest task ${longest} ms, longest gap ${gap} ms`);
    await close();
    if (longest < 100 && gap < 200) break;
  }
  assert.ok(longest < 100, `a task of ${longest} ms`);
  assert.ok(gap < 200, `no answer for ${gap} ms`);
});

test("a page that is held up is seen to be", { skip }, async () => {
  const { tab, close } = await open(site, "data");
  await tab.getByRole("button", { name: "Try the example return" }).waitFor();
  await watch(tab);
  await tab.evaluate(() =>
    setTimeout(() => {
      for (const until = performance.now() + 250; performance.now() < until;);
    }),
  );
  await tab.waitForTimeout(500);
  const control = await held(tab);
  assert.ok(control.longest >= 200 && control.gap >= 200, JSON.stringify(control));
  await close();
});

const large = skip || (LARGE && existsSync(LARGE) ? false : "the variable SSDA903_LARGE names no folder");

test("2,123 children are read and drawn in under two seconds", { skip: large }, async (context) => {
  const names = ["episodes.csv", "header.csv", "reviews.csv"];
  // Playwright hands over files from a folder of its own.
  const copies = names.map((name) => {
    cpSync(join(LARGE, name), join(scratch, name));
    return join(scratch, name);
  });
  const { tab, quiet, close } = await open(site, "data");
  await tab.getByRole("button", { name: "Try the example return" }).waitFor();
  await watch(tab);
  await tab.evaluate(() => {
    document
      .querySelector("input[type=file]")
      .addEventListener("change", () => (globalThis.picked = performance.now()), true);
    new MutationObserver(() => {
      if (document.querySelector("#returns") && !globalThis.drawn) {
        requestAnimationFrame(() => setTimeout(() => (globalThis.drawn = performance.now())));
      }
    }).observe(document.body, { childList: true, subtree: true });
  });
  await pick(tab, copies);
  await title(tab).waitFor();
  await tab.waitForFunction(() => globalThis.drawn);
  const took = await tab.evaluate(() => Math.round(globalThis.drawn - globalThis.picked));
  const { longest, gap } = await held(tab);
  const texts = copies.map((path) => readFileSync(path, "utf8"));
  const baseline = await tab.evaluate((all) => {
    const start = performance.now();
    let cells = 0;
    for (const text of all) for (const line of text.split("\n")) cells += line.split(",").length;
    return { took: Math.round(performance.now() - start), cells };
  }, texts);
  context.diagnostic(
    `read and drawn in ${took} ms; the same ${baseline.cells} cells split in plain JavaScript in ${baseline.took} ms; ` +
      `longest task ${longest} ms, longest gap ${gap} ms`,
  );
  const figures = packaged(LARGE, names).figures({ asOf: "2018-03-31" }).toJSON();
  assert.equal(figures.totals.children.count, 2123);
  assert.equal((await cells(tab, "Returns home, by the year")).at(-1).at(-1), shown(figures.returns.all.count));
  // The measure is under two seconds on a quiet machine; a busy one gets twice as long.
  assert.ok(took < 4_000, `${took} ms`);
  assert.ok(longest < 100, `a task of ${longest} ms`);
  await quiet();
  await close();
});
