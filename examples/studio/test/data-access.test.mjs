// Data and costs for everybody: at any width, in forced colours, by keyboard and on paper.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { example, onCosts, title } from "./data.mjs";
import { axe, open, serve, skip } from "./site.mjs";

let site;

before(async () => {
  if (!skip) site = await serve();
});
after(() => site?.close());

for (const [words, options] of [
  ["at 1280 pixels", { width: 1280 }],
  ["at 320 pixels", { width: 320 }],
  ["in forced colours", { width: 1280, forcedColors: "active" }],
]) {
  test(`axe finds nothing ${words}, and nothing is wider than the page`, { skip }, async () => {
    const { tab, close } = await open(site, "data", options);
    const narrow = () => tab.evaluate(() => document.documentElement.scrollWidth <= innerWidth);
    await tab.getByRole("button", { name: "Try the example return" }).waitFor();
    assert.deepEqual(await axe(tab), []);
    await example(tab);
    await tab.getByText("Why 2 rows were set aside").click();
    await tab.getByText("Method and limits").click();
    assert.deepEqual(await axe(tab), []);
    assert.ok(await narrow());
    await onCosts(tab);
    await tab.getByText("Your own returns and rate").click();
    await tab.getByText("Where the middle of").waitFor();
    await tab.locator("details").evaluateAll((all) => all.forEach((one) => one.toggleAttribute("open", true)));
    assert.deepEqual(await axe(tab), []);
    assert.ok(await narrow());
    await close();
  });
}

test("everything works by keyboard", { skip }, async () => {
  const { tab, close } = await open(site, "data");
  const keys = async (...all) => {
    for (const key of all) await tab.keyboard.press(key);
  };
  await tab.getByRole("tab", { name: "Figures" }).focus();
  await keys("ArrowRight");
  await tab.getByRole("heading", { name: "Line by line" }).waitFor();
  assert.equal(await tab.evaluate(() => document.activeElement.textContent), "Costs");
  const net = tab.locator(".data-card__shown").first();
  const before = await net.textContent();
  await tab.getByRole("slider", { name: /^Children who go home.*Most likely/ }).focus();
  await keys("PageUp");
  await tab.waitForFunction((text) => document.querySelector(".data-card__shown").textContent !== text, before);
  await tab.getByRole("tab", { name: "Costs" }).focus();
  await keys("ArrowLeft", "Tab", "Tab", "Enter");
  await title(tab).waitFor();
  await tab.getByLabel("Show small numbers").focus();
  await keys("Space");
  await tab.getByText("These figures can identify children and families").waitFor();
  await close();
});

test("on paper there are the figures, and none of what moves them", { skip }, async () => {
  const { tab, close } = await open(site, "data");
  await example(tab);
  await tab.emulateMedia({ media: "print" });
  assert.equal(await tab.getByLabel("Files of the SSDA903 return").isVisible(), false);
  assert.equal(await tab.getByLabel("Show small numbers").isVisible(), false);
  assert.ok(await tab.getByText("Returns home by year, planned and unplanned").first().isVisible());
  await close();
});
