import { html, nothing, type TemplateResult } from "lit";
import { day, moment } from "../dates.js";
import type { Evaluation, Stage } from "../documents.js";
import { heading } from "../heading.js";
import { spelt } from "../names.js";
import { type Context, whyButton, whyPanel } from "../why-view.js";
import { folded } from "./row.js";

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

/** Every stage so far. The core explains the present one alone, so the others have no *Why?* but their event. */
const path = (context: Context, { path: all }: Evaluation): TemplateResult =>
  html`<ol class="plain rows" part="list">
    ${all.map(
      (stage) => html`<li class="row" part="item">
        <div class="main">
          <p class="title" part="title">${stage.title}</p>
          <div class="line secondary">
            ${since(context, stage)}${stage.by === undefined || context.reader !== "practitioner" ? nothing : html` · ${context.words.event(stage.by.seq)}`}
          </div>
        </div>
      </li>`,
    )}
  </ol>`;
