// When the module stops, what it held is lost and says so, and what comes next works.

import assert from "node:assert/strict";
import { test } from "node:test";
import { heap, moduleMemory } from "./memory.mjs";
import { day, imported, install, tiny } from "./package.mjs";
import { refused as refusal } from "./refused.mjs";

const MEBIBYTE = 2 ** 20;
const { folder } = install();
const { Case, Engine, Plan, ReunifyError } = await imported(folder, "reunify");
const memory = await moduleMemory(folder);
const refused = (work) => refusal(work, ReunifyError);
const large = { format: "reunify-case/1", id: "x".repeat(20 * MEBIBYTE), plan: { id: "tiny", version: "1.0.0" }, events: [] };

/** Loads until the memory is used up; what was loaded, and the error at the end. */
function useUp() {
  const kept = [];
  const error = refused(() => {
    for (;;) {
      assert.ok(kept.length < 40, "the memory has an end");
      kept.push(Case.load(large));
    }
  });
  return { kept, error };
}

test("memory that runs out ends in `instance-lost`", () => {
  const engine = Engine.compile(Plan.load(tiny.plan));
  const child = Case.load(tiny.case);
  const { kept, error } = useUp();
  assert.equal(error.code, "instance-lost");
  assert.ok(error.cause instanceof WebAssembly.RuntimeError);
  assert.ok(kept.length > 2);
  assert.equal(error.message.includes("x".repeat(10)), false);

  const uses = [() => engine.evaluate(child, day), () => child.verify(), () => kept[0].toJSON(), () => engine.changes()];
  assert.deepEqual(uses.map((use) => refused(use).code), uses.map(() => "instance-lost"));
});

test("what is lost can be disposed of, and takes nothing of the new instance with it", () => {
  const { kept } = useUp();
  const children = Array.from({ length: kept.length + 3 }, () => Case.load(tiny.case));
  for (const thing of kept) {
    thing.dispose();
    assert.equal(refused(() => thing.verify()).code, "disposed");
  }
  children.forEach((child) => child.verify());
});

test("the module is as good as new, however often it stops", () => {
  const before = Engine.compile(Plan.load(tiny.plan)).evaluate(Case.load(tiny.case), day);
  const used = heap();
  for (let round = 0; round < 3; round += 1) {
    assert.equal(useUp().error.code, "instance-lost");
    assert.ok(memory() < 16 * MEBIBYTE, `${memory()} bytes after the module stopped`);
    assert.deepEqual(Engine.compile(Plan.load(tiny.plan)).evaluate(Case.load(tiny.case), day), before);
  }
  assert.ok(heap() < used + 8 * MEBIBYTE);
});

test("a module that cannot be started again at once is started with the next call", () => {
  const { Instance } = WebAssembly;
  WebAssembly.Instance = function () {
    throw new RangeError("no memory for another instance");
  };
  try {
    assert.equal(useUp().error.code, "instance-lost");
    assert.equal(refused(() => Plan.load(tiny.plan)).code, "instance-lost");
  } finally {
    WebAssembly.Instance = Instance;
  }
  assert.equal(Plan.load(tiny.plan).id, "tiny");
});
