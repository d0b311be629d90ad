import type { TemplateResult } from "lit";
import { html, literal } from "lit/static-html.js";

const TAGS = [literal`h1`, literal`h2`, literal`h3`, literal`h4`, literal`h5`, literal`h6`];

/** A heading of the page's outline, at level 1 to 6. */
export function heading(level: number, size: "l" | "m" | "s", content: unknown, id?: string): TemplateResult {
  const tag = TAGS[Math.min(Math.max(Math.trunc(level) || 2, 1), 6) - 1] ?? literal`h2`;
  return html`<${tag} class="heading ${size}" part="heading heading-${size}" id=${id ?? ""}>${content}</${tag}>`;
}
