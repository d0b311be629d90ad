import { html, nothing, type TemplateResult } from "lit";
import { day } from "../dates.js";
import type { Decision, Evaluation } from "../documents.js";
import type { Context } from "../why-view.js";
import { type Colour, folded, none, type Row, rows, section, tag } from "./row.js";

const COLOURS: Record<Decision["status"], Colour> = {
  "in-effect": "green",
  ready: "blue",
  waiting: "yellow",
  superseded: "grey",
};

export function decisions(context: Context, evaluation: Evaluation): TemplateResult {
  const { words } = context;
  const all = evaluation.decisions;
  if (all.length === 0) {
    return section(context, "decisions", words.decisions, undefined, none(words.noDecisions));
  }
  const open = all.filter(({ status }) => status === "waiting" || status === "ready");
  const settled = all.filter((decision) => !open.includes(decision));
  const list = (some: readonly Decision[]): TemplateResult => rows(context, some.map((one) => described(context, one)));
  const rest = open.length === 0 ? list(settled) : [list(open), settled.length === 0 ? "" : folded(`${words.decisionStatus["in-effect"]} (${settled.length})`, list(settled))];
  return section(context, "decisions", words.decisions, all.length, rest);
}

function described({ words, reader }: Context, decision: Decision): Row {
  const since = decision["in-effect-since"];
  const by = decision["recorded-by"];
  return {
    item: decision.item,
    title: decision.title,
    grounds: decision.grounds,
    tag: tag(COLOURS[decision.status], words.decisionStatus[decision.status]),
    lines: [
      html`<strong>${decision["option-title"]}</strong>`,
      html`<span class="secondary"
        >${since === undefined ? html`${words.recorded} ${day(by.occurred)}` : html`${words.inEffectSince} ${day(since)}`} ·
        ${reader === "practitioner" ? `${words.event(by.seq)} · ` : nothing}${words.attempt(decision.attempt)}</span
      >`,
    ],
  };
}
