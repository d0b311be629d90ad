import type { Evaluation, Explanation, Reader } from "reunify";
import type { Remote } from "comlink";
import { endOf } from "../app/dates";
import type { When } from "../app/session";
import type { Core } from "../worker/core";

/** What a letter may tell of, each explained for its reader. */
export interface Letter {
  readonly parts: readonly Explanation[];
}

/** How many things that are due a letter tells of: it is to be read, not filed. */
const MOST_DUE = 6;

/** The stage, what was decided and waits, and what is due, as this reader may see it. */
export async function subjectsOf(core: () => Promise<Remote<Core>>, when: When, reader: Reader): Promise<Letter> {
  const remote = await core();
  const at = { asOf: when.asOf, reader, ...(when.knownAt && { knownAt: endOf(when.knownAt) }) };
  const answer = await remote.evaluate(at);
  if (!("ok" in answer)) return { parts: [] };
  const told = await Promise.all(items(answer.ok).map((item) => remote.explain(item, at)));
  return { parts: told.flatMap((one) => ("ok" in one ? [one.ok] : [])) };
}

function items({ decisions, deadlines }: Evaluation): readonly string[] {
  const due = deadlines.filter(({ status }) => status === "overdue" || status === "due-soon");
  return ["stage", ...decisions.map(({ item }) => item), ...due.slice(0, MOST_DUE).map(({ item }) => item)];
}
