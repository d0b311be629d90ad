import { Field } from "./Field";

interface Props {
  readonly label: string;
  readonly value: string;
  readonly hint?: string;
  readonly error?: string | undefined;
  readonly type?: "text" | "date" | "number";
  readonly id?: string;
  readonly wide?: boolean;
  onChange(value: string): void;
}

export function Input({ label, value, hint, error, type = "text", id, wide = false, onChange }: Props) {
  return (
    <Field label={label} hint={hint} error={error} id={id}>
      {(named) => (
        <input
          {...named}
          className={`govuk-input${wide ? "" : " govuk-input--width-10"}${error ? " govuk-input--error" : ""}`}
          type={type}
          value={value}
          aria-invalid={error ? true : undefined}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}
