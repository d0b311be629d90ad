import { html, nothing, type TemplateResult } from "lit";
import { day, moment } from "../dates.js";
import type { Evaluation, Stage } from "../documents.js";
import { heading } from "../heading.js";
import { spelt } from "../names.js";
import { type Context, whyButton, whyPanel } from "../why-view.js";
import { folded, rows } from "./row.js";

/** Which case, for which day, and at what stage it is. */
export function standing(context: Context, evaluation: Evaluation): TemplateResult {
  const { words, level } = context;
  const { stage, related = [] } = evaluation;
  const known = evaluation["known-at"];
  return html`<header class="standing" part="header">
    <p class="caption" part="caption">
      ${words.caseName} ${evaluation.case}<span class="asked"
        >${words.asOf} ${day(evaluation["as-of"])}${known === undefined ? nothing : html`, ${words.knownAt} ${moment(known)}`}</span
      >
    </p>
    <div class="stage">
      ${heading(level, "l", stage.title)}
      <div class="buttons">${whyButton(context, stage)}</div>
    </div>
    <p class="facts">${since(context, stage)}</p>
    ${whyPanel(context, stage)}
    ${related.length === 0
      ? nothing
      : html`<p>${words.related}: ${related.map(({ id, relation }) => `${id} (${spelt(relation).toLowerCase()})`).join(", ")}</p>`}
    ${evaluation.path.length < 2 ? nothing : folded(words.path(evaluation.path.length), path(context, evaluation))}
  </header>`;
}

function since({ words }: Context, stage: Stage): TemplateResult {
  const from = stage.since === undefined ? nothing : html`${words.since} ${day(stage.since)} · `;
  return html`${from}${words.attempt(stage.attempt)}`;
}

const path = (context: Context, evaluation: Evaluation): TemplateResult =>
  rows(context, evaluation.path.map((stage) => ({ item: stage.item, title: stage.title, lines: [since(context, stage)] })));
