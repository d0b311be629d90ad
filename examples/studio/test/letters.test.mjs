// What a parent or a child is told.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { accessible, browse, fits, skip } from "./site.mjs";

let site;
before(async () => {
  if (!skip) site = await browse();
});
after(() => site?.close());

async function letters(title, options) {
  const opened = await site.open("", options);
  await opened.page.getByRole("button", { name: title }).click();
  await opened.page.locator("reunify-case").getByText("Stage").or(opened.page.locator("reunify-case").getByText(/As of/)).first().waitFor();
  await opened.page.getByRole("navigation", { name: "Menu" }).getByRole("link", { name: "Letters" }).click();
  await opened.page.locator("article.studio-letter").waitFor();
  return opened;
}

test("without a case there is nothing to tell, and the page says what to do", { skip }, async () => {
  const { page, close } = await site.open("#/letters");
  await page.getByRole("link", { name: "Open a case" }).waitFor();
  await accessible(page, "no case");
  await close();
});

test("a parent and a child are each told in their own words", { skip }, async () => {
  const { page, quiet, close } = await letters("A planned return from foster care");
  const letter = page.locator("article.studio-letter");
  await letter.getByText("The choice whether your child comes home").waitFor();
  await accessible(page, "for a parent");
  await page.getByLabel("Who it is for").selectOption("child");
  await letter.getByRole("heading", { name: "What is happening about you going home" }).waitFor();
  await letter.getByText(/your social worker/).first().waitFor();
  await accessible(page, "for a child");
  await fits(page, "for a child");
  await quiet();
  await close();
});

test("what is kept from a reader is in no letter", { skip }, async () => {
  const { page, close } = await letters("The younger of two sisters: work towards a return");
  const words = await page.locator("article.studio-letter").evaluate((article) =>
    [...article.querySelectorAll("reunify-explanation")].map(({ shadowRoot }) => shadowRoot.textContent).join(" "),
  );
  assert.ok(words.length > 100);
  assert.doesNotMatch(words, /relative|third party/i);
  await close();
});

test("what is left out is not printed, and neither is what is around the letter", { skip }, async () => {
  const { page, close } = await letters("A planned return from foster care");
  const letter = page.locator("article.studio-letter");
  await page.getByLabel("The choice whether to look into your child coming home").uncheck();
  await letter.getByText("The choice whether to look into your child coming home").waitFor({ state: "detached" });
  await page.emulateMedia({ media: "print" });
  assert.ok(await letter.isVisible());
  assert.ok(!(await page.getByRole("button", { name: "Print" }).isVisible()));
  assert.ok(!(await page.locator(".studio-bar").isVisible()));
  await close();
});
