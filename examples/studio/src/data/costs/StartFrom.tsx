import { useState } from "react";
import type { Refusal } from "reunify-workbench";
import { download } from "../../app/download";
import { ErrorSummary } from "../../govuk/ErrorSummary";
import { FileInput } from "../../govuk/FileInput";
import { problemsOf } from "../../govuk/problems";
import { Select } from "../../govuk/Select";
import { useReturns } from "../returns";
import { months } from "../shown";
import { openInputs, startNational, startOwn, useCosts, type Start } from "./model";

const NATIONAL: readonly (readonly [Start, string])[] = [
  ["national-2024", "England, as published in 2024"],
  ["national-2014", "England, as published in 2014"],
];

/** Where the inputs are from: published figures, the returns that are open, or a file. */
export function StartFrom() {
  const { start, inputs, within, notShown } = useCosts();
  const { drawn } = useReturns();
  const [refusal, setRefusal] = useState<Refusal>();
  const radio = (id: Start, label: string, pick: () => Promise<Refusal | undefined>, disabled = false) => (
    <div className="govuk-radios__item" key={id}>
      <input
        className="govuk-radios__input"
        id={`start-${id}`}
        type="radio"
        name="start"
        checked={start === id}
        disabled={disabled}
        onChange={async () => setRefusal(await pick())}
      />
      <label className="govuk-label govuk-radios__label" htmlFor={`start-${id}`}>
        {label}
      </label>
    </div>
  );
  return (
    <section aria-labelledby="start" className="studio-no-print">
      <ErrorSummary problems={problemsOf(refusal)} title="These inputs cannot be used" />
      <div className="data-pick">
        <div>
          <fieldset className="govuk-fieldset govuk-form-group">
            <legend className="govuk-fieldset__legend govuk-fieldset__legend--m">
              <h2 className="govuk-fieldset__heading" id="start">
                Start from
              </h2>
            </legend>
            <div className="govuk-radios govuk-radios--small">
              {NATIONAL.map(([id, label]) =>
                radio(id, label, () => startNational(id === "national-2014" ? "national-2014" : "national-2024")),
              )}
              {radio(
                "own",
                drawn ? "Your own returns and rate" : "Your own returns and rate: open your files first",
                () => startOwn(within),
                !drawn,
              )}
              {start === "file" && radio("file", `A file: ${inputs?.title ?? ""}`, async () => undefined)}
            </div>
          </fieldset>
          {drawn && (start === "own" || notShown) && (
            <div className="data-start__within">
              <Select
                label="Back in care within"
                hint="The window of your own rate."
                value={String(within)}
                options={drawn.report.method.months.map((many) => ({ value: String(many), text: months(many) }))}
                onChange={async (value) => setRefusal(await startOwn(Number(value)))}
              />
            </div>
          )}
          {notShown && (
            <p className="govuk-inset-text" role="alert">
              Your own figures are not used: they would rest on a number that is not shown, or nobody was followed for{" "}
              {months(within)}.
            </p>
          )}
        </div>
        <div>
          <FileInput
            label="Open inputs that were saved"
            hint="A JSON file of inputs for costs. It stays on this device."
            accept=".json,application/json"
            onFiles={async ([file]) => setRefusal(file && (await openInputs(await file.text())))}
          />
          <button
            type="button"
            className="govuk-button govuk-button--secondary"
            disabled={!inputs}
            onClick={() => download("costs.json", `${JSON.stringify(inputs, null, 2)}\n`)}
          >
            Save these inputs
          </button>
        </div>
      </div>
    </section>
  );
}
