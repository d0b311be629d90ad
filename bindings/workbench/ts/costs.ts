import { type Document, text } from "./document.js";
import type { Charts, Costs, CostsInputs } from "./documents/index.js";
import { ask } from "./host.js";

/** How ranges are tried, where it is to be otherwise than the inputs say. */
export interface Simulated {
  /** Where the draws start. */
  seed?: number;
  /** How many times, 100 to 100,000. */
  runs?: number;
}

/** Published national figures, on which inputs may be based. */
export type National = "national-2014" | "national-2024";

/** What support costs and saves: every line, which input matters most, and how far it may be off. */
export function costs(inputs: Document<CostsInputs>, options: Simulated = {}): Costs {
  return ask({ call: "costs", inputs: text(inputs), seed: options.seed, runs: options.runs });
}

/** How far the net moves with each input that has a range, as a picture; `undefined`, if none has. */
export function costsChart(inputs: Document<CostsInputs>, options: Simulated = {}): Charts[number] | undefined {
  const request = { call: "costs-chart", inputs: text(inputs), seed: options.seed, runs: options.runs };
  return ask<Charts[number] | null>(request) ?? undefined;
}

/** The text of published national figures, to be read, changed and based on. */
export function nationalCosts(name: National): string {
  return ask({ call: "national-costs", name });
}
