import type { Ssda903Report } from "reunify-workbench";
import { count, KEPT_OUT, number } from "./shown";

/** Within how many months the summary tells of re-entry. */
const MONTHS = 12;

/** What the figures say first, in short. */
export function Summary({ report }: { report: Ssda903Report }) {
  const { returns, reviews, totals, "with-parents": home, "fewer-than": fewer } = report;
  const again = report["re-entry"].all.find(({ months, share }) => months === MONTHS && share !== undefined);
  const cards = [
    {
      title: "Returns home",
      shown: count(returns.all.count),
      more: `${count(returns.all.planned)} planned, ${count(returns.all.unplanned)} unplanned`,
    },
    {
      title: `Looked after again within ${MONTHS} months`,
      shown: again?.share ?? "–",
      more: again
        ? `${count(again.again)} of the ${count(again.followed)} followed for as long`
        : "Not shown, or nobody was followed for as long",
    },
    {
      title: "Placements with own parents",
      shown: count(home.count),
      more: `${count(home["other-placement"])} ended in another placement`,
    },
    ...(reviews
      ? [{ title: "Reviews due", shown: count(reviews.all.due), more: `${count(reviews.all["on-time"])} held on time` }]
      : []),
  ];
  return (
    <>
      <dl className="data-cards">
        {cards.map(({ title, shown, more }) => (
          <div key={title} className="data-card">
            <dt className="govuk-body-s data-card__title">{title}</dt>
            <dd className="data-card__shown">{shown}</dd>
            <dd className="govuk-body-s data-card__more">{more}</dd>
          </div>
        ))}
      </dl>
      <p className="govuk-body">
        Of {count(totals.children)} children, with {count(totals.periods)} periods of care that are counted and{" "}
        {count(totals["left-out"])} that are left out.
      </p>
      {fewer !== undefined && (
        <p className="govuk-body-s">
          <abbr title="not shown">{KEPT_OUT}</abbr> stands for a number that is not shown: it is not 0 and is below{" "}
          {number(fewer)}, or it would give such a number away.
        </p>
      )}
    </>
  );
}
