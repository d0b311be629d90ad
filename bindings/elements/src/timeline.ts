import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { CaseDocument, Evaluation, Explain, PlanDocument } from "./documents.js";
import { heading } from "./heading.js";
import { base } from "./style.js";
import { drawing } from "./timeline/drawing.js";
import { entries, KINDS, type Entry, type Kind } from "./timeline/entries.js";
import { legend, table } from "./timeline/table.js";
import { timelineStyle } from "./timeline-style.js";
import { Why, type WhyDetail } from "./why.js";
import { whyStyle } from "./why-style.js";
import type { Context } from "./why-view.js";
import { wordsOf, type Words } from "./words.js";

/** Narrower than this, the drawing scrolls. */
const LEAST = 720;

/**
 * A case through time: stages, placements, deadlines and events, as a drawing and as a table.
 *
 * @fires {CustomEvent<WhyDetail>} reunify-why - An explanation opens or closes. Cancel it to show one of your own.
 *
 * @csspart heading - The heading.
 * @csspart filters - The choice of what is shown.
 * @csspart drawing - The SVG.
 * @csspart legend - What its shapes mean.
 * @csspart table - The table.
 * @csspart row - A row of it; also `row-stage`, `row-placement`, `row-deadline` and `row-event`.
 * @csspart tag - What kind of thing it is, or where a deadline stands.
 * @csspart why-button - *Why?*
 * @csspart why-panel - What it opens.
 */
@customElement("reunify-timeline")
export class ReunifyTimeline extends LitElement {
  static override styles = [base, whyStyle, timelineStyle];

  /** What `engine.evaluate` answered: stages and deadlines. */
  @property({ attribute: false }) evaluation?: Evaluation | undefined;
  /** The case's log: events and placements. It is used for a practitioner's evaluation alone. */
  @property({ attribute: false }) caseDocument?: CaseDocument | undefined;
  /** The plan, for the titles of events, and for what sets where the child lives. */
  @property({ attribute: false }) plan?: PlanDocument | undefined;
  /** Tells why a stage or a deadline is as it is. */
  @property({ attribute: false }) explain?: Explain | undefined;
  /** The fact of the plan that says where the child lives. */
  @property({ attribute: "placement-fact" }) placementFact = "placement";
  /** The level of the heading, 1 to 6. */
  @property({ type: Number, attribute: "heading-level" }) headingLevel = 2;
  /** Other words than the element's own. */
  @property({ attribute: false }) words?: Partial<Words> | undefined;

  @state() private hiddenKinds: ReadonlySet<Kind> = new Set();
  @state() private drawnWidth = LEAST;

  readonly #why = new Why(this);
  readonly #resized = new ResizeObserver(([entry]) => {
    this.drawnWidth = Math.max(LEAST, Math.floor(entry?.contentRect.width ?? 0));
  });

  override connectedCallback(): void {
    super.connectedCallback();
    this.#resized.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resized.disconnect();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("evaluation") || changed.has("explain")) {
      this.#why.again();
    }
  }

  override render(): TemplateResult | typeof nothing {
    const { evaluation, plan, caseDocument: log, placementFact } = this;
    if (evaluation === undefined) {
      return nothing;
    }
    const words = wordsOf(this.words);
    const context: Context = { why: this.#why, words, level: this.headingLevel, reader: evaluation.reader, plan, log };
    const all = entries({ evaluation, log, plan, words, placementFact });
    const shown = all.filter(({ kind }) => !this.hiddenKinds.has(kind));
    const name = `${words.timeline}. ${words.timelineNote}`;
    return html`${heading(this.headingLevel, "m", words.timeline)} ${this.#filters(all, words)}
    ${shown.length === 0
      ? html`<p class="secondary">${words.nothingToDraw}</p>`
      : html`<div class="scroll" tabindex="0" role="region" aria-label=${words.timeline}>
            ${drawing(shown, evaluation["as-of"], this.drawnWidth, words, name)}
          </div>
          ${legend(context, shown)} ${table(context, shown)}`}`;
  }

  #filters(all: readonly Entry[], words: Words): TemplateResult {
    const kinds = KINDS.filter((kind) => all.some((entry) => entry.kind === kind));
    const choice = (kind: Kind): TemplateResult => html`<label class="choice"
      ><input type="checkbox" .checked=${!this.hiddenKinds.has(kind)} @change=${(): void => this.#toggle(kind)} />${words.lanes[kind]}</label
    >`;
    return html`<fieldset part="filters">
      <legend class="hidden">${words.show}</legend>
      ${kinds.map(choice)}
    </fieldset>`;
  }

  #toggle(kind: Kind): void {
    const hidden = new Set(this.hiddenKinds);
    if (!hidden.delete(kind)) {
      hidden.add(kind);
    }
    this.hiddenKinds = hidden;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "reunify-timeline": ReunifyTimeline;
  }
  interface HTMLElementEventMap {
    "reunify-why": CustomEvent<WhyDetail>;
  }
}
