import type { Costs } from "reunify-workbench";

type LineId = Costs["lines"][number]["id"];

const CARDS: readonly LineId[] = [
  "net-a-year",
  "support-a-year",
  "avoided-a-year",
  "break-even-rate",
  "break-even-children",
];

/** What it comes to, in short: it stays in sight while the inputs are moved. */
export function Result({ report, isOld }: { report: Costs; isOld: boolean }) {
  const lines = CARDS.flatMap((id) => report.lines.find((line) => line.id === id) ?? []);
  const net = lines[0];
  return (
    <section aria-labelledby="result" className="data-result">
      <h2 className="govuk-heading-m" id="result">
        What it comes to
      </h2>
      <dl className={`data-result__lines${isOld ? " data-result__lines--old" : ""}`}>
        {lines.map(({ id, title, shown }) => (
          <div key={id} className="data-card">
            <dt className="govuk-body-s data-card__title">{title}</dt>
            <dd className="data-card__shown">{shown}</dd>
          </div>
        ))}
      </dl>
      <p className="govuk-body-s">In prices of {report["price-year"]}.</p>
      <p role="status" className={isOld ? "govuk-body" : "govuk-visually-hidden"}>
        {isOld
          ? "These are the figures before the last change, which cannot be used."
          : net && `${net.title}: ${net.shown}`}
      </p>
    </section>
  );
}
