// The `reunify` package in a Worker: what is slow, or hostile, never holds up the page.

import { expose } from "comlink";
import {
  Case,
  Engine,
  Plan,
  Policy,
  ReunifyError,
  type At,
  type CaseDocument,
  type Diagnostics,
  type Entry,
  type Evaluation,
  type Explanation,
  type FormSchema,
  type PolicyChanges,
  type Receipt,
  type Refusal,
  type Stamp,
} from "reunify";
import { readPolicy, type PolicySource } from "./policy-source";

/** An answer, or why there is none. Errors do not cross to a page whole, so they are sent as data. */
export type Answer<T> = { readonly ok: T } | { readonly refused: Refusal };

/** What is in force: a plan and the policies over it. */
export interface InForce {
  readonly plan: Stamp;
  readonly policies: readonly Stamp[];
  readonly changes: PolicyChanges;
  readonly warnings: Diagnostics;
}

const stamp = ({ id, version, sha256 }: Stamp): Stamp => ({ id, version, sha256 });

function answer<T>(make: () => T): Answer<T> {
  try {
    return { ok: make() };
  } catch (error) {
    if (!(error instanceof ReunifyError)) throw error;
    const { code, message, diagnostics, rejection } = error;
    return { refused: { code, message, diagnostics, ...(rejection && { rejection }) } };
  }
}

class Core {
  #engine: Engine | undefined;
  #case: Case | undefined;

  /** Reads a plan and lays policies over it. What was in force stays so if it is refused. */
  use(plan: string, sources: readonly PolicySource[]): Answer<InForce> {
    return answer(() => {
      using loaded = Plan.load(plan);
      const policies = sources.map((source) => readPolicy(Policy, source));
      try {
        const engine = Engine.compile(loaded, policies);
        const changes = engine.changes();
        this.#engine?.dispose();
        this.#engine = engine;
        const warnings = [...loaded.warnings, ...engine.warnings];
        return { plan: stamp(loaded), policies: policies.map(stamp), changes, warnings };
      } finally {
        for (const policy of policies) policy.dispose();
      }
    });
  }

  /** Reads a case, and checks that nothing in its log was changed. */
  open(document: string): Answer<CaseDocument> {
    return answer(() => {
      const opened = Case.load(document);
      try {
        opened.verify();
      } catch (error) {
        opened.dispose();
        throw error;
      }
      return this.#keep(opened);
    });
  }

  /** A case without events. */
  create(id: string, plan: { id: string; version: string }): Answer<CaseDocument> {
    return answer(() => this.#keep(Case.create(id, plan)));
  }

  evaluate(at: At): Answer<Evaluation> {
    return answer(() => this.#ready().engine.evaluate(this.#ready().child, at));
  }

  explain(item: string, at: At): Answer<Explanation> {
    return answer(() => this.#ready().engine.explain(this.#ready().child, item, at));
  }

  /** Adds an entry; if it is refused, the case is as it was. */
  append(entry: Entry): Answer<{ receipt: Receipt; document: CaseDocument }> {
    return answer(() => {
      const { engine, child } = this.#ready();
      const receipt = engine.append(child, entry);
      return { receipt, document: child.toJSON() };
    });
  }

  form(id: string): Answer<FormSchema> {
    return answer(() => this.#ready().engine.form(id));
  }

  #keep(opened: Case): CaseDocument {
    this.#case?.dispose();
    this.#case = opened;
    return opened.toJSON();
  }

  #ready(): { engine: Engine; child: Case } {
    if (!this.#engine || !this.#case) throw new Error("no plan or no case is open");
    return { engine: this.#engine, child: this.#case };
  }
}

export type { Core };
expose(new Core());
postMessage("ready");
