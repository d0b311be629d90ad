import { html, nothing, type TemplateResult } from "lit";
import type { Action, Evaluation, Holder } from "../documents.js";
import { heading } from "../heading.js";
import { holder } from "../names.js";
import type { Context } from "../why-view.js";
import { missingList } from "./missing.js";
import { folded, grouped, none, type Row, rows, section, tag } from "./row.js";

/** What `reunify-action` tells: somebody who holds a role wants to do an action that is open to it. */
export interface ActionDetail {
  action: Action;
  holder: Holder;
}

export interface Choice {
  /** Whose actions are shown; of everybody, if left out. */
  readonly role: string | undefined;
  readonly choose: (role: string | undefined) => void;
  /** What happens when somebody wants to do one; left out where nothing can be done. */
  readonly perform: ((detail: ActionDetail) => void) | undefined;
}

interface OfRole {
  readonly holder: Holder;
  readonly action: Action;
}

export function actions(context: Context, evaluation: Evaluation, choice: Choice): TemplateResult {
  const { words, plan } = context;
  const pairs = evaluation.actions.flatMap((action): OfRole[] => action.by.map((by) => ({ holder: by, action })));
  const order = (plan?.roles ?? []).map(({ id }) => id);
  const byRole = [...grouped(pairs, (pair) => pair.holder.role)].sort(([a], [b]) => order.indexOf(a) - order.indexOf(b));
  const shown = byRole.filter(([role]) => choice.role === undefined || choice.role === role);
  return section(context, "actions", words.actions, undefined, [
    byRole.length > 1 ? chooser(context, byRole, choice) : nothing,
    shown.length === 0 ? none(words.noActions) : shown.map(([role, of]) => ofRole(context, evaluation, role, of, choice)),
  ]);
}

function chooser({ words }: Context, byRole: readonly [string, OfRole[]][], choice: Choice): TemplateResult {
  const change = (event: Event): void => {
    const { value } = event.target as HTMLSelectElement;
    choice.choose(value === "" ? undefined : value);
  };
  return html`<p class="chooser">
    <label for="role">${words.showFor}</label>
    <select id="role" part="role-select" @change=${change}>
      <option value="" ?selected=${choice.role === undefined}>${words.everybody}</option>
      ${byRole.map(([role, [first]]) => html`<option value=${role} ?selected=${choice.role === role}>${first === undefined ? role : holder(first.holder)}</option>`)}
    </select>
  </p>`;
}

function ofRole(context: Context, evaluation: Evaluation, role: string, of: readonly OfRole[], choice: Choice): TemplateResult {
  const [first] = of;
  const list = (some: readonly OfRole[]): TemplateResult =>
    rows(context, some.map((pair) => described(context, evaluation, role, pair, choice)));
  const calledFor = of.filter(({ action }) => action.occasion !== "any-time");
  const anyTime = of.filter(({ action }) => action.occasion === "any-time");
  return html`<div class="role" part="role">
    ${heading(context.level + 2, "s", first === undefined ? role : holder(first.holder))}
    ${calledFor.length === 0 ? nothing : list(calledFor)}
    ${anyTime.length === 0 ? nothing : folded(context.words.anyTime(anyTime.length), list(anyTime))}
  </div>`;
}

function described(context: Context, evaluation: Evaluation, role: string, pair: OfRole, choice: Choice): Row {
  const { words } = context;
  const { action } = pair;
  const { item, title, grounds } = action;
  return {
    item,
    title,
    grounds,
    within: role,
    tag: action.open === "yes" ? undefined : tag("yellow", action.open === "no" ? words.notYet : words.notKnown),
    button: action.open === "yes" ? performButton(context, pair, choice) : undefined,
    lines: [
      html`<span class="secondary">${words.occasion[action.occasion]}</span>`,
      action.open === "yes" ? nothing : whyNot(context, evaluation, action),
    ],
  };
}

function performButton({ words }: Context, pair: OfRole, { perform }: Choice): TemplateResult | undefined {
  if (perform === undefined) {
    return undefined;
  }
  return html`<button type="button" class="do" part="action-button" @click=${(): void => perform(pair)}>
    ${words.perform[pair.action.kind]}<span class="hidden"> ${pair.action.title}, ${pair.holder.title}</span>
  </button>`;
}

/** The requirements that an action waits for, which the board tells elsewhere; or what is missing. */
function whyNot({ words }: Context, evaluation: Evaluation, action: Action): TemplateResult | typeof nothing {
  const blocking = (action["blocked-by"] ?? []).map((item) => {
    const found = evaluation.requirements.find((requirement) => requirement.item === item);
    return html`<li>${found?.title ?? item}</li>`;
  });
  return blocking.length === 0
    ? missingList(action.missing, action.open === "no" ? words.missing : words.mayBeMissing, words)
    : html`<span class="label">${words.blockedBy}</span>
        <ul class="missing" part="blocked-by">${blocking}</ul>`;
}
