import type { CaseDocument, Deadline, Evaluation, Grounds, LogEvent, PlanDocument } from "../documents.js";
import type { Status } from "../case/status.js";
import { authority, eventTitle, holder, roleTitle } from "../names.js";
import type { Words } from "../words.js";
import { placements } from "./placements.js";

export const KINDS = ["stage", "placement", "deadline", "event"] as const;
export type Kind = (typeof KINDS)[number];

/** One thing on the timeline, in the drawing and in the table. */
export interface Entry {
  readonly kind: Kind;
  readonly title: string;
  /** The day; left out for the stage at which every case starts. */
  readonly from?: string | undefined;
  /** The last day, for what lasts. */
  readonly to?: string | undefined;
  /** Whether it ended on that day. */
  readonly ended?: boolean;
  /** The day on which a deadline is due. */
  readonly due?: string;
  readonly status?: Status;
  readonly met?: string | undefined;
  readonly notes?: readonly string[];
  /** What it belongs to in the drawing, where that is not its title. */
  readonly row?: string;
  /** The item of the evaluation. */
  readonly item?: string;
  readonly grounds?: Grounds;
}

export interface Sources {
  readonly evaluation: Evaluation;
  readonly log: CaseDocument | undefined;
  readonly plan: PlanDocument | undefined;
  readonly words: Words;
  /** The fact that says where the child lives. */
  readonly placementFact: string;
}

/** Everything that has a day, in order of time. */
export function entries(from: Sources): Entry[] {
  const counted = known(from);
  const { evaluation, plan, words, placementFact } = from;
  const standing = counted.filter(({ seq, type }) => type !== "withdrawal" && !replaced(seq, known(from, true)));
  return [
    ...stages(evaluation, words),
    ...placements(standing, placementFact, evaluation["as-of"], plan, words),
    ...evaluation.deadlines.flatMap((deadline) => due(deadline, words)),
    ...counted.map((event) => described(event, from)),
  ].sort((a, b) => day(a).localeCompare(day(b)));
}

/** The day at which an entry stands in the table. */
export const day = (entry: Entry): string => entry.due ?? entry.from ?? "";

/**
 * The events that the evaluation counted, by its own word. It does not say how many to a reader from whom
 * some may be kept; then none is shown.
 */
function known({ evaluation, log }: Sources, later = false): LogEvent[] {
  const count = evaluation.receipt.events;
  if (log === undefined || count === undefined || evaluation.reader !== "practitioner") {
    return [];
  }
  return log.events.filter(({ seq, occurred }) => seq <= count && (later || occurred <= evaluation["as-of"]));
}

const replaced = (seq: number, events: readonly LogEvent[]): LogEvent | undefined =>
  events.find(({ corrects }) => corrects === seq);

/** The core explains the present stage alone. */
function stages({ path, stage, reader, "as-of": asOf }: Evaluation, words: Words): Entry[] {
  return path.map(({ title, since, attempt, by }, index) => {
    const next = path[index + 1]?.since;
    const notes = [words.attempt(attempt), ...(by === undefined || reader !== "practitioner" ? [] : [words.event(by.seq)])];
    const entry: Entry = { kind: "stage", title, from: since, to: next ?? asOf, ended: next !== undefined, notes };
    return index === path.length - 1 ? { ...entry, item: stage.item } : entry;
  });
}

function due(deadline: Deadline, words: Words): Entry[] {
  const { title, item, grounds, status } = deadline;
  const notes = [holder(deadline["owed-by"]), authority(grounds, words)];
  const past = (deadline.history ?? []).flatMap((one): Entry[] =>
    one.due === undefined ? [] : [{ kind: "deadline", title, due: one.due, status: one.status, met: one["met-by"].occurred, notes }],
  );
  if (deadline.due === undefined) {
    return past;
  }
  const from = deadline["counted-from"] ?? deadline.started;
  return [...past, { kind: "deadline", title, from, due: deadline.due, status, met: deadline["met-by"]?.occurred, notes, item, grounds }];
}

function described(event: LogEvent, from: Sources): Entry {
  const { plan, words } = from;
  const by = replaced(event.seq, known(from, true));
  const notes = [words.event(event.seq), words.recordedBy(roleTitle(plan, event.actor.role))];
  if (event.recorded.slice(0, 10) !== event.occurred) {
    notes.push(words.recordedLater);
  }
  if (event.corrects !== undefined && event.type !== "withdrawal") {
    notes.push(words.corrects(event.corrects));
  }
  if (by !== undefined) {
    notes.push(words.corrected(by.seq));
  }
  return { kind: "event", title: eventTitle(event, plan, words), from: event.occurred, row: words.eventTypes[event.type], notes };
}
