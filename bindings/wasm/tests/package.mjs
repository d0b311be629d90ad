// The package as it is published, put where a host would install it.

import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

export const checkout = fileURLToPath(new URL("../../../", import.meta.url));
const here = fileURLToPath(new URL("../", import.meta.url));

/** A folder into which npm has installed the packed package. It goes when the test ends. */
export function install(from = here) {
  const folder = mkdtempSync(join(tmpdir(), "reunify-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  const npm = (cwd, ...words) => execFileSync("npm", words, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  const [packed] = JSON.parse(npm(from, "pack", "--json", "--pack-destination", folder));
  put(folder, "package.json", '{ "type": "module", "private": true }');
  npm(folder, "install", "--offline", "--no-audit", "--no-fund", "--silent", join(folder, packed.filename));
  return { folder, packed };
}

/** Writes a file, with the folders that it is in. */
export function put(folder, name, text) {
  const file = join(folder, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}

/** What a program beside an installed package imports. */
export function imported(folder, specifier) {
  const name = specifier.replace("/", "-");
  return import(pathToFileURL(put(folder, `${name}.mjs`, `export * from "${specifier}";\n`)));
}

export const read = (path) => readFileSync(join(checkout, path), "utf8");

/** The files of a policy's folder but `policy.json`. */
export function files(policy) {
  const folder = join(checkout, policy);
  const names = ["rules", "tests"].flatMap((part) => readdirSync(join(folder, part)).map((name) => `${part}/${name}`));
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), "utf8")]));
}

/** The files of a policy over a plan, whose one rule is this script. */
export const ruledBy = (script, plan) => ({
  "policy.json": JSON.stringify({
    format: "reunify-policy/1",
    id: "local",
    version: "1.0.0",
    title: "Local",
    owner: "Nobody",
    plan: { id: plan, from: "1.0.0", below: "2.0.0" },
    sources: [{ id: "manual", title: "Manual", short: "Manual" }],
    rules: [
      {
        id: "rule",
        title: "Rule",
        script: "rules/rule.rhai",
        reason: "Because.",
        basis: { authority: "local", cites: [{ source: "manual", at: "1", verified: true }] },
      },
    ],
  }),
  "rules/rule.rhai": script,
});

/** What the tests evaluate. */
export const shipped = {
  plan: read("bindings/wasm/dist/plans/reunification@1.0.0.json"),
  case: read("examples/cases/planned-return-s20.json"),
};
export const tiny = {
  plan: read("crates/reunify/tests/plans/tiny.json"),
  case: read("crates/reunify/tests/cases/tiny.json"),
};
export const day = { asOf: "2026-02-20" };

/** Runs a program beside an installed package, in a process of its own. */
export function run(folder, file, ...options) {
  return execFileSync(process.execPath, [...options, join(folder, file)], { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
}
