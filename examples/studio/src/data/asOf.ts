/**
 * The day as of which figures are shown unless another is asked for: the 31 March that is nearest to the
 * last day in the files, since a return often ends a few days before it, or has a row of the day after.
 * It is never after today.
 */
export function usualDay(endOfData: string | undefined, today: string): string {
  if (endOfData === undefined) return today;
  const year = Number(endOfData.slice(0, 4));
  const marches = [year - 1, year, year + 1].map((march) => `${march}-03-31`);
  const away = (day: string): number => Math.abs(Date.parse(day) - Date.parse(endOfData));
  const nearest = marches.reduce((best, day) => (away(day) < away(best) ? day : best));
  return nearest < today ? nearest : today;
}
