import type { Deadline } from "../documents.js";
import type { Colour } from "./row.js";

/** Where a deadline stands. */
export type Status = Deadline["status"];

/** The colour that goes with the words for it. */
export const STATUS_COLOURS: Record<Status, Colour> = {
  overdue: "red",
  "due-soon": "yellow",
  due: "blue",
  unknown: "yellow",
  met: "green",
  "met-late": "yellow",
  "no-longer-owed": "grey",
  "not-started": "grey",
};
