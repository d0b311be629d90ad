// Writing policies: what the package answers is what the command prints.

import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { cases, filesOf, imported, install, policies, read, refused, reunify, ruledBy } from "./workbench.mjs";

const { folder } = install();
const { Case, Draft, Engine, Plan, Policy, ReunifyError, laidPlan, newPolicy, ruleReference, runRule } = await imported(
  folder,
  "reunify-workbench",
);
const plan = Plan.load(read("crates/reunify-plans/plans/reunification/1.0.0.json"));
const northshire = "examples/policies/northshire";
const team = "examples/policies/northshire-going-home-team";
const hospital = "examples/policies/harbour-city";
const asOf = "2026-02-20";
const line = (value) => `${JSON.stringify(value)}\n`;
const loaded = () => cases().map((path) => Case.load(read(path)));

/** A policy whose one rule is this script. */
const ruled = (script) => ruledBy(script, "reunification");

test("there are policies to try", () => {
  assert.ok(policies.length >= 5 && refused.length >= 7 && cases().length > 5);
});

for (const policy of policies) {
  test(`${policy}: a check and its tests are what the command prints`, () => {
    const draft = new Draft(plan, filesOf(policy));
    const { diagnostics, check } = draft.check();
    assert.equal(line([check]), reunify("--format", "json", "policy", "check", policy));
    assert.deepEqual(diagnostics, check.warnings);
    assert.ok(check.changes.length > 0);
    assert.equal(line([draft.test()]), reunify("--format", "json", "policy", "test", policy));
  });

  test(`${policy}: packed, it is what the command writes`, () => {
    const packed = new Draft(plan, filesOf(policy)).pack();
    assert.equal(`${packed}\n`, reunify("policy", "pack", policy));
    assert.equal(Policy.load(packed).id, policy.split("/").at(-1));
  });
}

for (const policy of refused) {
  test(`${policy}: what is wrong is what the command says, in the file of the folder`, () => {
    const { diagnostics, check } = new Draft(plan, filesOf(policy)).check();
    assert.equal(check, undefined);
    assert.equal(diagnostics[0].place.file, "policy.json");
    const { line: at, column } = diagnostics[0].place.span;
    assert.ok(at > 1 && column > 0 && diagnostics[0].help);
    const said = JSON.stringify(diagnostics).replaceAll('"file":"', `"file":"${policy}/`);
    assert.equal(`${said}\n`, reunify("--format", "json", "policy", "check", policy));
  });
}

test("of stacked policies, the last is told of", () => {
  const under = [Policy.load(new Draft(plan, filesOf(northshire)).pack())];
  const draft = new Draft(plan, filesOf(team), { under });
  const { check } = draft.check();
  assert.equal(line([check]), reunify("--format", "json", "policy", "check", team, "--policy", northshire));
  assert.deepEqual([...new Set(check.changes.map(({ policy }) => policy))], ["northshire-going-home-team"]);
});

test("effects for cases are what the command prints, by the cases' references", () => {
  const draft = new Draft(plan, filesOf(northshire));
  const found = draft.effects({ cases: loaded(), asOf });
  const [printed] = JSON.parse(
    reunify("--format", "json", "policy", "check", northshire, "--cases", "examples/cases", "--as-of", asOf),
  );
  assert.equal(JSON.stringify(found.map(({ effects }) => effects)), JSON.stringify(printed.cases.map(({ effects }) => effects)));
  assert.deepEqual(found.map((one) => one.case), cases().map((path) => JSON.parse(read(path)).id));
  assert.ok(found.some(({ effects }) => effects.length > 0));
});

test("two versions are compared as the command compares them", () => {
  const compared = new Draft(plan, filesOf(northshire)).compare(new Draft(plan, filesOf(team)));
  assert.equal(line(compared), reunify("--format", "json", "policy", "diff", northshire, team));
  const same = new Draft(plan, filesOf(northshire));
  assert.deepEqual(same.compare(same, { cases: loaded(), asOf }).differences, []);
});

test("a rule is run by itself as the command runs it", () => {
  const rule = `${hospital}/rules/${Object.keys(filesOf(hospital)).find((name) => name.endsWith(".rhai")).slice(6)}`;
  const path = "examples/cases/planned-return-s20.json";
  const said = runRule(plan, read(rule), { case: Case.load(read(path)), asOf, file: rule.split("/").at(-1) });
  assert.equal(line(said), reunify("--format", "json", "policy", "run", rule, path, "--as-of", asOf));
});

