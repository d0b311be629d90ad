import { readFileSync } from "node:fs";
import { Problem, USAGE } from "./problem.mjs";

const STANDARD_INPUT = 0;

/** The text of a file, or of standard input for `-`. */
export function readText(file) {
  try {
    return readFileSync(file === "-" ? STANDARD_INPUT : file, "utf8");
  } catch (error) {
    throw new Problem(USAGE, `${file}: cannot be read (${error.code})`);
  }
}
