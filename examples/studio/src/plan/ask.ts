import type { Remote } from "comlink";
import { connect } from "../worker/connect";
import type { PlanWorker } from "./worker";

/** A question, and the way to leave it. */
export interface Asked<T> {
  /** Never there, if the question was left. */
  readonly answer: Promise<T>;
  leave(): void;
}

/** Asks the larger module one thing, in a Worker that ends with the answer. */
export function ask<T>(call: (worker: Remote<PlanWorker>) => Promise<T>): Asked<T> {
  const worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
  const answer = connect<PlanWorker>(worker).then(call);
  const leave = () => worker.terminate();
  void answer.then(leave, leave);
  return { answer, leave };
}
