import type { PlanComparison } from "reunify-workbench";
import { cited } from "../policy/words";
import { AUTHORITIES } from "./words";

type Difference = PlanComparison["differences"][number];

const KINDS: Readonly<Record<Difference["kind"], string>> = {
  added: "New",
  removed: "No longer there",
  changed: "Changed",
};

const STRICTNESS: Readonly<Record<NonNullable<Difference["strictness"]>, string>> = {
  tightened: "less time",
  loosened: "more time",
};

/** What is otherwise, a row for each thing. */
export function Differences({ compared: { before, after, differences } }: { compared: PlanComparison }) {
  return (
    <div className="studio-scroll" tabIndex={0} role="region" aria-label="What is otherwise">
      <table className="govuk-table">
        <caption className="govuk-table__caption govuk-table__caption--m">What is otherwise</caption>
        <thead className="govuk-table__head">
          <tr className="govuk-table__row">
            {["What", "Change", before, after, "Who says so"].map((title) => (
              <th scope="col" className="govuk-table__header" key={title}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="govuk-table__body">
          {differences.map((difference) => (
            <Row key={`${difference.kind} ${difference.item} ${difference.part}`} difference={difference} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ difference: { kind, item, title, part, before, after, strictness, grounds } }: { difference: Difference }) {
  return (
    <tr className="govuk-table__row">
      <th scope="row" className="govuk-table__header">
        {title || item}
        {title && <span className="govuk-hint plan-item">{item}</span>}
      </th>
      <td className="govuk-table__cell">
        {KINDS[kind]}
        {part && <code className="plan-part">{part}</code>}
      </td>
      <td className="govuk-table__cell plan-words">{before}</td>
      <td className="govuk-table__cell plan-words">
        {after}
        {strictness && <strong> ({STRICTNESS[strictness]})</strong>}
      </td>
      <td className="govuk-table__cell">
        {grounds && (
          <>
            {AUTHORITIES[grounds.authority]}: {cited(grounds)}
          </>
        )}
      </td>
    </tr>
  );
}
