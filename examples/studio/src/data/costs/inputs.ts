// The inputs of costs as a document, and the figures of it that the page lets people move.

import type { Costs, CostsInputs, National } from "reunify-workbench";

/** The inputs that can be moved, by their ids in the report. */
export const KNOBS = ["returns", "re-entry.rate", "target-rate", "support", "cost-of-re-entry"] as const;

export type Knob = (typeof KNOBS)[number];

/** What is likely, and how far it may be off, in the unit of the report: pence, hundredths of a percent, children. */
export interface Span {
  readonly low: number;
  readonly likely: number;
  readonly high: number;
}

export type Spans = Readonly<Partial<Record<Knob, Span>>>;

type Input = Costs["inputs"][number];
type Source = NonNullable<CostsInputs["sources"]>[number];
type Citation = NonNullable<CostsInputs["cite"]>;

const BY_HAND: Source = {
  id: "put-in-by-hand",
  title: "Put in by hand in the Reunify studio",
  short: "put in by hand",
};
const BY_HAND_CITE: Citation = { source: BY_HAND.id, at: "the page of costs", verified: false };

/** A document that has everything from published national figures. */
export const basedOn = (name: National): CostsInputs => ({
  format: "reunify-costs-inputs/1",
  title: name === "national-2014" ? "England, as published in 2014" : "England, as published in 2024",
  "based-on": name,
});

const spanOf = ({ likely, range }: Input): Span => ({ low: range?.low ?? likely, likely, high: range?.high ?? likely });

/** The figures that can be moved. One that is built up from parts is not among them. */
export function spansOf(report: Costs): Spans {
  const found = report.inputs.flatMap((input) => {
    const knob = KNOBS.find((id) => id === input.id);
    return knob ? [[knob, spanOf(input)] as const] : [];
  });
  return Object.fromEntries(found);
}

export const isRange = ({ low, high }: Span): boolean => low !== high;

/** Moves the likely value; without a range, all of it moves. */
export const withLikely = (span: Span, likely: number): Span =>
  isRange(span) ? { ...span, likely } : { low: likely, likely, high: likely };

const percent = (hundredths: number): string => `${hundredths / 100}%`;

const numbers = (span: Span, cite: Citation) => (isRange(span) ? { ...span, cite } : { value: span.likely, cite });

const shares = ({ low, likely, high }: Span, cite: Citation) =>
  low === high
    ? { value: percent(likely), cite }
    : { low: percent(low), likely: percent(likely), high: percent(high), cite };

/** The document with a figure stated in place of what it had. `months` is the window of the rates. */
export function withSpan(
  inputs: CostsInputs,
  knob: Knob,
  span: Span,
  months: number,
  [source, cite]: readonly [Source, Citation] = [BY_HAND, BY_HAND_CITE],
): CostsInputs {
  const others = (inputs.sources ?? []).filter(({ id }) => id !== source.id);
  return { ...inputs, sources: [...others, source], ...block(knob, span, months, cite) };
}

function block(knob: Knob, span: Span, months: number, cite: Citation): Partial<CostsInputs> {
  switch (knob) {
    case "returns":
      return { returns: { total: numbers(span, cite) } };
    case "re-entry.rate":
      return { "re-entry": { rate: shares(span, cite), "within-months": months } };
    case "target-rate":
      return { "target-rate": shares(span, cite) };
    case "support":
      return { support: { "average-pence": numbers(span, cite) } };
    case "cost-of-re-entry":
      return { "cost-of-re-entry": { "average-pence": numbers(span, cite) } };
  }
}

/**
 * A document with the authority's own returns and rate, and the rest from national figures. The target starts at
 * the rate itself, so that nothing is avoided until somebody says what the support is to bring about.
 */
export function fromOwn(own: readonly Input[], within: number): CostsInputs {
  let inputs: CostsInputs = {
    ...basedOn("national-2024"),
    title: "Our own returns, with the costs published for England in 2024",
  };
  for (const input of own) {
    const knob = KNOBS.find((id) => id === input.id);
    if (!knob) continue;
    const { title, short, at, verified } = input.source;
    const source = { id: "own-returns", title, short };
    inputs = withSpan(inputs, knob, spanOf(input), within, [source, { source: source.id, at, verified }]);
    if (knob !== "re-entry.rate") continue;
    const { likely } = input;
    inputs = withSpan(inputs, "target-rate", { low: likely, likely, high: likely }, within);
  }
  return inputs;
}
