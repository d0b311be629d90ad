// What the journeys over the page for policies share.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Draft, Plan } from "reunify-workbench";
import { accessible, fits } from "./site.mjs";

export const POLICIES = fileURLToPath(new URL("../../policies/", import.meta.url));
const shipped = new URL(import.meta.resolve("reunify-workbench/plans/reunification@1.0.0.json"));
export const plan = Plan.load(readFileSync(shipped, "utf8"));

/** The files of an example policy. */
export function filesOf(name) {
  const folder = join(POLICIES, name);
  const files = { "policy.json": readFileSync(join(folder, "policy.json"), "utf8") };
  for (const inner of ["rules", "tests"]) {
    if (!existsSync(join(folder, inner))) continue;
    for (const file of readdirSync(join(folder, inner))) {
      files[`${inner}/${file}`] = readFileSync(join(folder, inner, file), "utf8");
    }
  }
  return files;
}

/** What the package says of files. */
export const draft = (files) => new Draft(plan, files);

/** Opens an example policy, and waits for its check. */
export async function example(page, name) {
  await page.getByRole("button", { name, exact: true }).click();
  await status(page, /^No problems/);
}

/** Waits for the line that tells what the check came to. */
export const status = (page, text) => page.locator(".policy-status [role=status]").filter({ hasText: text }).waitFor();

/** Opens files that somebody picks. */
export const pick = (page, files) =>
  page.getByLabel("A packed policy, or files").setInputFiles(
    Object.entries(files).map(([path, text]) => ({
      name: path.split("/").at(-1),
      mimeType: "text/plain",
      buffer: Buffer.from(text),
    })),
  );

/** Shows a file in the editor. */
export async function show(page, path) {
  const [name, group] = path.split("/").reverse();
  const list = page.getByRole("navigation", { name: "Files of the policy" });
  const of = group ? list.locator("div", { has: page.getByRole("heading", { name: group }) }) : list;
  await of.getByRole("button", { name }).first().click();
  await page.getByRole("textbox", { name: `Text of ${path}` }).waitFor();
}

/** Puts another text in the place of the one in the editor. */
export async function write(page, text) {
  await page.locator(".cm-content").focus();
  await page.keyboard.press("Control+a");
  await page.keyboard.insertText(text);
}

/** Shows a view of what the policy does. */
export const view = (page, name) =>
  page.getByRole("navigation", { name: "What the policy does" }).getByRole("link", { name }).click();

/** axe finds nothing, and the page fits, in a wide window and at 320 px. */
export async function forEveryone(page, state) {
  const { width, height } = page.viewportSize();
  await accessible(page, state);
  await page.setViewportSize({ width: 320, height: 640 });
  await accessible(page, `${state}, at 320 px`);
  await fits(page, state);
  await page.setViewportSize({ width, height });
}

/** What is saved when something is clicked. */
export async function saved(page, button) {
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: button }).click()]);
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), "utf8") };
}

/** The longest time, in milliseconds, in which the page drew nothing while something went on. */
export async function heldUp(page, goesOn) {
  await page.evaluate(() => {
    globalThis.longest = 0;
    let last = performance.now();
    const draw = (now) => {
      globalThis.longest = Math.max(globalThis.longest, now - last);
      last = now;
      requestAnimationFrame(draw);
    };
    requestAnimationFrame(draw);
  });
  await goesOn();
  return page.evaluate(() => globalThis.longest);
}

/** The texts of all that is found, without spaces around them. */
export const texts = async (locator) => (await locator.allTextContents()).map((text) => text.replace(/\s+/g, " ").trim());

export const sentence = (text) => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`.replaceAll("`", "");

