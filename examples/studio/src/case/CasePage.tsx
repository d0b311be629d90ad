import { useState } from "react";
import { useSession } from "../app/session";
import { ErrorSummary } from "../govuk/ErrorSummary";
import { problemsOf } from "../govuk/problems";
import { Board } from "./Board";
import type { Subject } from "./entry";
import { OpenCase } from "./OpenCase";
import { RecordForm } from "./RecordForm";
import { SaveCase } from "./SaveCase";
import { SomethingElse } from "./SomethingElse";
import { TimeControls } from "./TimeControls";

/** A case: where it stands, and everything that can be done with it here. */
export default function CasePage() {
  const { document, evaluation, plan, problem, close, applied } = useSession();
  const [subject, setSubject] = useState<Subject>();
  const [said, setSaid] = useState("");
  if (!document || !plan) return <OpenCase />;
  return (
    <>
      <button type="button" className="govuk-back-link studio-link" onClick={close}>
        Another case
      </button>
      <h1 className="govuk-heading-xl">Case {document.id}</h1>
      {applied.length > 0 && <p className="govuk-body">Under the local policy {applied.map(({ name }) => name).join(", ")}.</p>}
      <p role="status" className={said ? "govuk-inset-text" : "govuk-visually-hidden"}>
        {said}
      </p>
      <TimeControls />
      <ErrorSummary problems={problemsOf(problem)} />
      {subject ? (
        <RecordForm
          subject={subject}
          plan={plan}
          onDone={(recorded) => {
            setSubject(undefined);
            setSaid(recorded ? "It is recorded. Save the case to keep it." : "");
          }}
        />
      ) : (
        evaluation && (
          <>
            <Board evaluation={evaluation} document={document} plan={plan} onAction={(action) => setSubject({ kind: "action", action })} />
            <SomethingElse plan={plan} onPick={setSubject} />
            <SaveCase document={document} />
          </>
        )
      )}
    </>
  );
}
