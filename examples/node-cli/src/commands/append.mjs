import { openCase, storeCase } from "../case-file.mjs";
import { engineWith } from "../engine.mjs";
import { withLock } from "../lock.mjs";
import { Problem, USAGE } from "../problem.mjs";
import { readText } from "../read-text.mjs";
import { about } from "../trouble.mjs";

/** Adds an entry to a case's file, or refuses it and leaves the file as it was. */
export async function append([file, entryFile], options) {
  if (file === "-") {
    throw new Problem(USAGE, "a case is stored in a file, so it cannot be read from standard input");
  }
  const entry = readText(entryFile);
  const engine = engineWith(options.policy);
  // The case is read under the lock: what another process added meanwhile must be in it.
  const { event } = await withLock(file, (real) => {
    const opened = openCase(real);
    const receipt = about(entryFile, USAGE, () => engine.append(opened, entry));
    storeCase(real, opened);
    return receipt;
  });
  return `${file}: event ${event.seq} was added (${event.hash})`;
}
