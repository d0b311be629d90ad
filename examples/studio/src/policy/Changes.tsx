import type { PolicyCheck } from "reunify-workbench";
import { AUTHORITIES, cited, KINDS, sentence, type Change } from "./words";

interface Props {
  readonly check: PolicyCheck;
  onGo(change: Change): void;
}

/** What the policy changes of the plan, by what it does. */
export function Changes({ check: { changes }, onGo }: Props) {
  if (changes.length === 0) return <p className="govuk-body">It changes nothing of the plan yet.</p>;
  return KINDS.map(({ kind, title }) => {
    const some = changes.filter((change) => change.kind === kind);
    if (some.length === 0) return null;
    return (
      <div key={kind}>
        <h3 className="govuk-heading-s policy-kind">
          {title} <span className="policy-count">({some.length})</span>
        </h3>
        <ul className="govuk-list">
          {some.map((change) => (
            <li key={change.item} className="policy-change">
              <ChangeWords change={change} onGo={onGo} />
            </li>
          ))}
        </ul>
      </div>
    );
  });
}

function ChangeWords({ change, onGo }: { change: Change; onGo: Props["onGo"] }) {
  const { title, item, before, after, depends, kind, reason, grounds, over } = change;
  const sometimes = depends && kind !== "rule";
  return (
    <>
      <button type="button" className="studio-link" onClick={() => onGo(change)}>
        {title || item}
      </button>
      {(after || sometimes) && (
        <p className="policy-how">
          {after && before && (
            <>
              <span className="govuk-visually-hidden">From </span>
              <span className="policy-before">{before}</span>
              <span aria-hidden="true"> → </span>
              <span className="govuk-visually-hidden"> to </span>
            </>
          )}
          {after && <strong>{after}</strong>}
          {sometimes && <em>{after ? ", in some circumstances" : "In some circumstances"}</em>}
        </p>
      )}
      <p className="policy-why">
        {sentence(reason)} <Grounds grounds={grounds} />
      </p>
      {over && (
        <p className="policy-why">
          Laid over <Grounds grounds={over} />
        </p>
      )}
    </>
  );
}

const Grounds = ({ grounds }: { grounds: Change["grounds"] }) => (
  <>
    {cited(grounds)} ({AUTHORITIES[grounds.authority]})
  </>
);
