import { html, nothing, type TemplateResult } from "lit";
import { day } from "../dates.js";
import type { Missing } from "../documents.js";
import { holders } from "../names.js";
import type { Words } from "../words.js";

/** What one thing that is missing is called. */
export function missingTitle({ kind, title }: Missing, words: Words): string {
  if (kind === "absence") {
    return words.absence(title);
  }
  return kind === "other-fact" ? words.anotherAnswer(title) : title;
}

function part(missing: Missing, words: Words): TemplateResult {
  const { by = [], on } = missing;
  const who = by.length === 0 ? nothing : html` <span class="secondary">${words.mayBeSuppliedBy} ${holders(by, words)}</span>`;
  const from = on === undefined ? nothing : html` <span class="secondary">${words.from} ${day(on)}</span>`;
  return html`${missingTitle(missing, words)}${who}${from}`;
}

/** What is missing, who may supply it and from when. */
export function missingList(all: readonly Missing[] | undefined, label: string, words: Words): TemplateResult | typeof nothing {
  if (all === undefined || all.length === 0) {
    return nothing;
  }
  const items = all.map((one) => {
    const others = (one.or ?? []).map((other) => html`; <em>${words.or}</em> ${part(other, words)}`);
    return html`<li>${part(one, words)}${others}</li>`;
  });
  return html`<span class="label">${label}</span>
    <ul class="missing" part="missing">${items}</ul>`;
}
