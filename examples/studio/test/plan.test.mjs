// The plan as a map, with a case on it and a policy over it.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { accessible, browse, fits, skip } from "./site.mjs";

let site;
before(async () => {
  if (!skip) site = await browse();
});
after(() => site?.close());

const menu = (page, name) => page.getByRole("navigation", { name: "Menu" }).getByRole("link", { name, exact: true }).click();

test("every stage is on the map, and a link opens what it holds", { skip }, async () => {
  const { page, quiet, close } = await site.open("#/plan");
  const map = page.getByRole("region", { name: "Map of the plan" });
  await map.getByRole("link", { name: /^Identification/ }).waitFor();
  assert.equal(await map.getByRole("link").count(), 11);
  await map.getByRole("link", { name: /^At home before the work was done/ }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "At home before the work was done" }).waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.id), "stage");
  await page.getByText("Whether to keep the child at home").or(page.getByRole("heading", { name: "What is decided" })).first().waitFor();
  await accessible(page, "a stage");
  await quiet();
  await close();
});

test("a task tells how long there is, by which law, and from when", { skip }, async () => {
  const { page, close } = await site.open("#/plan/identification");
  const tasks = page.locator("details", { has: page.getByText("Law") });
  await tasks.first().waitFor();
  for (const task of await page.locator("details").all()) await task.locator("summary").click();
  await page.getByText(/within \d+ (working days|weeks|months)/).first().waitFor();
  await page.getByText(/in force from \d+ \w+ 20\d\d/).first().waitFor();
  assert.ok((await page.getByText("2010 Regulations").count()) > 0);
  await accessible(page, "all tasks open");
  await close();
});

test("the way of the open case is on the map, in words as well", { skip }, async () => {
  const { page, close } = await site.open();
  await page.getByRole("button", { name: "A planned return from foster care" }).click();
  await page.locator("reunify-case").getByText("Review of progress and decision 3").first().waitFor();
  await menu(page, "Plan");
  const map = page.getByRole("region", { name: "Map of the plan" });
  await map.getByRole("link", { name: /^Review of progress and decision 3\s*Framework\s*The case is here$/ }).waitFor();
  await map.getByRole("link", { name: /^Assessment.*The case has been here/ }).waitFor();
  assert.ok((await map.locator(".studio-map__way--gone").count()) >= 4);
  await accessible(page, "with a case");
  await close();
});

test("narrow, the map scrolls and the page does not", { skip }, async () => {
  const { page, close } = await site.open("#/plan", { viewport: { width: 320, height: 800 } });
  await page.getByRole("region", { name: "Map of the plan" }).waitFor();
  await fits(page, "the plan");
  await accessible(page, "the plan at 320 px");
  await close();
});
