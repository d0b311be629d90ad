// What the types say, and what they refuse: compiled, never run.

import { Case, Engine, Plan, Policy, ReunifyError, type At, type Evaluation, type Explanation, type Receipt } from "reunify";
import { start } from "reunify/start";

declare const stored: string;

const plan: Plan = Plan.load(stored);
const policy: Policy = Policy.fromFiles(stored, { "rules/visits.rhai": "" });
const engine: Engine = Engine.compile(plan, [policy], { limits: { operations: 1_000 } });
using child = Case.create("case-0001", plan);
const when: At = { asOf: "2026-02-20", reader: "parent" };

const evaluation: Evaluation = engine.evaluate(child, when);
const stage: string | undefined = evaluation.stage?.title;
for (const deadline of evaluation.deadlines) {
  const due: string | undefined = deadline.due;
  if (deadline.status === "overdue") {
    console.log(due, deadline.title, deadline.grounds.cites[0]?.at);
  }
  // @ts-expect-error there is no such status
  if (deadline.status === "late") {
  }
}
const explanation: Explanation = engine.explain(child, "stage", when);
const receipt: Receipt = engine.append(child, {
  occurred: "2026-02-20",
  recorded: "2026-02-20T12:00:00Z",
  actor: { role: "social-worker" },
  type: "task",
  id: "home-visit",
  data: { "seen-alone": true },
});
const number: number = receipt.event.seq;

// @ts-expect-error a day is needed
engine.evaluate(child, {});
// @ts-expect-error there is no such reader
engine.evaluate(child, { asOf: "2026-02-20", reader: "neighbour" });
// @ts-expect-error a plan is no case
engine.evaluate(plan, when);
// @ts-expect-error plans are loaded, not made
new Plan();
// @ts-expect-error an entry says when it was recorded
engine.append(child, { occurred: "2026-02-20", actor: { role: "social-worker" }, type: "task", id: "home-visit", data: {} });
// @ts-expect-error what is answered is not of every type
const wrong: boolean = evaluation.stage;

const refused = (error: unknown): string | undefined => (error instanceof ReunifyError ? (error.place ?? error.code) : undefined);
const started: Promise<void> = start(new URL("https://example.org/reunify.wasm"));

export { explanation, number, refused, stage, started, wrong };
