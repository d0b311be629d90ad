// What is in the package, what of it a host can import, and what its types say.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { anyIn } from "../../wasm/tests/any.mjs";
import { imported, install, put, run } from "./workbench.mjs";

const { folder, packed } = install();
const installed = join(folder, "node_modules/reunify-workbench");
const require = createRequire(new URL("../../wasm/package.json", import.meta.url));
const tsc = join(dirname(require.resolve("typescript/package.json")), "bin/tsc");
put(folder, "types.ts", readFileSync(new URL("types.ts", import.meta.url), "utf8"));

test("has the compiled files, the plans, the licences and nothing else", () => {
  const files = packed.files.map(({ path }) => path);
  const outside = ["LICENSE-APACHE", "LICENSE-MIT", "README.md", "THIRD-PARTY.md", "package.json"];
  const within = ["core_bg.wasm", "index.js", "index.d.ts", "node.js", "start.js", "plans/reunification@1.0.0.json"];
  const expected = [...outside, ...within.map((name) => `dist/${name}`)];
  assert.deepEqual(expected.filter((name) => !files.includes(name)), []);
  assert.deepEqual(files.filter((name) => !name.startsWith("dist/") && !outside.includes(name)), []);
  assert.deepEqual(files.filter((name) => /(?<!\.d)\.ts$/.test(name)), []);
  const { dependencies } = JSON.parse(readFileSync(join(installed, "package.json"), "utf8"));
  assert.equal(dependencies, undefined);
});

test("names what others wrote of the module", () => {
  const notices = readFileSync(join(installed, "THIRD-PARTY.md"), "utf8");
  for (const name of ["rhai", "quick-xml", "zip", "csv", "maud", "rand_chacha"]) {
    assert.match(notices, new RegExp(`^## ${name} v`, "m"));
  }
});

test("exports all of the core's package, and more", async () => {
  const more = ["Draft", "Figures", "Returns", "comparePlans", "costs", "costsChart", "laidPlan", "migrateCase", "nationalCosts", "newPolicy", "ruleReference", "runRule"];
  const core = ["Case", "Engine", "Plan", "Policy", "ReunifyError", "send", "version"];
  assert.deepEqual(Object.keys(await imported(folder, "reunify-workbench")), [...more, ...core].sort());
});

test("can be started by the host, from the module's bytes", () => {
  put(folder, "started.mjs", `
    import { readFileSync } from "node:fs";
    import { nationalCosts, start } from "reunify-workbench/start";
    await start(readFileSync(new URL(import.meta.resolve("reunify-workbench/workbench.wasm"))));
    console.log(JSON.parse(nationalCosts("national-2024")).format);
  `);
  assert.equal(run(folder, "started.mjs"), "reunify-costs-inputs/1\n");
});

const nodenext = ["--module", "nodenext", "--moduleResolution", "nodenext"];
const bundler = ["--module", "esnext", "--moduleResolution", "bundler"];
for (const [name, options] of [
  ["nodenext", [...nodenext, "--exactOptionalPropertyTypes", "--lib", "es2022,dom"]],
  ["a Worker", [...bundler, "--noUncheckedIndexedAccess", "--lib", "es2022,webworker"]],
]) {
  test(`types hold under --strict: ${name}`, () => {
    const all = [tsc, "--noEmit", "--strict", "--target", "es2022", ...options, "types.ts"];
    try {
      execFileSync(process.execPath, all, { cwd: folder, encoding: "utf8" });
    } catch (error) {
      assert.fail(error.stdout);
    }
  });
}

test("types name no `any`", () => {
  const dist = join(installed, "dist");
  const files = readdirSync(dist, { recursive: true }).filter((name) => name.endsWith(".d.ts"));
  assert.ok(files.includes("draft.d.ts") && files.includes(join("documents", "policy-check.d.ts")));
  assert.deepEqual(files.flatMap((name) => anyIn(name, readFileSync(join(dist, name), "utf8"))), []);
});
