// All that the package can be asked, in Node.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { checkout, day, files, imported, install, read, ruledBy, shipped, tiny } from "./package.mjs";
import { refused as refusal } from "./refused.mjs";

const { folder } = install();
const { Case, Engine, Plan, Policy, ReunifyError, send, version } = await imported(folder, "reunify");
const refused = (work) => refusal(work, ReunifyError);

const northshire = "examples/policies/northshire";
const visit = {
  occurred: "2026-02-20",
  recorded: "2026-02-20T12:00:00Z",
  actor: { role: "social-worker" },
  type: "task",
  id: "visit",
  data: { "seen-alone": true },
};

/** A policy of one rule for the small plan. */
function ruled(script) {
  const { "policy.json": manifest, ...rules } = ruledBy(script, "tiny");
  return Policy.fromFiles(manifest, rules);
}

test("says which version it is", () => {
  assert.match(version(), /^\d+\.\d+\.\d+$/);
  assert.deepEqual(JSON.parse(send('{"call":"version"}')), { ok: { abi: 1, reunify: version() } });
});

test("a plan has its name, its version, its hash and no warnings", () => {
  const plan = Plan.load(shipped.plan);
  assert.deepEqual([plan.id, plan.version, plan.warnings], ["reunification", "1.0.0", []]);
  assert.match(plan.sha256, /^[0-9a-f]{64}$/);
});

test("evaluates the plan that ships", () => {
  const engine = Engine.compile(Plan.load(shipped.plan));
  const child = Case.load(shipped.case);
  child.verify();
  const evaluation = engine.evaluate(child, day);
  assert.equal(evaluation.stage.title, "Review of progress and decision 3");
  assert.equal(evaluation.deadlines.find(({ status }) => status === "overdue").due, "2026-02-17");
  assert.deepEqual(engine.warnings, []);
});

test("explains for each reader in words of their own", () => {
  const engine = Engine.compile(Plan.load(shipped.plan));
  const child = Case.load(shipped.case);
  const { item } = engine.evaluate(child, day).deadlines[0];
  const told = ["practitioner", "parent", "child"].map((reader) => engine.explain(child, item, { ...day, reader }));
  assert.deepEqual(told.map(({ audience }) => audience), ["practitioner", "parent", "child"]);
  assert.equal(new Set(told.map(({ text }) => text)).size, 3);
  assert.deepEqual(engine.explain(child, item, day), told[0]);
  assert.equal(refused(() => engine.explain(child, "nothing", day)).code, "not-explained");
});

test("answers as known at a moment", () => {
  const engine = Engine.compile(Plan.load(shipped.plan));
  const child = Case.load(shipped.case);
  const asOf = "2026-01-15";
  const known = engine.evaluate(child, { asOf, knownAt: "2026-01-15T18:00:00Z" });
  assert.notDeepEqual(known, engine.evaluate(child, { asOf }));
});

test("an evaluation written as JSON again is the text that the module answered", () => {
  const engine = Engine.compile(Plan.load(shipped.plan));
  const cases = readdirSync(join(checkout, "examples/cases")).filter((name) => name.endsWith(".json"));
  assert.ok(cases.length > 5);
  for (const name of cases) {
    const child = Case.load(read(`examples/cases/${name}`));
    for (const reader of ["practitioner", "parent", "child"]) {
      const request = { call: "evaluate", engine: engine.handle, case: child.handle, "as-of": day.asOf, reader };
      const text = send(JSON.stringify(request));
      assert.equal(`{"ok":${JSON.stringify(engine.evaluate(child, { ...day, reader }))}}`, text, name);
    }
  }
});

test("documents are objects or texts, with the same answer", () => {
  const one = Engine.compile(Plan.load(tiny.plan)).evaluate(Case.load(tiny.case), day);
  const two = Engine.compile(Plan.load(JSON.parse(tiny.plan))).evaluate(Case.load(JSON.parse(tiny.case)), day);
  assert.deepEqual(one, two);
});

test("a form is the plan's, with the fields that a policy adds", () => {
  const plan = Plan.load(shipped.plan);
  const local = Engine.compile(plan, [Policy.fromFiles(read("examples/policies/fenmoor/policy.json"))]);
  const fields = (engine) => Object.keys(engine.form("review-record").properties);
  assert.ok(!fields(Engine.compile(plan)).includes("fewer-visits-agreed"));
  assert.ok(fields(local).includes("fewer-visits-agreed"));
  assert.equal(refused(() => local.form("no-form")).code, "no-such-item");
});

test("a policy's folder changes what the plan asks", () => {
  const policy = Policy.fromFiles(read(`${northshire}/policy.json`), files(northshire));
  const plan = Plan.load(shipped.plan);
  const engine = Engine.compile(plan, [policy]);
  assert.equal(policy.id, "northshire");
  assert.ok(engine.changes().length > 0);
  assert.deepEqual(Engine.compile(plan).changes(), []);
  const { policies } = engine.evaluate(Case.load(shipped.case), day).receipt;
  assert.deepEqual(policies, [{ id: policy.id, version: policy.version, sha256: policy.sha256 }]);
});

