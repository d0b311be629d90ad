import type { Ssda903Report } from "reunify-workbench";
import { Chart } from "./Chart";
import { Section } from "./Section";
import { count, months, share } from "./shown";
import { Table } from "./Table";
import type { Drawn } from "./worker";

type Rates = Ssda903Report["re-entry"]["all"];
type Curve = Ssda903Report["re-entry"]["curve"];

/** How many were looked after again: the curve, and counts over those followed for as long. */
export function ReEntry({ drawn }: { drawn: Drawn }) {
  const { method, "re-entry": again } = drawn.report;
  const chart = drawn.charts.find(({ id }) => id === "curve-chart");
  return (
    <>
      <Section
        id="re-entry"
        title="Looked after again"
        words={
          <>
            Looked after again is {method["re-entry"]}.
            {!chart && " There is no curve, or it would rest on small numbers."}
            {chart &&
              again["curve-is-thinned"] &&
              " Months that would give small numbers away are left out, and the curve stops where few are followed. Each " +
                "step stands at the first month that can be shown, so it may come later than the children did."}
          </>
        }
        chart={
          chart && (
            <Chart
              chart={chart}
              note="The line is the estimated share; between the dashed lines is its 95% band. The table has the months in which it rises, and the last."
            />
          )
        }
      >
        {chart && (
          <Table
            caption="Share estimated to be looked after again, after all returns"
            columns={[
              { title: "Within" },
              { title: "Share", numeric: true },
              { title: "Band from", numeric: true },
              { title: "Band to", numeric: true },
            ]}
            rows={rises(again.curve).map((point) => [
              months(point.months),
              point.share,
              share(point.lower),
              share(point.upper),
            ])}
          />
        )}
      </Section>
      <div className="data-rates">
        <Counts caption="After all returns, of those followed for as long" rates={again.all} />
        <Counts caption="After planned returns (E4A), of those followed for as long" rates={again["by-kind"].planned} />
        <Counts
          caption="After unplanned returns (E4B), of those followed for as long"
          rates={again["by-kind"].unplanned}
        />
      </div>
    </>
  );
}

function Counts({ caption, rates }: { caption: string; rates: Rates }) {
  return (
    <Table
      caption={caption}
      columns={[
        { title: "Within" },
        { title: "Followed", numeric: true },
        { title: "Again", numeric: true },
        { title: "Share", numeric: true },
      ]}
      rows={rates.map((rate) => [months(rate.months), count(rate.followed), count(rate.again), share(rate.share)])}
    />
  );
}

/** The points at which the curve rises, and its last. */
const rises = (curve: Curve): Curve =>
  curve.filter((point, at) => at === curve.length - 1 || point.share !== curve[at - 1]?.share);
