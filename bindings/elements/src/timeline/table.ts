import { html, nothing, type TemplateResult } from "lit";
import { day as written } from "../dates.js";
import { tag } from "../case/row.js";
import { STATUS_COLOURS, type Status } from "../case/status.js";
import { type Context, whyButton, whyPanel } from "../why-view.js";
import type { Entry } from "./entries.js";
import { symbol } from "./symbol.js";

/** Everything on the timeline, in order of time. */
export function table(context: Context, all: readonly Entry[]): TemplateResult {
  const { words } = context;
  return html`<table part="table">
    <caption class="heading s">
      ${words.timelineTable}
    </caption>
    <thead>
      <tr>
        <th scope="col">${words.date}</th>
        <th scope="col">${words.what}</th>
      </tr>
    </thead>
    <tbody>
      ${all.map((entry, index) => row(context, entry, index))}
    </tbody>
  </table>`;
}

function row(context: Context, entry: Entry, index: number): TemplateResult {
  const { words } = context;
  const { kind, title, item, grounds, status, notes = [] } = entry;
  const explained = item === undefined ? undefined : { item, title, grounds, within: `row-${index}` };
  return html`<tr part="row row-${kind}">
    <td class="when">${when(entry, context)}</td>
    <td>
      <div class="what">
        <div>
          <span class="title">${title}</span>
          ${status === undefined ? tag("grey", words.kinds[kind]) : tag(STATUS_COLOURS[status], words[status])}
          ${lasting(entry, context)}
          ${notes.length === 0 ? nothing : html`<div class="secondary">${notes.join(" · ")}</div>`}
        </div>
        ${explained === undefined ? nothing : whyButton(context, explained)}
      </div>
      ${explained === undefined ? nothing : whyPanel(context, explained)}
    </td>
  </tr>`;
}

function when({ due, from }: Entry, { words }: Context): unknown {
  const at = due ?? from;
  return at === undefined ? "–" : html`${due === undefined ? nothing : html`<span class="secondary">${words.isDue}</span> `}${written(at)}`;
}

function lasting({ to, ended, met }: Entry, { words }: Context): TemplateResult | typeof nothing {
  if (met !== undefined) {
    return html`<div>${words.done} ${written(met)}</div>`;
  }
  return to === undefined || ended !== true ? nothing : html`<div>${words.until} ${written(to)}</div>`;
}

/** What the shapes of the drawing mean. */
export function legend({ words }: Context, all: readonly Entry[]): TemplateResult | typeof nothing {
  const shown = (Object.keys(STATUS_COLOURS) as Status[]).filter((status) => all.some((entry) => entry.status === status));
  return shown.length === 0
    ? nothing
    : html`<ul class="plain legend" part="legend">
        ${shown.map(
          (status) =>
            html`<li><svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true">${symbol(status, 9, 9)}</svg>${words[status]}</li>`,
        )}
      </ul>`;
}
