import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { Policy } from "reunify";
import { REFUSED } from "./problem.mjs";
import { readText } from "./read-text.mjs";
import { about } from "./trouble.mjs";

/** Loads a policy from its folder: `policy.json`, `rules/*.rhai` and `tests/*.json`. */
export function policyFolder(folder) {
  const manifest = readText(join(folder, "policy.json"));
  const files = Object.fromEntries([...inside(folder, "rules", ".rhai"), ...inside(folder, "tests", ".json")]);
  return about(folder, REFUSED, () => Policy.fromFiles(manifest, files));
}

function inside(folder, part, ending) {
  const path = join(folder, part);
  const names = existsSync(path) ? readdirSync(path).filter((name) => name.endsWith(ending)).sort() : [];
  return names.map((name) => [`${part}/${name}`, readText(join(path, name))]);
}
