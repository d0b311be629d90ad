import type { Costs } from "reunify-workbench";
import { Table } from "../Table";

/** Every line, with what a person needs to work it out again. */
export function Lines({ report }: { report: Costs }) {
  const overHorizon = report.horizon.years > 1;
  const lines = report.lines.filter(({ id }) => overHorizon || !id.endsWith("-over-horizon"));
  return (
    <section aria-labelledby="lines" className="data-section">
      <h2 className="govuk-heading-m" id="lines">
        Line by line
      </h2>
      <Table
        caption={
          overHorizon
            ? `One year of children going home, and ${report.horizon.years} years`
            : "One year of children going home"
        }
        columns={[{ title: "Line" }, { title: "Comes to", numeric: true }, { title: "How" }]}
        rows={lines.map(({ title, shown, words, working }) => [
          title,
          shown,
          <span className="data-how">
            {words}
            <span className="data-working">{working}</span>
          </span>,
        ])}
      />
    </section>
  );
}
