// What the types say, and what they refuse: compiled, never run.

import { Case, Engine, Plan, type CaseDocument, type Evaluation, type Explanation, type PlanDocument } from "reunify";
import { english, ReunifyTimeline, type ActionDetail, type CasePart, type Explain } from "reunify-elements";
import { ReunifyCase } from "reunify-elements/case";

declare const plan: PlanDocument;
declare const log: CaseDocument;

const engine = Engine.compile(Plan.load(plan));
const child = Case.load(log);
const evaluation: Evaluation = engine.evaluate(child, { asOf: "2026-02-20" });
const later: Explain = async (item) => engine.explain(child, item, { asOf: "2026-02-20" });

const board: ReunifyCase = document.createElement("reunify-case");
board.evaluation = evaluation;
board.explain = later;
board.explain = (item: string): Explanation => engine.explain(child, item, { asOf: "2026-02-20" });
board.words = { ...english, why: "How so?" };
const parts: readonly CasePart[] = ["standing", "actions"];
board.show = parts;
board.addEventListener("reunify-action", ({ detail }) => {
  const wanted: ActionDetail = detail;
  console.log(wanted.action.kind === "decision", wanted.holder.role);
});
board.addEventListener("reunify-why", ({ detail }) => console.log(detail.open ? detail.item : ""));

const timeline: ReunifyTimeline | null = document.querySelector("reunify-timeline");
timeline?.requestUpdate();
document.createElement("reunify-explanation").explanation = engine.explain(child, "stage", { asOf: "2026-02-20" });

// @ts-expect-error there is no such part
board.show = ["score"];
// @ts-expect-error a case is no evaluation
board.evaluation = log;
