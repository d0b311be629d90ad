import { html, nothing, type TemplateResult } from "lit";
import { day } from "../dates.js";
import type { Deadline, Evaluation } from "../documents.js";
import { authority, holder } from "../names.js";
import type { Words } from "../words.js";
import type { Context } from "../why-view.js";
import { missingList } from "./missing.js";
import { folded, none, type Row, rows, section, tag } from "./row.js";
import { STATUS_COLOURS, type Status } from "./status.js";

/** What was not asked for at once, in the order in which it matters. */
const LATER: readonly Status[] = ["due", "unknown"];
const PAST: readonly Status[] = ["met-late", "met", "no-longer-owed", "not-started"];

export function deadlines(context: Context, evaluation: Evaluation): TemplateResult {
  const { words } = context;
  const of = (status: Status): Deadline[] => evaluation.deadlines.filter((deadline) => deadline.status === status);
  const list = (all: readonly Deadline[]): TemplateResult => rows(context, all.map((one) => described(context, one)));
  const urgent = (status: "overdue" | "due-soon", empty: string): TemplateResult => {
    const all = of(status);
    return section(context, status, words[status], all.length, all.length === 0 ? none(empty) : list(all));
  };
  const shown = LATER.map((status) => {
    const all = of(status);
    return all.length === 0 ? nothing : section(context, status, words[status], all.length, list(all));
  });
  const past = PAST.map((status) => {
    const all = of(status);
    return all.length === 0 ? nothing : folded(`${words[status]} (${all.length})`, list(all));
  });
  return html`${urgent("overdue", words.nothingOverdue)} ${urgent("due-soon", words.nothingDueSoon)} ${shown}
  ${past.every((part) => part === nothing) ? nothing : section(context, "past", words.otherDeadlines, undefined, past)}`;
}

function described(context: Context, deadline: Deadline): Row {
  const { words } = context;
  const { item, title, status, grounds } = deadline;
  return {
    item,
    title,
    grounds,
    tag: tag(STATUS_COLOURS[status], words[status]),
    lines: [
      when(deadline, words),
      html`<span class="secondary"
        >${words.owedBy} ${holder(deadline["owed-by"])} · ${authority(grounds, words)}${limit(deadline, words)}</span
      >`,
      missingList(deadline.missing, words.mayBeMissing, words),
    ],
  };
}

function when(deadline: Deadline, words: Words): TemplateResult | typeof nothing {
  const { due, status, missed } = deadline;
  const met = deadline["met-by"];
  const without = deadline["due-without-policy"];
  if (due === undefined) {
    return met === undefined ? nothing : html`${words.done} ${day(met.occurred)}`;
  }
  const past = status === "overdue" || status === "no-longer-owed" || met !== undefined;
  return html`${met === undefined ? nothing : html`${words.done} ${day(met.occurred)}. `}<strong
      >${past ? words.wasDue : words.isDue} ${day(due)}</strong
    >${deadline.forecast === true ? html`, ${words.forecast}` : nothing}${missed === true ? html`, ${words.notDone}` : nothing}${without ===
    undefined
      ? nothing
      : html`. ${words.dueWithoutPolicy}: ${day(without)}`}`;
}

function limit(deadline: Deadline, words: Words): TemplateResult | typeof nothing {
  const from = deadline["counted-from"];
  if (deadline.limit === undefined || from === undefined) {
    return nothing;
  }
  return html` · ${words.limit} ${length(deadline.limit, words)}, ${words.countedFrom} ${day(from)}`;
}

function length(limit: NonNullable<Deadline["limit"]>, words: Words): string {
  const units = Object.entries(words.units).flatMap(([unit, [one, many]]) => {
    const count = (limit as Readonly<Record<string, number | undefined>>)[unit];
    return count === undefined ? [] : [`${count} ${count === 1 ? one : many}`];
  });
  return units.join(", ");
}
