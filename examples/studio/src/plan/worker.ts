// The plan with policies laid over it, worked out off the page.

import { expose } from "comlink";
import { Engine, laidPlan, Plan, Policy, type PlanDocument } from "reunify-workbench";
import { readPolicy, type PolicySource } from "../worker/policy-source";

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

export interface PlanWorker {
  laid(text: string, sources: readonly PolicySource[]): PlanDocument;
}

expose({ laid } satisfies PlanWorker);
postMessage("ready");
