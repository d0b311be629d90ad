// What is in the package, and what of it a host can import.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { imported, install, put, run, shipped } from "./package.mjs";

const { folder, packed } = install();

test("has the compiled files, the plan, the licences and nothing else", () => {
  const files = packed.files.map(({ path }) => path);
  const expected = [
    "LICENSE-APACHE",
    "LICENSE-MIT",
    "README.md",
    "THIRD-PARTY.md",
    "dist/core_bg.wasm",
    "dist/index.d.ts",
    "dist/index.js",
    "dist/node.js",
    "dist/plans/reunification@1.0.0.json",
    "dist/start.js",
    "package.json",
  ];
  assert.deepEqual(expected.filter((name) => !files.includes(name)), []);
  assert.deepEqual(files.filter((name) => !name.startsWith("dist/") && !expected.includes(name)), []);
  assert.deepEqual(files.filter((name) => /\.ts$/.test(name) && !/\.d\.ts$/.test(name)), []);
  assert.ok(readFileSync(`${folder}/node_modules/reunify/package.json`, "utf8").includes("Apache-2.0 OR MIT"));
});

test("needs nothing from npm", () => {
  const { dependencies } = JSON.parse(readFileSync(`${folder}/node_modules/reunify/package.json`, "utf8"));
  assert.equal(dependencies, undefined);
});

test("exports the classes and functions of the README", async () => {
  const names = ["Case", "Engine", "Plan", "Policy", "ReunifyError", "send", "version"];
  assert.deepEqual(Object.keys(await imported(folder, "reunify")), names);
});

test("exports the plan and the module as files, and nothing from within", () => {
  put(folder, "files.mjs", `
    import { readFileSync } from "node:fs";
    const text = (name) => readFileSync(new URL(import.meta.resolve(name)));
    console.log(text("reunify/plans/reunification@1.0.0.json").length, WebAssembly.validate(text("reunify/reunify.wasm")));
    await import("reunify/dist/host.js").catch(({ code }) => console.log(code));
  `);
  const length = Buffer.byteLength(shipped.plan);
  assert.equal(run(folder, "files.mjs"), `${length} true\nERR_PACKAGE_PATH_NOT_EXPORTED\n`);
});
