import type { PolicyCheck } from "reunify-workbench";
import { long } from "../app/dates";
import { address } from "../app/pages";
import { useSession } from "../app/session";
import { effectWords, holders, type Effect } from "./words";

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
      <ul className="govuk-list">
        {effects.map((effect, index) => (
          <li key={index} className={`policy-change policy-change--${direction(effect)}`}>
            <EffectWords effect={effect} />
          </li>
        ))}
      </ul>
    </>
  );
}

function EffectWords({ effect }: { effect: Effect }) {
  const who = holders(effect);
  const words = effectWords(effect);
  return (
    <>
      {/* A rule speaks for itself; anything else is named, and the sentence goes on. */}
      <strong>{effect.title}</strong> {words}
      {words.endsWith(".") ? "" : "."}
      {who && <span className="policy-why">{who}</span>}
    </>
  );
}

const direction = ({ kind }: Effect): "more" | "less" => (/-(gained|sooner|failed|moved)$|^rule-failed$/.test(kind) ? "more" : "less");
