import { Amount } from "./Amount";
import { isRange, withLikely, type Knob, type Span } from "./inputs";
import { CHILDREN, POUNDS, SHARE, type Unit } from "./units";

const UNITS: Record<Knob, Unit> = {
  returns: CHILDREN,
  "re-entry.rate": SHARE,
  "target-rate": SHARE,
  support: POUNDS,
  "cost-of-re-entry": POUNDS,
};

/** The highest that can be written, where it is not a share. */
const HIGHEST = 100_000_000;

interface Props {
  readonly knob: Knob;
  readonly name: string;
  readonly span: Span;
  /** The value that it started from: the slider goes to about twice of it. */
  readonly first: Span;
  readonly problem: string | undefined;
  onMove(span: Span): void;
}

/** An input that can be moved, with how far it may be off. */
export function KnobField({ knob, name, span, first, problem, onMove }: Props) {
  const unit = UNITS[knob];
  const most = unit === SHARE ? 100 * unit.each : HIGHEST;
  const slider: readonly [number, number] = [
    0,
    unit === SHARE ? most : roundUp(2 * Math.max(first.high, 50 * unit.each)),
  ];
  const common = { of: name, unit, slider };
  const [from, to] = isRange(span) ? [span.low, span.high] : [0, most];
  return (
    <div className="data-knob">
      <fieldset className="govuk-fieldset">
        <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">{name}</legend>
        <Amount
          {...common}
          label="Most likely"
          value={span.likely}
          least={from}
          most={to}
          problem={problem}
          onChange={(likely) => onMove(withLikely(span, likely))}
        />
        <details className="govuk-details data-range" open={knob === "re-entry.rate" || undefined}>
          <summary className="govuk-details__summary">
            <span className="govuk-details__summary-text">
              How far it may be off<span className="govuk-visually-hidden">: {name}</span>
            </span>
          </summary>
          <div className="data-range__ends">
            <Amount
              {...common}
              label="Lowest"
              value={span.low}
              least={0}
              most={span.likely}
              onChange={(low) => onMove({ ...span, low })}
            />
            <Amount
              {...common}
              label="Highest"
              value={span.high}
              least={span.likely}
              most={most}
              onChange={(high) => onMove({ ...span, high })}
            />
          </div>
        </details>
      </fieldset>
    </div>
  );
}

/** The next number with one digit that is not 0. */
function roundUp(value: number): number {
  const digit = 10 ** Math.floor(Math.log10(value));
  return Math.ceil(value / digit) * digit;
}
