import { html, nothing, type TemplateResult } from "lit";
import { day } from "../dates.js";
import type { Classification, Evaluation } from "../documents.js";
import { authority, holder, holders, spelt } from "../names.js";
import type { Context } from "../why-view.js";
import type { Words } from "../words.js";
import { type Row, rows, section, tag } from "./row.js";

type Part = TemplateResult | typeof nothing;

/** Some things under a heading; nothing at all, if there is none. */
const listed = (context: Context, name: string, title: string, all: readonly Row[]): Part =>
  all.length === 0 ? nothing : section(context, name, title, all.length, rows(context, all));

/** What a stage expected that the case is past. */
export function owed(context: Context, { owed: all }: Evaluation): Part {
  const { words } = context;
  const described = all.map((one) => ({
    ...one,
    tag: one.deviations === undefined ? undefined : tag("yellow", words.departure),
    lines: [html`<span class="secondary">${one["stage-title"]} · ${holders(one.by, words)} · ${authority(one.grounds, words)}</span>`],
  }));
  return listed(context, "owed", words.owed, described);
}

export function advisories(context: Context, { advisories: all }: Evaluation): Part {
  const { words } = context;
  const described = all.map((one) => ({
    item: one.item,
    title: one.title,
    grounds: one.grounds,
    lines: [
      one.advice,
      html`<span class="secondary">${words.adviceFor} ${holders(one.to, words)} · ${authority(one.grounds, words)}</span>`,
    ],
  }));
  return listed(context, "advisories", words.advisories, described);
}

export function classifications(context: Context, { classifications: all }: Evaluation): Part {
  const { words } = context;
  const described = all.map((one) => ({
    item: one.item,
    title: one.title,
    grounds: one.grounds,
    lines: [
      html`<strong>${one["level-title"]}</strong>. ${table(one, words)}`,
      one.departs && one.departure !== undefined ? `${words.reasonRecorded}: ${one.departure}` : nothing,
      html`<span class="secondary">${one.usually}</span>`,
    ],
  }));
  return listed(context, "classifications", words.classifications, described);
}

function table(one: Classification, words: Words): string {
  if (!one.departs) {
    return words.asTableShows;
  }
  const shown = one["table-shows"].map(spelt);
  return shown.length === 0 ? words.tableShowsNone : words.tableShows(shown.join(` ${words.or} `));
}

/** What local rules found, and those that failed: a rule that fails is never passed over. */
export function findings(context: Context, evaluation: Evaluation): Part {
  const { words } = context;
  const found = evaluation.findings.map((one) => ({
    item: one.item,
    title: one.words,
    grounds: one.grounds,
    tag: tag(one.kind === "advise" ? "blue" : "yellow", words.findingKind[one.kind]),
    lines: [
      one.due === undefined ? nothing : html`<strong>${words.isDue} ${day(one.due)}</strong>`,
      html`<span class="secondary"
        >${one.by === undefined ? nothing : html`${words.owedBy} ${holder(one.by)} · `}${authority(one.grounds, words)}</span
      >`,
    ],
  }));
  const failed = evaluation["failed-rules"].map(
    ({ rule, policy, problem }) => html`<li class="row" part="item">
      <div class="main">
        <p class="title">${words.failedRule(rule, policy)}</p>
        <div class="line">${problem.message}</div>
        ${problem.help === undefined ? nothing : html`<div class="line secondary">${problem.help}</div>`}
      </div>
    </li>`,
  );
  return html`${listed(context, "findings", words.findings, found)}
  ${failed.length === 0
    ? nothing
    : section(context, "failed-rules", words.failedRules, failed.length, html`<ul class="plain rows" part="list">${failed}</ul>`)}`;
}
