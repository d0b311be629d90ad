import { useState } from "react";
import { useView } from "../app/pages";
import { useSession } from "../app/session";
import { Views } from "../app/Views";
import { ErrorSummary } from "../govuk/ErrorSummary";
import { problemsOf } from "../govuk/problems";
import { Actions, Standing, Timeline } from "./Board";
import type { Subject } from "./entry";
import { OpenCase } from "./OpenCase";
import { RecordForm } from "./RecordForm";
import { SaveCase } from "./SaveCase";
import { SomethingElse } from "./SomethingElse";
import { TimeControls } from "./TimeControls";

const VIEWS = { stands: "Where it stands", next: "What may be done next", timeline: "Timeline", save: "Save" } as const;

/** A case: where it stands, and everything that can be done with it here. */
export default function CasePage() {
  const { document, evaluation, plan, problem, close, applied } = useSession();
  const view = useView(["stands", "next", "timeline", "save"]);
  const [subject, setSubject] = useState<Subject>();
  const [said, setSaid] = useState("");
  if (!document || !plan) return <OpenCase />;
  const done = (recorded: boolean) => {
    setSubject(undefined);
    setSaid(recorded ? "It is recorded. Save the case to keep it." : "");
  };
  const shown = { evaluation, document, plan };
  return (
    <>
      <p className="govuk-body studio-no-print">
        <button type="button" className="studio-link" onClick={close}>
          Look at another case
        </button>
      </p>
      <h1 className="govuk-heading-l">Case {document.id}</h1>
      {applied.length > 0 && <p className="govuk-body">Under the local policy {applied.map(({ name }) => name).join(", ")}.</p>}
      <TimeControls />
      <div role="status">{said && <p className="govuk-inset-text">{said}</p>}</div>
      <ErrorSummary problems={problemsOf(problem)} />
      {subject ? (
        <RecordForm subject={subject} plan={plan} onDone={done} />
      ) : (
        <>
          <Views page="case" label="Views of the case" views={VIEWS} shown={view} />
          {view === "stands" && <Standing {...shown} />}
          {view === "next" && (
            <>
              <Actions {...shown} onAction={(action) => setSubject({ kind: "action", action })} />
              <SomethingElse plan={plan} onPick={setSubject} />
            </>
          )}
          {view === "timeline" && <Timeline {...shown} />}
          {view === "save" && <SaveCase document={document} />}
        </>
      )}
    </>
  );
}
