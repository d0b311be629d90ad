// Work that is done over and over leaves the memory as it was: the module's own memory to the byte,
// and the heap of JavaScript, after a collection, but for what the engine itself keeps.

import assert from "node:assert/strict";
import { test } from "node:test";
import { collect, heap, moduleMemory } from "./memory.mjs";
import { day, imported, install, tiny } from "./package.mjs";

const ROUNDS = 100_000;
const LEEWAY = 2 * 2 ** 20;
const { folder } = install();
const { Case, Engine, Plan } = await imported(folder, "reunify");
const memory = await moduleMemory(folder);

function steady(name, work) {
  test(`${name}, a hundred thousand times`, { timeout: 300_000 }, () => {
    repeat(2_000, work);
    const before = { module: memory(), heap: heap() };
    repeat(ROUNDS, work);
    const after = { module: memory(), heap: heap() };
    assert.equal(after.module, before.module);
    assert.ok(after.heap < before.heap + LEEWAY, `${before.heap} bytes of heap became ${after.heap}`);
  });
}

function repeat(rounds, work) {
  for (let round = 0; round < rounds; round += 1) {
    work();
  }
}

const engine = Engine.compile(Plan.load(tiny.plan));
const child = Case.load(tiny.case);

steady("evaluate", () => assert.equal(engine.evaluate(child, day).case, "tiny"));
steady("load and dispose of a case", () => Case.load(tiny.case).dispose());

test("ten thousand cases that are forgotten leave the memory as it was", { timeout: 300_000 }, async () => {
  const forget = async (rounds) => {
    for (let done = 0; done < rounds; done += 250) {
      repeat(250, () => Case.load(tiny.case));
      collect();
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  };
  await forget(2_000);
  const before = memory();
  await forget(10_000);
  assert.equal(memory(), before);
});
