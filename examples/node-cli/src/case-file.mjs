import { Case } from "reunify";
import { REFUSED, USAGE } from "./problem.mjs";
import { readText } from "./read-text.mjs";
import { replaceFile } from "./replace-file.mjs";
import { about } from "./trouble.mjs";

/** Reads a case and checks that nothing in its log was changed or lost. */
export function openCase(file) {
  const opened = about(file, USAGE, () => Case.load(readText(file)));
  about(file, REFUSED, () => opened.verify());
  return opened;
}

/** Stores a case. */
export function storeCase(file, toStore) {
  replaceFile(file, `${JSON.stringify(toStore, null, 2)}\n`);
}
