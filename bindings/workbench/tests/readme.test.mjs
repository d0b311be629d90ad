// The programs in the README run as they stand there. Each is named by the comment in its first line.

import assert from "node:assert/strict";
import { cpSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { checkout, install, put, read, RETURNS, run } from "./workbench.mjs";

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

test("every program has a name, and was run", () => {
  assert.equal(readme.match(/^```(?!text$)\S+$/gm).length, programs.size);
  assert.deepEqual([...tried].sort(), [...programs.keys()].sort());
});
