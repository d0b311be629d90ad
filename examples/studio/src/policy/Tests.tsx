import type { PolicyTestReport } from "reunify-workbench";
import { Coverage } from "./Coverage";
import { count, sentence } from "./words";

interface Props {
  readonly report: PolicyTestReport;
  /** Whether the files are otherwise now. */
  readonly stale: boolean;
  onTest(path: string): void;
  onLine(script: string, line: number): void;
}

type Outcome = PolicyTestReport["tests"][number];

/** As many as somebody can look through, and a page can show at once. */
const LISTED = 300;

/** What came of the tests: what is not as expected first. */
export function Tests({ report, stale, onTest, onLine }: Props) {
  const failed = report.tests.filter(({ failures }) => failures.length > 0);
  const passed = report.tests.filter(({ failures }) => failures.length === 0);
  if (report.tests.length === 0) return <p className="govuk-body">The policy has no tests yet. Add a file of tests to try it on made-up cases.</p>;
  return (
    <>
      {stale && <p className="govuk-inset-text">The files have changed since the tests ran.</p>}
      {failed.length > 0 && <Table caption="Failed" outcomes={failed} onTest={onTest} />}
      {passed.length > 0 && (
        <details className="govuk-details">
          <summary className="govuk-details__summary">
            <span className="govuk-details__summary-text">{sentence(count(passed.length, "test"))} passed</span>
          </summary>
          <div className="policy-passed">
            <Table caption="Passed" outcomes={passed} onTest={onTest} />
          </div>
        </details>
      )}
      <Coverage rules={report.coverage.rules} onLine={onLine} />
    </>
  );
}

function Table({ caption, outcomes, onTest }: { caption: string; outcomes: readonly Outcome[]; onTest: Props["onTest"] }) {
  const failures = outcomes.some((outcome) => outcome.failures.length > 0);
  return (
    <div className="studio-scroll" tabIndex={0} role="region" aria-label={`Tests: ${caption.toLowerCase()}`}>
      <table className="govuk-table">
        <caption className="govuk-table__caption govuk-table__caption--s">{caption}</caption>
        <thead className="govuk-table__head">
          <tr className="govuk-table__row">
            <th scope="col" className="govuk-table__header">
              Test
            </th>
            <th scope="col" className="govuk-table__header">
              Result
            </th>
            {failures && (
              <th scope="col" className="govuk-table__header">
                Expected, and found
              </th>
            )}
          </tr>
        </thead>
        <tbody className="govuk-table__body">
          {outcomes.slice(0, LISTED).map((outcome) => (
            <tr className="govuk-table__row" key={`${outcome.file}#${outcome.number}`}>
              <th scope="row" className="govuk-table__header policy-test">
                {sentence(outcome.name)}
                <button type="button" className="studio-link policy-why" onClick={() => onTest(outcome.file)}>
                  {outcome.file}
                </button>
              </th>
              <td className="govuk-table__cell">
                {outcome.failures.length > 0 ? (
                  <strong className="govuk-tag govuk-tag--red">Failed</strong>
                ) : (
                  <span className="policy-ok">✓ Passed</span>
                )}
              </td>
              {failures && (
                <td className="govuk-table__cell">
                  {outcome.failures.map((failure, index) => (
                    <Failure key={index} failure={failure} />
                  ))}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {outcomes.length > LISTED && <p className="govuk-body">And {count(outcomes.length - LISTED, "other")}.</p>}
    </div>
  );
}

function Failure({ failure: { wanted, expected, found } }: { failure: Outcome["failures"][number] }) {
  return (
    <dl className="policy-failure">
      <dt>{wanted ? "Expected" : "Expected not to find"}</dt>
      <dd>{expected}</dd>
      <dt>Found</dt>
      <dd>{found.length === 0 ? "Nothing of the kind" : found.map((one, index) => <span key={index}>{one}</span>)}</dd>
    </dl>
  );
}
