import "./policy.scss";
import { effectWords, holders, type Effect } from "./words";

interface Props {
  readonly effects: readonly Effect[];
  /** What is said of a duty that is new: by what it was not asked. */
  readonly gained: string;
}

/** What changes for a case, a line for each thing. */
export const EffectList = ({ effects, gained }: Props) => (
  <ul className="govuk-list">
    {effects.map((effect, index) => (
      <li key={index} className={`policy-change policy-change--${direction(effect)}`}>
        <EffectWords effect={effect} gained={gained} />
      </li>
    ))}
  </ul>
);

function EffectWords({ effect, gained }: { effect: Effect; gained: string }) {
  const who = holders(effect);
  const words = effectWords(effect, gained);
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
