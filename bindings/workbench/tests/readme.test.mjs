// The programs in the README run as they stand there. Each is named by the comment in its first line.

import assert from "node:assert/strict";
import { cpSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { browse, page, quiet, skip } from "../../wasm/tests/chromium.mjs";
import { build } from "../../wasm/tests/tools.mjs";
import { checkout, filesOf, install, put, read, RETURNS, run } from "./workbench.mjs";

const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");
const programs = new Map([...readme.matchAll(/^```js\n\/\/ (\S+)\n([^]*?)^```$/gm)].map(([, name, text]) => [name, text]));
const { folder } = install();
put(folder, "case.json", read("examples/cases/planned-return-s20.json"));
cpSync(join(checkout, "examples/policies/northshire"), join(folder, "northshire"), { recursive: true });
cpSync(join(checkout, RETURNS, "2018"), join(folder, "2018"), { recursive: true });

const tried = new Set();
function said(name) {
  tried.add(name);
  put(folder, name, programs.get(name));
  const words = run(folder, name);
  assert.doesNotMatch(words, /undefined .*undefined/);
  return words;
}

test("a policy", () => {
  const words = said("check.mjs");
  assert.match(words, /^[1-9]\d* passed, 0 failed$/m);
  assert.match(words, /^added /m);
});

test("the return", () => {
  const words = said("returns.mjs");
  assert.match(words, /^episodes\.csv episodes \d+$/m);
  const stored = (name) => readFileSync(join(folder, name), "utf8");
  assert.ok(stored("report.html").startsWith("<!DOCTYPE html>") && stored("figures.csv").includes(","));
  assert.equal(JSON.parse(stored("figures.json")).format, "reunify-ssda903-report/1");
});

test("costs", () => assert.match(said("costs.mjs"), /£/));

let browser;
before(async () => {
  browser = await browse(folder);
});
after(() => browser?.close());

test("a Worker", { skip }, async () => {
  tried.add("worker.js");
  put(folder, "app/worker.js", programs.get("worker.js"));
  put(folder, "app/index.html", page("main.js"));
  put(folder, "app/main.js", `
    const worker = new Worker(new URL("worker.js", import.meta.url), { type: "module" });
    const said = () => new Promise((resolve) => worker.addEventListener("message", ({ data }) => resolve(data), { once: true }));
    await said();
    worker.postMessage(${JSON.stringify(filesOf("examples/policies/refused/no-interview"))});
    globalThis.answer = await said();
  `);
  const options = { outDir: join(folder, "built") };
  await build({ root: join(folder, "app"), base: "./", logLevel: "error", build: options, worker: { format: "es" } });
  const seen = await browser.look("/built/");
  quiet(seen);
  assert.equal(seen.answer.diagnostics[0].code, "policy-loosens-law");
});

test("every program has a name, and was run", () => {
  assert.equal(readme.match(/^```(?!text$)\S+$/gm).length, programs.size);
  const expected = [...programs.keys()].filter((name) => !skip || name !== "worker.js");
  assert.deepEqual([...tried].sort(), expected.sort());
});
