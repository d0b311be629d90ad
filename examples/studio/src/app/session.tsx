// What is open: the plan in force, the policies over it, a case, and for when it is looked at.

import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState, type ReactNode } from "react";
import type { CaseDocument, Entry, Evaluation, Explanation, PlanDocument, Reader, Refusal } from "reunify";
import shippedPlan from "reunify/plans/reunification@1.0.0.json?url";
import { core } from "../worker/client";
import type { Answer, InForce } from "../worker/core";
import type { PolicySource } from "../worker/policy-source";
import { endOf, today } from "./dates";

/** A policy that is laid over the plan, under the name that it was opened by. */
export interface Applied {
  readonly name: string;
  readonly source: PolicySource;
}

/** For when a case is looked at: the day, and the day up to which what was recorded counts. */
export interface When {
  readonly asOf: string;
  /** Everything that was recorded, if left out. */
  readonly knownAt?: string;
}

interface Session {
  /** The plan as it ships, once it has been read. */
  readonly plan: PlanDocument | undefined;
  readonly planText: string | undefined;
  readonly inForce: InForce | undefined;
  readonly applied: readonly Applied[];
  /** Lays policies over the plan, in place of those before. */
  apply(policies: readonly Applied[]): Promise<Refusal | undefined>;
  readonly document: CaseDocument | undefined;
  readonly evaluation: Evaluation | undefined;
  /** Why there is no evaluation. */
  readonly problem: Refusal | undefined;
  open(text: string, asOf?: string): Promise<Refusal | undefined>;
  create(id: string): Promise<Refusal | undefined>;
  close(): void;
  append(entry: Entry): Promise<Refusal | undefined>;
  readonly when: When;
  look(when: When): void;
  explain(item: string, reader?: Reader): Promise<Explanation>;
}

const Context = createContext<Session | undefined>(undefined);

/** What is open. */
export function useSession(): Session {
  const session = useContext(Context);
  if (!session) throw new Error("a page is shown outside its session");
  return session;
}

const at = ({ asOf, knownAt }: When, reader: Reader = "practitioner") => ({
  asOf,
  reader,
  ...(knownAt && { knownAt: endOf(knownAt) }),
});

/** The day on which a case is looked at first: the last on which something was recorded, or today. */
const lastDay = (document: CaseDocument): string => document.events.at(-1)?.recorded.slice(0, 10) ?? today();

export function SessionProvider({ children }: { children: ReactNode }) {
  const [planText, setPlanText] = useState<string>();
  const [inForce, setInForce] = useState<InForce>();
  const [applied, setApplied] = useState<readonly Applied[]>([]);
  const [document, setDocument] = useState<CaseDocument>();
  const [evaluation, setEvaluation] = useState<Evaluation>();
  const [problem, setProblem] = useState<Refusal>();
  const [when, look] = useState<When>({ asOf: today() });
  const asked = useRef(0);
  const plan = useMemo(() => (planText ? (JSON.parse(planText) as PlanDocument) : undefined), [planText]);

  useEffect(() => {
    void (async () => {
      const text = await (await fetch(shippedPlan)).text();
      const answer = await (await core()).use(text, []);
      if ("ok" in answer) {
        setInForce(answer.ok);
        setPlanText(text);
      } else {
        setProblem(answer.refused);
      }
    })();
  }, []);

  useEffect(() => {
    if (!document || !inForce) return;
    const turn = ++asked.current;
    void (async () => {
      const answer = await (await core()).evaluate(at(when));
      // Only the answer to the last question counts: a slider asks many.
      if (turn !== asked.current) return;
      setEvaluation("ok" in answer ? answer.ok : undefined);
      setProblem("ok" in answer ? undefined : answer.refused);
    })();
  }, [document, inForce, when]);

  const apply = useCallback(
    async (policies: readonly Applied[]) => {
      if (planText === undefined) return undefined;
      const answer = await (await core()).use(planText, policies.map(({ source }) => source));
      if (!("ok" in answer)) return answer.refused;
      setApplied(policies);
      setInForce(answer.ok);
      return undefined;
    },
    [planText],
  );

  const shown = useCallback((answer: Answer<CaseDocument>, asOf?: string) => {
    if (!("ok" in answer)) return answer.refused;
    look({ asOf: asOf ?? lastDay(answer.ok) });
    setEvaluation(undefined);
    setDocument(answer.ok);
    return undefined;
  }, []);

  const open = useCallback(async (text: string, asOf?: string) => shown(await (await core()).open(text), asOf), [shown]);

  const create = useCallback(
    async (id: string) => {
      if (!inForce) return undefined;
      return shown(await (await core()).create(id, { id: inForce.plan.id, version: inForce.plan.version }), today());
    },
    [inForce, shown],
  );

  const close = useCallback(() => {
    asked.current += 1;
    setDocument(undefined);
    setEvaluation(undefined);
    setProblem(undefined);
  }, []);

  const append = useCallback(async (entry: Entry) => {
    const answer = await (await core()).append(entry);
    if (!("ok" in answer)) return answer.refused;
    setDocument(answer.ok.document);
    return undefined;
  }, []);

  const explain = useCallback(
    async (item: string, reader?: Reader) => {
      const answer = await (await core()).explain(item, at(when, reader));
      if ("ok" in answer) return answer.ok;
      throw new Error(answer.refused.message);
    },
    [when],
  );

  const session = useMemo(
    () => ({ plan, planText, inForce, applied, apply, document, evaluation, problem, open, create, close, append, when, look, explain }),
    [plan, planText, inForce, applied, apply, document, evaluation, problem, open, create, close, append, when, explain],
  );
  return <Context value={session}>{children}</Context>;
}
