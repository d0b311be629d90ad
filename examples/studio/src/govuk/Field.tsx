import { useId, type ReactNode } from "react";

/** What the control of a field has to carry, so that its label, hint and error are read with it. */
export interface Named {
  readonly id: string;
  readonly "aria-describedby": string | undefined;
}

interface Props {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly id?: string | undefined;
  readonly className?: string;
  /** The control, with what it has to carry. */
  children(named: Named): ReactNode;
}

/** A label, a hint and an error around a control, as GOV.UK has them. */
export function Field({ label, hint, error, id: given, className, children }: Props) {
  const own = useId();
  const id = given ?? own;
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  const classes = ["govuk-form-group", error && "govuk-form-group--error", className];
  return (
    <div className={classes.filter(Boolean).join(" ")}>
      <label className="govuk-label" htmlFor={id}>
        {label}
      </label>
      {hint && (
        <div className="govuk-hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      {error && (
        <p className="govuk-error-message" id={`${id}-error`}>
          <span className="govuk-visually-hidden">Error:</span> {error}
        </p>
      )}
      {children({ id, "aria-describedby": described || undefined })}
    </div>
  );
}
