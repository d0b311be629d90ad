import { useEffect, useState } from "react";
import type { PlanDocument } from "reunify";
import { useSession } from "../app/session";
import { connect } from "../worker/connect";
import type { PlanWorker } from "./worker";

/** The plan in force: as it ships, or with the session's policies laid over it. */
export function useLaidPlan(): PlanDocument | undefined {
  const { plan, planText, applied } = useSession();
  const [laid, setLaid] = useState<PlanDocument>();
  useEffect(() => {
    setLaid(undefined);
    if (planText === undefined || applied.length === 0) return;
    // Only a plan with policies needs the larger module.
    const worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
    let current = true;
    void (async () => {
      const remote = await connect<PlanWorker>(worker);
      const made = await remote.laid(planText, applied.map(({ source }) => source));
      if (current) setLaid(made);
      worker.terminate();
    })();
    return () => {
      current = false;
      worker.terminate();
    };
  }, [planText, applied]);
  return applied.length === 0 ? plan : laid;
}
