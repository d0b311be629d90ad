import { Fragment, useEffect, useId, useRef, useState, type ReactNode } from "react";
import { KEPT_OUT } from "./shown";

export interface Column {
  readonly title: string;
  /** Set to the right, digit under digit. */
  readonly numeric?: boolean;
}

interface Props {
  readonly caption: string;
  readonly columns: readonly Column[];
  /** The first cell of each row is its heading. */
  readonly rows: readonly (readonly ReactNode[])[];
  /** The last row is the sum of the others. */
  readonly total?: boolean;
  /** The headings of the rows are long. */
  readonly wideNames?: boolean;
  /** Rows stand closer together. */
  readonly compact?: boolean;
}

/** A table that can be scrolled by keyboard where it is wider than its place. */
export function Table({ caption, columns, rows, total = false, compact = false, wideNames = false }: Props) {
  const id = useId();
  const place = useRef<HTMLDivElement>(null);
  const wide = useIsWide(place);
  const last = rows.length - 1;
  return (
    <div
      className={`studio-scroll data-table${compact ? " data-table--compact" : ""}${wideNames ? " data-table--wide-names" : ""}`}
      ref={place}
      {...(wide && { role: "region", tabIndex: 0, "aria-labelledby": id })}
    >
      <table className="govuk-table">
        <caption className="govuk-table__caption govuk-table__caption--s" id={id}>
          {caption}
        </caption>
        <thead className="govuk-table__head">
          <tr className="govuk-table__row">
            {columns.map(({ title, numeric }) => (
              <th
                key={title}
                scope="col"
                className={`govuk-table__header${numeric ? " govuk-table__header--numeric" : ""}`}
              >
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="govuk-table__body">
          {rows.map((cells, row) => (
            <tr key={row} className={`govuk-table__row${total && row === last ? " data-table__total" : ""}`}>
              {cells.map((cell, at) => (at === 0 ? heading(cell) : datum(cell, at, columns[at]?.numeric ?? false)))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const heading = (cell: ReactNode) => (
  <th key={0} scope="row" className="govuk-table__header data-table__row">
    {cell}
  </th>
);

const datum = (cell: ReactNode, at: number, numeric: boolean) => (
  <td key={at} className={`govuk-table__cell${numeric ? " govuk-table__cell--numeric" : ""}`}>
    {cell === KEPT_OUT ? (
      <abbr title="not shown">{KEPT_OUT}</abbr>
    ) : numeric && typeof cell === "string" ? (
      unbroken(cell)
    ) : (
      cell
    )}
  </td>
);

/** A number, or one to another, that breaks nowhere but between the two: not after the sign of a negative one. */
const unbroken = (text: string) =>
  text.split(" to ").map((part, at) => (
    <Fragment key={at}>
      {at > 0 && " to "}
      <span className="data-unbroken">{part}</span>
    </Fragment>
  ));

/** Whether what is inside is wider than its place: only then is it worth a stop of the tab key. */
function useIsWide(place: React.RefObject<HTMLElement | null>): boolean {
  const [wide, setWide] = useState(false);
  useEffect(() => {
    const element = place.current;
    if (!element) return undefined;
    const measure = () => setWide(element.scrollWidth > element.clientWidth);
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    if (element.firstElementChild) observer.observe(element.firstElementChild);
    return () => observer.disconnect();
  }, [place]);
  return wide;
}
