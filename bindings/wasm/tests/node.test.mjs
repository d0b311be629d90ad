// The package in Node, as it is published.

import assert from "node:assert/strict";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { checkout, install, kase, read, tiny } from "./package.mjs";

const folder = install();
writeFileSync(join(folder, "entry.mjs"), 'export * from "reunify";\nexport const plan = import.meta.resolve("reunify/plans/reunification@1.0.0.json");\n');
const { Case, Engine, Plan, Policy, ReunifyError, send, version, plan: shipped } = await import(pathToFileURL(join(folder, "entry.mjs")));
const document = readFileSync(new URL(shipped), "utf8");
const on = { asOf: "2026-02-20" };

function northshire() {
  const path = "examples/policies/northshire";
  const files = {};
  for (const part of ["rules", "tests"]) {
    for (const name of readdirSync(join(checkout, path, part))) {
      files[`${part}/${name}`] = read(`${path}/${part}/${name}`);
    }
  }
  return Policy.fromFiles(read(`${path}/policy.json`), files);
}

/** The error that something throws. */
function refused(work) {
  try {
    work();
  } catch (error) {
    assert.ok(error instanceof ReunifyError, String(error));
    return error;
  }
  return assert.fail("nothing was refused");
}

test("evaluates and explains the plan that ships", () => {
  const plan = Plan.load(document);
  assert.equal(plan.id, "reunification");
  assert.match(version(), /^\d+\.\d+\.\d+$/);
  const engine = Engine.compile(plan);
  const child = Case.load(kase);
  child.verify();
  const evaluation = engine.evaluate(child, on);
  assert.equal(evaluation.stage.title, "Review of progress and decision 3");
  const explained = engine.explain(child, "stage", { ...on, reader: "parent" });
  assert.equal(explained.item, "stage");
  const then = { asOf: "2026-01-15", knownAt: "2026-01-15T18:00:00Z" };
  assert.notDeepEqual(engine.evaluate(child, then), engine.evaluate(child, { asOf: "2026-01-15" }));
  for (const thing of [plan, engine, child]) {
    thing.dispose();
  }
});

test("documents are objects or texts, with the same answer", () => {
  const one = Engine.compile(Plan.load(tiny.plan)).evaluate(Case.load(tiny.case), on);
  const two = Engine.compile(Plan.load(JSON.parse(tiny.plan))).evaluate(Case.load(JSON.parse(tiny.case)), on);
  assert.deepEqual(one, two);
});

test("a policy changes what the plan asks, and only of the plan that it names", () => {
  const engine = Engine.compile(Plan.load(document), [northshire()]);
  assert.ok(engine.changes().length > 0);
  const error = refused(() => Engine.compile(Plan.load(tiny.plan), [northshire()]));
  assert.ok(error.code.length > 0 && error.diagnostics.length > 0);
});

test("a refused entry says why and leaves the case as it was", () => {
  const engine = Engine.compile(Plan.load(tiny.plan));
  const child = Case.load(tiny.case);
  const before = JSON.stringify(child);
  const entry = { occurred: "2026-02-20", recorded: "2026-02-20T12:00:00Z", actor: { role: "social-worker" }, type: "task", id: "none", data: {} };
  const error = refused(() => engine.append(child, entry));
  assert.equal(error.place, "/id");
  assert.equal(error.rejection.code, error.code);
  assert.equal(JSON.stringify(child), before);
  const receipt = engine.append(child, { ...entry, id: "visit", data: { "seen-alone": true } });
  assert.equal(receipt.event.seq, 13);
});

test("a document that is wrong is refused with its place", () => {
  const error = refused(() => Plan.load('{\n  "format": "reunify-plan/9"\n}'));
  assert.deepEqual([error.code, error.place, error.diagnostics[0].place.span.line], ["unknown-format", "/format", 2]);
  const forged = JSON.parse(kase);
  forged.events[0].actor.role = "team-manager";
  assert.ok(refused(() => Case.load(forged).verify()).code);
});

test("what was disposed of is refused; what was made from it is not", () => {
  const plan = Plan.load(tiny.plan);
  const engine = Engine.compile(plan);
  plan[Symbol.dispose]();
  plan.dispose();
  assert.equal(refused(() => Engine.compile(plan)).code, "disposed");
  assert.equal(engine.evaluate(Case.load(tiny.case), on).case, "tiny");
});

test("when the module stops it is started again, and what it held is lost and says so", () => {
  const engine = Engine.compile(Plan.load(tiny.plan));
  const large = { format: "reunify-case/1", id: "x".repeat(20 << 20), plan: { id: "tiny", version: "1.0.0" }, events: [] };
  const kept = [];
  const error = refused(() => {
    for (let n = 0; n < 40; n += 1) {
      kept.push(Case.load(large));
    }
  });
  assert.equal(error.code, "instance-lost");
  assert.equal(refused(() => engine.evaluate(kept[0], on)).code, "instance-lost");
  kept[0].dispose();
  assert.equal(Engine.compile(Plan.load(tiny.plan)).evaluate(Case.load(tiny.case), on).case, "tiny");
});

test("a hundred thousand evaluations leave the memory as it was", { timeout: 300_000 }, () => {
  const engine = Engine.compile(Plan.load(tiny.plan));
  const evaluate = (rounds) => {
    for (let n = 0; n < rounds; n += 1) {
      const child = Case.load(tiny.case);
      const request = JSON.stringify({ call: "evaluate", engine: engine.handle, case: child.handle, "as-of": "2026-02-20" });
      assert.ok(send(request).startsWith('{"ok":'));
      child.dispose();
    }
    globalThis.gc();
    const { external, heapUsed, rss } = process.memoryUsage();
    return { used: external + heapUsed, rss };
  };
  const before = evaluate(2_000);
  const after = evaluate(100_000);
  assert.ok(after.used < before.used + (4 << 20), `${before.used} bytes became ${after.used}`);
  // The module's own memory is among what the process has.
  assert.ok(after.rss < before.rss + (32 << 20), `${before.rss} bytes became ${after.rss}`);
});

test("what is forgotten is let go of in time", { timeout: 120_000 }, async () => {
  const numbers = [];
  for (let n = 0; n < 3_000; n += 1) {
    numbers.push(Case.load(tiny.case).handle);
  }
  const held = () => numbers.filter((number) => send(JSON.stringify({ call: "case", case: number })).startsWith('{"ok":')).length;
  for (let tries = 0; tries < 50 && held() > 0; tries += 1) {
    globalThis.gc();
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  assert.equal(held(), 0);
});
