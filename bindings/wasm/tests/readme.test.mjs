// The programs in the README run as they stand there.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { install, kase } from "./package.mjs";

const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");
const programs = [...readme.matchAll(/^```js\n(.*?)^```/gms)].map(([, text]) => text);
const folder = install();
writeFileSync(join(folder, "case.json"), kase);

const run = (program, number) => {
  const file = join(folder, `program-${number}.mjs`);
  writeFileSync(file, program);
  return execFileSync(process.execPath, [file], { cwd: folder, encoding: "utf8" });
};

test("loads, evaluates and explains", () => {
  const said = run(programs[0], 0);
  assert.match(said, /^Visit to the child in placement 2026-02-17$/m);
  assert.doesNotMatch(said, /undefined/);
});

test("stores", () => {
  assert.match(run(programs[1], 1), /^1 [0-9a-f]{64}$/m);
  assert.equal(JSON.parse(readFileSync(join(folder, "case-0001.json"), "utf8")).events.length, 1);
});

test("there are no other programs", () => assert.equal(programs.length, 2));
