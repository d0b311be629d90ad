import type { Costs } from "reunify-workbench";
import { Table } from "../Table";

/** Every input, and who says so. */
export function Sources({ report }: { report: Costs }) {
  return (
    <details className="govuk-details">
      <summary className="govuk-details__summary">
        <span className="govuk-details__summary-text">Where each figure is from</span>
      </summary>
      <div className="govuk-details__text">
        <Table
          caption="Every input, and who says so"
          columns={[
            { title: "Input" },
            { title: "Value", numeric: true },
            { title: "Source" },
            { title: "Held against the source" },
          ]}
          rows={report.inputs.map(({ name, shown, source }) => [
            name,
            shown,
            <>
              {source.short}: {source.at}
              {source.note && <span className="data-working">{source.note}</span>}
            </>,
            source.verified ? "Yes" : "No",
          ])}
        />
      </div>
    </details>
  );
}

/** What a reader should know. */
export function Caveats({ report }: { report: Costs }) {
  return (
    <section aria-labelledby="caveats" className="data-section">
      <h2 className="govuk-heading-m" id="caveats">
        What to know about these figures
      </h2>
      <ul className="govuk-list govuk-list--bullet data-words">
        {report.caveats.map((caveat) => (
          <li key={caveat}>{caveat}</li>
        ))}
        <li>{report.rounding}</li>
      </ul>
    </section>
  );
}
