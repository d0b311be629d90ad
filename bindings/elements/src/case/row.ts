import { html, nothing, type TemplateResult } from "lit";
import { heading } from "../heading.js";
import { type Context, type Explained, whyButton, whyPanel } from "../why-view.js";

export type Colour = "red" | "yellow" | "green" | "blue" | "grey";

export const tag = (colour: Colour, text: string): TemplateResult =>
  html`<span class="tag ${colour}" part="tag tag-${colour}">${text}</span>`;

export interface Row extends Explained {
  readonly tag?: TemplateResult | undefined;
  /** What is said of it, a line each. */
  readonly lines?: readonly unknown[];
  /** A button beside *Why?*. */
  readonly button?: TemplateResult | undefined;
}

/** One item: its title, what is said of it, and why. */
export function row(context: Context, of: Row): TemplateResult {
  const lines = (of.lines ?? []).filter((line) => line !== nothing && line !== undefined);
  return html`<li class="row" part="item">
    <div class="main">
      <p class="title" part="title">${of.title} ${of.tag ?? nothing}</p>
      ${lines.map((line) => html`<div class="line">${line}</div>`)}
    </div>
    <div class="buttons">${of.button ?? nothing}${whyButton(context, of)}</div>
    ${whyPanel(context, of)}
  </li>`;
}

export const rows = (context: Context, all: readonly Row[]): TemplateResult =>
  html`<ul class="plain rows" part="list">
    ${all.map((one) => row(context, one))}
  </ul>`;

/** A part of the board under a heading of its own, with how many things are in it. */
export function section(context: Context, name: string, title: string, count: number | undefined, content: unknown): TemplateResult {
  const counted = count === undefined ? title : html`${title} <span class="count">(${count})</span>`;
  return html`<section class="section ${name}" part="section section-${name}" aria-labelledby="section-${name}">
    ${heading(context.level + 1, "m", counted, `section-${name}`)} ${content}
  </section>`;
}

/** What need not be seen at once. */
export const folded = (summary: string, content: unknown): TemplateResult =>
  html`<details part="details">
    <summary part="summary">${summary}</summary>
    ${content}
  </details>`;

export const none = (text: string): TemplateResult => html`<p class="secondary">${text}</p>`;

/** Puts things under names, in the order in which the names first come. */
export function grouped<T>(all: readonly T[], name: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const key = name(one);
    const group = groups.get(key);
    if (group === undefined) {
      groups.set(key, [one]);
    } else {
      group.push(one);
    }
  }
  return groups;
}
