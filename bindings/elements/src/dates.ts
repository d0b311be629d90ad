import { html, type TemplateResult } from "lit";

const DAY = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
const SHORT = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
const MOMENT = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeStyle: "short", timeZone: "Europe/London" });

/** A moment in milliseconds; undefined for what is none. */
export function time(iso: string): number | undefined {
  const at = Date.parse(iso);
  return Number.isNaN(at) ? undefined : at;
}

function written(format: Intl.DateTimeFormat, iso: string): string {
  const at = time(iso);
  return at === undefined ? iso : format.format(at);
}

/** 20 February 2026 */
export const long = (iso: string): string => written(DAY, iso);

/** 20 Feb 2026 */
export const short = (iso: string): string => written(SHORT, iso);

/** A day for a page. */
export const day = (iso: string): TemplateResult => html`<time datetime=${iso}>${long(iso)}</time>`;

/** A moment for a page, by the clocks of England. */
export const moment = (iso: string): TemplateResult => html`<time datetime=${iso}>${written(MOMENT, iso)}</time>`;
