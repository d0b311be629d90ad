import { html, nothing, type TemplateResult } from "lit";
import type { CaseDocument, Grounds, PlanDocument, Reader } from "./documents.js";
import "./explanation.js";
import { address, authority } from "./names.js";
import type { Why } from "./why.js";
import type { Words } from "./words.js";

/** What every part of an element is drawn with. */
export interface Context {
  readonly why: Why;
  readonly words: Words;
  readonly level: number;
  readonly reader: Reader;
  readonly plan: PlanDocument | undefined;
  readonly log: CaseDocument | undefined;
}

/** What is explained, and where on the page. */
export interface Explained {
  readonly item: string;
  readonly title: string;
  readonly grounds?: Grounds | undefined;
  /** Tells two places apart that explain the same item. */
  readonly within?: string;
}

const place = ({ item, within = "" }: Explained): string => `why-${encodeURIComponent(`${within}/${item}`)}`;

/** The button that opens an explanation. */
export function whyButton(context: Context, explained: Explained): TemplateResult {
  const { why, words } = context;
  const at = place(explained);
  const open = why.isOpen(at);
  const toggle = (): void => why.toggle(at, explained.item, explained.title);
  return html`<button
    type="button"
    class="link why"
    part="why-button"
    aria-expanded=${open ? "true" : "false"}
    aria-controls=${open ? at : nothing}
    @click=${toggle}
    >${words.why}<span class="hidden"> ${explained.title}</span></button
  >`;
}

/** The explanation, where it is open. */
export function whyPanel(context: Context, explained: Explained): TemplateResult | typeof nothing {
  const at = place(explained);
  if (!context.why.isOpen(at)) {
    return nothing;
  }
  return html`<div class="panel" part="why-panel" id=${at}>
    <div aria-live="polite">${answer(context, explained)}</div>
    ${context.reader === "practitioner" ? citations(context, explained.grounds) : nothing}
  </div>`;
}

function answer({ why, words, plan, log, level }: Context, { item }: Explained): TemplateResult | typeof nothing {
  const answered = why.answer(item);
  switch (answered?.is) {
    case "told":
      return html`<reunify-explanation
        untitled
        part="explanation"
        exportparts="sentence, tree, events"
        .explanation=${answered.explanation}
        .caseDocument=${log}
        .plan=${plan}
        .words=${words}
        .headingLevel=${level + 2}
      ></reunify-explanation>`;
    case "asked":
      return html`<p class="secondary">${words.asking}</p>`;
    case "failed":
      return html`<p>${words.notExplained}</p>`;
    case undefined:
      return nothing;
  }
}

function citations({ words, plan }: Context, grounds: Grounds | undefined): TemplateResult | typeof nothing {
  if (grounds === undefined || grounds.cites.length === 0) {
    return nothing;
  }
  const cites = grounds.cites.map(({ short, at, source, verified }) => {
    const url = address(plan, source);
    const name = url === undefined ? short : html`<a href=${url} rel="noreferrer">${short}</a>`;
    return html`<li>${name}, ${at}${verified ? nothing : html` <span class="secondary">(${words.notVerified})</span>`}</li>`;
  });
  return html`<p class="label">${words.citations} <span class="secondary">(${authority(grounds, words)})</span></p>
    <ul class="cites" part="citations">${cites}</ul>`;
}
