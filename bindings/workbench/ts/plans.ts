import { type Document, text } from "./document.js";
import type { Migration, MigrationOutcome, PlanComparison } from "./documents/index.js";
import { type OnCases, on } from "./draft.js";
import { ask } from "./host.js";
import type { Case, Engine, Plan } from "./reunify.js";

/**
 * How another plan, or another version of one, differs item by item, and what it would mean for cases.
 *
 * A case stays under its own plan. Where the other one would not have taken all of its log, its
 * `outcome` has what it would have refused in place of effects.
 */
export function comparePlans(before: Plan, after: Plan, cases?: OnCases): PlanComparison {
  return ask({ call: "compare-plans", before: before.handle, after: after.handle, ...on(cases) });
}

/**
 * Moves a case from the plan of one engine to that of another, by an event at the end of its log. The
 * `event` is what a host stores.
 *
 * A case whose log names what the other plan does not have, that would come to another stage, or that
 * nothing could lead on from there, is not moved: the outcome has the reason, and the case is as it was.
 */
export function migrateCase(before: Engine, after: Engine, of: Case, migration: Document<Migration>): MigrationOutcome {
  const request = { call: "migrate", before: before.handle, after: after.handle, case: of.handle };
  return ask({ ...request, migration: text(migration) });
}
