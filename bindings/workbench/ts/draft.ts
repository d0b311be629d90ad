import { ReunifyError } from "./error.js";
import type {
  Diagnostics,
  PlanDocument,
  PolicyCheck,
  PolicyComparison,
  PolicyReference,
  PolicyRun,
  PolicyTestReport,
} from "./documents/index.js";
import { ask } from "./host.js";
import type { Case, Engine, IsoDate, IsoInstant, Plan, Policy } from "./reunify.js";

/**
 * The files of a policy's folder by their paths: `policy.json`, `rules/*.rhai` and `tests/*.json`.
 * Other files are not of the policy.
 */
export type PolicyFiles = Readonly<Record<string, string>>;

/** The cases for which to tell what changes, and the day. */
export interface OnCases {
  cases: readonly Case[];
  asOf: IsoDate;
}

/** What came of a check. */
export interface Checked {
  /** Errors and warnings. Those of the policy's own files have the path as their `place.file`. */
  readonly diagnostics: Diagnostics;
  /** What the policy changes of the plan and for cases; left out, if there are errors. */
  readonly check?: PolicyCheck;
}

/** The cases of a request, and the day. */
export const on = (given: OnCases | undefined): object => ({
  cases: given?.cases.map((one) => one.handle) ?? [],
  "as-of": given?.asOf,
});

/**
 * A policy as it is being written: its files as they now are, over a plan. Every answer is made
 * anew from the files; nothing is kept in the module.
 *
 * What is wrong with a file is thrown as a {@link ReunifyError} with all `diagnostics`, but by
 * {@link Draft.check}, which returns them.
 */
export class Draft {
  readonly plan: Plan;
  readonly files: PolicyFiles;
  /** Policies that are laid over the plan before this one, in their order. */
  readonly under: readonly Policy[];

  constructor(plan: Plan, files: PolicyFiles, options: { under?: readonly Policy[] } = {}) {
    this.plan = plan;
    this.files = files;
    this.under = options.under ?? [];
  }

  #ask<T>(call: string, more: object = {}): T {
    const under = this.under.map((policy) => policy.handle);
    return ask({ call, plan: this.plan.handle, files: this.files, under, ...more });
  }

  /** Everything that is wrong, or else what the policy changes of the plan, and for cases. */
  check(cases?: OnCases): Checked {
    try {
      const check = this.#ask<PolicyCheck>("check-policy", on(cases));
      return { diagnostics: check.warnings, check };
    } catch (error) {
      if (error instanceof ReunifyError && error.diagnostics.length > 0) {
        return { diagnostics: error.diagnostics };
      }
      throw error;
    }
  }

  /** Runs the policy's tests: what is not as expected, and which lines of which rules were tried. */
  test(): PolicyTestReport {
    return this.#ask("test-policy");
  }

  /** A file of tests with what there now is as what is expected; `undefined`, if nothing changes. */
  accept(test: string): string | undefined {
    return this.#ask<string | null>("accept-tests", { test }) ?? undefined;
  }

  /** What the policy changes for cases on a day: {@link PolicyCheck.cases} of a check. */
  effects(cases: OnCases): NonNullable<PolicyCheck["cases"]> {
    return this.#ask<PolicyCheck>("check-policy", on(cases)).cases ?? [];
  }

  /** The policy in one file, as every host loads it: the same bytes for the same content. */
  pack(): string {
    return ask({ call: "pack-policy", files: this.files });
  }

  /** How another version differs from this one, and what that does for cases. */
  compare(after: Draft, cases?: OnCases): PolicyComparison {
    return ask({
      call: "compare-policies",
      plan: this.plan.handle,
      before: this.files,
      "before-under": this.under.map((policy) => policy.handle),
      after: after.files,
      "after-under": after.under.map((policy) => policy.handle),
      ...on(cases),
    });
  }
}

/** What to run a rule on. */
export interface OnCase {
  case: Case;
  asOf: IsoDate;
  /** Only what had been recorded by then counts. */
  knownAt?: IsoInstant;
  /** Policies that are laid over the plan before the rule. */
  under?: readonly Policy[];
  /** The name of the script's file, which its problems are told with. */
  file?: string;
}

/** Runs one rule by itself on a case: what it found, or why it failed. */
export function runRule(plan: Plan, script: string, given: OnCase): PolicyRun {
  return ask({
    call: "run-rule",
    plan: plan.handle,
    under: given.under?.map((policy) => policy.handle) ?? [],
    file: given.file ?? "rule.rhai",
    script,
    case: given.case.handle,
    "as-of": given.asOf,
    "known-at": given.knownAt,
  });
}

/** The files of a new policy that does a little, with a test of all of it, to start from. */
export function newPolicy(name: string): PolicyFiles {
  return ask({ call: "start-policy", name });
}

/** Everything that a rule can use under a plan, for an editor to complete and to explain. */
export function ruleReference(plan: Plan): PolicyReference {
  return ask({ call: "reference", plan: plan.handle });
}

/** The plan of an engine, with what its policies add, adapt and name otherwise. */
export function laidPlan(engine: Engine): PlanDocument {
  return ask({ call: "laid-plan", engine: engine.handle });
}
