import { useLayoutEffect, useRef } from "react";
import type { Charts } from "reunify-workbench";

/** A picture of the package, put in as nodes; its title and its words are in it. */
export function Chart({ chart, note }: { chart: Charts[number] | undefined; note: string }) {
  const place = useRef<HTMLDivElement>(null);
  const svg = chart?.svg;
  useLayoutEffect(() => {
    if (svg === undefined) return;
    const drawn = new DOMParser().parseFromString(svg, "image/svg+xml").documentElement;
    place.current?.replaceChildren(document.importNode(drawn, true));
  }, [svg]);
  if (!chart) return null;
  return (
    <figure className="data-chart">
      <p className="govuk-heading-s data-chart__title" aria-hidden="true">
        {chart.title}
      </p>
      <div ref={place} />
      <figcaption className="govuk-body-s">{note}</figcaption>
    </figure>
  );
}
