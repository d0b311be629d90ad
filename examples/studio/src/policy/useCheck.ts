import { useEffect, useState } from "react";
import type { Checked } from "reunify-workbench";
import type { Refusal } from "reunify";
import { Stopped, type PolicyDesk, type Reason } from "./desk";
import type { Files } from "./files";
import type { OnCase } from "../worker/on-case";

/** Long enough for no word to be checked half written. */
const PAUSE = 250;
/** How long a check may take. */
export const CHECK_WITHIN = 5_000;

export type CheckState =
  | { readonly is: "waiting" }
  | { readonly is: "checked"; readonly files: Files; readonly checked: Checked }
  | { readonly is: "refused"; readonly refusal: Refusal }
  | { readonly is: "stopped"; readonly reason: Reason };

/** What a check says of the files as they now are, a moment after the last change. */
export function useCheck(desk: PolicyDesk, files: Files, on: OnCase | undefined, again: number): CheckState {
  const [state, setState] = useState<CheckState>({ is: "waiting" });
  const { document, asOf } = on ?? {};
  useEffect(() => {
    let current = true;
    const given = document && asOf ? { document, asOf } : undefined;
    const timer = setTimeout(() => {
      // What was overtaken while it waited for its turn is not asked any more.
      const call = desk.ask(async (remote) => (current ? remote.check(files, given) : undefined), CHECK_WITHIN);
      call.then(
        (answer) => {
          if (!current || !answer) return;
          setState("ok" in answer ? { is: "checked", files, checked: answer.ok } : { is: "refused", refusal: answer.refused });
        },
        (error: unknown) => {
          if (!(error instanceof Stopped)) throw error;
          if (current) setState({ is: "stopped", reason: error.reason });
        },
      );
    }, PAUSE);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [desk, files, document, asOf, again]);
  return state;
}
