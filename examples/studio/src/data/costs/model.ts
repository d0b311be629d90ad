// The inputs as they are now, and what they come to.

import { useSyncExternalStore } from "react";
import type { CostsInputs, National, Refusal } from "reunify-workbench";
import { analyst } from "../client";
import { asked } from "../returns";
import { Store } from "../store";
import type { Worked } from "../worker";
import { basedOn, fromOwn, KNOBS, spansOf, withSpan, type Knob, type Span, type Spans } from "./inputs";
import { latest } from "./latest";

/** What the inputs were started from. */
export type Start = National | "own" | "file";

interface State {
  readonly start: Start;
  readonly inputs: CostsInputs | undefined;
  readonly worked: Worked | undefined;
  readonly spans: Spans;
  /** The inputs as they were started, for the ends of the sliders. */
  readonly first: Spans;
  readonly refusal: Refusal | undefined;
  /** The authority's own figures were asked for, and are not shown. */
  readonly notShown: boolean;
  /** Within how many months, where the authority's own returns are used. */
  readonly within: number;
}

/** How long to wait for a slider to rest. */
const REST = 120;

const store = new Store<State>({
  start: "national-2024",
  inputs: undefined,
  worked: undefined,
  spans: {},
  first: {},
  refusal: undefined,
  notShown: false,
  within: 12,
});

export const useCosts = (): State => useSyncExternalStore(store.subscribe, store.get);

const recalculate = latest(async () => {
  const { inputs } = store.get();
  if (!inputs) return;
  const answer = await (await analyst()).costs(inputs);
  if ("ok" in answer) store.set({ worked: answer.ok, refusal: undefined });
  else store.set({ refusal: answer.refused });
}, REST);

/** Takes a document as the start; nothing changes if it is refused. */
async function begin(
  start: Start,
  inputs: CostsInputs | string,
  before = store.get().start,
): Promise<Refusal | undefined> {
  // The choice is shown at once, and taken back if it cannot be had.
  store.set({ start });
  const answer = await (await analyst()).costs(inputs);
  if (!("ok" in answer)) {
    store.set({ start: before });
    return answer.refused;
  }
  const spans = spansOf(answer.ok.report);
  const document = typeof inputs === "string" ? (JSON.parse(inputs) as CostsInputs) : inputs;
  store.set({ start, inputs: document, worked: answer.ok, spans, first: spans, refusal: undefined, notShown: false });
  return undefined;
}

export const startNational = (name: National): Promise<Refusal | undefined> => begin(name, basedOn(name));

export const openInputs = (text: string): Promise<Refusal | undefined> => begin("file", text);

/** Starts from the returns and the rate of the files that are open. */
export async function startOwn(within: number): Promise<Refusal | undefined> {
  const before = store.get().start;
  store.set({ within, start: "own" });
  const own = await (await analyst()).own(asked(), within);
  if ("ok" in own && own.ok) return begin("own", fromOwn(own.ok, within), before);
  store.set({ start: before, notShown: "ok" in own });
  return "ok" in own ? undefined : own.refused;
}

export function move(knob: Knob, span: Span): void {
  const { inputs, spans, worked } = store.get();
  if (!inputs || !worked) return;
  store.set({ inputs: withSpan(inputs, knob, span, worked.months), spans: { ...spans, [knob]: span } });
  recalculate();
}

export function change(part: Pick<CostsInputs, "horizon" | "simulation">): void {
  const { inputs } = store.get();
  if (!inputs) return;
  store.set({ inputs: { ...inputs, ...part } });
  recalculate();
}

/** The input that a refusal is about, if it can be moved here. */
export function about(refusal: Refusal | undefined): Knob | undefined {
  const pointer = refusal?.diagnostics?.[0]?.place.pointer?.slice(1);
  return pointer === undefined ? undefined : KNOBS.find((knob) => pointer.startsWith(knob.split(".")[0] ?? knob));
}
