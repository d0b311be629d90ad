import { dayNumber, dayOf } from "../app/dates";

/** So many days into a new year, a file is still of the year before: it often has a few rows of April. */
const APRIL = 30;

/**
 * The day as of which figures are shown unless another is asked for: 31 March of the latest year of the return
 * that the files cover, or today if that is before it.
 */
export function usualDay(endOfData: string | undefined, today: string): string {
  if (endOfData === undefined) return today;
  const within = dayOf(dayNumber(endOfData) - APRIL);
  const year = Number(within.slice(0, 4)) + (within.slice(5) > "03-31" ? 1 : 0);
  const end = `${year}-03-31`;
  return end < today ? end : today;
}
