// Plans, policies, engines and cases are let go of: with `using`, with `dispose`, or in time.

import assert from "node:assert/strict";
import { test } from "node:test";
import ts from "typescript";
import { untilCollected } from "./memory.mjs";
import { day, imported, install, put, run, tiny } from "./package.mjs";
import { refused as refusal } from "./refused.mjs";

const { folder } = install();
const { Case, Engine, Plan, ReunifyError, send } = await imported(folder, "reunify");
const refused = (work) => refusal(work, ReunifyError);
const held = (number) => send(JSON.stringify({ call: "case", case: number })).startsWith('{"ok":');

test("what was disposed of is refused; what was made from it is not", () => {
  const plan = Plan.load(tiny.plan);
  const engine = Engine.compile(plan);
  plan.dispose();
  plan.dispose();
  assert.equal(refused(() => Engine.compile(plan)).code, "disposed");
  assert.equal(refused(() => engine.changes()).code, "disposed");
  assert.equal(engine.evaluate(Case.load(tiny.case), day).case, "tiny");
});

test("each kind of thing is refused after it was disposed of", () => {
  const engine = Engine.compile(Plan.load(tiny.plan));
  const child = Case.load(tiny.case);
  engine.dispose();
  child.dispose();
  const uses = [() => engine.evaluate(Case.load(tiny.case), day), () => child.verify(), () => child.toJSON()];
  assert.deepEqual(uses.map((use) => refused(use).code), ["disposed", "disposed", "disposed"]);
});

const scope = `
  import { Case } from "reunify";
  function numberWithin(text: string): number {
    using child = Case.load(text);
    child.verify();
    return child.handle;
  }
  export { numberWithin };
`;
const compiled = (text) =>
  ts.transpileModule(text, { compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext } }).outputText;
put(folder, "scope.mjs", compiled(scope));

test("`using`, compiled down, lets go at the end of the scope", async () => {
  const { numberWithin } = await import(`${folder}/scope.mjs`);
  assert.equal(held(numberWithin(tiny.case)), false);
});

test("`using` works where the host has no Symbol.dispose", () => {
  put(folder, "older.mjs", `
    const older = (name) => Newer(name);
    const Newer = globalThis.Symbol;
    for (const name of Object.getOwnPropertyNames(Newer)) {
      if (name !== "dispose" && name !== "asyncDispose" && !(name in Function.prototype)) older[name] = Newer[name];
    }
    older.for = Newer.for;
    globalThis.Symbol = older;
    if (Symbol.dispose !== undefined) throw new Error("this host is not older");
    const { numberWithin } = await import("./scope.mjs");
    const { send } = await import("reunify");
    const number = numberWithin(${JSON.stringify(tiny.case)});
    console.log(JSON.parse(send(JSON.stringify({ call: "case", case: number }))).error.code);
  `);
  assert.equal(run(folder, "older.mjs"), "unknown-handle\n");
});

test("what is forgotten is let go of in time", { timeout: 120_000 }, async () => {
  const numbers = Array.from({ length: 3_000 }, () => Case.load(tiny.case).handle);
  assert.ok(numbers.some(held));
  assert.ok(await untilCollected(() => !numbers.some(held)));
});

test("a finaliser that comes too late harms nothing", async () => {
  let collected = false;
  const watch = new FinalizationRegistry(() => {
    collected = true;
  });
  (() => {
    const child = Case.load(tiny.case);
    watch.register(child, undefined);
    send(JSON.stringify({ call: "drop", handle: child.handle }));
  })();
  assert.ok(await untilCollected(() => collected));
  assert.equal(Plan.load(tiny.plan).id, "tiny");
});
