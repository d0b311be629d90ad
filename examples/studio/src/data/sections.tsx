// The sections of the figures that are a table with a picture beside it.

import { Chart } from "./Chart";
import { Section } from "./Section";
import { count, type Count } from "./shown";
import { Table } from "./Table";
import type { Drawn } from "./worker";

const BARS = "The table has the same numbers.";

const chartOf = ({ charts }: Drawn, id: string) => charts.find((chart) => chart.id === id);

interface Kinds {
  readonly planned: Count;
  readonly unplanned: Count;
  readonly count: Count;
}

export function ReturnsHome({ drawn }: { drawn: Drawn }) {
  const { method, returns } = drawn.report;
  const row = (name: string, by: Kinds) => [name, count(by.planned), count(by.unplanned), count(by.count)];
  return (
    <Section
      id="returns"
      title="Returns home"
      words={<>A return is {method.return}. A child who returned twice counts twice.</>}
      chart={<Chart chart={chartOf(drawn, "returns-chart")} note={`Each bar is a number of returns. ${BARS}`} />}
    >
      <Table
        caption="Returns home, by the year in which the children left care"
        columns={[
          { title: "Year" },
          { title: "Planned (E4A)", numeric: true },
          { title: "Unplanned (E4B)", numeric: true },
          { title: "All", numeric: true },
        ]}
        rows={[...returns["by-year"].map((year) => row(year.year, year)), row("All years", returns.all)]}
        total
      />
    </Section>
  );
}

export function WithParents({ drawn }: { drawn: Drawn }) {
  const home = drawn.report["with-parents"];
  return (
    <Section
      id="with-parents"
      title="Placements with own parents"
      words={
        <>
          A child who is placed with own parents (P1) lives at home and is still looked after. One that ended in another
          placement is a return that did not last.
        </>
      }
    >
      <Table
        caption="Placements with own parents, and how they ended"
        columns={[{ title: "How it ended" }, { title: "Placements", numeric: true }]}
        rows={[
          ["Had not ended", count(home.open)],
          ["Ended in another placement", count(home["other-placement"])],
          ["Ended as the child ceased to be looked after and returned home (E4A, E4B)", count(home.home)],
          ["Ended as the child ceased to be looked after for another reason", count(home["ceased-otherwise"])],
          ["All", count(home.count)],
        ]}
        total
      />
    </Section>
  );
}

interface Outcomes {
  readonly "on-time": Count;
  readonly late: Count;
  readonly missing: Count;
  readonly due: Count;
}

export function Reviews({ drawn }: { drawn: Drawn }) {
  const { reviews } = drawn.report;
  if (!reviews) return null;
  const row = (name: string, of: Outcomes) => [
    name,
    count(of["on-time"]),
    count(of.late),
    count(of.missing),
    count(of.due),
  ];
  return (
    <Section
      id="reviews"
      title="Reviews"
      words={
        <>
          Held against {reviews.cites}. Missing is a review that was due and not held by the end of the data or of the
          period of care. Reviews that were not due yet are not counted.
        </>
      }
      chart={<Chart chart={chartOf(drawn, "reviews-chart")} note={`Each bar is a number of reviews. ${BARS}`} />}
    >
      <Table
        caption="Reviews, by the year in which they were due"
        columns={[
          { title: "Year" },
          { title: "On time", numeric: true },
          { title: "Late", numeric: true },
          { title: "Missing", numeric: true },
          { title: "Due", numeric: true },
        ]}
        rows={[...reviews["by-year"].map((year) => row(year.year, year)), row("All years", reviews.all)]}
        total
      />
    </Section>
  );
}
