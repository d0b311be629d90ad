import { useEffect, useMemo } from "react";
import type { PlanDocument } from "reunify";
import { useViewName } from "../app/pages";
import { useSession } from "../app/session";
import { Compare } from "./Compare";
import { mapOf, waysOf } from "./graph";
import { useLaidPlan } from "./laid";
import "./plan.scss";
import { PlanMap } from "./PlanMap";
import { StagePanel } from "./StagePanel";
import { AUTHORITIES, type Authority } from "./words";

/** The plan as a map, with what each of its stages holds. */
export default function PlanPage() {
  const plan = useLaidPlan();
  const { inForce, applied } = useSession();
  if (!plan) return <p className="govuk-body">Loading the plan</p>;
  return (
    <>
      <span className="govuk-caption-l">
        {plan.id} {plan.version}
        {applied.length > 0 && `, with ${applied.map(({ name }) => name).join(", ")}`}
      </span>
      <h1 className="govuk-heading-l">{plan.title}</h1>
      {plan.summary && <p className="govuk-body">{plan.summary}</p>}
      <Explorer plan={plan} />
      <Compare />
      {inForce && <p className="govuk-hint">The plan’s content has the hash {inForce.plan.sha256.slice(0, 12)}…</p>}
    </>
  );
}

function Explorer({ plan }: { plan: PlanDocument }) {
  const { evaluation } = useSession();
  const named = useViewName();
  const ways = useMemo(() => waysOf(plan), [plan]);
  const map = useMemo(() => mapOf(plan, ways), [plan, ways]);
  const stage = plan.stages.find(({ id }) => id === named);
  useEffect(() => {
    // Who follows a link of the map is brought to what it opens.
    if (stage) document.getElementById("stage")?.focus();
  }, [stage]);
  const shown = stage ?? plan.stages.find(({ id }) => id === (evaluation?.stage.stage ?? plan["starts-at"]));
  return (
    <>
      <Legend withCase={evaluation !== undefined} />
      <PlanMap map={map} selected={shown?.id} path={evaluation ? evaluation.path : []} />
      {shown && <StagePanel stage={shown} plan={plan} ways={ways} />}
    </>
  );
}

function Legend({ withCase }: { withCase: boolean }) {
  return (
    <ul className="studio-legend">
      {(Object.entries(AUTHORITIES) as [Authority, string][]).map(([authority, words]) => (
        <li key={authority}>
          <span className={`studio-who studio-who--${authority}`}>{words}</span>
        </li>
      ))}
      <li>Solid line: a decision can lead there</li>
      <li>Dashed line: something that happens leads there</li>
      {withCase && <li>Thick line: the way of the open case</li>}
    </ul>
  );
}
