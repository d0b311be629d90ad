// Two plans beside each other: what the package answers is what the command prints.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { cases, imported, install, put, read, reunify } from "./workbench.mjs";

const { folder } = install();
const { Case, Engine, Plan, comparePlans, migrateCase, ReunifyError } = await imported(folder, "reunify-workbench");
const shipped = read("crates/reunify-plans/plans/reunification/1.0.0.json");
const asOf = "2026-02-20";
const loaded = () => cases().map((path) => Case.load(read(path)));

/** The next version: less time for one thing, and a field that must be filled in. */
function next() {
  const plan = JSON.parse(shipped);
  plan.version = "2.0.0";
  plan.timescales.find(({ id }) => id === "first-review-report").limits[0].within = { "working-days": 12 };
  plan.forms.find(({ id }) => id === "placement-ended").schema.required.push("immediate-risk");
  return JSON.stringify(plan);
}

test("what is otherwise, and for cases, is what the command prints", () => {
  put(folder, "next.json", next());
  const [before, after] = [Plan.load(shipped), Plan.load(next())];
  const printed = (...more) => reunify("--format", "json", "plan", "diff", "reunification", `${folder}/next.json`, ...more);
  assert.equal(`${JSON.stringify(comparePlans(before, after))}\n`, printed());
  const compared = comparePlans(before, after, { cases: loaded(), asOf });
  const said = JSON.parse(printed("--cases", "examples/cases", "--as-of", asOf));
  assert.deepEqual(compared.differences, said.differences);
  assert.deepEqual(compared.cases.map(({ outcome }) => outcome), said.cases.map(({ outcome }) => outcome));
  assert.deepEqual(compared.cases.map((one) => one.case), cases().map((path) => JSON.parse(read(path)).id));
  const [report] = compared.differences.filter(({ item }) => item === "timescale first-review-report");
  assert.deepEqual([report.after, report.strictness], ["12 working days", "tightened"]);
  assert.ok(compared.cases.some(({ outcome }) => "refused" in outcome && outcome.refused.events[0].event > 0));
});

test("a plan and itself do not differ", () => {
  const plan = Plan.load(shipped);
  const compared = comparePlans(plan, plan, { cases: loaded(), asOf });
  assert.deepEqual(compared.differences, []);
  assert.ok(compared.cases.every(({ outcome }) => "effects" in outcome && outcome.effects.length === 0));
});

test("a plan that was let go is refused", () => {
  const [one, other] = [Plan.load(shipped), Plan.load(shipped)];
  other.dispose();
  assert.throws(() => comparePlans(one, other), ReunifyError);
});

test("a case is moved as the command moves it, or left as it was", () => {
  const [before, after] = [Plan.load(shipped), Plan.load(next())].map((plan) => Engine.compile(plan));
  const path = cases().find((one) => one.includes("planned-return-s20"));
  const migration = {
    occurred: "2026-06-01",
    recorded: "2026-06-01T09:00:00Z",
    actor: { role: "administrator" },
    why: "The plan has a new version.",
  };
  const moved = Case.load(read(path));
  const outcome = migrateCase(before, after, moved, migration);
  put(folder, "moved.json", read(path));
  const when = ["--as-of", migration.occurred, "--recorded", migration.recorded];
  const said = JSON.parse(reunify("--format", "json", "migrate", `${folder}/moved.json`, "--to", `${folder}/next.json`, ...when));
  assert.deepEqual(outcome, said.cases[0].outcome);
  assert.deepEqual(moved.toJSON(), JSON.parse(readFileSync(`${folder}/moved.json`, "utf8")));
  assert.equal(after.evaluate(moved, { asOf: "2026-06-02" }).receipt.plan.version, "2.0.0");
  assert.throws(() => before.evaluate(moved, { asOf: "2026-06-02" }), ReunifyError);

  const again = migrateCase(before, after, moved, migration);
  assert.equal(again["not-migrated"].code, "case-plan-mismatch");
  assert.throws(() => migrateCase(before, after, moved, { ...migration, more: 1 }), ReunifyError);
});
