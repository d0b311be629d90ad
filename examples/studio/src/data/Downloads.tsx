import { useState } from "react";
import { download } from "../app/download";
import type { Problem } from "../govuk/ErrorSummary";
import { ErrorSummary } from "../govuk/ErrorSummary";
import { problemsOf } from "../govuk/problems";
import { analyst } from "./client";
import { useCosts } from "./costs/model";
import { asked, useReturns } from "./returns";
import type { Form } from "./worker";

const FORMS: Record<Form, { readonly name: string; readonly type: string; readonly words: string }> = {
  html: { name: "report.html", type: "text/html", words: "Report to read or print" },
  csv: { name: "figures.csv", type: "text/csv", words: "Table for a spreadsheet" },
  json: { name: "figures.json", type: "application/json", words: "Figures for a program" },
};

/** The figures as files to hand on. */
export function Downloads() {
  const { showSmallNumbers } = useReturns();
  const { inputs, within } = useCosts();
  const [withCosts, setWithCosts] = useState(false);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [said, setSaid] = useState("");
  const save = async (form: Form) => {
    const { name, type } = FORMS[form];
    const answer = await (await analyst()).write(form, asked(), withCosts && inputs ? { costs: inputs, within } : undefined);
    if ("ok" in answer) download(name, answer.ok, type);
    setProblems("ok" in answer ? [] : problemsOf(answer.refused));
    setSaid("ok" in answer ? `${name} is saved on this device.` : "");
  };
  return (
    <section aria-labelledby="downloads" className="data-section studio-no-print">
      <h3 className="govuk-heading-m" id="downloads">
        Hand it on
      </h3>
      <ErrorSummary problems={problems} title="The file could not be made" />
      <p className="govuk-body data-words">
        {showSmallNumbers
          ? "Small numbers are in these files. Keep them to those who may see each case."
          : "Small numbers are kept out of these files. Two reports of data that are nearly the same can be subtracted from each other: publish one of them."}
      </p>
      {inputs && (
        <div className="govuk-checkboxes govuk-checkboxes--small govuk-form-group">
          <div className="govuk-checkboxes__item">
            <input
              className="govuk-checkboxes__input"
              id="with-costs"
              type="checkbox"
              checked={withCosts}
              aria-describedby="with-costs-hint"
              onChange={(event) => setWithCosts(event.currentTarget.checked)}
            />
            <label className="govuk-label govuk-checkboxes__label" htmlFor="with-costs">
              With costs
            </label>
            <div className="govuk-hint govuk-checkboxes__hint" id="with-costs-hint">
              As the page of costs has them, with your own returns and the share back within {within} months in place of
              those there.
            </div>
          </div>
        </div>
      )}
      <div className="govuk-button-group">
        {(Object.keys(FORMS) as Form[]).map((form) => (
          <button
            key={form}
            type="button"
            className={`govuk-button${form === "html" ? "" : " govuk-button--secondary"}`}
            onClick={() => void save(form)}
          >
            {FORMS[form].words} ({FORMS[form].name})
          </button>
        ))}
      </div>
      <p className="govuk-body" role="status">
        {said}
      </p>
    </section>
  );
}
