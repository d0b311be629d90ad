import { fileURLToPath } from "node:url";
import { Engine, Plan } from "reunify";
import { policyFolder } from "./policy-folder.mjs";
import { REFUSED } from "./problem.mjs";
import { readText } from "./read-text.mjs";
import { about } from "./trouble.mjs";

const PLAN = "reunification@1.0.0";

/** The plan that comes with reunify. */
export function shippedPlan() {
  return Plan.load(readText(fileURLToPath(import.meta.resolve(`reunify/plans/${PLAN}.json`))));
}

/** The shipped plan with policies laid over it. */
export function engineWith(folders = []) {
  const policies = folders.map(policyFolder);
  return about(folders.join(", "), REFUSED, () => Engine.compile(shippedPlan(), policies));
}
