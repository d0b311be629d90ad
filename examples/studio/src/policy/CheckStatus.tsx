import { CHECK_WITHIN, type CheckState } from "./useCheck";
import { count, isError, sentence } from "./words";

/** What a check came to, in a line that is read out as it changes. */
export function CheckStatus({ state, onAgain }: { state: CheckState; onAgain(): void }) {
  return (
    <div className="policy-status">
      <p className="govuk-body" role="status">
        {said(state)}
      </p>
      {state.is === "stopped" && (
        <button type="button" className="govuk-button govuk-button--secondary" onClick={onAgain}>
          Check again
        </button>
      )}
    </div>
  );
}

function said(state: CheckState): string {
  switch (state.is) {
    case "waiting":
      return "Checking.";
    case "stopped":
      if (state.reason !== "too-long") return "The check failed. Change what it failed at, or check again: nothing is lost.";
      return `The check took more than ${CHECK_WITHIN / 1_000} seconds, so it was stopped. Change what is slow, or check again: nothing is lost.`;
    case "refused":
      return "The policy cannot be checked.";
    case "checked": {
      const { diagnostics, check } = state.checked;
      if (!check) return `${sentence(count(diagnostics.filter(isError).length, "problem"))}. What the policy does shows when it is put right.`;
      const effects = check.cases?.flatMap((one) => one.effects);
      const forCase = effects ? ` and ${count(effects.length, "thing")} for the case` : "";
      return `No problems. It changes ${count(check.changes.length, "thing")} of the plan${forCase}.`;
    }
  }
}
