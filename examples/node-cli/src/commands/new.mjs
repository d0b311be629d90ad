import { existsSync } from "node:fs";
import { Case } from "reunify";
import { storeCase } from "../case-file.mjs";
import { shippedPlan } from "../engine.mjs";
import { withLock } from "../lock.mjs";
import { Problem, REFUSED, USAGE } from "../problem.mjs";
import { about } from "../trouble.mjs";

/** Starts a case without events, in a file that is not there yet. */
export async function create([file, id]) {
  const made = about(file, USAGE, () => Case.create(id, shippedPlan()));
  await withLock(file, (real) => {
    if (existsSync(real)) {
      throw new Problem(REFUSED, `${file}: is there already; nothing was changed`);
    }
    storeCase(real, made);
  });
  return `${file}: the case ${id} was started`;
}
