import { number } from "../shown";

/** How a figure is written and read. Its value is a whole number of the unit of the report. */
export interface Unit {
  readonly prefix?: string;
  readonly suffix?: string;
  /** How many of the report's unit are one of what people write. */
  readonly each: number;
  /** The step of the slider, in the report's unit. */
  readonly step: number;
  readonly whole: boolean;
}

export const CHILDREN: Unit = { each: 1, step: 1, whole: true };
export const SHARE: Unit = { suffix: "%", each: 100, step: 10, whole: false };
export const POUNDS: Unit = { prefix: "£", each: 100, step: 1_000, whole: false };
export const YEARS: Unit = { suffix: "years", each: 1, step: 1, whole: true };
export const RUNS: Unit = { each: 1, step: 100, whole: true };

/** As it stands in a field. */
export const written = (value: number, { each }: Unit): string => String(value / each);

/** As it is said: £7,857 or 35%. */
export const spoken = (value: number, { each, prefix = "", suffix = "" }: Unit): string =>
  `${prefix}${number(value / each)}${suffix.length > 1 ? ` ${suffix}` : suffix}`;

/** What somebody wrote, in the unit of the report; nothing, if it is no such number. */
export function read(text: string, { each, whole }: Unit): number | undefined {
  const plain = text.replace(/[£%,\s]/g, "");
  const pattern = whole ? /^\d{1,9}$/ : /^\d{1,9}(\.\d{1,2})?$/;
  return pattern.test(plain) ? Math.round(Number(plain) * each) : undefined;
}
