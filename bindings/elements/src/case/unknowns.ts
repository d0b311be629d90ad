import { html, type TemplateResult } from "lit";
import type { Evaluation, Missing } from "../documents.js";
import { holders } from "../names.js";
import type { Context } from "../why-view.js";
import { missingTitle } from "./missing.js";
import { grouped, none, section } from "./row.js";

interface Open {
  readonly missing: Missing;
  /** The title of what it would settle. */
  readonly settles: string;
}

/** What the evaluation says that it does not know, by what would settle it. */
export function unknowns(context: Context, evaluation: Evaluation): TemplateResult {
  const { words } = context;
  const open = [
    ...evaluation.deadlines.filter(({ status }) => status === "unknown"),
    ...evaluation.requirements.filter(({ status }) => status === "unknown"),
    ...evaluation.actions.filter((action) => action.open === "unknown"),
  ].flatMap(({ missing = [], title }): Open[] =>
    missing.flatMap((one) => [one, ...(one.or ?? [])]).map((one) => ({ missing: one, settles: title })),
  );
  const facts = grouped(open, ({ missing }) => `${missing.kind} ${missing.id ?? missing.title}`);
  if (facts.size === 0) {
    return section(context, "unknowns", words.unknowns, 0, none(words.nothingUnknown));
  }
  return section(context, "unknowns", words.unknowns, facts.size, [
    html`<p class="secondary">${words.unknownsHelp}</p>`,
    html`<ul class="plain rows" part="list">
      ${[...facts.values()].map((of) => unknown(context, of))}
    </ul>`,
  ]);
}

function unknown({ words }: Context, of: readonly Open[]): TemplateResult {
  const [first] = of;
  const by = first?.missing.by ?? [];
  const settles = [...new Set(of.map((open) => open.settles))];
  return html`<li class="row" part="item">
    <div class="main">
      <p class="title" part="title">${first === undefined ? "" : missingTitle(first.missing, words)}</p>
      ${by.length === 0 ? "" : html`<div class="line secondary">${words.mayBeSuppliedBy} ${holders(by, words)}</div>`}
      <div class="line secondary">${words.settles}: ${settles.join("; ")}</div>
    </div>
  </li>`;
}
