import { useEffect, useState } from "react";
import { Field } from "../../govuk/Field";
import { read, spoken, written, type Unit } from "./units";

interface Props {
  readonly label: string;
  /** What it is the figure of, for those who meet the slider by itself. */
  readonly of: string;
  readonly value: number;
  readonly unit: Unit;
  /** What it may be. */
  readonly least: number;
  readonly most: number;
  /** Where the slider ends, if that is not where the value must. */
  readonly slider?: readonly [number, number];
  readonly hint?: string;
  readonly problem?: string | undefined;
  onChange(value: number): void;
}

/** A number as a field, and the slider that moves it. */
export function Amount({
  label,
  of,
  value,
  unit,
  least,
  most,
  slider = [least, most],
  hint,
  problem,
  onChange,
}: Props) {
  const [text, setText] = useState(written(value, unit));
  useEffect(() => setText((before) => (read(before, unit) === value ? before : written(value, unit))), [value, unit]);
  const [wrong, setWrong] = useState<string>();
  useEffect(() => setWrong(undefined), [value]);
  const error = wrong ?? problem;
  const write = (next: string) => {
    setText(next);
    const found = read(next, unit);
    if (found === undefined || found < least || found > most) {
      setWrong(`${label} must be from ${spoken(least, unit)} to ${spoken(most, unit)}`);
    } else {
      setWrong(undefined);
      onChange(found);
    }
  };
  const [from, to] = slider;
  return (
    <Field label={label} hint={hint} error={error} className="data-amount">
      {(named) => (
        <div className="data-amount__row">
          <div className="govuk-input__wrapper">
            {unit.prefix && <Mark kind="prefix" text={unit.prefix} />}
            <input
              {...named}
              className={`govuk-input govuk-input--width-5${error ? " govuk-input--error" : ""}`}
              inputMode={unit.whole ? "numeric" : "decimal"}
              spellCheck={false}
              value={text}
              aria-invalid={error ? true : undefined}
              onChange={(event) => write(event.currentTarget.value)}
            />
            {unit.suffix && <Mark kind="suffix" text={unit.suffix} />}
          </div>
          <input
            type="range"
            className="data-slider"
            aria-label={`${of}: ${label}`}
            aria-valuetext={spoken(value, unit)}
            min={from}
            max={to}
            step={unit.step}
            value={value}
            onChange={(event) => onChange(Math.min(most, Math.max(least, Number(event.currentTarget.value))))}
          />
        </div>
      )}
    </Field>
  );
}

const Mark = ({ kind, text }: { kind: "prefix" | "suffix"; text: string }) => (
  <div className={`govuk-input__${kind}`} aria-hidden="true">
    {text}
  </div>
);
