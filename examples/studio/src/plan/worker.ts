// What of plans takes the larger module: one with policies laid over it, and two beside each other.

import { expose } from "comlink";
import { Case, comparePlans, Engine, laidPlan, Plan, Policy, ReunifyError, type PlanComparison, type PlanDocument } from "reunify-workbench";
import { answering, type Answer } from "../worker/answer";
import type { OnCase } from "../worker/on-case";
import { readPolicy, type PolicySource } from "../worker/policy-source";

const answer = answering(ReunifyError);

const laid = (text: string, sources: readonly PolicySource[]): PlanDocument => {
  using plan = Plan.load(text);
  const policies = sources.map((source) => readPolicy(Policy, source));
  try {
    using engine = Engine.compile(plan, policies);
    return laidPlan(engine);
  } finally {
    for (const policy of policies) policy.dispose();
  }
};

const compare = (before: string, after: string, on?: OnCase): Answer<PlanComparison> =>
  answer(() => {
    using one = Plan.load(before);
    using other = Plan.load(after);
    if (!on) return comparePlans(one, other);
    using child = Case.load(on.document);
    return comparePlans(one, other, { cases: [child], asOf: on.asOf });
  });

export interface PlanWorker {
  laid(text: string, sources: readonly PolicySource[]): PlanDocument;
  compare(before: string, after: string, on?: OnCase): Answer<PlanComparison>;
}

expose({ laid, compare } satisfies PlanWorker);
postMessage("ready");
