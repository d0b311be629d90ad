// Days and moments as the core writes them. The page is a host, and has the clock.

const DAY = 86_400_000;

/** Today, in the reader's time zone. */
export function today(): string {
  const now = new Date();
  const two = (part: number) => String(part).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** This moment in whole seconds. */
export const now = (): string => `${new Date().toISOString().slice(0, 19)}Z`;

/** The last moment of a day. */
export const endOf = (day: string): string => `${day}T23:59:59Z`;

/** A day as a number, for a slider. */
export const dayNumber = (day: string): number => Math.round(Date.parse(`${day}T00:00:00Z`) / DAY);

/** The day that a number stands for. */
export const dayOf = (number: number): string => new Date(number * DAY).toISOString().slice(0, 10);

const LONG = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

/** A day as people write it: 20 February 2026. */
export function long(day: string): string {
  const time = Date.parse(`${day.slice(0, 10)}T00:00:00Z`);
  return Number.isNaN(time) ? day : LONG.format(time);
}

/** Whether a text is a day, `2026-02-20`. */
export const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && dayOf(dayNumber(text)) === text;
