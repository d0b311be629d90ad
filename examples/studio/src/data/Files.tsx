import { useEffect, useState } from "react";
import type { Ssda903Files } from "reunify-workbench";
import { FileInput } from "../govuk/FileInput";
import { exampleReturn } from "./exampleReturn";
import { add, remove, removeAll, useReturns } from "./returns";
import { number } from "./shown";
import { Table } from "./Table";
import type { Drawn, SetAside } from "./worker";

type Found = Ssda903Files[number];

const KINDS: Record<NonNullable<Found["kind"]>, string> = {
  episodes: "Episodes",
  header: "Header: the children",
  reviews: "Reviews",
  xml: "The return as XML",
  "not-used": "Another file of the return, not used here",
};

const COLUMNS = [
  { title: "File" },
  { title: "What it is" },
  { title: "Year" },
  { title: "Rows read", numeric: true },
  { title: "Set aside", numeric: true },
];

/** The files that were picked: what each is, and what of it could not be read. */
export function Files() {
  const { files, drawn, busy } = useReturns();
  const slow = useSlow(busy);
  const pick = (picked: readonly File[]) =>
    void add(picked.map((file) => ({ name: file.name, read: () => file.arrayBuffer() })));
  return (
    <section aria-labelledby="files" className="studio-no-print">
      <h2 className="govuk-heading-l" id="files">
        Your files
      </h2>
      <div className="data-pick">
        <FileInput
          label="Files of the SSDA903 return"
          hint="Episodes, header and reviews of one or more years, as CSV, XML or zip. Pick them or drop them here: they stay on this device."
          accept=".csv,.xml,.zip,.txt"
          multiple
          onFiles={pick}
        />
        {slow && <p className="govuk-inset-text">Reading the files</p>}
        {files.length === 0 && !slow && (
          <div className="data-pick__example">
            <p className="govuk-body data-pick__words">
              No return at hand? This one has three years of children who do not exist.
            </p>
            <button
              type="button"
              className="govuk-button govuk-button--secondary"
              disabled={busy}
              onClick={() => void add(exampleReturn())}
            >
              Try the example return
            </button>
          </div>
        )}
      </div>
      {files.length > 0 && (
        <>
          <Table
            caption="Files that were read"
            compact
            columns={[...COLUMNS, { title: "Remove" }]}
            rows={files.flatMap(({ name, found }) =>
              found.map((one, at) => row(one, drawn, at === 0 ? name : undefined)),
            )}
          />
          <RowsSetAside
            rows={drawn?.setAside ?? []}
            all={files.flatMap(({ found }) => found)}
            drawn={drawn !== undefined}
          />
          {files.length > 1 && (
            <button type="button" className="studio-link govuk-body" onClick={() => void removeAll()}>
              Remove all files
            </button>
          )}
        </>
      )}
    </section>
  );
}

/** Whether something has gone on for long enough to say so. */
function useSlow(busy: boolean): boolean {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    setSlow(false);
    if (!busy) return undefined;
    const timer = setTimeout(() => setSlow(true), 400);
    return () => clearTimeout(timer);
  }, [busy]);
  return slow;
}

function row(found: Found, drawn: Drawn | undefined, removable: string | undefined) {
  const year = found.year ?? drawn?.files.find(({ file }) => file === found.name)?.year;
  return [
    found.name,
    found.kind ? KINDS[found.kind] : "Not a file of the return, not used",
    year ?? "–",
    number(found.episodes + found.headers + found.reviews),
    number(found["set-aside"]),
    removable === undefined ? null : (
      <button type="button" className="studio-link" onClick={() => void remove(removable)}>
        Remove<span className="govuk-visually-hidden"> {removable}</span>
      </button>
    ),
  ];
}

function RowsSetAside({ rows, all, drawn }: { rows: readonly SetAside[]; all: readonly Found[]; drawn: boolean }) {
  const many = all.reduce((sum, found) => sum + found["set-aside"], 0);
  if (many === 0) return null;
  return (
    <details className="govuk-details">
      <summary className="govuk-details__summary">
        <span className="govuk-details__summary-text">
          {many === 1 ? "Why a row was set aside" : `Why ${number(many)} rows were set aside`}
        </span>
      </summary>
      <div className="govuk-details__text">
        {drawn ? (
          <Table
            caption="Rows that could not be read"
            columns={[{ title: "File" }, { title: "Row", numeric: true }, { title: "Column" }, { title: "Why" }]}
            rows={rows.map(({ file, row: at, column, meaning }) => [file, number(at), column ?? "–", meaning])}
          />
        ) : (
          <p className="govuk-body">The reasons are told once there is a file of episodes.</p>
        )}
        {drawn && many > rows.length && <p className="govuk-body">{number(many - rows.length)} more are not listed.</p>}
        <p className="govuk-body-s">Row 1 is the headings. Nothing else of a record is shown here.</p>
      </div>
    </details>
  );
}
