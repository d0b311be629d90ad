import { useMemo } from "react";
import { ErrorSummary } from "../govuk/ErrorSummary";
import { problemsOf } from "../govuk/problems";
import type { Files } from "./files";
import { Tests } from "./Tests";
import { TESTS_WITHIN, type TestState } from "./useTests";
import { count, sentence } from "./words";

interface Props {
  readonly files: Files;
  readonly state: TestState;
  onRun(): void;
  onStop(): void;
  onTest(path: string): void;
  onLine(script: string, line: number): void;
}

/** The policy's tests: run, stopped, and what came of them. */
export function TestRun({ files, state, onRun, onStop, onTest, onLine }: Props) {
  const problems = useMemo(() => (state.is === "refused" ? problemsOf(state.refusal) : []), [state]);
  return (
    <section aria-labelledby="policy-tests">
      <h2 className="govuk-heading-m" id="policy-tests">
        Its tests
      </h2>
      <ErrorSummary problems={problems} title="The tests could not be run" />
      <p className="govuk-body" role="status">
        {said(state)}
      </p>
      {state.is === "running" ? (
        <button type="button" className="govuk-button govuk-button--warning" onClick={onStop}>
          Stop
        </button>
      ) : (
        <button type="button" className="govuk-button" onClick={onRun}>
          Run the tests
        </button>
      )}
      {state.is === "done" && <Tests report={state.report} stale={state.files !== files} onTest={onTest} onLine={onLine} />}
    </section>
  );
}

function said(state: TestState): string {
  switch (state.is) {
    case "running":
      return "The tests are running.";
    case "done":
      return `${sentence(count(state.report.passed, "test"))} passed, ${count(state.report.failed, "test")} failed.`;
    case "stopped":
      if (state.reason === "asked") return "The tests were stopped.";
      if (state.reason === "failed") return "The tests could not be run to their end.";
      return `The tests took more than ${TESTS_WITHIN / 1_000} seconds, so they were stopped. Nothing is lost.`;
    default:
      return "";
  }
}
