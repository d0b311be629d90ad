// The package as it is published, put where a host would install it.

import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const checkout = fileURLToPath(new URL("../../../", import.meta.url));
const here = fileURLToPath(new URL("../", import.meta.url));

/** A folder whose `node_modules` has the packed package. */
export function install() {
  const folder = mkdtempSync(join(tmpdir(), "reunify-"));
  const [{ filename }] = JSON.parse(execFileSync("npm", ["pack", "--json", "--pack-destination", folder], { cwd: here, stdio: ["ignore", "pipe", "ignore"] }));
  const into = join(folder, "node_modules/reunify");
  mkdirSync(into, { recursive: true });
  execFileSync("tar", ["-xzf", join(folder, filename), "-C", into, "--strip-components=1"]);
  return folder;
}

export const read = (path) => readFileSync(join(checkout, path), "utf8");

/** What the tests evaluate. */
export const kase = read("examples/cases/planned-return-s20.json");
export const tiny = {
  plan: read("crates/reunify/tests/plans/tiny.json"),
  case: read("crates/reunify/tests/cases/tiny.json"),
};
