import { useEffect, useState } from "react";
import type { PlanDocument } from "reunify";
import { useSession } from "../app/session";
import { ask } from "./ask";

/** The plan in force: as it ships, or with the session's policies laid over it. */
export function useLaidPlan(): PlanDocument | undefined {
  const { plan, planText, applied } = useSession();
  const [laid, setLaid] = useState<PlanDocument>();
  useEffect(() => {
    setLaid(undefined);
    if (planText === undefined || applied.length === 0) return;
    // Only a plan with policies needs the larger module.
    const asked = ask(async (worker) => worker.laid(planText, applied.map(({ source }) => source)));
    void asked.answer.then(setLaid);
    return asked.leave;
  }, [planText, applied]);
  return applied.length === 0 ? plan : laid;
}
