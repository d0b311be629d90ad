// The plan as a map, with a case on it and a policy over it.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
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

const shipped = readFileSync(new URL("../../../crates/reunify-plans/plans/reunification/1.0.0.json", import.meta.url), "utf8");

/** The next version of the plan, with some of it otherwise. */
function next(change) {
  const plan = JSON.parse(shipped);
  plan.version = "2.0.0";
  change((list, id) => plan[list].find((item) => item.id === id), plan);
  return JSON.stringify(plan);
}

const pick = (page, text, name = "next.json") =>
  page.getByLabel("A plan file").setInputFiles({ name, mimeType: "application/json", buffer: Buffer.from(text) });

const longer = (find) => {
  find("timescales", "health-assessments").limits[0].then[1].every = { months: 14 };
};

test("another version is held beside the plan, and says what it would mean for the open case", { skip }, async () => {
  const { page, quiet, close } = await site.open();
  await page.getByRole("button", { name: "A planned return from foster care" }).click();
  await page.locator("reunify-case").getByText("Review of progress and decision 3").first().waitFor();
  await menu(page, "Plan");
  const compare = page.getByRole("region", { name: "Compare with another version" });
  await pick(page, next((find, plan) => {
    longer(find);
    find("timescales", "first-review-report").limits[0].within = { "working-days": 12 };
    plan.tasks.push({ ...find("tasks", "safety-check"), id: "bedroom-seen", title: "Child's bedroom seen" });
  }));
  await compare.getByText("From reunification@1.0.0 to reunification@2.0.0, 3 things are otherwise.").waitFor();
  const row = (name) => compare.getByRole("row").filter({ hasText: name });
  assert.match(await row("first-review-report").innerText(), /17 working days\s+12 working days \(less time\)[^]*IRO Handbook/);
  assert.match(await row("Child's bedroom seen").innerText(), /New/);
  await compare.getByRole("heading", { name: /^What it would mean for case/ }).waitFor();
  await compare.getByRole("listitem").filter({ hasText: /^Health assessment is due later/ }).waitFor();
  await accessible(page, "compared");
  // What was recorded under one plan need not be something that the other would have taken.
  await pick(page, next((find) => find("forms", "placement-started").schema.required.push("before-assessment-looked-at")
    && (find("forms", "placement-started").schema.properties["before-assessment-looked-at"] = { type: "boolean", title: "Looked at" })));
  await compare.getByText("It cannot be told: reunification@2.0.0 would not have taken all that was recorded.").waitFor();
  await accessible(page, "refused");
  await pick(page, shipped, "same.json");
  await compare.getByText("nothing is otherwise").waitFor();
  await compare.getByText("nothing would change for this case").waitFor();
  await quiet();
  await close();
});

test("a file that is no plan says so, and what to do", { skip }, async () => {
  const { page, close } = await site.open("#/plan");
  await page.getByRole("region", { name: "Map of the plan" }).waitFor();
  await pick(page, '{ "format": "reunify-plan/9" }', "broken.json");
  const summary = page.getByRole("alert");
  await summary.getByRole("heading", { name: "broken.json cannot be compared" }).waitFor();
  assert.match(await summary.innerText(), /Line 1: .*reunify-plan/);
  await accessible(page, "no plan");
  await pick(page, next(longer));
  await page.getByText("one thing is otherwise").waitFor();
  assert.equal(await page.getByRole("alert").count(), 0);
  await close();
});

test("narrow, the map scrolls and the page does not", { skip }, async () => {
  const { page, close } = await site.open("#/plan", { viewport: { width: 320, height: 800 } });
  await page.getByRole("region", { name: "Map of the plan" }).waitFor();
  await fits(page, "the plan");
  await pick(page, next(longer));
  await page.getByRole("region", { name: "What is otherwise" }).waitFor();
  await fits(page, "compared");
  await accessible(page, "the plan at 320 px");
  await close();
});
