import { Problem, USAGE } from "./problem.mjs";

const READERS = ["practitioner", "parent", "child"];

/** The day and the reader for whom a case is looked at, from a command's options. */
export function when(options) {
  const reader = options.for ?? "practitioner";
  if (!READERS.includes(reader)) {
    throw new Problem(USAGE, `--for ${reader}: the readers are ${READERS.join(", ")}`);
  }
  return { asOf: options["as-of"] ?? today(), reader };
}

// The day here, which near midnight is not always the day in UTC.
function today() {
  const now = new Date();
  const two = (number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
