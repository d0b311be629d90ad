// The case, from the first page to a saved file, as somebody who uses it would go.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { Case, Engine, Plan } from "reunify";
import { accessible, browse, fits, skip } from "./site.mjs";

const NARROW = { viewport: { width: 320, height: 800 } };
let site;
before(async () => {
  if (!skip) site = await browse();
});
after(() => site?.close());

/** Opens the site with an example case in it. */
async function withCase(options, title = "A planned return from foster care") {
  const opened = await site.open("", options);
  await opened.page.getByRole("button", { name: title }).click();
  await opened.page.locator("reunify-case").getByText("Review of progress and decision 3").first().waitFor();
  return opened;
}

/** Goes to a view by its link. */
const view = (page, name) => page.getByRole("navigation", { name: "Views of the case" }).getByRole("link", { name }).click();

test("an example stands where the core says, and Why? opens its reasons", { skip }, async () => {
  const { page, quiet, close } = await withCase();
  const board = page.locator("reunify-case");
  await board.getByText("Visit to the child in placement").first().waitFor();
  const why = board.getByRole("button", { name: /^Why/ }).first();
  await why.focus();
  await page.keyboard.press("Enter");
  await board.getByText("3 December 2025").first().waitFor();
  assert.equal(await why.getAttribute("aria-expanded"), "true");
  await quiet();
  await close();
});

test("the page moves through time: as of, and known at", { skip }, async () => {
  const { page, close } = await withCase(undefined, "A planned return from foster care");
  await page.getByLabel("As of", { exact: true }).fill("2025-10-21");
  await page.locator("reunify-case").getByText("As of 21 October 2025").waitFor();
  await page.locator("reunify-case").getByText("Assessment", { exact: true }).first().waitFor();
  await page.getByLabel("Known at", { exact: true }).fill("2025-05-06");
  await page.getByText(/^[1-9] of 58 entries had been recorded/).waitFor();
  await page.locator("reunify-case").getByText("Identification").first().waitFor();
  await page.getByLabel("As of, as a slider").focus();
  await page.keyboard.press("ArrowRight");
  await page.locator("reunify-case").getByText("As of 22 October 2025").waitFor();
  await page.getByRole("button", { name: "Take all of them" }).click();
  await page.getByText("58 of 58 entries").waitFor();
  await close();
});

test("what a role records through the form of its task is in the file that is saved", { skip }, async () => {
  const { page, quiet, close } = await withCase();
  await view(page, "What may be done next");
  const board = page.locator("reunify-case");
  await board.getByRole("button", { name: /^Record.*Meeting before the return/ }).first().click();
  assert.equal(await page.evaluate(() => document.activeElement.id), "record");
  // Nothing is picked for anybody, and what is not answered is told as GOV.UK does.
  assert.equal(await page.locator("input[type=radio]:checked").count(), 0);
  await page.getByRole("button", { name: "Record", exact: true }).click();
  const summary = page.locator(".govuk-error-summary");
  await summary.waitFor();
  assert.ok(await summary.evaluate((element) => element === document.activeElement));
  const links = summary.getByRole("link");
  assert.ok((await links.count()) > 0);
  await accessible(page, "a form with errors");
  await links.first().click();
  assert.match(await page.evaluate(() => document.activeElement.id), /^form_/);
  await fill(page);
  await page.getByRole("button", { name: "Record", exact: true }).click();
  await page.getByText("It is recorded.").waitFor();
  await view(page, "Save");
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Save the case file" }).click()]);
  const saved = readFileSync(await file.path(), "utf8");
  const child = Case.load(saved);
  child.verify();
  assert.equal(JSON.parse(saved).events.length, 59);
  assert.equal(JSON.parse(saved).events.at(-1).type, "task");
  await quiet();
  await close();
});

/** Answers everything that a form asks, whatever it is. */
async function fill(page) {
  const form = page.locator("form.rjsf");
  for (const field of await form.locator("textarea").all()) await field.fill("Written for a test.");
  for (const field of await form.locator("input[type=date]").all()) await field.fill("2026-02-20");
  for (const field of await form.locator("input[inputmode=numeric]").all()) await field.fill("1");
  for (const group of await form.locator(".govuk-radios").all()) await group.locator("input").first().check();
}

