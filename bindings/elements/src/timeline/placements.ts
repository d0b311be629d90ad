import type { LogEvent, PlanDocument } from "../documents.js";
import { value } from "../names.js";
import type { Words } from "../words.js";
import type { Entry } from "./entries.js";

type Set = NonNullable<NonNullable<PlanDocument["occurrences"]>[number]["sets"]>[number];

/** The value of a fact through time, as the plan says that events set it, from one change to the next. */
export function placements(
  events: readonly LogEvent[],
  fact: string,
  until: string,
  plan: PlanDocument | undefined,
  words: Words,
): Entry[] {
  const changes = events
    .flatMap((event) => {
      const set = setBy(event, fact, plan);
      return set === undefined ? [] : [{ on: event.occurred, seq: event.seq, set }];
    })
    .sort((a, b) => a.on.localeCompare(b.on) || a.seq - b.seq)
    .filter((change, index, all) => change.on !== all[index + 1]?.on);
  return changes.flatMap(({ on, seq, set }, index): Entry[] => {
    if (set === "none") {
      return [];
    }
    const next = changes[index + 1]?.on;
    const title = value(set, fact, plan, words);
    return [{ kind: "placement", title, from: on, to: next ?? until, ended: next !== undefined, notes: [words.event(seq)] }];
  });
}

/** What an event sets the fact to, where it does. */
function setBy(event: LogEvent, fact: string, plan: PlanDocument | undefined): unknown {
  if (event.type === "fact") {
    return event.id === fact ? (event.value ?? "none") : undefined;
  }
  if (event.type !== "occurrence") {
    return undefined;
  }
  const sets: readonly Set[] = plan?.occurrences?.find(({ id }) => id === event.id)?.sets ?? [];
  const to = sets.find((set) => set.fact === fact)?.to;
  if (to === undefined) {
    return undefined;
  }
  return "from" in to ? pointed(event.data, to.from) : "value" in to ? to.value : undefined;
}

/** What a JSON pointer (RFC 6901) finds. */
function pointed(data: unknown, pointer: string): unknown {
  const names = pointer.split("/").slice(1).map((name) => name.replaceAll("~1", "/").replaceAll("~0", "~"));
  return names.reduce<unknown>(
    (at, name) =>
      typeof at === "object" && at !== null && Object.hasOwn(at, name) ? (at as Record<string, unknown>)[name] : undefined,
    data,
  );
}
