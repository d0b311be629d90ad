import { html, nothing, type TemplateResult } from "lit";
import type { Evaluation, Requirement } from "../documents.js";
import { heading } from "../heading.js";
import { authority, decisionTitle, optionTitle } from "../names.js";
import type { Context } from "../why-view.js";
import { missingList } from "./missing.js";
import { type Colour, folded, grouped, none, type Row, rows, section, tag } from "./row.js";

type Status = Requirement["status"];

const COLOURS: Record<Status, Colour> = {
  "not-met": "red",
  unknown: "yellow",
  met: "green",
  departed: "yellow",
  "not-required": "grey",
};

const SETTLED: readonly Status[] = ["departed", "met", "not-required"];

export function requirements(context: Context, evaluation: Evaluation): TemplateResult {
  const { words, level } = context;
  const all = evaluation.requirements;
  const inTheWay = all.filter(({ status }) => status === "not-met" || status === "unknown");
  const gates = [...grouped(inTheWay, ({ decision, option }) => `${decision} ${option}`).values()].map((of) => {
    const title = words.inTheWayOf(gate(context, evaluation, of));
    return html`${heading(level + 2, "s", title)} ${rows(context, of.map((one) => described(context, one)))}`;
  });
  const settled = SETTLED.flatMap((status) => all.filter((one) => one.status === status));
  return section(context, "requirements", words.requirements, inTheWay.length, [
    gates.length === 0 ? none(words.nothingInTheWay) : gates,
    settled.length === 0
      ? nothing
      : folded(`${words.otherRequirements} (${settled.length})`, rows(context, settled.map((one) => described(context, one)))),
  ]);
}

/** What the requirement gates, by the names in the evaluation where it has them. */
function gate({ plan }: Context, evaluation: Evaluation, [first]: readonly Requirement[]): string {
  if (first === undefined) {
    return "";
  }
  const { decision, option, about } = first;
  const recorded = evaluation.decisions.find((one) => one["recorded-by"].seq === about);
  const open = evaluation.actions.find(({ kind, id }) => kind === "decision" && id === decision);
  const title = recorded?.title ?? open?.title ?? decisionTitle(plan, decision);
  return `${title}: ${recorded?.["option-title"] ?? optionTitle(plan, decision, option)}`;
}

function described({ words }: Context, requirement: Requirement): Row {
  const { item, title, status, grounds, missing } = requirement;
  const label = status === "unknown" ? words.mayBeMissing : words.missing;
  return {
    item,
    title,
    grounds,
    tag: tag(COLOURS[status], words.requirementStatus[status]),
    lines: [
      html`<span class="secondary">${authority(grounds, words)}</span>`,
      status === "not-met" || status === "unknown" ? missingList(missing, label, words) : nothing,
    ],
  };
}
