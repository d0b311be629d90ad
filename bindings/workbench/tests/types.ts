// What the types say, and what they refuse: compiled, never run.

import {
  Case,
  comparePlans,
  costs,
  costsChart,
  Draft,
  Engine,
  laidPlan,
  nationalCosts,
  Plan,
  Policy,
  Returns,
  ruleReference,
  runRule,
  type Checked,
  type Costs,
  type Diagnostics,
  type PlanDocument,
  type PolicyTestReport,
  type Ssda903Report,
} from "reunify-workbench";

declare const stored: string;
declare const bytes: Uint8Array;

const plan: Plan = Plan.load(stored);
const child: Case = Case.load(stored);
const draft = new Draft(plan, { "policy.json": stored }, { under: [Policy.load(stored)] });
const checked: Checked = draft.check({ cases: [child], asOf: "2026-02-20" });
const wrong: Diagnostics = checked.diagnostics;
const line: number | undefined = wrong[0]?.place.span?.line;
const after: string | undefined = checked.check?.changes[0]?.after;
const report: PolicyTestReport = draft.test();
const missed: number[] | undefined = report.coverage.rules[0]?.["lines-missed"];
const laid: PlanDocument = laidPlan(Engine.compile(plan));
const written: string | undefined = ruleReference(plan).functions[0]?.written;
const stricter: "tightened" | "loosened" | undefined = comparePlans(plan, plan, { cases: [child], asOf: "2026-02-20" }).differences[0]?.strictness;
const found = runRule(plan, stored, { case: child, asOf: "2026-02-20" }).findings.length;

using returns = Returns.create();
const rows: number | undefined = returns.add("episodes.csv", bytes, { year: 2018 })[0]?.episodes;
const figures: Ssda903Report = returns.figures({ asOf: "2018-03-31" }).toJSON();
const money: Costs = costs(nationalCosts("national-2024"), { runs: 500 });
const picture: string | undefined = costsChart(stored)?.svg;

// @ts-expect-error a day is needed
draft.effects({ cases: [child] });
// @ts-expect-error a plan is loaded first
comparePlans(stored, stored);
// @ts-expect-error there are no such figures
nationalCosts("national-2013");
// @ts-expect-error a file has bytes
returns.add("episodes.csv", stored);
// @ts-expect-error returns are started, not made
new Returns();
// @ts-expect-error there is no such status
if (report.coverage === "all") {
}

export { after, figures, found, laid, line, missed, money, picture, rows, stricter, written };
