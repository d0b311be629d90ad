// The `reunify-workbench` package in a Worker of its own, which the page ends if a policy holds it up.

import { expose } from "comlink";
import { Case, Draft, Plan, Policy, ReunifyError, ruleReference, type PolicyReference, type PolicyTestReport } from "reunify-workbench";
import type { Checked } from "reunify-workbench";
import { answering, type Answer } from "../worker/answer";
import type { OnCase } from "../worker/on-case";
import { unpacked, type Files } from "./files";

const answer = answering(ReunifyError);

class Desk {
  #plan: Plan | undefined;

  /** Takes the plan, and says what a rule can use under it. */
  start(plan: string): PolicyReference {
    this.#plan = Plan.load(plan);
    return ruleReference(this.#plan);
  }

  check(files: Files, on?: OnCase): Answer<Checked> {
    return answer(() => {
      if (!on) return this.#draft(files).check();
      using child = Case.load(on.document);
      return this.#draft(files).check({ cases: [child], asOf: on.asOf });
    });
  }

  test(files: Files): Answer<PolicyTestReport> {
    return answer(() => this.#draft(files).test());
  }

  pack(files: Files): Answer<string> {
    return answer(() => this.#draft(files).pack());
  }

  /** The files of a packed policy, if nothing in it was changed. */
  unpack(pack: string): Answer<Files> {
    return answer(() => {
      using _whole = Policy.load(pack);
      return unpacked(JSON.parse(pack) as Parameters<typeof unpacked>[0]);
    });
  }

  #draft(files: Files): Draft {
    if (!this.#plan) throw new Error("no plan is open");
    return new Draft(this.#plan, files);
  }
}

export type { Desk };
expose(new Desk());
postMessage("ready");
