// The package as it is published, and the command that its answers are held to.

import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { checkout, install as installed, read } from "../../wasm/tests/package.mjs";

export { checkout, imported, put, read, ruledBy, run } from "../../wasm/tests/package.mjs";

/** A folder into which npm has installed the packed package. */
export const install = () => installed(fileURLToPath(new URL("../", import.meta.url)));

const COMMAND = process.env.REUNIFY ?? join(checkout, "target/debug/reunify");

/** What `reunify` prints, whether or not it finds problems. */
export function reunify(...words) {
  if (!existsSync(COMMAND)) {
    throw new Error(`there is no ${COMMAND}: run \`cargo build -p reunify-cli\``);
  }
  try {
    return execFileSync(COMMAND, words, { cwd: checkout, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  } catch (error) {
    return error.stdout;
  }
}

/** The files of a policy's folder. */
export function filesOf(policy) {
  const names = readdirSync(join(checkout, policy), { recursive: true }).filter((name) => /\.(json|rhai|md)$/.test(name));
  return Object.fromEntries(names.map((name) => [name, read(`${policy}/${name}`)]));
}

const folders = (within) =>
  readdirSync(join(checkout, within))
    .map((name) => `${within}/${name}`)
    .filter((folder) => existsSync(join(checkout, folder, "policy.json")));

/** Every example policy that can be used, and every one that is refused. */
export const policies = folders("examples/policies");
export const refused = folders("examples/policies/refused");

export const RETURNS = "crates/reunify-ssda903/tests/data";
export const FILES = ["2017", "2018"].flatMap((year) =>
  ["episodes", "header", "reviews"].map((kind) => `${RETURNS}/${year}/${kind}.csv`),
);
export const bytes = (path) => new Uint8Array(readFileSync(join(checkout, path)));
export const cases = () =>
  readdirSync(join(checkout, "examples/cases"))
    .filter((name) => name.endsWith(".json"))
    .map((name) => `examples/cases/${name}`);
