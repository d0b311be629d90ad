// The site itself: one origin, any static server, and without a network.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { browse, skip } from "./site.mjs";

const dist = fileURLToPath(new URL("../dist/", import.meta.url));
let site;
before(async () => {
  if (!skip) site = await browse();
});
after(() => site?.close());

test("every page asks its own origin alone, and goes by its policy", { skip }, async () => {
  for (const hash of ["", "#/plan", "#/policy", "#/letters", "#/data"]) {
    const { page, quiet, close } = await site.open(hash);
    await page.waitForLoadState("networkidle");
    await quiet();
    await close();
  }
});

test("a request to anywhere else is held up", { skip }, async () => {
  const { page, requests, close } = await site.open();
  await assert.rejects(page.evaluate(() => fetch("https://example.org/")));
  assert.deepEqual(requests.filter((url) => url.includes("example.org")), []);
  // Not in the call itself, which a debugger makes and no policy holds up.
  const later = () =>
    new Promise((resolve) =>
      setTimeout(() => {
        try {
          resolve(new Function("return 'it ran'")());
        } catch {
          resolve("held up");
        }
      }),
    );
  assert.equal(await page.evaluate(later), "held up");
  await close();
});

test("once it was opened it works without a network", { skip }, async () => {
  const { page, context, close } = await site.open();
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.waitForFunction(async () => (await caches.keys()).length > 0);
  await page.reload();
  await context.setOffline(true);
  await page.reload();
  await page.getByRole("button", { name: "A planned return from foster care" }).click();
  await page.locator("reunify-case").getByText("Review of progress and decision 3").first().waitFor();
  await page.goto(`${site.origin}/#/plan`);
  await page.getByRole("region", { name: "Map of the plan" }).waitFor();
  await close();
});

test("nothing of GOV.UK's own is in it: no font, no crest", () => {
  const styles = readdirSync(join(dist, "assets")).filter((name) => name.endsWith(".css"));
  for (const name of styles) assert.doesNotMatch(readFileSync(join(dist, "assets", name), "utf8"), /GDS Transport|crest|@font-face/i);
});
