import type { PolicyCheck } from "reunify-workbench";
import { long } from "../app/dates";
import { address } from "../app/pages";
import { useSession } from "../app/session";
import { EffectList } from "./EffectList";

/** What the policy changes for the case that is open. */
export function Effects({ check }: { check: PolicyCheck }) {
  const { document, when } = useSession();
  if (!document) {
    return (
      <p className="govuk-body">
        <a className="govuk-link" href={address("case")}>
          Open a case
        </a>{" "}
        to see what the policy changes for it, as you write.
      </p>
    );
  }
  const effects = check.cases?.flatMap(({ effects }) => effects) ?? [];
  return (
    <>
      <p className="govuk-body">
        On {long(when.asOf)}, {effects.length === 0 ? "nothing changes for this case." : "against the plan by itself:"}
      </p>
      <EffectList effects={effects} gained="which the plan by itself does not ask" />
    </>
  );
}
