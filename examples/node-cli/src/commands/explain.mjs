import { openCase } from "../case-file.mjs";
import { engineWith } from "../engine.mjs";
import { USAGE } from "../problem.mjs";
import { about } from "../trouble.mjs";
import { when } from "../when.mjs";

/** Why an item is as it is. */
export function explain([file, item], options) {
  const at = when(options);
  const engine = engineWith(options.policy);
  const opened = openCase(file);
  return about(file, USAGE, () => engine.explain(opened, item, at)).text.trimEnd();
}
