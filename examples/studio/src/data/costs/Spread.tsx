import type { Costs } from "reunify-workbench";
import { Chart } from "../Chart";
import { number } from "../shown";
import { Table } from "../Table";
import type { Worked } from "../worker";

/** How far the answer may be off: which input matters most, and what lies in the middle of many runs. */
export function Spread({ worked: { report, chart } }: { worked: Worked }) {
  return (
    <section aria-labelledby="spread" className="data-section">
      <h2 className="govuk-heading-m" id="spread">
        How far it may be off
      </h2>
      {report.sensitivity.length === 0 ? (
        <p className="govuk-inset-text">
          Give any figure a lowest and a highest to see which of them matters most, and how far the net may be off.
        </p>
      ) : (
        <>
          <div className="data-beside data-beside--table">
            <Table
              caption="The net over the horizon, with each input at either end of its range"
              columns={[
                { title: "Input" },
                { title: "Range", numeric: true },
                { title: "Net at the low end", numeric: true },
                { title: "Net at the high end", numeric: true },
              ]}
              rows={report.sensitivity.map(({ name, low, high }) => [
                name,
                `${low.shown} to ${high.shown}`,
                low["net-shown"],
                high["net-shown"],
              ])}
            />
            <Chart
              chart={chart}
              note="Each bar runs from the net with an input at its lowest to the net with it at its highest."
            />
          </div>
          <Intervals report={report} />
        </>
      )}
    </section>
  );
}

/** The lines that are worth an interval: the others are on the way to these. */
const SPREAD: readonly Costs["lines"][number]["id"][] = [
  "re-entries-a-year",
  "failed-returns-a-year",
  "avoided-a-year",
  "net-a-year",
  "break-even-rate",
  "net-over-horizon",
];

function Intervals({ report: { simulation, lines, horizon } }: { report: Costs }) {
  if (!simulation) return null;
  const spread = simulation.lines.filter(
    ({ id }) => SPREAD.includes(id) && (horizon.years > 1 || id !== "net-over-horizon"),
  );
  const titles = new Map(lines.map(({ id, title }) => [id, title]));
  const shares = simulation.lines[0]?.intervals.map(({ share }) => share) ?? [];
  return (
    <>
      <Table
        wideNames
        caption={`Where the middle of ${number(simulation.runs)} runs lies`}
        columns={[
          { title: "Line" },
          { title: "Middle", numeric: true },
          ...shares.map((share) => ({ title: `${share} of runs`, numeric: true })),
        ]}
        rows={spread.map(({ id, shown, intervals }) => [
          titles.get(id) ?? id,
          shown,
          ...intervals.map((each) => each.shown),
        ])}
      />
      <p className="govuk-body data-words">
        The net over the horizon was above nothing in {simulation["net-above-nothing"]} of the runs. That is not the
        chance that the support pays for itself: the runs are as good as the ranges, which are somebody’s judgement. The
        draws are {simulation.distribution}, and start from the seed {simulation.seed}.
      </p>
    </>
  );
}
