import type { PolicyTestReport } from "reunify-workbench";
import { count, sentence } from "./words";

type Rule = PolicyTestReport["coverage"]["rules"][number];

interface Props {
  readonly rules: readonly Rule[];
  onLine(script: string, line: number): void;
}

/** Which lines of which rules the tests have run, and which ways of each `if` they took. */
export function Coverage({ rules, onLine }: Props) {
  if (rules.length === 0) return null;
  return (
    <div className="studio-scroll" tabIndex={0} role="region" aria-label="What the tests tried of each rule">
      <table className="govuk-table">
        <caption className="govuk-table__caption govuk-table__caption--s">What they tried of each rule</caption>
        <thead className="govuk-table__head">
          <tr className="govuk-table__row">
            {["Rule", "Lines run", "Not tried", "Found something", "Found nothing"].map((title) => (
              <th key={title} scope="col" className="govuk-table__header">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="govuk-table__body">
          {rules.map((rule) => (
            <tr key={rule.rule} className="govuk-table__row">
              <th scope="row" className="govuk-table__header">
                <button type="button" className="studio-link" onClick={() => onLine(rule.script, 1)}>
                  {rule.rule}
                </button>
              </th>
              <td className="govuk-table__cell">
                {rule.lines.length - rule["lines-missed"].length} of {rule.lines.length}
              </td>
              <td className="govuk-table__cell">
                <Missed rule={rule} onLine={onLine} />
              </td>
              <td className="govuk-table__cell">in {count(rule.spoke, "test")}</td>
              <td className="govuk-table__cell">in {count(rule.rested, "test")}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Missed({ rule, onLine }: { rule: Rule; onLine: Props["onLine"] }) {
  const lines = rule["lines-missed"].map((line) => ({ line, text: `line ${line}` }));
  const ways = rule["ways-missed"].map(({ line, "if-so": so }) => ({ line, text: `line ${line}, where it is ${so ? "" : "not "}so` }));
  const missed = [...lines, ...ways];
  if (missed.length === 0) return <>Nothing: every line and every way</>;
  return (
    <ul className="govuk-list policy-missed">
      {missed.map(({ line, text }) => (
        <li key={text}>
          <button type="button" className="studio-link" onClick={() => onLine(rule.script, line)}>
            {sentence(text)}
          </button>
        </li>
      ))}
    </ul>
  );
}
