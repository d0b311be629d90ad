import { html, nothing, type TemplateResult } from "lit";
import { day } from "../dates.js";
import type { Evaluation } from "../documents.js";
import type { Context } from "../why-view.js";
import { folded } from "./row.js";

/** Until when the answer holds, and what it was made from. */
export function receipt({ words }: Context, evaluation: Evaluation): TemplateResult {
  const { plan, policies, calendar, reunify, events, output } = evaluation.receipt;
  const next = evaluation["next-change"];
  const line = (name: string, value: unknown): TemplateResult => html`<div><dt>${name}</dt><dd>${value}</dd></div>`;
  return html`<footer class="receipt" part="footer">
    <p>${next === undefined ? words.noNextChange : html`${words.nextChange} ${day(next)}.`}</p>
    ${folded(
      words.madeFrom,
      html`<dl>
        ${line(words.plan, `${plan.id} ${plan.version}`)}
        ${policies.map(({ id, version }) => line(words.policy, `${id} ${version}`))}
        ${line(words.calendar, `${calendar.id} ${calendar.version}`)} ${line(words.version, reunify)}
        ${events === undefined ? nothing : line(words.recordedEvents, events)}
        ${output === undefined ? nothing : line(words.sha256, html`<code>${output}</code>`)}
      </dl>`,
    )}
  </footer>`;
}
