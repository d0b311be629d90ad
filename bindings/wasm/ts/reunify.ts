import type {
  CalendarDocument,
  CaseDocument,
  Diagnostics,
  Entry,
  Evaluation,
  Explanation,
  PlanDocument,
  PolicyChanges,
  PolicyDocument,
  PolicyPackDocument,
  Receipt,
} from "./documents/index.js";
import { type Document, text } from "./document.js";
import { ask, Kept } from "./host.js";

export type { Document } from "./document.js";
export type * from "./documents/index.js";
export { ReunifyError, type Refusal } from "./error.js";
export { send } from "./host.js";

/** Who reads an answer: that decides the words, and what is shown. */
export type Reader = "practitioner" | "parent" | "child";

/** A day, `2026-11-24`. */
export type IsoDate = string;

/** A moment, `2026-11-24T09:30:00Z`. */
export type IsoInstant = string;

/** For when, and for whom, a case is looked at. */
export interface At {
  /** The day for which it is asked. */
  asOf: IsoDate;
  /** Only what had been recorded by then counts. */
  knownAt?: IsoInstant;
  /** A practitioner, if left out. */
  reader?: Reader;
}

/** What a rule may use. What is left out is as usual. */
export interface RuleLimits {
  /** Steps of a run. */
  operations?: number;
  /** Bytes of a script. */
  script?: number;
  /** Expressions within expressions. */
  depth?: number;
  /** Bytes of one text. */
  text?: number;
  /** Items of one list. */
  items?: number;
  /** Names at one time. */
  variables?: number;
  /** Bytes of everything that a run makes. */
  memory?: number;
  /** Findings of one rule. */
  findings?: number;
}

/** A form's JSON Schema: an object with `title`, `properties` and `required`. */
export type FormSchema = NonNullable<PlanDocument["forms"]>[number]["schema"];

/** What a plan or a policy is: its name, its version, and the hash of its content. */
export interface Stamp {
  readonly id: string;
  readonly version: string;
  readonly sha256: string;
}

const at = ({ asOf, knownAt, reader }: At): object => ({ "as-of": asOf, "known-at": knownAt, reader });

/** The version of the module. */
export function version(): string {
  return ask<{ reunify: string }>({ call: "version" }).reunify;
}

/** The practice framework and the law: a plan that has been read and checked. */
export class Plan extends Kept implements Stamp {
  readonly id: string;
  readonly version: string;
  readonly sha256: string;
  /** What somebody should look at, though the plan can be used. */
  readonly warnings: Diagnostics;

  private constructor(loaded: Stamp & { plan: number; warnings: Diagnostics }) {
    super(loaded.plan);
    ({ id: this.id, version: this.version, sha256: this.sha256, warnings: this.warnings } = loaded);
  }

  /** Reads and checks a plan. Throws a {@link ReunifyError} with everything that is wrong. */
  static load(document: Document<PlanDocument>): Plan {
    return new Plan(ask({ call: "load-plan", document: text(document) }));
  }
}

/** What a local authority adds to a plan. */
export class Policy extends Kept implements Stamp {
  readonly id: string;
  readonly version: string;
  readonly sha256: string;

  private constructor(loaded: Stamp & { policy: number }) {
    super(loaded.policy);
    ({ id: this.id, version: this.version, sha256: this.sha256 } = loaded);
  }

  /** Reads a packed policy, as `reunify policy pack` writes it. */
  static load(pack: Document<PolicyPackDocument>): Policy {
    return new Policy(ask({ call: "load-policy", document: text(pack) }));
  }

  /** Reads a policy's folder: its `policy.json`, and its other files by their paths in the folder. */
  static fromFiles(manifest: Document<PolicyDocument>, files: Readonly<Record<string, string>> = {}): Policy {
    return new Policy(ask({ call: "load-policy", manifest: text(manifest), files }));
  }
}

/** A plan with policies laid over it, ready to answer. */
export class Engine extends Kept {
  readonly #plan: Plan;
  /** What somebody should look at in the plan and the policies, though they can be used. */
  readonly warnings: Diagnostics;

  private constructor(plan: Plan, compiled: { engine: number; warnings: Diagnostics }) {
    super(compiled.engine);
    this.#plan = plan;
    this.warnings = compiled.warnings;
  }

  /** Lays policies over a plan. Throws a {@link ReunifyError} if one would loosen the law. */
  static compile(
    plan: Plan,
    policies: readonly Policy[] = [],
    options: { calendar?: Document<CalendarDocument>; limits?: RuleLimits } = {},
  ): Engine {
    const { calendar, limits } = options;
    const request = {
      call: "compile",
      plan: plan.handle,
      policies: policies.map((policy) => policy.handle),
      calendar: calendar === undefined ? undefined : text(calendar),
      limits,
    };
    return new Engine(plan, ask(request));
  }

  /** Where a case stands on a day, with what had been recorded by a moment. */
  evaluate(of: Case, when: At): Evaluation {
    return ask({ call: "evaluate", engine: this.handle, case: of.handle, ...at(when) });
  }

  /** Why an item of an evaluation is as it is, for somebody to read. */
  explain(of: Case, item: string, when: At): Explanation {
    return ask({ call: "explain", engine: this.handle, case: of.handle, item, ...at(when) });
  }

  /**
   * Adds an entry to a case's log. Throws a {@link ReunifyError} with a `rejection` if the plan does
   * not allow it; the case is then as it was.
   */
  append(to: Case, entry: Document<Entry>): Receipt {
    return ask({ call: "append", engine: this.handle, case: to.handle, entry: text(entry) });
  }

  /** The JSON Schema of a form, with the fields that policies add. An action of an evaluation names its form. */
  form(id: string): FormSchema {
    return ask({ call: "form", engine: this.handle, item: id });
  }

  /** What the policies change against the plan. */
  changes(): PolicyChanges {
    return ask({ call: "changes", plan: this.#plan.handle, engine: this.handle });
  }
}

/** A case: its log of events. */
export class Case extends Kept {
  /** The host's reference for the case. */
  readonly id: string;

  private constructor(loaded: { case: number; id: string }) {
    super(loaded.case);
    this.id = loaded.id;
  }

  /** A case without events, to be run under a plan. */
  static create(id: string, plan: { readonly id: string; readonly version: string }): Case {
    const reference = { id: plan.id, version: plan.version };
    return Case.load({ format: "reunify-case/1", id, plan: reference, events: [] });
  }

  /** Reads a case. The chain of its hashes is not checked: {@link Case.verify} does that. */
  static load(document: Document<CaseDocument>): Case {
    return new Case(ask({ call: "load-case", document: text(document) }));
  }

  /** Checks the chain of hashes. Throws a {@link ReunifyError} if an event was changed or lost. */
  verify(): void {
    ask({ call: "verify", case: this.handle });
  }

  /** The case as a document, to be stored. */
  toJSON(): CaseDocument {
    return ask({ call: "case", case: this.handle });
  }
}
