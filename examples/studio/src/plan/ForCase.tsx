import type { PlanComparison } from "reunify-workbench";
import { long } from "../app/dates";
import { useSession } from "../app/session";
import { EffectList } from "../policy/EffectList";

type Outcome = NonNullable<PlanComparison["cases"]>[number]["outcome"];

/** What the other plan would mean for the open case, or why that cannot be told. */
export function ForCase({ id, outcome }: { id: string; outcome: Outcome }) {
  return (
    <section aria-labelledby="compare-case">
      <h3 className="govuk-heading-m" id="compare-case">
        What it would mean for case {id}
      </h3>
      <p className="govuk-body">The case stays under its own plan, whatever is compared here.</p>
      <Means outcome={outcome} />
    </section>
  );
}

function Means({ outcome }: { outcome: Outcome }) {
  const { when } = useSession();
  if ("other-plan" in outcome) return <p className="govuk-body">It cannot be told: {outcome["other-plan"]}.</p>;
  if ("refused" in outcome) {
    const { by, events } = outcome.refused;
    return (
      <>
        <p className="govuk-body">It cannot be told: {by} would not have taken all that was recorded.</p>
        <ul className="govuk-list govuk-list--bullet">
          {events.map(({ event, rejection }) => (
            <li key={event}>
              Event {event}: {rejection.message}
            </li>
          ))}
        </ul>
      </>
    );
  }
  const { effects } = outcome;
  return (
    <>
      <p className="govuk-body">
        On {long(when.asOf)}, {effects.length === 0 ? "nothing would change for this case." : "by the other plan:"}
      </p>
      <EffectList effects={effects} gained="which this plan does not ask" />
    </>
  );
}
