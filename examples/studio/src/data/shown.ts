import type { Ssda903Report } from "reunify-workbench";

/** A count, or that it is kept out. */
export type Count = Ssda903Report["totals"]["children"];

/** What stands in the place of a number that is kept out, here and in the report. */
export const KEPT_OUT = "[c]";

const NUMBER = new Intl.NumberFormat("en-GB");

export const number = (value: number): string => NUMBER.format(value);

/** A count as it is written. */
export const count = (shown: Count): string => ("count" in shown ? number(shown.count) : KEPT_OUT);

/** A share, or a dash where there is none. */
export const share = (text: string | undefined): string => text ?? "–";

export const months = (many: number): string => `${many} ${many === 1 ? "month" : "months"}`;
