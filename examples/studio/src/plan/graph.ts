// The plan as a graph: stages, and the ways from one to another.

import { Graph, layout } from "@dagrejs/dagre";
import type { PlanDocument } from "reunify";

export type Stage = PlanDocument["stages"][number];

/** A way from one stage to another: what a decision may choose, or what happens. */
export interface Way {
  readonly from: string;
  readonly to: string;
  readonly words: string;
  readonly kind: "decision" | "event";
}

/** The ways of a plan, in its order. */
export function waysOf(plan: PlanDocument): readonly Way[] {
  const decided = (plan.decisions ?? []).flatMap(({ title, stages, options }) =>
    options.flatMap((option) =>
      option.to === undefined
        ? []
        : stages.map((from): Way => ({ from, to: option.to ?? "", words: `${title}: ${option.title}`, kind: "decision" })),
    ),
  );
  const happened = (plan.transitions ?? []).flatMap(({ from, to, on }) =>
    (from ?? []).map((stage): Way => ({ from: stage, to, words: eventTitle(plan, on.event), kind: "event" })),
  );
  const seen = new Set<string>();
  return [...decided, ...happened].filter(({ from, to, words }) => {
    const key = `${from} ${to} ${words}`;
    return !seen.has(key) && seen.add(key);
  });
}

type Event = NonNullable<PlanDocument["transitions"]>[number]["on"]["event"];

function eventTitle(plan: PlanDocument, event: Event): string {
  const titled = (items: readonly { id: string; title: string }[] | undefined, id: string) =>
    items?.find((item) => item.id === id)?.title ?? id;
  if ("task" in event) return titled(plan.tasks, event.task);
  if ("occurrence" in event) return titled(plan.occurrences, event.occurrence);
  if ("effect" in event) return `${titled(plan.decisions, event.effect.id)}: it takes effect`;
  if ("decision" in event) return titled(plan.decisions, event.decision.id);
  return "Something else becomes so";
}

export interface Box {
  readonly stage: Stage;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Line {
  readonly from: string;
  readonly to: string;
  readonly kind: Way["kind"] | "both";
  readonly points: readonly { readonly x: number; readonly y: number }[];
}

export interface Map {
  readonly boxes: readonly Box[];
  readonly lines: readonly Line[];
  readonly width: number;
  readonly height: number;
}

const HEIGHT = 64;

/** Wide enough for the title: nothing measures text before it is drawn. */
const size = ({ title }: Stage) => ({ width: Math.max(190, title.length * 8.5 + 24), height: HEIGHT });

/** Where each stage and each way is drawn. One line stands for all ways between two stages. */
export function mapOf(plan: PlanDocument, ways: readonly Way[]): Map {
  const graph = new Graph();
  graph.setGraph({ rankdir: "TB", nodesep: 30, ranksep: 50, marginx: 12, marginy: 12 });
  graph.setDefaultEdgeLabel(() => ({}));
  const stages = [...plan.stages].sort((one, other) => one.order - other.order);
  const order = new globalThis.Map(stages.map(({ id }, index) => [id, index]));
  const isBack = ({ from, to }: Pick<Way, "from" | "to">) => (order.get(from) ?? 0) > (order.get(to) ?? 0);
  for (const stage of stages) graph.setNode(stage.id, size(stage));
  // A way back is laid out as one forward, so that the stages stay in their order.
  for (const way of ways) {
    if (way.from !== way.to) graph.setEdge(isBack(way) ? way.to : way.from, isBack(way) ? way.from : way.to);
  }
  layout(graph);
  const boxes = stages.map((stage): Box => ({ stage, ...place(graph.node(stage.id), size(stage)) }));
  const pairs = new globalThis.Map(ways.filter(({ from, to }) => from !== to).map((way) => [`${way.from} ${way.to}`, way]));
  const lines = [...pairs.values()].map(({ from, to }): Line => {
    const back = isBack({ from, to });
    const points = graph.edge(back ? to : from, back ? from : to).points ?? [];
    const kinds = new Set(ways.filter((way) => way.from === from && way.to === to).map(({ kind }) => kind));
    const kind = kinds.size > 1 ? "both" : kinds.has("decision") ? "decision" : "event";
    return { from, to, kind, points: back ? [...points].reverse() : points };
  });
  const { width = 0, height = 0 } = graph.graph();
  return { boxes, lines, width, height };
}

const place = ({ x = 0, y = 0 }: { x?: number; y?: number }, { width, height }: { width: number; height: number }) => ({
  x: x - width / 2,
  y: y - height / 2,
  width,
  height,
});
