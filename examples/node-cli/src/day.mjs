const LONG = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

/** A day in words: `2026-02-20` is 20 February 2026. */
export const day = (date) => LONG.format(new Date(`${date}T00:00:00Z`));
