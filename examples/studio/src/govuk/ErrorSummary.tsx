import { useEffect, useRef } from "react";

/** Something that is wrong, and the field that it is about. */
export interface Problem {
  readonly text: string;
  /** The id of the field to go to. */
  readonly field?: string;
}

/** What is wrong, at the top of what it is about; it takes the focus when it appears, as on GOV.UK. */
export function ErrorSummary({ problems, title = "There is a problem" }: { problems: readonly Problem[]; title?: string }) {
  const summary = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (problems.length > 0) summary.current?.focus();
  }, [problems]);
  if (problems.length === 0) return null;
  return (
    <div className="govuk-error-summary" tabIndex={-1} ref={summary}>
      <div role="alert">
        <h2 className="govuk-error-summary__title">{title}</h2>
        <div className="govuk-error-summary__body">
          <ul className="govuk-list govuk-error-summary__list">
            {problems.map(({ text, field }, index) => (
              <li key={index}>{field ? <a href={`#${field}`} onClick={(event) => go(event, field)}>{text}</a> : text}</li>
            ))}
          </ul>
        </div>
      </div>
    </div>
  );
}

/** The address says which page is shown, so the link moves the focus itself. */
function go(event: React.MouseEvent, field: string): void {
  event.preventDefault();
  document.getElementById(field)?.focus();
}