test("a rule that is misspelt is told of at its line, with what was meant", () => {
  const script = 'if case.fact("looked-after").is(true).yes {\n  case.advize("social-worker", "Look again.");\n}\n';
  const { diagnostics, check } = new Draft(plan, ruled(script)).check();
  assert.equal(check, undefined);
  const { code, place, help } = diagnostics[0];
  assert.deepEqual([place.file, place.span.line], ["rules/rule.rhai", 2]);
  assert.ok(script.slice(place.span.start).startsWith("advize"), script.slice(place.span.start));
  assert.match(help, /advise/);
  assert.ok(code);
});

test("every hostile script ends with a diagnostic in the rule's file", () => {
  const { scripts } = JSON.parse(read("tests/hostile/scripts.json"));
  const child = Case.load(read("examples/cases/planned-return-s20.json"));
  assert.ok(scripts.length > 20);
  for (const { name, script, head = "", body = "", times = 0, tail = "" } of scripts) {
    const text = script ?? head + body.repeat(times) + tail;
    const { diagnostics, check } = new Draft(plan, ruled(text)).check();
    if (check === undefined) {
      assert.equal(diagnostics[0].place.file, "rules/rule.rhai", name);
    } else {
      const { findings, "failed-rules": failed } = runRule(plan, text, { case: child, asOf });
      assert.equal(failed.length, 1, `${name}: ${JSON.stringify(findings).slice(0, 200)}`);
      assert.ok(failed[0].problem.code, name);
    }
  }
});

test("files that are no policy are told of as data by a check, and thrown by the rest", () => {
  const broken = new Draft(plan, { ...filesOf(northshire), "policy.json": '{\n  "format": "reunify-policy/9"\n}' });
  const { diagnostics } = broken.check();
  assert.deepEqual([diagnostics[0].place.file, diagnostics[0].place.span.line], ["policy.json", 2]);
  for (const asked of ["test", "pack"]) {
    assert.throws(() => broken[asked](), (error) => {
      assert.ok(error instanceof ReunifyError);
      assert.deepEqual(error.diagnostics, diagnostics);
      assert.deepEqual([error.code, error.place], [diagnostics[0].code, "/format"]);
      return true;
    });
  }
  assert.equal(new Draft(plan, {}).check().diagnostics[0].place.file, "policy.json");
});

test("a test that fails says what it expected, and can be accepted", () => {
  const files = filesOf(northshire);
  const name = "tests/decision-3.json";
  const document = JSON.parse(files[name]);
  document.tests[0].expect.requirements[0].status = "met";
  const { failed, tests } = new Draft(plan, { ...files, [name]: JSON.stringify(document) }).test();
  assert.equal(failed, 1);
  assert.equal(tests.find(({ failures }) => failures.length > 0).file, name);
  const accepted = new Draft(plan, { ...files, [name]: JSON.stringify(document) }).accept(name);
  assert.equal(new Draft(plan, { ...files, [name]: accepted }).test().failed, 0);
  assert.equal(new Draft(plan, files).accept(name), undefined);
});

test("a new policy is the command's, and its tests pass", () => {
  const into = mkdtempSync(join(tmpdir(), "reunify-"));
  reunify("policy", "new", "my-area", "--into", into);
  const files = newPolicy("my-area");
  for (const [path, text] of Object.entries(files)) {
    assert.equal(text, readFileSync(join(into, "my-area", path), "utf8"));
  }
  rmSync(into, { recursive: true });
  const { passed, failed } = new Draft(plan, files).test();
  assert.ok(passed > 0 && failed === 0);
  assert.throws(() => newPolicy("No such name!"), ReunifyError);
});

test("the reference has every function with its words, and is what the command prints", () => {
  const reference = ruleReference(plan);
  assert.equal(line(reference), reunify("--format", "json", "policy", "reference"));
  const fact = reference.functions.find(({ on, name }) => on === "case" && name === "fact");
  assert.equal(fact.written, "case.fact(fact)");
  assert.ok(reference.functions.every(({ about, example, written }) => about && example && written));
  assert.ok(reference.facts.find(({ name }) => name === "looked-after").has.includes("true"));
});

test("the plan with policies laid over it has what they add", () => {
  const policy = Policy.load(new Draft(plan, filesOf(northshire)).pack());
  const before = laidPlan(Engine.compile(plan));
  const after = laidPlan(Engine.compile(plan, [policy]));
  assert.deepEqual(before, JSON.parse(reunify("--format", "json", "plan", "show", "reunification")));
  assert.ok(after.requirements.length > before.requirements.length);
  assert.ok(after.requirements.every(({ basis }) => basis));
});
