// What the tests of data and costs share: the example in the page and in the package, and reading its tables.

import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { fileURLToPath } from "node:url";
import { Returns } from "reunify-workbench";

export const EXAMPLE = fileURLToPath(new URL("../src/data/example/", import.meta.url));

/** A folder that is gone after the tests. */
export const scratch = mkdtempSync(join(tmpdir(), "reunify-studio-"));
after(() => rmSync(scratch, { recursive: true }));

export const csv = (folder) => readdirSync(folder).filter((name) => name.endsWith(".csv"));

/** The same files in the package itself. */
export function packaged(folder = EXAMPLE, names = csv(folder)) {
  const returns = Returns.create();
  for (const name of names) returns.add(name, readFileSync(join(folder, name)));
  return returns;
}

export const title = (tab) => tab.getByRole("heading", { name: /^Returns home from care/ });
export const file = (name, content) => ({ name, mimeType: "text/csv", buffer: Buffer.from(content) });
export const pick = (tab, files) => tab.getByLabel("Files of the SSDA903 return").setInputFiles(files);

export async function example(tab) {
  await tab.getByRole("button", { name: "Try the example return" }).click();
  await title(tab).waitFor();
}

export async function onCosts(tab) {
  await tab.getByRole("tab", { name: "Costs" }).click();
  await tab.getByRole("heading", { name: "Line by line" }).waitFor();
}

/** The cells of a table, row by row, by the start of its caption. */
export const cells = (tab, caption) =>
  tab
    .locator("table")
    .filter({ has: tab.locator("caption", { hasText: new RegExp(`^${caption}`) }) })
    .locator("tbody tr")
    .evaluateAll((rows) => rows.map((row) => [...row.children].map(({ textContent }) => textContent)));

/** What a button saves. */
export async function saved(tab, button) {
  const clicked = tab.getByRole("button", { name: button }).click();
  const [download] = await Promise.all([tab.waitForEvent("download"), clicked]);
  const path = join(scratch, download.suggestedFilename());
  await download.saveAs(path);
  return { name: download.suggestedFilename(), path, text: readFileSync(path, "utf8") };
}

/** A count as the page writes it. */
export const shown = (count) => ("count" in count ? count.count.toLocaleString("en-GB") : "[c]");
