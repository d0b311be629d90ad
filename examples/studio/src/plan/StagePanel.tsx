import type { PlanDocument } from "reunify";
import { address } from "../app/pages";
import { Sources } from "./Sources";
import type { Stage, Way } from "./graph";
import { AUTHORITIES, limit, inForce } from "./words";

interface Props {
  readonly stage: Stage;
  readonly plan: PlanDocument;
  readonly ways: readonly Way[];
}

/** What a stage holds: what is done at it, what is decided, how long there is, and who says so. */
export function StagePanel({ stage, plan, ways }: Props) {
  const tasks = (plan.tasks ?? []).filter(({ stages }) => stages?.includes(stage.id));
  const decisions = (plan.decisions ?? []).filter(({ stages }) => stages.includes(stage.id));
  const expected = new Set((stage.expects ?? []).flatMap((work) => ("task" in work ? [work.task] : [work.decision])));
  return (
    <section aria-labelledby="stage">
      <h2 className="govuk-heading-l" id="stage" tabIndex={-1}>
        {stage.title}
      </h2>
      {stage.purpose && <p className="govuk-body">{stage.purpose}</p>}
      <Sources basis={stage.basis} plan={plan} />
      <WaysOn stage={stage} plan={plan} ways={ways} />
      <Items title="What is decided" items={decisions} plan={plan} expected={expected} />
      <Items title="What is done" items={tasks} plan={plan} expected={expected} />
    </section>
  );
}

function WaysOn({ stage, plan, ways }: Props) {
  const onward = ways.filter(({ from }) => from === stage.id);
  if (onward.length === 0) return null;
  return (
    <div className="studio-scroll" tabIndex={0} role="region" aria-label="Ways on from here">
      <table className="govuk-table">
        <caption className="govuk-table__caption govuk-table__caption--m">Ways on from here</caption>
        <thead className="govuk-table__head">
          <tr className="govuk-table__row">
            <th scope="col" className="govuk-table__header">What happens or is decided</th>
            <th scope="col" className="govuk-table__header">The stage that follows</th>
          </tr>
        </thead>
        <tbody className="govuk-table__body">
          {onward.map(({ to, words }) => (
            <tr className="govuk-table__row" key={`${to} ${words}`}>
              <td className="govuk-table__cell">{words}</td>
              <td className="govuk-table__cell">
                <a className="govuk-link" href={address("plan", to)}>
                  {plan.stages.find(({ id }) => id === to)?.title ?? to}
                </a>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

type Item = NonNullable<PlanDocument["tasks"]>[number] | NonNullable<PlanDocument["decisions"]>[number];

interface ItemsProps {
  readonly title: string;
  readonly items: readonly Item[];
  readonly plan: PlanDocument;
  readonly expected: ReadonlySet<string>;
}

function Items({ title, items, plan, expected }: ItemsProps) {
  if (items.length === 0) return null;
  return (
    <>
      <h3 className="govuk-heading-m">{title}</h3>
      {items.map((item) => (
        <details className="govuk-details" key={item.id}>
          <summary className="govuk-details__summary">
            <span className="govuk-details__summary-text">{item.title}</span>{" "}
            <span className={`studio-who studio-who--${item.basis.authority}`}>{AUTHORITIES[item.basis.authority]}</span>
          </summary>
          <div className="govuk-details__text">
            {item.purpose && <p className="govuk-body">{item.purpose}</p>}
            {expected.has(item.id) && <p className="govuk-body">It is expected before the case goes on.</p>}
            <p className="govuk-body">By: {by(item, plan)}.</p>
            <Timescales of={item.id} plan={plan} />
            <Sources basis={item.basis} plan={plan} />
          </div>
        </details>
      ))}
    </>
  );
}

function by(item: Item, plan: PlanDocument): string {
  const roles = "done-by" in item ? item["done-by"] : "made-by" in item ? item["made-by"] : [];
  const titles = (roles ?? []).map((role) => plan.roles?.find(({ id }) => id === role)?.title ?? role);
  return titles.join(", ") || "anybody who works with the child";
}

/** How long there is for something, by the law of each time. */
function Timescales({ of, plan }: { of: string; plan: PlanDocument }) {
  const clocks = (plan.timescales ?? []).filter((timescale) =>
    (timescale["met-by"] ?? []).some(({ event }) => ("task" in event && event.task === of) || ("decision" in event && event.decision.id === of)),
  );
  return clocks.map((timescale) => (
    <div key={timescale.id}>
      <h4 className="govuk-heading-s">{timescale.title}</h4>
      <ul className="govuk-list govuk-list--bullet">
        {timescale.limits.map((given, index) => (
          <li key={index}>
            {limit(given)} <span className="govuk-hint studio-inline">(in force {inForce(given["in-force"])})</span>
          </li>
        ))}
      </ul>
      <Sources basis={timescale.basis} plan={plan} />
    </div>
  ));
}
