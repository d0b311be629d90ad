import { useCallback, useState } from "react";
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

/** Runs the policy's tests when it is asked to. */
export function useTests(desk: PolicyDesk): readonly [TestState, (files: Files) => void] {
  const [state, setState] = useState<TestState>({ is: "not-run" });
  const run = useCallback(
    (files: Files) => {
      setState({ is: "running" });
      desk.ask(async (remote) => remote.test(files), TESTS_WITHIN).then(
        (answer) => setState("ok" in answer ? { is: "done", files, report: answer.ok } : { is: "refused", refusal: answer.refused }),
        (error: unknown) => {
          if (!(error instanceof Stopped)) throw error;
          setState({ is: "stopped", reason: error.reason });
        },
      );
    },
    [desk],
  );
  return [state, run];
}
