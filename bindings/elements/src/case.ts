import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { actions, type ActionDetail } from "./case/actions.js";
import { advisories, classifications, findings, owed } from "./case/also.js";
import { deadlines } from "./case/deadlines.js";
import { decisions } from "./case/decisions.js";
import { receipt } from "./case/receipt.js";
import { requirements } from "./case/requirements.js";
import { standing } from "./case/standing.js";
import { unknowns } from "./case/unknowns.js";
import { caseStyle } from "./case-style.js";
import type { CaseDocument, Evaluation, Explain, PlanDocument } from "./documents.js";
import { base } from "./style.js";
import { Why, type WhyDetail } from "./why.js";
import { whyStyle } from "./why-style.js";
import type { Context } from "./why-view.js";
import { wordsOf, type Words } from "./words.js";

/** The parts of the board, in their order. */
export const CASE_PARTS = [
  "standing",
  "deadlines",
  "decisions",
  "requirements",
  "unknowns",
  "actions",
  "owed",
  "findings",
  "advisories",
  "classifications",
  "receipt",
] as const;

export type CasePart = (typeof CASE_PARTS)[number];

const named = {
  fromAttribute: (text: string | null): CasePart[] | undefined =>
    text === null ? undefined : CASE_PARTS.filter((part) => text.split(/\s+/).includes(part)),
};

/**
 * The board of a case: where it stands, what is due, what is in the way, and who may do what next.
 *
 * @fires {CustomEvent<ActionDetail>} reunify-action - Somebody wants to do an action that is open.
 * @fires {CustomEvent<WhyDetail>} reunify-why - An explanation opens or closes. Cancel it to show one of your own.
 *
 * @slot - What is shown while there is no evaluation.
 *
 * @csspart header - The stage, and for which day.
 * @csspart section - Each part of the board; also `section-overdue`, `section-actions` and so on.
 * @csspart heading - Each heading; also `heading-l`, `heading-m` and `heading-s`.
 * @csspart list - Each list of items.
 * @csspart item - Each item.
 * @csspart title - The title of an item.
 * @csspart tag - Where an item stands; also `tag-red`, `tag-yellow`, `tag-green`, `tag-blue` and `tag-grey`.
 * @csspart missing - What is missing.
 * @csspart why-button - *Why?*
 * @csspart why-panel - What it opens.
 * @csspart explanation - The `reunify-explanation` in it; its parts `sentence`, `tree` and `events` are handed on.
 * @csspart citations - The citations in it.
 * @csspart action-button - *Record*, *Decide* and so on.
 * @csspart role - The actions of a role.
 * @csspart role-select - The choice of a role.
 * @csspart footer - Until when the answer holds, and what it was made from.
 */
@customElement("reunify-case")
export class ReunifyCase extends LitElement {
  static override styles = [base, whyStyle, caseStyle];

  /** What `engine.evaluate` answered. */
  @property({ attribute: false }) evaluation?: Evaluation | undefined;
  /** Tells why an item is as it is. Without it, *Why?* opens the citations alone. */
  @property({ attribute: false }) explain?: Explain | undefined;
  /** The case's log. With it, explanations tell the events that they rest on. */
  @property({ attribute: false }) caseDocument?: CaseDocument | undefined;
  /** The plan, for the titles of options and events, the order of roles and the addresses of sources. */
  @property({ attribute: false }) plan?: PlanDocument | undefined;
  /** The level of the first heading, 1 to 4. Those below it follow. */
  @property({ type: Number, attribute: "heading-level" }) headingLevel = 2;
  /** The role whose actions are shown. All, if left out. */
  @property({ attribute: "acting-role" }) actingRole?: string | undefined;
  /** Leaves out the buttons that do something. */
  @property({ type: Boolean, attribute: "read-only" }) readOnly = false;
  /** Which parts are shown; as an attribute, their names with spaces between. All, if left out. */
  @property({ converter: named }) show?: readonly CasePart[] | undefined;
  /** Other words than the element's own. */
  @property({ attribute: false }) words?: Partial<Words> | undefined;

  readonly #why = new Why(this);

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("evaluation") || changed.has("explain")) {
      this.#why.again();
    }
  }

  override render(): TemplateResult {
    const { evaluation } = this;
    const words = wordsOf(this.words);
    if (evaluation === undefined) {
      return html`<slot><p class="secondary">${words.nothing}</p></slot>`;
    }
    const context: Context = {
      why: this.#why,
      words,
      level: this.headingLevel,
      reader: evaluation.reader,
      plan: this.plan,
      log: this.caseDocument,
    };
    const draw: Record<CasePart, () => unknown> = {
      standing: () => standing(context, evaluation),
      deadlines: () => deadlines(context, evaluation),
      decisions: () => decisions(context, evaluation),
      requirements: () => requirements(context, evaluation),
      unknowns: () => unknowns(context, evaluation),
      actions: () => actions(context, evaluation, this.#choice()),
      owed: () => owed(context, evaluation),
      findings: () => findings(context, evaluation),
      advisories: () => advisories(context, evaluation),
      classifications: () => classifications(context, evaluation),
      receipt: () => receipt(context, evaluation),
    };
    const shown = CASE_PARTS.filter((part) => this.show?.includes(part) ?? true);
    return html`<div class="board">${shown.map((part) => draw[part]() ?? nothing)}</div>`;
  }

  #choice(): Parameters<typeof actions>[2] {
    return {
      role: this.actingRole,
      choose: (role) => {
        this.actingRole = role;
      },
      perform: this.readOnly ? undefined : (detail) => this.#perform(detail),
    };
  }

  #perform(detail: ActionDetail): void {
    this.dispatchEvent(new CustomEvent("reunify-action", { detail, bubbles: true, composed: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "reunify-case": ReunifyCase;
  }
  interface HTMLElementEventMap {
    "reunify-action": CustomEvent<ActionDetail>;
    "reunify-why": CustomEvent<WhyDetail>;
  }
}