test("what the plan does not allow is refused with the reason, and the case is as it was", { skip }, async () => {
  const { page, close } = await withCase();
  await view(page, "What may be done next");
  await page.getByLabel("Something else that happened or is now known").selectOption({ label: "What is known: Date of birth" });
  await page.getByRole("button", { name: "Record it" }).click();
  await page.getByLabel("The day on which it happened").fill("2999-01-01");
  await page.getByLabel("What it is", { exact: true }).fill("2016-09-15");
  await page.getByRole("button", { name: "Record", exact: true }).click();
  await page.getByRole("heading", { name: "It was not recorded" }).waitFor();
  await page.getByRole("button", { name: "Cancel" }).click();
  await page.getByText("58 of 58 entries").waitFor();
  await close();
});

test("a case file is opened, a changed one is refused, and a new one starts empty", { skip }, async () => {
  const { page, close } = await site.open();
  const text = readFileSync(new URL("../../cases/siblings-older.json", import.meta.url), "utf8");
  const upload = (body) => page.getByLabel("A case file").setInputFiles({ name: "case.json", mimeType: "application/json", buffer: Buffer.from(body) });
  await upload(text.replace('"recorded": "2025', '"recorded": "2024'));
  await page.getByRole("heading", { name: "The case could not be opened" }).waitFor();
  await accessible(page, "a refused file");
  await upload(text);
  await page.getByRole("heading", { name: "Case siblings-older" }).waitFor();
  await page.getByRole("button", { name: "Look at another case" }).click();
  await page.getByLabel("Start a new case").fill("case-0001");
  await page.getByRole("button", { name: "Start" }).click();
  await page.getByText("0 of 0 entries").waitFor();
  await page.locator("reunify-case").getByText("Identification").first().waitFor();
  await close();
});

test("nothing is kept unless somebody asks, and what is kept can be cleared", { skip }, async () => {
  const { page, close } = await withCase();
  await page.reload();
  assert.equal(await page.getByText("Kept in this browser").count(), 0);
  await page.getByRole("button", { name: "A planned return from foster care" }).click();
  await view(page, "Save");
  await page.getByRole("button", { name: "Keep it in this browser" }).click();
  await page.getByText("The case is kept in this browser.").waitFor();
  await page.reload();
  await page.getByRole("button", { name: "planned-return-s20" }).waitFor();
  await accessible(page, "with a kept case");
  const clear = page.getByRole("button", { name: "Clear what is kept" });
  await clear.click();
  // It goes when everything is cleared, and not before.
  await clear.waitFor({ state: "detached" });
  await page.reload();
  await page.getByRole("heading", { name: "Look at an example" }).waitFor();
  assert.equal(await page.getByRole("button", { name: "planned-return-s20" }).count(), 0);
  await close();
});

test("axe finds nothing in any view, wide or at 320 px, and no page is wider than its window", { skip }, async () => {
  for (const options of [undefined, NARROW]) {
    const { page, close } = await site.open("", options);
    await accessible(page, "the first page");
    await fits(page, "the first page");
    await close();
    const opened = await withCase(options);
    for (const name of ["Where it stands", "What may be done next", "Timeline", "Save"]) {
      await view(opened.page, name);
      await accessible(opened.page, name);
      await fits(opened.page, name);
    }
    await opened.close();
  }
});

test("forced colours and less motion leave everything to be seen", { skip }, async () => {
  const { page, close } = await withCase({ forcedColors: "active", reducedMotion: "reduce" });
  await accessible(page, "forced colours");
  assert.ok(await page.locator("reunify-case").getByText("Overdue").first().isVisible());
  await close();
});

test("the answer is the one that the package gives", { skip }, async () => {
  const read = (path) => readFileSync(new URL(path, import.meta.url), "utf8");
  const plan = Plan.load(read(import.meta.resolve("reunify/plans/reunification@1.0.0.json")));
  const evaluation = Engine.compile(plan).evaluate(Case.load(read("../../cases/planned-return-s20.json")), { asOf: "2026-02-20" });
  const { page, close } = await withCase();
  const shown = await page.locator("reunify-case").evaluate((board) => JSON.stringify(board.evaluation));
  assert.equal(shown, JSON.stringify(evaluation));
  await close();
});
