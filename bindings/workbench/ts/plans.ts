import type { PlanComparison } from "./documents/index.js";
import { type OnCases, on } from "./draft.js";
import { ask } from "./host.js";
import type { Plan } from "./reunify.js";

/**
 * How another plan, or another version of one, differs item by item, and what it would mean for cases.
 *
 * A case stays under its own plan. Where the other one would not have taken all of its log, its
 * `outcome` has what it would have refused in place of effects.
 */
export function comparePlans(before: Plan, after: Plan, cases?: OnCases): PlanComparison {
  return ask({ call: "compare-plans", before: before.handle, after: after.handle, ...on(cases) });
}
