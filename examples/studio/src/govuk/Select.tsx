import { Field } from "./Field";

interface Props {
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly text: string }[];
  readonly hint?: string;
  onChange(value: string): void;
}

export function Select({ label, value, options, hint, onChange }: Props) {
  return (
    <Field label={label} hint={hint}>
      {(named) => (
        <select {...named} className="govuk-select" value={value} onChange={(event) => onChange(event.currentTarget.value)}>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.text}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
