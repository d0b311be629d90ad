// The page's side of the Worker that policies are tried in. One request at a time; one that takes too long ends the
// Worker, and the next gets a fresh one.

import type { Remote } from "comlink";
import type { PolicyReference } from "reunify-workbench";
import { connect } from "../worker/connect";
import type { Desk } from "./worker";

/** Why a request has no answer: it took too long, somebody stopped it, or the module failed at it. */
export type Reason = "too-long" | "asked" | "failed";

/** A request was ended before it was answered. */
export class Stopped extends Error {
  readonly reason: Reason;

  constructor(reason: Reason) {
    super(reason);
    this.reason = reason;
  }
}

interface Running {
  readonly worker: Worker;
  readonly remote: Promise<Remote<Desk>>;
  readonly reference: Promise<PolicyReference>;
}

export class PolicyDesk {
  readonly #plan: string;
  #running: Running | undefined;
  #last: Promise<unknown> = Promise.resolve();

  constructor(plan: string) {
    this.#plan = plan;
  }

  /** Everything that a rule can use under the plan. */
  reference(): Promise<PolicyReference> {
    return this.#ready().reference;
  }

  /**
   * Asks when everything before is answered. Throws {@link Stopped} if it takes more milliseconds than it may, or once
   * the signal says so: also while it waits for its turn, or for the Worker to start.
   */
  ask<T>(call: (desk: Remote<Desk>) => Promise<T>, within: number, signal?: AbortSignal): Promise<T> {
    const asked = stoppedBy(signal);
    const turn = this.#last.then(() => this.#ask(call, within, asked, signal));
    this.#last = turn.catch(() => undefined);
    return Promise.race([turn, asked]);
  }

  async #ask<T>(
    call: (desk: Remote<Desk>) => Promise<T>,
    within: number,
    asked: Promise<never>,
    signal: AbortSignal | undefined,
  ): Promise<T> {
    if (signal?.aborted) throw new Stopped("asked"); // its turn never came
    const { remote, reference } = this.#ready();
    let timer: ReturnType<typeof setTimeout> | undefined;
    try {
      const started = await Promise.race([remote, asked]);
      await Promise.race([reference, asked]); // to fetch and start the module is not the policy's fault
      const late = new Promise<never>((_, reject) => {
        timer = setTimeout(() => reject(new Stopped("too-long")), within);
      });
      const answer = await Promise.race([call(started), asked, late]);
      if (isLost(answer)) throw new Stopped("failed");
      return answer;
    } catch (error) {
      // Whatever it was, the Worker is not to be relied on any more.
      this.#end();
      throw error instanceof Stopped ? error : new Stopped("failed");
    } finally {
      clearTimeout(timer);
    }
  }

  #ready(): Running {
    if (this.#running) return this.#running;
    const worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
    const remote = connect<Desk>(worker);
    this.#running = { worker, remote, reference: remote.then((desk) => desk.start(this.#plan)) };
    return this.#running;
  }

  #end(): void {
    this.#running?.worker.terminate();
    this.#running = undefined;
  }
}

/** Fails when a signal says so. */
function stoppedBy(signal: AbortSignal | undefined): Promise<never> {
  const stopped = new Promise<never>((_, reject) => {
    signal?.addEventListener("abort", () => reject(new Stopped("asked")), { once: true });
  });
  stopped.catch(() => undefined); // whoever waits for it is told
  return stopped;
}

/** Whether the module had to start again, and so has forgotten the plan. */
const isLost = (answer: unknown): boolean =>
  (answer as { refused?: { code?: string } } | undefined)?.refused?.code === "instance-lost";

let desk: PolicyDesk | undefined;

/** The one desk of the page: there is one plan. */
export const deskFor = (plan: string): PolicyDesk => (desk ??= new PolicyDesk(plan));
