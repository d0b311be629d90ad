import { html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { day } from "./dates.js";
import type { CaseDocument, Explanation, PlanDocument, Says } from "./documents.js";
import { explanationStyle } from "./explanation-style.js";
import { heading } from "./heading.js";
import { eventOf, eventTitle, roleTitle } from "./names.js";
import { base } from "./style.js";
import { wordsOf, type Words } from "./words.js";

/**
 * Why an item of an evaluation is as it is, for a practitioner, a parent or a child.
 *
 * @csspart heading - The title.
 * @csspart sentence - A sentence at the top.
 * @csspart tree - What a sentence is made of.
 * @csspart events - The events that it rests on.
 */
@customElement("reunify-explanation")
export class ReunifyExplanation extends LitElement {
  static override styles = [base, explanationStyle];

  /** What `engine.explain` answered. */
  @property({ attribute: false }) explanation?: Explanation | undefined;
  /** The case's log. With it, the events that a practitioner's explanation rests on are told. */
  @property({ attribute: false }) caseDocument?: CaseDocument | undefined;
  /** The plan, for the titles of those events. */
  @property({ attribute: false }) plan?: PlanDocument | undefined;
  /** The level of the title as a heading, 1 to 6. */
  @property({ type: Number, attribute: "heading-level" }) headingLevel = 2;
  /** Leaves the title out, where it stands beside. */
  @property({ type: Boolean, reflect: true }) untitled = false;
  /** Other words than the element's own. */
  @property({ attribute: false }) words?: Partial<Words> | undefined;

  override render(): TemplateResult | typeof nothing {
    const told = this.explanation;
    if (told === undefined) {
      return nothing;
    }
    const words = wordsOf(this.words);
    const title = this.untitled ? nothing : heading(this.headingLevel, "m", told.title);
    return html`<article class=${told.audience === "practitioner" ? "" : "letter"} part="explanation">
      ${title} ${told.says.map((says) => this.#sentence(says, words))} ${this.#events(told, words)}
    </article>`;
  }

  #sentence(says: Says, words: Words): TemplateResult {
    return html`<p part="sentence">${this.#said(says, words)}</p>
      ${this.#tree(says.because, words)}`;
  }

  #tree(because: Says[] | undefined, words: Words): TemplateResult | typeof nothing {
    if (because === undefined || because.length === 0) {
      return nothing;
    }
    const parts = because.map((says) => html`<li>${this.#said(says, words)}${this.#tree(says.because, words)}</li>`);
    return html`<ul class="tree" part="tree">${parts}</ul>`;
  }

  /** The words, with the events that they do not name themselves. */
  #said({ text, events = [] }: Says, words: Words): TemplateResult {
    const unnamed = events.filter((seq) => !new RegExp(`\\bevent ${seq}\\b`, "i").test(text));
    const named = unnamed.map((seq) => words.event(seq)).join(", ");
    return html`${text}${named === "" ? nothing : html` <span class="secondary">(${named})</span>`}`;
  }

  #events(told: Explanation, words: Words): TemplateResult | typeof nothing {
    const recorded = [...numbers(told.says)].sort((a, b) => a - b).flatMap((seq) => {
      const event = eventOf(this.caseDocument, seq);
      return event === undefined ? [] : [event];
    });
    if (recorded.length === 0) {
      return nothing;
    }
    const items = recorded.map((event) => {
      const later = event.recorded.slice(0, 10) === event.occurred ? nothing : html` ${words.recordedOn} ${day(event.recorded.slice(0, 10))}`;
      return html`<li>
        ${words.event(event.seq)}, ${day(event.occurred)}: ${eventTitle(event, this.plan, words)}
        <span class="secondary">(${words.recordedBy(roleTitle(this.plan, event.actor.role))}${later})</span>
      </li>`;
    });
    return html`<div part="events">
      ${this.untitled ? html`<p class="label">${words.events}</p>` : heading(this.headingLevel + 1, "s", words.events)}
      <ul class="sources">${items}</ul>
    </div>`;
  }
}

function* numbers(all: readonly Says[]): Generator<number> {
  const seen = new Set<number>();
  const left = [...all];
  for (let says = left.pop(); says !== undefined; says = left.pop()) {
    for (const seq of says.events ?? []) {
      if (!seen.has(seq)) {
        seen.add(seq);
        yield seq;
      }
    }
    left.push(...(says.because ?? []));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "reunify-explanation": ReunifyExplanation;
  }
}
