// For everybody, and under a strict Content-Security-Policy: every element, several cases and readers.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { browse, bundle, folder, put, skip } from "./host.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const CASES = [
  { name: "planned-return-s20", asOf: "2026-02-20", policy: true },
  { name: "broken-down-return", asOf: "2026-02-20" },
  { name: "unplanned-return-s20", asOf: "2026-02-20", reader: "parent" },
  { name: "placement-with-parents-care-order", asOf: "2025-05-20", reader: "child" },
];
const TAGS = ["reunify-case", "reunify-timeline", "reunify-explanation"];

let browser;
before(async () => {
  if (!skip) {
    const at = folder();
    put(at, "axe.js", axe);
    await bundle(at, "main.js");
    browser = await browse(at);
  }
});
after(() => browser?.close());

/** Shows an element with everything open. */
async function opened(page, tag, of) {
  await page.evaluate((asked) => globalThis.show(asked), { tag, ...of });
  await page.evaluate(async (name) => {
    const root = document.querySelector(name).shadowRoot;
    for (const details of root.querySelectorAll("details")) details.open = true;
    for (const why of root.querySelectorAll('.why[aria-expanded="false"]')) why.click();
  }, tag);
  await page.waitForFunction((name) => {
    const root = document.querySelector(name).shadowRoot;
    return root.querySelectorAll(".panel").length === root.querySelectorAll(".panel reunify-explanation").length;
  }, tag);
}

async function found(page) {
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.addScriptTag({ url: "/axe.js" });
  return page.evaluate(async () => {
    const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
    const rules = { "page-has-heading-one": { enabled: false }, region: { enabled: false } };
    const { violations } = await globalThis.axe.run(document, { runOnly: tags, rules });
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.target} ${nodes[0]?.failureSummary}`);
  });
}

for (const tag of TAGS) {
  test(`axe finds nothing on ${tag}, and nothing breaks the policy`, { skip }, async () => {
    const page = await browser.open();
    for (const of of CASES) {
      await opened(page, tag, of);
      assert.deepEqual(await found(page), [], of.name);
      assert.deepEqual(await page.evaluate(() => globalThis.violations), []);
      assert.deepEqual(page.complaints, []);
    }
    await page.context().close();
  });

  test(`${tag} fits into 320 px`, { skip }, async () => {
    const page = await browser.open({ viewport: { width: 320, height: 640 } });
    for (const of of CASES.slice(0, 2)) {
      await opened(page, tag, of);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320, of.name);
    }
    await page.context().close();
  });

  test(`${tag} in forced colours, with little motion`, { skip }, async () => {
    const page = await browser.open({ forcedColors: "active", reducedMotion: "reduce" });
    await opened(page, tag, CASES[0]);
    const moving = await page.evaluate((name) => {
      const all = [...document.querySelector(name).shadowRoot.querySelectorAll("*")].map((element) => getComputedStyle(element));
      return all.filter(({ transitionDuration, animationName }) => transitionDuration !== "0s" || animationName !== "none").length;
    }, tag);
    assert.equal(moving, 0);
    assert.deepEqual(await found(page), []);
    await page.context().close();
  });
}

test("the drawing can be scrolled by keyboard, and takes the colours that are forced", { skip }, async () => {
  const page = await browser.open({ forcedColors: "active", viewport: { width: 320, height: 640 } });
  await opened(page, "reunify-timeline", CASES[0]);
  const region = page.getByRole("region", { name: "Timeline" });
  await region.focus();
  await page.keyboard.press("End");
  await page.keyboard.press("ArrowRight");
  await page.waitForFunction(() => document.querySelector("reunify-timeline").shadowRoot.querySelector(".scroll").scrollLeft > 0);
  const fills = await page.locator(".drawing .mark.met, .drawing .mark.overdue").evaluateAll((all) => all.map((one) => getComputedStyle(one).fill));
  assert.equal(new Set(fills).size, 1);
  await page.context().close();
});
