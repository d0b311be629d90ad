import { useState } from "react";
import type { CaseDocument } from "reunify";
import { download } from "../app/download";
import { keep } from "./kept";

/** A case is saved when somebody asks for it, to a file or in this browser. */
export function SaveCase({ document }: { document: CaseDocument }) {
  const [said, setSaid] = useState("");
  const inBrowser = () =>
    keep(document).then(
      () => setSaid("The case is kept in this browser. Anybody who uses it can open it."),
      () => setSaid("This browser does not let the page keep anything. Save the file instead."),
    );
  return (
    <section aria-labelledby="save">
      <h2 className="govuk-heading-m" id="save">
        Save
      </h2>
      <p className="govuk-body">Nothing is kept unless you ask for it.</p>
      <div className="govuk-button-group">
        <button type="button" className="govuk-button" onClick={() => download(`${document.id}.json`, JSON.stringify(document, null, 2))}>
          Save the case file
        </button>
        <button type="button" className="govuk-button govuk-button--secondary" onClick={() => void inBrowser()}>
          Keep it in this browser
        </button>
      </div>
      <p className="govuk-body" role="status">
        {said}
      </p>
    </section>
  );
}
