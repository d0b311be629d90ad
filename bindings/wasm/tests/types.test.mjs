// The types as a host's compiler sees them.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { anyIn } from "./any.mjs";
import { install, put } from "./package.mjs";

const { folder } = install();
const require = createRequire(import.meta.url);
const tsc = join(dirname(require.resolve("typescript/package.json")), "bin/tsc");
const nodeTypes = ["--types", "node", "--typeRoots", join(dirname(require.resolve("@types/node/package.json")), "..")];
put(folder, "types.ts", readFileSync(new URL("types.ts", import.meta.url), "utf8"));
put(folder, "small.ts", `
  import { Case, Engine, Plan } from "reunify";
  declare const stored: string;
  const [first] = Engine.compile(Plan.load(stored)).evaluate(Case.load(stored), { asOf: "2026-02-20" }).deadlines;
  export const due: string | undefined = first?.due;
`);

function compiles(name, ...options) {
  test(`hold under --strict: ${name}`, () => {
    const all = [tsc, "--noEmit", "--strict", "--target", "es2022", ...options];
    try {
      execFileSync(process.execPath, all, { cwd: folder, encoding: "utf8" });
    } catch (error) {
      assert.fail(error.stdout);
    }
  });
}

const nodenext = ["--module", "nodenext", "--moduleResolution", "nodenext"];
const bundler = ["--module", "esnext", "--moduleResolution", "bundler"];
compiles("nodenext", ...nodenext, "--exactOptionalPropertyTypes", "--lib", "es2022,dom", "types.ts");
compiles("bundler", ...bundler, "--lib", "es2022,dom", "types.ts");
compiles("Node without the DOM", ...nodenext, ...nodeTypes, "--lib", "es2022", "small.ts");
compiles("a Worker", ...bundler, "--lib", "es2022,webworker", "types.ts");

test("name no type `any`", () => {
  const dist = join(folder, "node_modules/reunify/dist");
  const files = readdirSync(dist, { recursive: true }).filter((name) => name.endsWith(".d.ts"));
  const found = files.flatMap((name) => anyIn(name, readFileSync(join(dist, name), "utf8")));
  assert.ok(files.includes("reunify.d.ts") && files.includes(join("documents", "evaluation.d.ts")));
  assert.deepEqual(found, []);
  assert.deepEqual(anyIn("a.d.ts", "export type A = { b: any[] };"), ["a.d.ts: b: any[]"]);
});
