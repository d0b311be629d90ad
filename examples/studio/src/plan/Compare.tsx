import { useEffect, useState } from "react";
import type { PlanComparison } from "reunify-workbench";
import { useSession } from "../app/session";
import { ErrorSummary, type Problem } from "../govuk/ErrorSummary";
import { FileInput } from "../govuk/FileInput";
import { problemsOf } from "../govuk/problems";
import { ask } from "./ask";
import { Differences } from "./Differences";
import { ForCase } from "./ForCase";

/** A plan to hold beside the one in force. */
interface Other {
  readonly name: string;
  readonly text: string;
}

/** Another plan, or another version, beside the one in force: what is otherwise, and what that means for the open case. */
export function Compare() {
  const { planText, applied, document, when } = useSession();
  const [other, setOther] = useState<Other>();
  const [compared, setCompared] = useState<PlanComparison>();
  const [problems, setProblems] = useState<readonly Problem[]>([]);

  useEffect(() => {
    setCompared(undefined);
    setProblems([]);
    if (!other || planText === undefined) return;
    const on = document && { document, asOf: when.asOf };
    const asked = ask(async (worker) => worker.compare(planText, other.text, on));
    void asked.answer.then(
      (answer) => ("ok" in answer ? setCompared(answer.ok) : setProblems(problemsOf(answer.refused))),
      () => setProblems([{ text: "The two could not be compared" }]),
    );
    return asked.leave;
  }, [planText, other, document, when.asOf]);

  const onFiles = ([file]: readonly File[]) => {
    const failed = () => setProblems([{ text: "The file could not be read" }]);
    if (file) void file.text().then((text) => setOther({ name: file.name, text }), failed);
  };
  return (
    <section aria-labelledby="compare">
      <ErrorSummary problems={problems} title={`${other?.name ?? "The file"} cannot be compared`} />
      <h2 className="govuk-heading-l" id="compare">
        Compare with another version
      </h2>
      <FileInput
        label="A plan file"
        hint="Another version of this plan, or another plan. Pick it, or drop it here. It stays on this device."
        accept=".json,application/json"
        onFiles={onFiles}
      />
      <div role="status">
        {other && !compared && problems.length === 0 && <p className="govuk-body">Comparing {other.name}</p>}
        {compared && <p className="govuk-body">{summary(compared)}</p>}
      </div>
      {compared && applied.length > 0 && <p className="govuk-hint">The plans are compared by themselves, without local policies.</p>}
      {compared && compared.differences.length > 0 && <Differences compared={compared} />}
      {compared?.cases?.map(({ case: id, outcome }) => <ForCase key={id} id={id} outcome={outcome} />)}
    </section>
  );
}

function summary({ before, after, differences: { length } }: PlanComparison): string {
  const number = length === 0 ? "nothing is otherwise" : length === 1 ? "one thing is otherwise" : `${length} things are otherwise`;
  return `From ${before} to ${after}, ${number}.`;
}