test("a packed policy is the same as its folder", () => {
  const manifest = read(`${northshire}/policy.json`);
  const { "rules/support-must-last.rhai": script } = files(northshire);
  const scripts = { "rules/support-must-last.rhai": script };
  const { sha256 } = Policy.fromFiles(manifest, scripts);
  const none = createHash("sha256").update("{}").digest("hex");
  const pack = { format: "reunify-policy-pack/1", sha256, policy: JSON.parse(manifest), scripts, "tests-sha256": none };
  assert.equal(Policy.load(pack).sha256, sha256);
  assert.equal(Policy.load(JSON.stringify(pack)).sha256, sha256);
  assert.ok(refused(() => Policy.load({ ...pack, sha256: none })).code);
});

test("a policy that would loosen the law is refused, with the place", () => {
  const plan = Plan.load(shipped.plan);
  const policy = Policy.fromFiles(read("examples/policies/refused/no-interview/policy.json"));
  const error = refused(() => Engine.compile(plan, [policy]));
  assert.deepEqual([error.code, error.place], ["policy-loosens-law", "/adapt/0/item/drop"]);
});

test("an accepted entry gives a receipt and is in the log", () => {
  const engine = Engine.compile(Plan.load(tiny.plan));
  const child = Case.load(tiny.case);
  const receipt = engine.append(child, visit);
  child.verify();
  assert.deepEqual(child.toJSON().events.at(-1), receipt.event);
  assert.equal(receipt.event.seq, 13);
});

test("a refused entry says why, and leaves the case as it was", () => {
  const engine = Engine.compile(Plan.load(tiny.plan));
  const child = Case.load(tiny.case);
  const before = JSON.stringify(child);
  const error = refused(() => engine.append(child, { ...visit, id: "none" }));
  assert.deepEqual([error.name, error.code, error.place], ["ReunifyError", "unknown-item", "/id"]);
  assert.equal(error.rejection.code, error.code);
  assert.deepEqual(error.diagnostics, []);
  assert.equal(JSON.stringify(child), before);
});

test("a case is made, stored and read again", () => {
  const plan = Plan.load(tiny.plan);
  const engine = Engine.compile(plan);
  const child = Case.create("case-0001", plan);
  engine.append(child, visit);
  const again = Case.load(JSON.stringify(child));
  again.verify();
  assert.equal(again.id, "case-0001");
  assert.deepEqual(engine.evaluate(again, day), engine.evaluate(child, day));
});

test("a document that is wrong is refused with its line and its place", () => {
  const error = refused(() => Plan.load('{\n  "format": "reunify-plan/9"\n}'));
  assert.deepEqual([error.code, error.place, error.diagnostics[0].place.span.line], ["unknown-format", "/format", 2]);
  assert.equal(error.rejection, undefined);
});

test("a log that was changed does not verify", () => {
  const changed = JSON.parse(shipped.case);
  changed.events[0].actor.role = "team-manager";
  assert.equal(refused(() => Case.load(changed).verify()).code, "event-changed");
});

test("a calendar that is wrong is refused", () => {
  const plan = Plan.load(tiny.plan);
  assert.equal(refused(() => Engine.compile(plan, [], { calendar: "{}" })).code, "invalid-calendar");
});

test("limits hold", () => {
  const plan = Plan.load(tiny.plan);
  const policy = ruled('if case.done("visit").any { case.advise("social-worker", "Look again."); }');
  assert.equal(refused(() => Engine.compile(plan, [policy], { limits: { script: 10 } })).code, "script-limit");
  assert.equal(Engine.compile(plan, [policy]).evaluate(Case.load(tiny.case), day).findings.length, 1);
});

test("a hostile rule fails alone, and the evaluation goes on", () => {
  const { scripts } = JSON.parse(read("tests/hostile/scripts.json"));
  const { head = "", body, times, tail = "" } = scripts.find(({ name }) => name === "many findings");
  const engine = Engine.compile(Plan.load(tiny.plan), [ruled(head + body.repeat(times) + tail)]);
  const evaluation = engine.evaluate(Case.load(tiny.case), day);
  assert.deepEqual(evaluation["failed-rules"].map(({ rule }) => rule), ["rule"]);
  assert.equal(evaluation.stage.item, "stage");
});

test("half of a letter is refused as no text, and its escape in a document by its place", () => {
  const half = "\ud83d";
  assert.equal(refused(() => Plan.load(`{ "format": "${half}" }`)).code, "not-utf8");
  assert.equal(refused(() => Policy.fromFiles("{}", { "rules/a.rhai": half })).code, "not-utf8");
  assert.equal(refused(() => Plan.load(String.raw`{ "format": "\ud83d" }`)).code, "json-syntax");
});

test("a request that is none is answered, not thrown", () => {
  assert.equal(JSON.parse(send("{")).error.code, "bad-request");
  assert.equal(JSON.parse(send('{"call":"none"}')).error.code, "unknown-call");
  assert.equal(JSON.parse(send('{"call":"drop","handle":4294967295}')).error.code, "unknown-handle");
});
