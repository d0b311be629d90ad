/** Everything that the package exports, however the module is started. */
export * from "./reunify.js";
export { Draft, laidPlan, newPolicy, ruleReference, runRule } from "./draft.js";
export type { Checked, OnCase, OnCases, PolicyFiles } from "./draft.js";
export * from "./plans.js";
export * from "./returns.js";
export * from "./costs.js";
