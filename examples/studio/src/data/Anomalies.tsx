import type { Ssda903Report } from "reunify-workbench";
import { Section } from "./Section";
import { count } from "./shown";
import { Table } from "./Table";

type Effect = Ssda903Report["anomalies"]["by-code"][number]["effect"];

const EFFECTS: Record<Effect, string> = {
  "row-set-aside": "Row set aside",
  "period-left-out": "Period left out",
  "row-not-used": "Row not used",
  noted: "Noted, and used",
};

/** What does not hold together, by kind. */
export function Anomalies({ report }: { report: Ssda903Report }) {
  const { "by-code": kinds, count: all } = report.anomalies;
  if (kinds.length === 0) {
    return (
      <Section id="anomalies" title="What does not hold together" words="Nothing was found.">
        {null}
      </Section>
    );
  }
  return (
    <Section
      id="anomalies"
      title="What does not hold together"
      words="What is left out may differ from the rest: if there is much of it, mend the records first."
    >
      <Table
        caption="Rows and episodes that do not hold together, by kind"
        columns={[
          { title: "Code" },
          { title: "What it means" },
          { title: "What is done" },
          { title: "Number", numeric: true },
        ]}
        rows={[
          ...kinds.map((kind) => [
            <code key="code">{kind.code}</code>,
            kind.meaning,
            EFFECTS[kind.effect],
            count(kind.count),
          ]),
          ["All", "", "", count(all)],
        ]}
        total
      />
    </Section>
  );
}

/** How the figures are made, and what they cannot tell. */
export function Method({ report: { method, cover, "re-entry": again } }: { report: Ssda903Report }) {
  const gaps = cover["missing-years"];
  return (
    <details className="govuk-details">
      <summary className="govuk-details__summary">
        <span className="govuk-details__summary-text">Method and limits</span>
      </summary>
      <div className="govuk-details__text">
        <ul className="govuk-list govuk-list--bullet">
          <li>
            The curve is the estimate of Kaplan and Meier (1958), with {method.variance}’s variance and a 95% band on
            the scale of log(−log). A child is followed until {method["censored-at"]}. The band does not allow for
            children who returned more than once.
          </li>
          <li>
            A re-entry into the care of another authority is not seen: such a child counts as followed, and as not
            looked after again.
          </li>
          <li>
            For a child under a care order who went home while looked after, time is counted from leaving care, which
            may be long after going home.
          </li>
          <li>A re-entry would be seen up to {cover["followed-to"]}.</li>
          {gaps.length > 0 && (
            <li>These years are not among the files, so what happened in them is not seen: {gaps.join(", ")}.</li>
          )}
          {again["curve-is-thinned"] && (
            <li>Some months of the curve are left out, so that no small number can be worked out from it.</li>
          )}
          <li>
            Differences between years, kinds or authorities may be chance or recording. Nothing here rates a child,
            family, worker, team or authority.
          </li>
        </ul>
      </div>
    </details>
  );
}
