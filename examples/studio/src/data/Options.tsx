import { useEffect, useId, useState } from "react";
import { isDay } from "../app/dates";
import { Input } from "../govuk/Input";
import { lookAsOf, showSmallNumbers, useReturns } from "./returns";

/** The day on which the Children Act 1989 came into force. */
const EARLIEST = "1991-10-14";

/** The day as of which figures are shown, and whether small numbers are among them. */
export function Options() {
  const { drawn, asOf, showSmallNumbers: shown } = useReturns();
  const id = useId();
  const used = asOf ?? drawn?.asOf ?? "";
  const [written, setWritten] = useState(used);
  useEffect(() => setWritten(used), [used]);
  // A year that is half written is a day long ago.
  const isUsable = isDay(written) && written >= EARLIEST;
  const change = (text: string) => {
    setWritten(text);
    if (isDay(text) && text >= EARLIEST) void lookAsOf(text);
  };
  return (
    <div className="data-options studio-no-print">
      <div>
        <Input
          label="As of"
          type="date"
          hint="What happened later is left out. If you do not choose a day, it is 31 March of the latest year in the files."
          value={written}
          error={isUsable ? undefined : "Enter a day, such as 31 March 2026"}
          onChange={change}
        />
        {asOf !== undefined && (
          <button type="button" className="studio-link govuk-body" onClick={() => void lookAsOf(undefined)}>
            Back to the usual day
          </button>
        )}
      </div>
      <fieldset className="govuk-fieldset" aria-describedby={`${id}-hint`}>
        <legend className="govuk-fieldset__legend">Small numbers</legend>
        <div className="govuk-hint" id={`${id}-hint`}>
          Numbers from one to four, and what would give one away, are kept out unless you show them.
        </div>
        <div className="govuk-checkboxes">
          <div className="govuk-checkboxes__item">
            <input
              className="govuk-checkboxes__input"
              id={id}
              type="checkbox"
              checked={shown}
              onChange={(event) => void showSmallNumbers(event.currentTarget.checked)}
            />
            <label className="govuk-label govuk-checkboxes__label" htmlFor={id}>
              Show small numbers
            </label>
          </div>
        </div>
      </fieldset>
    </div>
  );
}
