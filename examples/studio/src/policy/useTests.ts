import { useCallback, useRef, useState } from "react";
import type { Refusal } from "reunify";
import type { PolicyTestReport } from "reunify-workbench";
import { Stopped, type PolicyDesk, type Reason } from "./desk";
import type { Files } from "./files";

/** How long the tests may take: there may be hundreds. */
export const TESTS_WITHIN = 10_000;

export type TestState =
  | { readonly is: "not-run" }
  | { readonly is: "running" }
  | { readonly is: "done"; readonly files: Files; readonly report: PolicyTestReport }
  | { readonly is: "refused"; readonly refusal: Refusal }
  | { readonly is: "stopped"; readonly reason: Reason };

interface Run {
  readonly state: TestState;
  run(this: void, files: Files): void;
  stop(this: void): void;
}

/** Runs the policy's tests when it is asked to. */
export function useTests(desk: PolicyDesk): Run {
  const [state, setState] = useState<TestState>({ is: "not-run" });
  const running = useRef<AbortController>(undefined);
  const run = useCallback(
    (files: Files) => {
      const controller = new AbortController();
      running.current = controller;
      setState({ is: "running" });
      desk.ask(async (remote) => remote.test(files), TESTS_WITHIN, controller.signal).then(
        (answer) => setState("ok" in answer ? { is: "done", files, report: answer.ok } : { is: "refused", refusal: answer.refused }),
        (error: unknown) => {
          if (!(error instanceof Stopped)) throw error;
          setState({ is: "stopped", reason: error.reason });
        },
      );
    },
    [desk],
  );
  const stop = useCallback(() => running.current?.abort(), []);
  return { state, run, stop };
}
