import { memo, useDeferredValue } from "react";
import { long } from "../app/dates";
import { Anomalies, Method } from "./Anomalies";
import { Downloads } from "./Downloads";
import { Files } from "./Files";
import { Options } from "./Options";
import { ReEntry } from "./ReEntry";
import { useReturns } from "./returns";
import { ReturnsHome, Reviews, WithParents } from "./sections";
import { Summary } from "./Summary";
import type { Drawn } from "./worker";

/** What the files of the return say. */
export function Figures() {
  const returns = useReturns();
  const { lacksEpisodes } = returns;
  // There is much of it to draw, and the page answers meanwhile. One value, so that the warning of small
  // numbers is never behind them.
  const { drawn, showSmallNumbers } = useDeferredValue(returns);
  return (
    <>
      <Files />
      {lacksEpisodes && (
        <p className="govuk-inset-text">
          There are no episodes among these files yet. Add the file of episodes to see figures.
        </p>
      )}
      {drawn && <Report drawn={drawn} showSmallNumbers={showSmallNumbers} />}
    </>
  );
}

interface ReportProps {
  readonly drawn: Drawn;
  readonly showSmallNumbers: boolean;
}

const Report = memo(function Report({ drawn, showSmallNumbers }: ReportProps) {
  return (
    <>
      <Options />
      <h2 className="govuk-heading-l data-title" id="figures">
        Returns home from care, {drawn.report.cover.years.join(", ")}
        <span className="govuk-caption-l">
          From the SSDA903 return of children looked after, as of {long(drawn.asOf)}
        </span>
      </h2>
      {showSmallNumbers && (
        <div className="govuk-warning-text">
          <span className="govuk-warning-text__icon" aria-hidden="true">
            !
          </span>
          <strong className="govuk-warning-text__text">
            <span className="govuk-visually-hidden">Warning</span>
            Small numbers are shown. These figures can identify children and families. Keep them to those who may
            see each case, and do not publish them.
          </strong>
        </div>
      )}
      <Summary report={drawn.report} />
      <ReturnsHome drawn={drawn} />
      <ReEntry drawn={drawn} />
      <WithParents drawn={drawn} />
      <Reviews drawn={drawn} />
      <Anomalies report={drawn.report} />
      <Method report={drawn.report} />
      <Downloads />
    </>
  );
});
